/** What each command changes. */
import { listed, shown } from './printed.ts';
import { build, runJob } from './runs.ts';
import { putSecret } from './secrets.ts';
import type { Call, Service } from './service.ts';
import { all, bindingName, find, type Thing } from './state.ts';
import { addresses, checkCron, checkName, must, one } from './values.ts';
import { putApp, putJob, startVersion } from './workloads.ts';

/** @returns what it prints; @throws Error with the reason when it is refused, or when what is waited for ends badly */
export function perform(service: Service, call: Call): string {
  const { cloud } = service;
  const { kind, verb, name, flags } = call;
  if (kind === 'project') return service.project(verb, name, flags);
  must(cloud.project, 'no project is selected');
  switch (verb) {
    case 'list': {
      const things = Object.entries(all(cloud, kind)).filter(
        ([, thing]) => !flags.has('job') || thing.flags.job?.[0] === one(flags, 'job'),
      );
      return listed(kind, Object.fromEntries(things));
    }
    case 'get': {
      const thing = find(cloud, kind, name);
      if (one(flags, 'output') === 'url')
        return `https://${name}.1a2b3c4d5ef.eu-de.codeengine.appdomain.cloud`;
      // Where an update would do away with bindings, there are none to be seen before it.
      return shown(
        kind,
        name ?? '',
        service.holds('update-keeps-bindings') ? thing : { ...thing, bound: [] },
      );
    }
    case 'events':
    case 'logs':
      return told(service, call);
    case 'bind':
    case 'unbind':
      return binding(service, call);
    case 'delete':
      return remove(service, call);
    case 'submit':
      return kind === 'buildrun' ? build(service, call) : runJob(service, call);
    case 'restart':
      find(cloud, kind, name ?? one(flags, 'application'));
      return 'OK';
    default:
      return put(service, call);
  }
}

/** Events are kept for an hour, whatever started; logs only of what did. */
function told(service: Service, { kind, verb, flags }: Call): string {
  const thing = find(service.cloud, kind, one(flags, kind) ?? one(flags, 'name'));
  const started = !/pull image|\$PATH|not found/.test(thing.why ?? '');
  if (verb === 'events')
    return `events:\n  Warning  Failed  12s  kubelet  ${started ? 'BackOff' : thing.why}`;
  must(started || !service.holds('no-image-no-logs'), 'no instances were found: there are no logs');
  return `${thing.why ?? ''}\nthe log of the run`;
}

function binding(service: Service, { kind, verb, name, flags, trouble }: Call): string {
  const { cloud } = service;
  const target = find(cloud, kind, name);
  target.bound ??= [];
  if (verb === 'unbind') {
    const instance = target.bound.find((one_) => bindingName(name ?? '', one_) === one(flags, 'binding'));
    must(instance !== undefined, `binding '${one(flags, 'binding')}' was not found`);
    target.bound = target.bound.filter((one_) => one_ !== instance);
    delete target.credentials?.[instance];
  } else {
    const instance = one(flags, 'service-instance') ?? '';
    if (target.passing) target.bound = [];
    delete target.passing;
    must(cloud.services.includes(instance), `service instance '${instance}' was not found`);
    must(!target.bound.includes(instance), `'${instance}' would be bound twice`);
    target.bound.push(instance);
    const credential = one(flags, 'service-credential');
    if (credential) target.credentials = { ...target.credentials, [instance]: credential };
  }
  // A binding makes a new version of an app.
  if (kind === 'application') startVersion(service, target, flags, trouble);
  return 'OK';
}

function remove(service: Service, { kind, name = '', flags }: Call): string {
  const { cloud } = service;
  must(flags.has('force'), 'it would ask');
  const things = all(cloud, kind);
  if (kind === 'jobrun' && flags.has('job')) {
    const runs = Object.entries(things).filter(([, run]) => run.flags.job?.[0] === one(flags, 'job'));
    must(runs.length > 0 || flags.has('ignore-not-found'), 'there is no job run');
    for (const [run] of runs) delete things[run];
    return 'OK';
  }
  must(things[name] || flags.has('ignore-not-found'), `${kind} '${name}' was not found`);
  if (kind === 'persistentdatastore') {
    const users = [...Object.values(all(cloud, 'application')), ...Object.values(all(cloud, 'job'))];
    must(
      !users.some(({ mounts = {} }) => Object.values(mounts).includes(name)),
      `persistent data store '${name}' is in use`,
    );
  }
  delete things[name];
  const drop = (other: string, isOf: (thing: Thing) => boolean): void => {
    for (const [one_, thing] of Object.entries(all(cloud, other)))
      if (isOf(thing)) delete all(cloud, other)[one_];
  };
  if (kind === 'job') drop('jobrun', ({ flags: of }) => of.job?.[0] === name);
  if (kind === 'job' && !service.holds('subscriptions-stay'))
    drop('subscription cron', ({ flags: of }) => of.destination?.[0] === name);
  if (kind === 'application' && !service.holds('domains-stay'))
    drop('domainmapping', ({ flags: of }) => of.target?.[0] === name);
  return 'OK';
}

function put(service: Service, call: Call): string {
  const { cloud } = service;
  const { kind, verb, name, flags, cwd } = call;
  const things = all(cloud, kind);
  const isShort = /^(application|job|configmap)$/.test(kind);
  if (service.holds('names'))
    checkName(name, isShort ? 63 : 253, kind === 'application' ? '[a-z]' : '[a-z0-9]');
  must(name, '--name is required');
  const before = things[name];
  const atOnce = kind === 'configmap' && !service.holds('one-of-a-name');
  must(
    Boolean(before) === (verb === 'update') || atOnce,
    `${kind} '${name}' ${before ? 'exists already' : 'was not found'}`,
  );
  switch (kind) {
    case 'application':
      return putApp(service, call, before);
    case 'job':
      return putJob(service, call, before);
    case 'secret':
    case 'configmap':
      things[name] = putSecret(service, call, before);
      return 'OK';
    case 'subscription cron':
      checkCron(flags);
      find(
        cloud,
        one(flags, 'destination-type') === 'job' ? 'job' : 'application',
        one(flags, 'destination'),
      );
      break;
    case 'domainmapping':
      must(one(flags, 'target-type') === 'application', '--target-type is required');
      find(cloud, 'application', one(flags, 'target'));
      must(find(cloud, 'secret', one(flags, 'tls-secret')).format === 'tls', '--tls-secret: its format');
      break;
    case 'persistentdatastore':
      must(find(cloud, 'secret', one(flags, 'cos-access-secret')).format === 'hmac', '--cos-access-secret');
      must(one(flags, 'cos-bucket-name'), '--cos-bucket-name is required');
      break;
    case 'connectivity outbound':
      allow(service, things, one(flags, 'cidr') ?? '');
      break;
    default:
      throw new Error(`${kind} ${verb}: ${cwd}`);
  }
  things[name] = { flags: { ...before?.flags, ...Object.fromEntries(flags) } };
  return 'OK';
}

/** Everywhere takes the place of all other ranges; one within another is refused. */
function allow(service: Service, things: Record<string, Thing>, cidr: string): void {
  const [first, last] = addresses(cidr);
  for (const [name, { flags }] of Object.entries(things)) {
    if (cidr === '0.0.0.0/0') {
      delete things[name];
      continue;
    }
    const [from, to] = addresses(flags.cidr?.[0] ?? '');
    const within = first >= from && last <= to;
    if (within && !service.holds('ranges-once')) delete things[name];
    else must(!within, `--cidr ${cidr} is within '${name}'`);
  }
}
