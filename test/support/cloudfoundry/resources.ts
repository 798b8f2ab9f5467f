/** Records of the foundation as the v3 API shows them. */
import type { App, Deployment, Droplet, Instance, Json, Process, Revision, Task } from './state.ts';
import { ACTIVE } from './state.ts';

const CREATED = { created_at: '2026-08-01T12:00:00Z', updated_at: '2026-08-01T12:00:00Z' };

/** A moment of the foundation's clock. */
const createdAt = (seconds: number): Json => {
  const text = new Date(Date.UTC(2026, 7, 1, 12) + seconds * 1000).toISOString().replace('.000', '');
  return { created_at: text, updated_at: text };
};

const UNITS: Readonly<Record<string, number>> = { B: 1, K: 2 ** 10, M: 2 ** 20, G: 2 ** 30, T: 2 ** 40 };

/** Bytes of a size as a manifest spells it. */
function bytes(size: unknown): number | undefined {
  const [, number, unit] = /^(\d+)([BKMGT])B?$/i.exec(String(size)) ?? [];
  return number && unit ? Number(number) * (UNITS[unit.toUpperCase()] ?? 1) : undefined;
}

const megabytes = (size: unknown, fallback: number): number =>
  Math.round((bytes(size) ?? fallback * 2 ** 20) / 2 ** 20);

export const resources = {
  app: (app: App): Json => ({
    guid: app.guid,
    name: app.name,
    state: app.state,
    ...CREATED,
    lifecycle: {
      type: 'buildpack',
      data: { buildpacks: app.manifest.buildpacks ?? [], stack: app.manifest.stack ?? null },
    },
    relationships: {
      space: { data: { guid: 'space-production' } },
      current_droplet: { data: app.droplet ? { guid: app.droplet } : null },
    },
    metadata: { labels: {}, annotations: {} },
  }),
  process: ({ guid, type, command, instances, settings }: Process, app: App): Json => ({
    guid,
    type,
    command,
    instances,
    memory_in_mb: megabytes(settings.memory, 1024),
    disk_in_mb: megabytes(settings.disk_quota, 1024),
    log_rate_limit_in_bytes_per_second: bytes(settings['log-rate-limit-per-second']) ?? -1,
    health_check: {
      type: settings['health-check-type'] ?? 'port',
      data: { timeout: settings.timeout ?? null, endpoint: settings['health-check-http-endpoint'] },
    },
    readiness_health_check: { type: settings['readiness-health-check-type'] ?? 'process', data: {} },
    relationships: { app: { data: { guid: app.guid } }, revision: null },
    ...CREATED,
  }),
  stats: ({ type, instances, ready, state }: Process): readonly Json[] =>
    Array.from({ length: state === 'STARTED' ? instances : 0 }, (_, index) => ({
      type,
      index,
      state: index < ready ? 'RUNNING' : 'CRASHED',
      routable: index < ready,
      usage: { time: CREATED.created_at, cpu: 0, mem: 1, disk: 1, log_rate: 0 },
      uptime: 1,
      mem_quota: 1,
      disk_quota: 1,
      log_rate_limit: -1,
    })),
  routes: (app: App): readonly Json[] =>
    [...app.routes].map((route) => {
      const [host = '', ...path] = route.split('/');
      return {
        guid: `route-${route.replaceAll('/', '+')}`,
        url: route,
        host: host.split('.')[0],
        path: path.length > 0 ? `/${path.join('/')}` : '',
        protocol: 'http',
        destinations: [
          {
            guid: `destination-${app.guid}`,
            app: { guid: app.guid, process: { type: 'web' } },
            protocol: 'http1',
          },
        ],
        relationships: {
          domain: { data: { guid: 'domain-1' } },
          space: { data: { guid: 'space-production' } },
        },
      };
    }),
  package: (guid: string, state: string): Json => ({ guid, type: 'bits', state, data: {}, ...CREATED }),
  build: (
    guid: string,
    state: string,
    build?: { readonly droplet?: string; readonly error?: string },
  ): Json => ({
    guid,
    state,
    error: build?.error ?? null,
    droplet: build?.droplet ? { guid: build.droplet } : null,
    ...CREATED,
  }),
  droplet: ({ guid, state }: Droplet): Json => ({
    guid,
    state,
    error: null,
    lifecycle: { type: 'buildpack', data: {} },
    process_types: {},
    buildpacks: [{ name: 'python_buildpack', detect_output: 'python' }],
    stack: 'cflinuxfs4',
    ...CREATED,
  }),
  task(task: Task): Json {
    const state = task.left > 0 ? 'RUNNING' : task.fails ? 'FAILED' : 'SUCCEEDED';
    return {
      guid: task.guid,
      sequence_id: task.sequence,
      name: task.name,
      command: task.command,
      state,
      result: {
        failure_reason: state === 'FAILED' ? `APP/TASK/${task.name}: Exited with status 1` : null,
      },
      droplet_guid: task.droplet,
      ...CREATED,
    };
  },
  deployment: (one: Deployment, revision: Revision | undefined): Json => ({
    guid: one.guid,
    status: {
      value: ACTIVE.includes(one.state) ? 'ACTIVE' : 'FINALIZED',
      reason: one.state === 'PREPAUSED' ? 'DEPLOYING' : one.state,
      details: {},
      ...(one.strategy === 'canary'
        ? { canary: { steps: { current: one.step, total: one.steps.length } } }
        : {}),
    },
    strategy: one.strategy,
    droplet: { guid: one.droplet },
    previous_droplet: { guid: one.previous ?? null },
    new_processes: [{ guid: one.process, type: 'web' }],
    revision: revision ? { guid: revision.guid, version: revision.version } : null,
    relationships: { app: { data: { guid: one.app } } },
    ...createdAt(one.at),
  }),
  revision: (revision: Revision, isDeployable: boolean): Json => ({
    guid: revision.guid,
    version: revision.version,
    droplet: { guid: revision.droplet },
    description: revision.description,
    deployable: isDeployable,
    ...createdAt(revision.at),
  }),
  instance: ({ guid, name, type, last_operation }: Instance): Json => ({
    guid,
    name,
    type,
    last_operation,
    ...CREATED,
  }),
};
