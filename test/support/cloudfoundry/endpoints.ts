/** The endpoints of the v3 API that cf and the rendered scripts call, by method and path. */
import { randomUUID } from 'node:crypto';
import type { Call } from './controller.ts';
import { isInFlight, newestWeb } from './deployments.ts';
import { at, type Endpoint, job, list } from './endpoint.ts';
import { type App, type Foundation, type Json, Refusal } from './foundation.ts';
import { resources } from './resources.ts';
import type { Process } from './state.ts';
import { DOMAIN } from './state.ts';
import { formPart, unzip } from './zip.ts';

const ORGANIZATION = {
  guid: 'organization-1',
  name: 'example',
  relationships: { quota: { data: { guid: 'quota-1' } } },
};
const SPACES = ['production', 'staging'];
/** A token whose payload cf reads; nothing verifies it. */
function token(): string {
  const part = (value: Json): string => Buffer.from(JSON.stringify(value)).toString('base64url');
  const payload = { user_name: 'developer', user_id: 'user-1', origin: 'uaa', exp: 4_000_000_000 };
  return `${part({ alg: 'none' })}.${part(payload)}.${part({})}`;
}

function appsFor({ foundation, query }: Call): readonly App[] {
  const names = query.get('names')?.split(',');
  return [...foundation.apps.values()].filter(
    ({ name }) => !names || names.includes(decodeURIComponent(name)),
  );
}

function processOf(foundation: Foundation, guid: string | undefined): readonly [App, Process] {
  for (const app of foundation.apps.values())
    for (const process of app.processes) if (process.guid === guid) return [app, process];
  throw new Refusal('Process not found', 404, 'CF-ResourceNotFound');
}

/** Sessions, apps, packages and builds. */
export const appEndpoints: readonly (readonly [RegExp, Endpoint])[] = [
  at('GET /', ({ base }) => {
    const link = { href: base };
    const v3 = { href: `${base}/v3`, meta: { version: '3.228.0' } };
    return {
      body: {
        links: {
          self: link,
          cloud_controller_v2: null,
          cloud_controller_v3: v3,
          login: link,
          uaa: link,
          log_cache: link,
          logging: link,
          network_policy_v1: link,
          routing: link,
        },
      },
    };
  }),
  at('GET /v3', ({ base }) => ({ body: { links: { self: { href: `${base}/v3` } } } })),
  at('GET /login', ({ base }) => ({
    body: { app: { version: '78.0.0' }, links: { login: base, uaa: base }, prompts: {} },
  })),
  at('POST /oauth/token', () => ({
    body: { access_token: token(), refresh_token: token(), token_type: 'bearer', expires_in: 3600 },
  })),
  at('GET /api/v1/info', () => ({ body: { version: '3.0.0' } })),
  at('GET /api/v1/read/:source', () => ({ body: { envelopes: { batch: [] } } })),
  at('GET /v3/organizations', () => list(ORGANIZATION)),
  at('GET /v3/organizations/:guid', () => ({ body: ORGANIZATION })),
  at('GET /v3/spaces', ({ query }) => {
    const wanted = query.get('names');
    const fitting = SPACES.filter((name) => !wanted || wanted === name);
    const organization = { data: { guid: ORGANIZATION.guid } };
    return list(...fitting.map((name) => ({ guid: `space-${name}`, name, relationships: { organization } })));
  }),
  at('POST /v3/spaces/:guid/manifest_diff', () => ({ status: 201, body: { diff: [] } })),
  at('POST /v3/spaces/:guid/actions/apply_manifest', ({ foundation, base, body }) => {
    const error = foundation.applyManifest(body.toString('utf8'));
    const reply = job(base);
    if (error) foundation.failedJobs.set(reply.guid, error);
    return reply;
  }),
  at('GET /v3/jobs/:guid', ({ foundation, names }) => {
    const guid = names.guid ?? '';
    const service = foundation.serviceJobs.get(guid);
    const { state, description } = foundation.services.get(service ?? '')?.last_operation ?? {};
    if (state === 'in progress') return { body: { guid, state: 'PROCESSING', errors: [] } };
    const detail = foundation.failedJobs.get(guid) ?? (state === 'failed' ? description : undefined);
    const errors = detail ? [{ code: 10008, title: 'CF-UnprocessableEntity', detail }] : [];
    return { body: { guid, state: detail ? 'FAILED' : 'COMPLETE', errors } };
  }),
  at('GET /v3/apps', (call) => list(...appsFor(call).map(resources.app))),
  at('GET /v3/apps/:app', ({ foundation, names }) => ({
    body: resources.app(foundation.app(names.app ?? '')),
  })),
  at('GET /v3/apps/:app/processes', ({ foundation, names }) => {
    const app = foundation.app(names.app ?? '');
    return list(...app.processes.map((one) => resources.process(one, app)));
  }),
  at('GET /v3/apps/:app/processes/:type', ({ foundation, names }) => {
    const app = foundation.app(names.app ?? '');
    const process =
      names.type === 'web' ? newestWeb(app) : app.processes.find(({ type }) => type === names.type);
    if (!process) throw new Refusal('Process not found', 404, 'CF-ResourceNotFound');
    return { body: resources.process(process, app) };
  }),
  at('POST /v3/apps/:app/processes/:type/actions/scale', ({ foundation, names, json }) => {
    const app = foundation.app(names.app ?? '');
    const { instances } = json('instances', 'memory_in_mb', 'disk_in_mb') as { instances: number };
    if (names.type === 'web' && isInFlight(foundation, app) && foundation.has('manifest-in-flight'))
      throw new Refusal('Cannot scale this process while a deployment is in flight.');
    const process = app.processes.findLast(({ type }) => type === names.type);
    if (!process) throw new Refusal('Process not found', 404, 'CF-ResourceNotFound');
    Object.assign(process, { instances, ready: process.ready > 0 ? instances : process.ready });
    return { status: 202, body: resources.process(process, app) };
  }),
  at('GET /v3/processes/:process', ({ foundation, names }) => {
    const [app, process] = processOf(foundation, names.process);
    return { body: resources.process(process, app) };
  }),
  at('GET /v3/processes/:process/stats', ({ foundation, names }) => ({
    body: { resources: resources.stats(processOf(foundation, names.process)[1]) },
  })),
  at('GET /v3/processes/:process/sidecars', () => list()),
  at('GET /v3/apps/:app/environment_variables', ({ foundation, names }) => ({
    body: { var: Object.fromEntries(foundation.app(names.app ?? '').env) },
  })),
  at('PATCH /v3/apps/:app/environment_variables', ({ foundation, names, json }) => {
    const { env } = foundation.app(names.app ?? '');
    for (const [name, value] of Object.entries(json('var').var as Record<string, string | null>))
      if (value === null) env.delete(name);
      else env.set(name, value);
    return { body: { var: Object.fromEntries(env) } };
  }),
  at('GET /v3/apps/:app/droplets', ({ foundation, names, query }) => {
    const states = query.get('states')?.split(',');
    const own = [...foundation.droplets.values()].filter(({ app }) => app === names.app);
    return list(...own.filter(({ state }) => !states || states.includes(state)).map(resources.droplet));
  }),
  at('GET /v3/apps/:app/routes', ({ foundation, names }) =>
    list(...resources.routes(foundation.app(names.app ?? ''))),
  ),
  at('GET /v3/routes', () => list()),
  at('GET /v3/domains', () => list({ guid: 'domain-1', name: DOMAIN, internal: false })),
  at('GET /v3/apps/:app/features/:name', ({ names }) => ({ body: { name: names.name, enabled: true } })),
  at('GET /v3/isolation_segments.*', () => list()),
  at('GET /v3/spaces/:guid/relationships/isolation_segment', () => ({ body: { data: null } })),
  at('GET /v3/apps/:app/droplets/current', ({ foundation, names }) => {
    const droplet = foundation.droplets.get(foundation.app(names.app ?? '').droplet ?? '');
    if (!droplet) throw new Refusal('Droplet not found', 404, 'CF-ResourceNotFound');
    return { body: resources.droplet(droplet) };
  }),
  at('PATCH /v3/apps/:app/relationships/current_droplet', ({ foundation, names, json }) => {
    const { data } = json('data') as { data: { guid: string } };
    foundation.setDroplet(foundation.app(names.app ?? ''), data.guid);
    return { body: { data } };
  }),
  at('POST /v3/apps/:app/actions/(?<action>start|restart|stop)', ({ foundation, names }) => {
    const app = foundation.app(names.app ?? '');
    if (names.action !== 'stop') foundation.startAll(app);
    else {
      app.state = 'STOPPED';
      for (const process of app.processes) Object.assign(process, { state: 'STOPPED', ready: 0 });
    }
    return { body: resources.app(app) };
  }),
  at('POST /v3/resource_matches', () => ({ status: 201, body: { resources: [] } })),
  at('POST /v3/packages', ({ foundation, json }) => {
    const { type, relationships } = json('type', 'relationships', 'data', 'metadata') as {
      type: string;
      relationships: { app: { data: { guid: string } } };
    };
    if (type !== 'bits') throw new Refusal('Type must be one of bits, docker');
    const guid = randomUUID();
    foundation.packages.set(guid, { app: foundation.app(relationships.app.data.guid).guid });
    return { status: 201, body: resources.package(guid, 'AWAITING_UPLOAD') };
  }),
  at('POST /v3/packages/:package/upload', ({ foundation, names, body, contentType }) => {
    const bits = formPart(body, contentType, 'bits');
    const found = foundation.packages.get(names.package ?? '');
    if (!bits || !found) throw new Refusal('Upload must include either resources or bits');
    found.files = unzip(bits);
    return { body: resources.package(names.package ?? '', 'READY') };
  }),
  at('GET /v3/packages', ({ foundation, query }) => {
    const found = [...foundation.packages].filter(([guid]) => query.get('guids')?.split(',').includes(guid));
    return list(...found.map(([guid]) => resources.package(guid, 'READY')));
  }),
  at('GET /v3/packages/:package', ({ names }) => ({ body: resources.package(names.package ?? '', 'READY') })),
  at('GET /v3/packages/:package/droplets', ({ foundation, names }) => {
    const found = [...foundation.droplets.values()].filter((droplet) => droplet.package === names.package);
    return list(...found.map(resources.droplet));
  }),
  at('POST /v3/builds', ({ foundation, json }) => {
    const { package: wanted } = json('package', 'lifecycle', 'metadata', 'staging_memory_in_mb') as {
      package: { guid: string };
    };
    const guid = foundation.stage(wanted.guid);
    return { status: 201, body: resources.build(guid, 'STAGING') };
  }),
  at('GET /v3/builds/:build', ({ foundation, names }) => {
    const build = foundation.builds.get(names.build ?? '');
    return { body: resources.build(names.build ?? '', build?.error ? 'FAILED' : 'STAGED', build) };
  }),
  at('GET /v3/droplets/:droplet', ({ foundation, names }) => {
    const droplet = foundation.droplets.get(names.droplet ?? '');
    if (!droplet) throw new Refusal('Droplet not found', 404, 'CF-ResourceNotFound');
    return { body: resources.droplet(droplet) };
  }),
];
