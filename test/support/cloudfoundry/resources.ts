/** Records of the foundation as the v3 API shows them. */
import { bytes } from '../../../src/platforms/cloudfoundry/rules.ts';
import type { App, Deployment, Droplet, Json, Revision, Task } from './foundation.ts';

const CREATED = { created_at: '2026-08-01T12:00:00Z', updated_at: '2026-08-01T12:00:00Z' };

function webOf(app: App): Json {
  const processes = (app.manifest.processes as Json[] | undefined) ?? [];
  return { ...app.manifest, ...processes.find(({ type }) => type === 'web') };
}

const megabytes = (size: unknown, fallback: number): number =>
  Math.round((bytes(String(size)) ?? fallback * 2 ** 20) / 2 ** 20);

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
  process(app: App): Json {
    const web = webOf(app);
    return {
      // The web process has its app's guid.
      guid: app.guid,
      type: 'web',
      command: web.command ?? null,
      instances: web.instances ?? 1,
      memory_in_mb: megabytes(web.memory, 1024),
      disk_in_mb: megabytes(web.disk_quota, 1024),
      log_rate_limit_in_bytes_per_second: bytes(String(web['log-rate-limit-per-second'])) ?? -1,
      health_check: {
        type: web['health-check-type'] ?? 'port',
        data: { timeout: web.timeout ?? null, endpoint: web['health-check-http-endpoint'] },
      },
      readiness_health_check: { type: web['readiness-health-check-type'] ?? 'process', data: {} },
      ...CREATED,
    };
  },
  stats(app: App): readonly Json[] {
    const count = app.state === 'STARTED' ? Number(webOf(app).instances ?? 1) : 0;
    return Array.from({ length: count }, (_, index) => ({
      type: 'web',
      index,
      state: 'RUNNING',
      routable: true,
      usage: { time: CREATED.created_at, cpu: 0, mem: 1, disk: 1, log_rate: 0 },
      uptime: 1,
      mem_quota: 1,
      disk_quota: 1,
      log_rate_limit: -1,
    }));
  },
  routes: (app: App): readonly Json[] =>
    ((app.manifest.routes as { route: string }[] | undefined) ?? []).map(({ route }, index) => {
      const [host = '', ...path] = route.split('/');
      return {
        guid: `route-${app.guid}-${index}`,
        url: route,
        host: host.split('.')[0],
        path: path.length > 0 ? `/${path.join('/')}` : '',
        protocol: 'http',
        destinations: [
          {
            guid: `destination-${index}`,
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
  droplet: (droplet: Droplet): Json => ({
    guid: droplet.guid,
    state: 'STAGED',
    error: null,
    lifecycle: { type: 'buildpack', data: {} },
    process_types: {},
    buildpacks: [{ name: 'python_buildpack', detect_output: 'python' }],
    stack: 'cflinuxfs4',
    ...CREATED,
  }),
  task(task: Task): Json {
    const ended = task.asked >= 2;
    return {
      guid: task.guid,
      sequence_id: 1,
      name: 'migrate',
      command: task.command,
      state: ended ? (task.fails ? 'FAILED' : 'SUCCEEDED') : 'RUNNING',
      result: { failure_reason: ended && task.fails ? 'APP/TASK/migrate: Exited with status 1' : null },
      droplet_guid: task.droplet,
      ...CREATED,
    };
  },
  deployment: (deployment: Deployment): Json => ({
    guid: deployment.guid,
    status: {
      value: deployment.reason === 'DEPLOYING' ? 'ACTIVE' : 'FINALIZED',
      reason: deployment.reason,
      details: {},
    },
    strategy: 'rolling',
    droplet: { guid: deployment.droplet },
    new_processes: [{ guid: deployment.app, type: 'web' }],
    relationships: { app: { data: { guid: deployment.app } } },
    ...CREATED,
  }),
  revision: (revision: Revision): Json => ({
    guid: revision.guid,
    version: revision.version,
    droplet: { guid: revision.droplet },
    description: 'New droplet deployed.',
    deployable: true,
    ...CREATED,
  }),
};
