/** What the service checks of the values of a command, beyond the names of its flags. */
import { existsSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import * as rules from '../../src/platforms/codeengine/rules.ts';

export type Flags = ReadonlyMap<string, readonly string[]>;

/** @throws Error with the reason when it does not hold */
export function must(holds: unknown, reason: string): asserts holds {
  if (!holds) throw new Error(reason);
}

const refuse = (reason: string | undefined, flag: string): void =>
  must(reason === undefined, `--${flag}: ${reason}`);

export const one = (flags: Flags, name: string): string | undefined => flags.get(name)?.[0];

function range(flags: Flags, name: string, minimum: number, maximum: number): void {
  const value = one(flags, name);
  if (value !== undefined)
    refuse(rules.outsideRange(value, { minimum, maximum, unit: '', topic: 'limits' }), name);
}

const oneOf = (flags: Flags, name: string, ...allowed: readonly string[]): void =>
  must(
    allowed.includes(one(flags, name) ?? allowed[0] ?? ''),
    `--${name} ${one(flags, name)}: none of ${allowed.join(', ')}`,
  );

/** An image that is named with a tag of its own, in IBM's registry. */
function checkImage(image: string): void {
  const [, repository = '', tag = ''] = /^(.*?):([\w][\w.-]{0,127})$/.exec(image) ?? [];
  must(tag !== '' && tag !== 'latest', `--image ${image}: it has no tag of its own`);
  refuse(rules.badImage(repository), 'image');
}

function checkProbe(values: readonly string[], name: string): void {
  const known: Readonly<Record<string, rules.Range | RegExp>> = {
    type: /^(tcp|http)$/,
    path: /^\/\S*$/,
    port: /^\d+$/,
    interval: rules.RANGES.probeInterval,
    'initial-delay': rules.RANGES.probeDelay,
    timeout: rules.RANGES.probeTimeout,
    'failure-threshold': rules.RANGES.probeFailures,
  };
  const given = values.map((value) => value.split('=') as [string, string]);
  must(
    given.some(([key]) => key === 'type'),
    `--${name}: type is missing`,
  );
  must(new Set(given.map(([key]) => key)).size === given.length, `--${name}: a property twice`);
  for (const [key, value = ''] of given) {
    const rule = known[key];
    must(rule, `--${name} ${key}: there is no such property`);
    if (rule instanceof RegExp) must(rule.test(value), `--${name} ${key}=${value}`);
    else refuse(rules.outsideRange(value, rule), `${name} ${key}`);
  }
}

/** What apps and jobs have in common. */
export function checkRun(flags: Flags, verb: string): void {
  const image = one(flags, 'image');
  must(image !== undefined || verb === 'update', '--image is required');
  if (image) checkImage(image);
  const cpu = one(flags, 'cpu') ?? '1';
  const memory = one(flags, 'memory') ?? '4G';
  must(rules.CPUS.includes(cpu), `--cpu ${cpu}`);
  refuse(rules.badMemory(memory, cpu), 'memory');
  refuse(rules.badDisk(one(flags, 'ephemeral-storage') ?? '400M', memory), 'ephemeral-storage');
  for (const variable of flags.get('env') ?? []) {
    must(/^[A-Z_][A-Z0-9_]*=/.test(variable), `--env ${variable}`);
    refuse(rules.badVariable(variable.split('=')[0] ?? ''), 'env');
  }
  oneOf(flags, 'service-account', 'none', 'manager', 'reader', 'writer');
}

export function checkApp(flags: Flags): void {
  const port = one(flags, 'port') ?? '8080';
  must(/^((h2c|http1):)?\d+$/.test(port), `--port ${port}`);
  refuse(rules.badPort(Number(port.replace(/^\w+:/, ''))), 'port');
  range(flags, 'min-scale', 0, 250);
  range(flags, 'max-scale', 0, 250);
  range(flags, 'concurrency', 1, 1000);
  range(flags, 'concurrency-target', 1, Number(one(flags, 'concurrency') ?? 100));
  range(flags, 'request-timeout', 1, 600);
  range(flags, 'scale-down-delay', 0, 3600);
  must(
    Number(one(flags, 'min-scale') ?? 0) <= Number(one(flags, 'max-scale') ?? 10),
    '--min-scale is above --max-scale',
  );
  oneOf(flags, 'visibility', 'public', 'private', 'project');
  for (const probe of ['probe-live', 'probe-ready']) checkProbe(flags.get(probe) ?? ['type=tcp'], probe);
}

export function checkJob(flags: Flags): void {
  oneOf(flags, 'mode', 'task', 'daemon');
  if (one(flags, 'mode') === 'daemon')
    for (const flag of ['retrylimit', 'maxexecutiontime'])
      must(!flags.has(flag), `--${flag} does not go with --mode daemon`);
  range(flags, 'retrylimit', 0, 5);
  range(flags, 'maxexecutiontime', 1, 86_400);
  range(flags, 'array-size', 1, 1000);
  const size = Buffer.byteLength(JSON.stringify([...flags]));
  must(size <= rules.JOB_DEFINITION_BYTES, `a job definition of ${size} bytes is too big`);
}

export function checkBuildRun(flags: Flags): void {
  must(/^[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?$/.test(one(flags, 'name') ?? ''), `--name ${one(flags, 'name')}`);
  checkImage(one(flags, 'image') ?? '');
  oneOf(flags, 'strategy', 'dockerfile', 'buildpacks');
  oneOf(flags, 'size', 'medium', 'small', 'large', 'xlarge', 'xxlarge');
  range(flags, 'timeout', 1, 3600);
  const source = one(flags, 'source') ?? '';
  must(existsSync(source), `--source ${source}`);
  if (one(flags, 'strategy') === 'buildpacks') {
    // Without one the image starts a bare Python, and no buildpack collects static files.
    must(/^web: /m.test(readFileSync(join(source, 'Procfile'), 'utf8')), 'no web process in a Procfile');
    must(existsSync(join(source, 'staticfiles/staticfiles.json')), 'static files are not collected');
  } else must(existsSync(join(source, 'Dockerfile')), 'no Dockerfile');
}

export function checkCron(flags: Flags): void {
  refuse(rules.badSchedule(one(flags, 'schedule') ?? '* * * * *'), 'schedule');
  oneOf(flags, 'destination-type', 'app', 'job', 'function');
}

/** The text of a file with secrets, which nobody else may read. */
export function secretFile(path: string | undefined, flag: string): string {
  must(path !== undefined && existsSync(path), `--${flag} ${path}: there is no such file`);
  must((statSync(path).mode & 0o077) === 0, `--${flag} ${path}: others may read it`);
  return readFileSync(path, 'utf8');
}
