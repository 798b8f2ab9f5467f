/** Tasks, deployments, revisions, services and what is deleted. */
import { randomUUID } from 'node:crypto';
import type { Call, Reply } from './controller.ts';
import { cancelDeployment, continueDeployment, createDeployment, type Wanted } from './deployments.ts';
import { at, type Endpoint, job, list } from './endpoint.ts';
import { type Foundation, type Json, Refusal } from './foundation.ts';
import { resources } from './resources.ts';
import { ACTIVE, type Deployment, type Instance } from './state.ts';

/** What the marketplace has, each with the plan `small`. */
const OFFERINGS = ['postgresql', 'mysql', 'redis'];

const TASK_FIELDS = [
  'name',
  'command',
  'droplet_guid',
  'template',
  'memory_in_mb',
  'disk_in_mb',
  'log_rate_limit_in_bytes_per_second',
  'metadata',
];

function deploymentOf({ foundation, names }: Call): Deployment {
  const found = foundation.deployments.get(names.deployment ?? '');
  if (!found) throw new Refusal('Deployment not found', 404, 'CF-ResourceNotFound');
  return found;
}

const shown = (foundation: Foundation, one: Deployment): Json =>
  resources.deployment(
    one,
    foundation.revisions.find(({ guid }) => guid === one.revision),
  );

function serviceOf({ foundation, names }: Call): Instance {
  const found = [...foundation.services.values()].find(({ guid }) => guid === names.instance);
  if (!found) throw new Refusal('Service instance not found', 404, 'CF-ResourceNotFound');
  return found;
}

function createInstance({ foundation, json, base }: Call): Reply {
  const fields = ['type', 'name', 'credentials', 'parameters', 'tags', 'relationships', 'metadata'];
  const { name, type, credentials } = json(...fields, 'syslog_drain_url', 'route_service_url') as {
    name: string;
    type: string;
    credentials?: unknown;
  };
  const { type: operation = '', state = '' } = foundation.services.get(name)?.last_operation ?? {};
  // The Cloud Controller puts a new one in the place of one that could not be made.
  if (
    foundation.services.has(name) &&
    !(operation === 'create' && state === 'failed') &&
    foundation.has('taken-name')
  )
    throw new Refusal(`The service instance name is taken: ${name}.`);
  const managed = type === 'managed';
  const instance: Instance = {
    guid: randomUUID(),
    name,
    type,
    credentials,
    last_operation: { type: 'create', state: managed ? 'in progress' : 'succeeded', description: '' },
    left: 1,
    ends: foundation.fails === 'service' ? 'failed' : 'succeeded',
  };
  foundation.services.set(name, instance);
  if (!managed) return { status: 201, body: resources.instance(instance) };
  const reply = job(base);
  foundation.serviceJobs.set(reply.guid, name);
  return reply;
}

/** Bindings, with the apps or the instances that they are asked to come with. */
function bindings({ foundation, query }: Call): Reply {
  const [apps, instances] = ['app_guids', 'service_instance_guids'].map((name) =>
    query.get(name)?.split(','),
  );
  const names = query.get('service_instance_names')?.split(',');
  const found = [...foundation.apps.values()].flatMap((app) =>
    [...app.bindings].map(([name, binding]) => ({ app, binding, instance: foundation.services.get(name) })),
  );
  const fits = found.filter(
    ({ app, instance }) =>
      (!apps || apps.includes(app.guid)) &&
      (!instances || instances.includes(instance?.guid ?? '')) &&
      (!names || names.includes(instance?.name ?? '')),
  );
  const reply = list(
    ...fits.map(({ app, binding, instance }) => ({
      guid: `binding-${app.guid}+${instance?.guid}`,
      name: binding,
      type: 'app',
      last_operation: { type: 'create', state: 'succeeded' },
      relationships: {
        app: { data: { guid: app.guid } },
        service_instance: { data: { guid: instance?.guid } },
      },
    })),
  );
  const included = {
    service_instances: fits.flatMap(({ instance }) => (instance ? [resources.instance(instance)] : [])),
    apps: fits.map(({ app }) => resources.app(app)),
  };
  return { body: { ...(reply.body as Json), included } };
}

export const runningEndpoints: readonly (readonly [RegExp, Endpoint])[] = [
  at('POST /v3/apps/:app/tasks', ({ foundation, names, json }) => {
    const wanted = json(...TASK_FIELDS) as Parameters<Foundation['runTask']>[1];
    return { status: 202, body: resources.task(foundation.runTask(foundation.app(names.app ?? ''), wanted)) };
  }),
  at('GET /v3/apps/:app/tasks', ({ foundation, names, query }) => {
    const [wanted, states] = ['names', 'states'].map((name) => query.get(name)?.split(','));
    const own = [...foundation.tasks.values()].filter(({ app }) => app === names.app).map(resources.task);
    return list(
      ...own.filter(
        ({ name, state }) =>
          (!wanted || wanted.includes(String(name))) && (!states || states.includes(String(state))),
      ),
    );
  }),
  at('GET /v3/tasks/:task', ({ foundation, names }) => {
    const task = foundation.tasks.get(names.task ?? '');
    if (!task) throw new Refusal('Task not found', 404, 'CF-ResourceNotFound');
    return { body: resources.task(task) };
  }),
  at('POST /v3/deployments', ({ foundation, json }) => {
    const wanted = json(
      'droplet',
      'revision',
      'strategy',
      'options',
      'relationships',
      'metadata',
    ) as Wanted & {
      relationships?: { app?: { data?: { guid: string } } };
    };
    if (wanted.droplet && wanted.revision)
      throw new Refusal("Cannot set both fields 'droplet' and 'revision'");
    if (!['rolling', 'canary', undefined].includes(wanted.strategy))
      throw new Refusal(`Strategy '${wanted.strategy}' is not a supported deployment strategy`);
    const weights = (wanted.options?.canary?.steps ?? []).map((step) => step.instance_weight);
    if (weights.some((weight, at) => weight < 1 || weight > 100 || weight < (weights[at - 1] ?? 0)))
      throw new Refusal('Options.canary.steps.instance weight must be sorted in ascending order');
    const app = foundation.app(wanted.relationships?.app?.data?.guid ?? '');
    return { status: 201, body: shown(foundation, createDeployment(foundation, app, wanted)) };
  }),
  at('GET /v3/deployments', ({ foundation, query }) => {
    const [apps, values] = ['app_guids', 'status_values'].map((name) => query.get(name)?.split(','));
    const found = [...foundation.deployments.values()].filter(
      ({ app, state }) =>
        (!apps || apps.includes(app)) &&
        (!values || values.includes(ACTIVE.includes(state) ? 'ACTIVE' : 'FINALIZED')),
    );
    return list(...found.map((one) => shown(foundation, one)));
  }),
  at('GET /v3/deployments/:deployment', (call) => ({ body: shown(call.foundation, deploymentOf(call)) })),
  at('POST /v3/deployments/:deployment/actions/cancel', (call) => {
    cancelDeployment(call.foundation, deploymentOf(call));
    return {};
  }),
  at('POST /v3/deployments/:deployment/actions/continue', (call) => {
    continueDeployment(deploymentOf(call));
    return {};
  }),
  at('GET /v3/apps/:app/revisions', ({ foundation, names }) =>
    list(
      ...foundation
        .revisionsOf(foundation.app(names.app ?? ''))
        .map((one) => resources.revision(one, foundation.droplets.get(one.droplet)?.state === 'STAGED')),
    ),
  ),
  at('GET /v3/apps/:app/revisions/deployed', ({ foundation, names }) => {
    const app = foundation.app(names.app ?? '');
    const started = app.processes.filter(({ state }) => state === 'STARTED').map(({ revision }) => revision);
    const found = foundation.revisionsOf(app).filter(({ guid }) => started.includes(guid));
    const few = foundation.has('several-deployed') ? found : found.slice(-1);
    return list(...few.map((one) => resources.revision(one, true)));
  }),
  at('GET /v3/service_instances', ({ foundation, query }) => {
    const wanted = query.get('names')?.split(',');
    const found = [...foundation.services.values()].filter(({ name }) => !wanted || wanted.includes(name));
    return list(...found.map(resources.instance));
  }),
  at('GET /v3/service_offerings', ({ query }) =>
    list(...OFFERINGS.filter((name) => query.get('names') === name).map((name) => ({ guid: name, name }))),
  ),
  at('GET /v3/service_plans', ({ query }) => {
    const offering = OFFERINGS.find((name) => query.get('service_offering_names') === name);
    const fits = offering && query.get('names') === 'small';
    return list(...(fits ? [{ guid: `plan-${offering}`, name: 'small', available: true }] : []));
  }),
  at('POST /v3/service_instances', createInstance),
  at('DELETE /v3/service_instances/:instance', (call) => {
    const { name } = serviceOf(call);
    for (const app of call.foundation.apps.values()) app.bindings.delete(name);
    call.foundation.services.delete(name);
    return job(call.base);
  }),
  at('GET /v3/service_credential_bindings', bindings),
  at('POST /v3/service_credential_bindings', ({ foundation, json, base }) => {
    const { name, relationships } = json('type', 'name', 'relationships', 'parameters', 'metadata') as {
      name?: string;
      relationships: { app: { data: { guid: string } }; service_instance: { data: { guid: string } } };
    };
    const { guid } = relationships.service_instance.data;
    const instance = [...foundation.services.values()].find((one) => one.guid === guid);
    if (!instance) throw new Refusal('The service instance could not be found');
    foundation.app(relationships.app.data.guid).bindings.set(instance.name, name ?? null);
    return job(base);
  }),
  at('DELETE /v3/service_credential_bindings/:binding', ({ foundation, names, base }) => {
    const [app = '', instance] = (names.binding ?? '').replace('binding-', '').split('+');
    const found = [...foundation.services.values()].find(({ guid }) => guid === instance);
    foundation.app(app).bindings.delete(found?.name ?? '');
    return job(base);
  }),
  at('DELETE /v3/apps/:app', ({ foundation, names, base }) => {
    foundation.deleteApp(foundation.app(names.app ?? ''));
    return job(base);
  }),
  at('DELETE /v3/routes/:route', ({ foundation, names, base }) => {
    const url = (names.route ?? '').replace('route-', '').replaceAll('+', '/');
    for (const app of foundation.apps.values()) app.routes.delete(url);
    return job(base);
  }),
];
