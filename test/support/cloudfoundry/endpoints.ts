/** The endpoints of the v3 API that cf and the rendered scripts call, by method and path. */
import { randomUUID } from 'node:crypto';
import type { Call, Reply } from './controller.ts';
import { type App, DOMAIN, type Json, Refusal } from './foundation.ts';
import { resources } from './resources.ts';
import { formPart, unzip } from './zip.ts';

type Endpoint = (call: Call) => Reply;

/** `GET /v3/apps/:app` as a pattern with named groups. */
const at = (line: string, endpoint: Endpoint): readonly [RegExp, Endpoint] => [
  new RegExp(`^${line.replaceAll(/:(\w+)/g, '(?<$1>[^/]+)')}$`),
  endpoint,
];

const ORGANIZATION = {
  guid: 'organization-1',
  name: 'example',
  relationships: { quota: { data: { guid: 'quota-1' } } },
};
const SPACES = ['production', 'staging'];
/** What the marketplace has, each with the plan `small`. */
const OFFERINGS = ['postgresql', 'mysql', 'redis'];
const list = (...found: readonly unknown[]): Reply => ({
  body: { pagination: { total_results: found.length, total_pages: 1, next: null }, resources: found },
});

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

const job = (base: string): Reply => ({
  status: 202,
  headers: { Location: `${base}/v3/jobs/${randomUUID()}` },
});

export const endpoints: readonly (readonly [RegExp, Endpoint])[] = [
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
    foundation.applyManifest(body.toString('utf8'));
    return job(base);
  }),
  at('GET /v3/jobs/:guid', ({ names }) => ({ body: { guid: names.guid, state: 'COMPLETE', errors: [] } })),
  at('GET /v3/apps', (call) => list(...appsFor(call).map(resources.app))),
  at('GET /v3/apps/:app', ({ foundation, names }) => ({
    body: resources.app(foundation.app(names.app ?? '')),
  })),
  at('GET /v3/apps/:app/processes', ({ foundation, names }) =>
    list(resources.process(foundation.app(names.app ?? ''))),
  ),
  at('GET /v3/apps/:app/processes/:type', ({ foundation, names }) => ({
    body: resources.process(foundation.app(names.app ?? '')),
  })),
  at('GET /v3/processes/:app', ({ foundation, names }) => ({
    body: resources.process(foundation.app(names.app ?? '')),
  })),
  at('GET /v3/processes/:app/stats', ({ foundation, names }) => ({
    body: { resources: resources.stats(foundation.app(names.app ?? '')) },
  })),
  at('GET /v3/processes/:app/sidecars', () => list()),
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
    const app = foundation.app(names.app ?? '');
    if (foundation.droplets.get(data.guid)?.app !== app.guid)
      throw new Refusal(
        'Unable to assign current droplet. Ensure the droplet exists and belongs to this app.',
      );
    app.droplet = data.guid;
    return { body: { data } };
  }),
  at('POST /v3/apps/:app/actions/(?<action>start|restart|stop)', ({ foundation, names }) => {
    const app = foundation.app(names.app ?? '');
    if (names.action === 'stop') app.state = 'STOPPED';
    else if (!app.droplet) throw new Refusal('Assign a droplet before starting this app.');
    else foundation.serve(app, app.droplet);
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
  at('POST /v3/apps/:app/tasks', ({ foundation, names, json }) => {
    const fields = [
      'name',
      'command',
      'droplet_guid',
      'template',
      'memory_in_mb',
      'disk_in_mb',
      'log_rate_limit_in_bytes_per_second',
      'metadata',
    ];
    const { command, droplet_guid } = json(...fields) as { command: string; droplet_guid?: string };
    return {
      status: 202,
      body: resources.task(foundation.runTask(foundation.app(names.app ?? ''), command, droplet_guid)),
    };
  }),
  at('GET /v3/tasks/:task', ({ foundation, names }) => {
    const task = foundation.tasks.get(names.task ?? '');
    if (!task) throw new Refusal('Task not found', 404, 'CF-ResourceNotFound');
    task.asked += 1;
    return { body: resources.task(task) };
  }),
  at('POST /v3/deployments', ({ foundation, json }) => {
    const wanted = json('droplet', 'revision', 'strategy', 'options', 'relationships', 'metadata') as {
      droplet?: { guid: string };
      revision?: { guid: string };
      strategy?: string;
      relationships?: { app?: { data?: { guid: string } } };
    };
    if (wanted.droplet && wanted.revision)
      throw new Refusal("Cannot set both fields 'droplet' and 'revision'");
    if (!['rolling', 'canary', 'recreate', undefined].includes(wanted.strategy))
      throw new Refusal(`Strategy '${wanted.strategy}' is not a supported deployment strategy`);
    const app = foundation.app(wanted.relationships?.app?.data?.guid ?? '');
    const revision = foundation.revisions.find(({ guid }) => guid === wanted.revision?.guid);
    if (wanted.revision && !revision) throw new Refusal('The revision does not exist');
    const droplet = wanted.droplet?.guid ?? revision?.droplet ?? app.droplet ?? '';
    return { status: 201, body: resources.deployment(foundation.deploy(app, droplet)) };
  }),
  at('GET /v3/deployments', ({ foundation, query }) => {
    const active = [...foundation.deployments.values()].filter(({ reason }) => reason === 'DEPLOYING');
    return list(...active.filter(({ app }) => app === query.get('app_guids')).map(resources.deployment));
  }),
  at('GET /v3/deployments/:deployment', ({ foundation, names }) => {
    const found = foundation.deployments.get(names.deployment ?? '');
    if (!found) throw new Refusal('Deployment not found', 404, 'CF-ResourceNotFound');
    foundation.follow(found);
    return { body: resources.deployment(found) };
  }),
  at('POST /v3/deployments/:deployment/actions/cancel', ({ foundation, names }) => {
    const found = foundation.deployments.get(names.deployment ?? '');
    if (!found) throw new Refusal('Deployment not found', 404, 'CF-ResourceNotFound');
    foundation.cancel(found);
    return { body: {} };
  }),
  at('GET /v3/apps/:app/revisions', ({ foundation, names }) =>
    list(...foundation.revisions.filter(({ app }) => app === names.app).map(resources.revision)),
  ),
  at('GET /v3/apps/:app/revisions/deployed', ({ foundation, names }) => {
    const { serving, guid } = foundation.app(names.app ?? '');
    const newest = foundation.revisions
      .filter(({ app, droplet }) => app === guid && droplet === serving)
      .at(-1);
    return list(...(newest ? [resources.revision(newest)] : []));
  }),
  at('GET /v3/service_instances', ({ foundation, query }) => {
    const wanted = query.get('names')?.split(',');
    const found = [...foundation.services].filter(([name]) => !wanted || wanted.includes(name));
    return list(...found.map(([, instance]) => instance));
  }),
  at('GET /v3/service_offerings', ({ query }) =>
    list(...OFFERINGS.filter((name) => query.get('names') === name).map((name) => ({ guid: name, name }))),
  ),
  at('GET /v3/service_plans', ({ query }) => {
    const offering = OFFERINGS.find((name) => query.get('service_offering_names') === name);
    const fits = offering && query.get('names') === 'small';
    return list(...(fits ? [{ guid: `plan-${offering}`, name: 'small', available: true }] : []));
  }),
  at('POST /v3/service_instances', ({ foundation, json, base }) => {
    const instance = json(
      'type',
      'name',
      'credentials',
      'parameters',
      'tags',
      'relationships',
      'syslog_drain_url',
      'route_service_url',
      'metadata',
    );
    const name = String(instance.name);
    if (foundation.services.has(name)) throw new Refusal(`The service instance name is taken: ${name}.`);
    foundation.services.set(name, {
      guid: randomUUID(),
      ...instance,
      last_operation: { type: 'create', state: 'succeeded' },
    });
    return instance.type === 'managed' ? job(base) : { status: 201, body: foundation.services.get(name) };
  }),
];
