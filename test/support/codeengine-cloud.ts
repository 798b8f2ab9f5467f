/** A cloud in a file: what `ibmcloud` would change. It refuses what the service refuses, and remembers the rest. */

import * as rules from '../../src/platforms/codeengine/rules.ts';
import {
  checkApp,
  checkBuildRun,
  checkCron,
  checkJob,
  checkRun,
  type Flags,
  must,
  one,
  secretFile,
} from './codeengine-values.ts';

/** Something that was made: its last settings, and what was bound to it. */
export interface Thing {
  flags: Record<string, readonly string[]>;
  keys?: readonly string[];
  format?: string;
  bound?: string[];
  /** Credentials that were named, by instance. */
  credentials?: Record<string, string>;
}

export interface Cloud {
  project?: string;
  projects: string[];
  images: string[];
  services: string[];
  things: Record<string, Record<string, Thing>>;
}

export const EMPTY: Cloud = { projects: [], images: [], services: [], things: {} };

const CHECKS: Readonly<Record<string, (flags: Flags, verb: string, cloud: Cloud) => void>> = {
  application(flags, verb, cloud) {
    checkRun(flags, verb);
    checkApp(flags);
    checkReferences(flags, cloud);
  },
  job(flags, verb, cloud) {
    checkRun(flags, verb);
    checkJob(flags);
    checkReferences(flags, cloud);
  },
  'subscription cron'(flags, _, cloud) {
    checkCron(flags);
    thing(cloud, one(flags, 'destination-type') === 'job' ? 'job' : 'application', one(flags, 'destination'));
  },
  domainmapping(flags, _, cloud) {
    must(one(flags, 'target-type') === 'application', '--target-type is required');
    thing(cloud, 'application', one(flags, 'target'));
    must(
      thing(cloud, 'secret', one(flags, 'tls-secret')).format === 'tls',
      '--tls-secret is of another format',
    );
  },
};

function all(cloud: Cloud, kind: string): Record<string, Thing> {
  cloud.things[kind] ??= {};
  return cloud.things[kind];
}

function thing(cloud: Cloud, kind: string, name: string | undefined): Thing {
  const found = all(cloud, kind)[name ?? ''];
  must(found, `${kind} '${name}' was not found`);
  return found;
}

function checkReferences(flags: Flags, cloud: Cloud): void {
  const image = one(flags, 'image');
  if (image) must(cloud.images.includes(image), `image ${image} was not built`);
  for (const secret of flags.get('env-from-secret') ?? []) thing(cloud, 'secret', secret);
  const registry = one(flags, 'registry-secret');
  must(
    registry && thing(cloud, 'secret', registry).format === 'registry',
    'an image of a private registry needs a registry secret',
  );
}

/** Whether a process of this thing would start: the project refuses to without its variables. */
function wouldStart(cloud: Cloud, { flags, bound = [] }: Thing): boolean {
  const keys = (flags['env-from-secret'] ?? []).flatMap((name) => thing(cloud, 'secret', name).keys ?? []);
  return keys.includes('SECRET_KEY') && (keys.includes('DATABASE_URL') || bound.length > 0);
}

function putSecret(flags: Flags, verb: string, before: Thing | undefined): Thing {
  for (const flag of ['from-literal', 'password', 'secret-access-key']) {
    must(!flags.has(flag), `--${flag}: a secret on the command line is seen by everybody on the machine`);
  }
  const format = verb === 'create' ? (one(flags, 'format') ?? 'generic') : (before?.format ?? '');
  const keys = new Set(before?.keys);
  if (format === 'generic') {
    must(flags.has('from-env-file') || flags.has('from-file'), 'a generic secret needs a file');
    for (const file of flags.get('from-env-file') ?? []) {
      for (const line of secretFile(file, 'from-env-file').split('\n')) {
        if (line === '' || line.startsWith('#')) continue;
        must(/^[A-Za-z_]\w*=.+/.test(line), 'a line is no KEY=VALUE');
        keys.add(line.split('=')[0] ?? '');
      }
    }
  } else if (format === 'registry') {
    must(
      one(flags, 'server') && one(flags, 'username') === 'iamapikey',
      '--server and --username are required',
    );
    must(secretFile(one(flags, 'password-from-file'), 'password-from-file') !== '', 'the key is empty');
  } else if (format === 'tls') {
    for (const flag of ['cert-chain-file', 'private-key-file']) secretFile(one(flags, flag), flag);
  } else must(false, `--format ${format}`);
  return { flags: Object.fromEntries(flags), keys: [...keys], format };
}

/** Does what a command says. @returns what it prints; @throws Error with the reason when it is refused */
export function perform(cloud: Cloud, kind: string, verb: string, flags: Flags): string {
  const name = one(flags, kind === 'domainmapping' ? 'domain-name' : 'name');
  if (kind === 'project') {
    must(name && rules.badProject(name) === undefined, `--name ${name}`);
    const known = cloud.projects.includes(name);
    must(known === (verb === 'select'), `project '${name}' ${known ? 'exists already' : 'was not found'}`);
    if (!known) cloud.projects.push(name);
    cloud.project = name;
    return 'OK';
  }
  must(cloud.project, 'no project is selected');
  must(!flags.has('wait-timeout') || flags.has('wait'), '--wait-timeout goes with --wait');
  const things = all(cloud, kind);
  if (kind === 'buildrun' && verb === 'submit') {
    checkBuildRun(flags);
    must(thing(cloud, 'secret', one(flags, 'registry-secret')).format === 'registry', '--registry-secret');
    must(name && !things[name], `build run '${name}' exists already`);
    const image = one(flags, 'image') ?? '';
    must(!cloud.images.includes(image), `image ${image} would be replaced under a revision that runs`);
    things[name] = { flags: Object.fromEntries(flags) };
    cloud.images.push(image);
    return 'OK';
  }
  if (kind === 'jobrun' && verb === 'submit') {
    must(name && name.length <= 53 && /^[a-z0-9][-a-z0-9]*[a-z0-9]$/.test(name), `--name ${name}`);
    must(!things[name], `job run '${name}' exists already`);
    const { flags: definition } = thing(cloud, 'job', one(flags, 'job'));
    const isDaemon = definition.mode?.[0] === 'daemon';
    must(flags.has('wait') !== isDaemon, 'a daemon never ends; of any other, nobody would see it fail');
    // As the run is started: it keeps its image.
    things[name] = { flags: { ...Object.fromEntries(flags), image: definition.image ?? [] } };
    must(wouldStart(cloud, thing(cloud, 'job', one(flags, 'job'))), 'the job run failed');
    return 'OK';
  }
  if (kind === 'jobrun' && verb === 'delete' && flags.has('job')) {
    must(flags.has('force'), 'it would ask');
    const runs = Object.entries(things).filter(([, run]) => run.flags.job?.[0] === one(flags, 'job'));
    must(runs.length > 0 || flags.has('ignore-not-found'), 'there is no job run');
    for (const [run] of runs) delete things[run];
    return 'OK';
  }
  if (verb === 'logs') return 'the log of the run';
  if (verb === 'bind') {
    const instance = one(flags, 'service-instance') ?? '';
    must(cloud.services.includes(instance), `service instance '${instance}' was not found`);
    const target = thing(cloud, kind, name);
    target.bound ??= [];
    must(!target.bound.includes(instance), `'${instance}' would be bound twice`);
    target.bound.push(instance);
    const credential = one(flags, 'service-credential');
    if (credential) target.credentials = { ...target.credentials, [instance]: credential };
    return 'OK';
  }
  if (verb === 'get') {
    const { bound = [] } = thing(cloud, kind, name);
    if (one(flags, 'output') === 'url') return `https://${name}.1a2b3c4d5ef.eu-de.codeengine.appdomain.cloud`;
    const lines = bound.map(
      (instance) =>
        `${name}-ce-service-binding-abcde  abcde5d3-dfc3-4f52-b133-b869b5eabcde  ${instance.padEnd(20)}  databases-for-x  Writer  X`,
    );
    const heading =
      'Name  ID  Service Instance  Service Type  Role / Credential  Environment Variable Prefix';
    return [
      'OK',
      '',
      `Name:  ${name}`,
      ...(bound.length > 0 ? ['Service Bindings:', heading, ...lines] : []),
    ].join('\n');
  }
  if (verb === 'delete') {
    must(flags.has('force'), 'it would ask');
    must(things[name ?? ''] || flags.has('ignore-not-found'), `${kind} '${name}' was not found`);
    delete things[name ?? ''];
    return 'OK';
  }
  must(name, '--name is required');
  must(
    Boolean(things[name]) === (verb === 'update'),
    `${kind} '${name}' ${things[name] ? 'exists already' : 'was not found'}`,
  );
  const before = things[name];
  if (kind === 'secret') {
    things[name] = putSecret(flags, verb, before);
    return 'OK';
  }
  const bad = kind === 'application' ? rules.badApp(name) : undefined;
  must(
    bad === undefined && name.length <= (kind === 'subscription cron' || kind === 'domainmapping' ? 253 : 63),
    `--name ${name}: ${bad}`,
  );
  CHECKS[kind]?.(flags, verb, cloud);
  const after: Thing = {
    flags: { ...before?.flags, ...Object.fromEntries(flags) },
    bound: before?.bound ?? [],
    ...(before?.credentials ? { credentials: before.credentials } : {}),
  };
  if (kind === 'application') {
    must(!flags.has('wait') || wouldStart(cloud, after), 'the revision did not become ready');
  }
  things[name] = after;
  return 'OK';
}
