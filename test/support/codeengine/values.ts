/** What the service checks of the values of a command, beyond the names of its flags: its own tables, none of the product's. */
import { createPrivateKey, X509Certificate } from 'node:crypto';
import { existsSync, readFileSync, statSync } from 'node:fs';
import { resolve } from 'node:path';

export type Flags = ReadonlyMap<string, readonly string[]>;

/** @throws Error with the reason when it does not hold */
export function must(holds: unknown, reason: string): asserts holds {
  if (!holds) throw new Error(reason);
}

export const one = (flags: Flags, name: string): string | undefined => flags.get(name)?.[0];

/** GB that go with vCPU: topic "mem-cpu-combo". */
export const MEMORY: Readonly<Record<string, readonly number[]>> = {
  '0.125': [0.25, 0.5, 1],
  '0.25': [0.5, 1, 2],
  '0.5': [1, 2, 4],
  '1': [2, 4, 8],
  '2': [4, 8, 16],
  '4': [8, 16, 32],
  '6': [12, 24, 48],
  '8': [16, 32],
  '10': [20, 40],
  '12': [24, 48],
};
export const RESERVED_PORTS = [8008, 8012, 8022, 9090, 9091, 15090];
export const REGIONS = 'br-sao ca-tor us-east us-south au-syd in-che jp-osa jp-tok eu-de eu-gb eu-es'.split(
  ' ',
);

/** @throws Error when the name is not one of the service's: small letters, digits, hyphens */
export function checkName(name: string | undefined, most: number, first = '[a-z]'): asserts name is string {
  must(
    name && name.length <= most && new RegExp(`^${first}([-a-z0-9.]*[a-z0-9])?$`).test(name),
    `--name ${name} is not valid`,
  );
}

function range(flags: Flags, name: string, minimum: number, maximum: number): void {
  const value = one(flags, name);
  must(
    value === undefined || (/^\d+$/.test(value) && +value >= minimum && +value <= maximum),
    `--${name} ${value}: from ${minimum} to ${maximum}`,
  );
}

const oneOf = (flags: Flags, name: string, ...allowed: readonly string[]): void =>
  must(
    allowed.includes(one(flags, name) ?? allowed[0] ?? ''),
    `--${name} ${one(flags, name)}: none of ${allowed.join(', ')}`,
  );

/** An image with a tag of its own, in IBM's registry: other registries need no account of IBM's, and get none here. */
export function checkImage(image: string): void {
  must(
    /^([a-z]+\.)?icr\.io\/[a-z0-9][a-z0-9_-]{2,28}[a-z0-9]\/[a-z0-9._/-]+:[\w][\w.-]{0,127}$/.test(image) &&
      !image.endsWith(':latest'),
    `--image ${image}: no image of IBM's registry with a tag of its own`,
  );
}

const gigabytes = (text: string): number => {
  const [, amount = 'NaN', unit] = /^(\d+(?:\.\d+)?)([MG])$/.exec(text) ?? [];
  return unit === 'M' ? +amount / 1000 : +amount;
};

/** What apps and jobs have in common. */
export function checkWorkload(flags: Flags): void {
  const image = one(flags, 'image');
  if (image !== undefined) checkImage(image);
  const memory = gigabytes(one(flags, 'memory') ?? '4G');
  const cpu = one(flags, 'cpu') ?? '1';
  must(MEMORY[cpu]?.includes(memory), `--memory ${one(flags, 'memory')} does not go with --cpu ${cpu}`);
  must(gigabytes(one(flags, 'ephemeral-storage') ?? '400M') <= Math.max(0.4, memory), '--ephemeral-storage');
  for (const variable of flags.get('env') ?? []) {
    must(/^[A-Z_][A-Z0-9_]*=/.test(variable), `--env ${variable}`);
    must(!/^(PORT|(K|CE|JOB)_\w*)=/.test(variable), `--env ${variable}: reserved`);
  }
  for (const mount of flags.get('mount-data-store') ?? [])
    must(/^\/(?!dev\b)[\w/-]+=[\w.-]+(:\S+)?$/.test(mount), `--mount-data-store ${mount}`);
  oneOf(flags, 'service-account', 'none', 'manager', 'reader', 'writer');
  oneOf(flags, 'trusted-profiles-enabled', 'true', 'false');
}

const PROBE: Readonly<Record<string, readonly [number, number]>> = {
  interval: [1, 60],
  'initial-delay': [1, 10],
  timeout: [1, 3600],
  'failure-threshold': [1, 10],
  port: [0, 65_535],
};

function checkProbe(values: readonly string[], name: string): void {
  const given = Object.fromEntries(values.map((value) => value.split('=') as [string, string]));
  must(Object.keys(given).length === values.length, `--${name}: a property twice`);
  must(/^(tcp|http)$/.test(given.type ?? ''), `--${name}: type is missing`);
  for (const [key, value] of Object.entries(given)) {
    if (key === 'type' || (key === 'path' && value.startsWith('/'))) continue;
    const [minimum, maximum] = PROBE[key] ?? [1, 0];
    must(+value >= minimum && +value <= maximum, `--${name} ${key}=${value}`);
  }
}

export function checkApp(flags: Flags): void {
  const port = one(flags, 'port') ?? '8080';
  must(/^((h2c|http1):)?\d+$/.test(port), `--port ${port}`);
  must(!RESERVED_PORTS.includes(Number(port.replace(/^\w+:/, ''))), `--port ${port}: reserved`);
  range(flags, 'min-scale', 0, 250);
  range(flags, 'max-scale', 0, 250);
  range(flags, 'concurrency', 1, 1000);
  range(flags, 'concurrency-target', 1, Number(one(flags, 'concurrency') ?? 100));
  range(flags, 'request-timeout', 1, 600);
  range(flags, 'scale-down-delay', 0, 3600);
  must(
    +(one(flags, 'min-scale') ?? 0) <= +(one(flags, 'max-scale') ?? 10),
    '--min-scale is above --max-scale',
  );
  oneOf(flags, 'visibility', 'public', 'private', 'project');
  for (const probe of ['probe-live', 'probe-ready']) checkProbe(flags.get(probe) ?? ['type=tcp'], probe);
}

export function checkJob(flags: Flags, daemonLimits: boolean): void {
  oneOf(flags, 'mode', 'task', 'daemon');
  if (one(flags, 'mode') === 'daemon' && daemonLimits)
    for (const flag of ['retrylimit', 'maxexecutiontime'])
      must(!flags.has(flag), `--${flag} does not go with --mode daemon`);
  range(flags, 'retrylimit', 0, 5);
  range(flags, 'maxexecutiontime', 1, 86_400);
  range(flags, 'array-size', 1, 1000);
  const size = Buffer.byteLength(JSON.stringify([...flags]));
  must(size <= 10 * 1024, `a job definition of ${size} bytes is too big`);
}

export function checkBuildRun(flags: Flags, cwd: string): void {
  checkName(one(flags, 'name'), 63, '[a-z0-9]');
  checkImage(one(flags, 'image') ?? '');
  oneOf(flags, 'strategy', 'dockerfile', 'buildpacks');
  oneOf(flags, 'size', 'medium', 'small', 'large', 'xlarge', 'xxlarge');
  range(flags, 'timeout', 1, 3600);
  const inside = (path: string): string => resolve(cwd, one(flags, 'source') ?? '', path);
  if (one(flags, 'strategy') === 'buildpacks') {
    // Without one the image starts a bare Python, and no buildpack collects static files.
    must(/^web: /m.test(readFileSync(inside('Procfile'), 'utf8')), 'no web process in a Procfile');
    must(existsSync(inside('staticfiles.json')), 'static files are not collected');
  } else must(existsSync(inside('Dockerfile')), 'no Dockerfile');
}

export function checkCron(flags: Flags): void {
  must(
    /^[\d*,/-]+( [\d*,/-]+){4}$/.test(one(flags, 'schedule') ?? '* * * * *'),
    `--schedule ${one(flags, 'schedule')}`,
  );
  oneOf(flags, 'destination-type', 'app', 'job', 'function');
}

/** The text of a file with secrets, which nobody else may read. */
export function secretFile(path: string | undefined, flag: string, cwd: string): string {
  must(path !== undefined && existsSync(resolve(cwd, path)), `--${flag} ${path}: file not found`);
  must((statSync(resolve(cwd, path)).mode & 0o077) === 0, `--${flag} ${path}: others may read it`);
  return readFileSync(resolve(cwd, path), 'utf8');
}

/** @throws Error unless it is a certificate with its key, made by another authority */
export function checkCertificate(chain: string, key: string): void {
  const certificate = new X509Certificate(chain);
  must(certificate.checkPrivateKey(createPrivateKey(key)), 'the private key does not match the certificate');
  must(certificate.issuer !== certificate.subject, 'a self-signed certificate is not accepted');
}

/** First and last address of a range of IPv4 in CIDR notation. @throws Error when it is none */
export function addresses(cidr: string): readonly [number, number] {
  const [, a, b, c, d, bits] = /^(\d+)\.(\d+)\.(\d+)\.(\d+)\/(\d+)$/.exec(cidr) ?? [];
  const size = 2 ** (32 - Number(bits));
  const first = [a, b, c, d].reduce((sum, part) => sum * 256 + Number(part), 0);
  must(first % size === 0, `--cidr ${cidr} is not valid`);
  return [first, first + size - 1];
}
