import { marked, said, say } from '../../../languages/say.ts';
/**
 * What IBM Cloud Code Engine accepts. The service refuses the rest, minutes into a deployment; options, flags, prompts,
 * templates and tests all ask here instead. Sources are pages of https://cloud.ibm.com/docs/codeengine, by topic.
 */

/** The page of a topic. */
export function pageOf(topic: string): string {
  return `https://cloud.ibm.com/docs/codeengine?topic=codeengine-${topic}`;
}

/** A rule that was broken, with the page that states it. */
export function because(reason: string, topic: string): string {
  return `${reason} (${pageOf(topic)}).`;
}

/** Regions, by where they are: topic "regions". */
export const REGIONS = [
  'eu-de',
  'eu-es',
  'eu-gb',
  'us-east',
  'us-south',
  'br-sao',
  'ca-tor',
  'au-syd',
  'in-che',
  'jp-osa',
  'jp-tok',
] as const;

/** The memory that goes with each CPU, in the service's own spelling; all else is refused: topic "mem-cpu-combo". */
export const MEMORY_BY_CPU: Readonly<Record<string, readonly string[]>> = {
  '0.125': ['0.25G', '0.5G', '1G'],
  '0.25': ['0.5G', '1G', '2G'],
  '0.5': ['1G', '2G', '4G'],
  '1': ['2G', '4G', '8G'],
  '2': ['4G', '8G', '16G'],
  '4': ['8G', '16G', '32G'],
  '6': ['12G', '24G', '48G'],
  '8': ['16G', '32G'],
  '10': ['20G', '40G'],
  '12': ['24G', '48G'],
};

/** In the order of size: JavaScript would put the whole numbers of the table first. */
export const CPUS = Object.keys(MEMORY_BY_CPU).sort((a, b) => Number(a) - Number(b));

/** The port that the service expects when nothing else is said, and the port of every rendered app. */
export const PORT = 8080;
/** Ports of the service's own proxy beside the app: topic "appdeploy-plan". */
export const RESERVED_PORTS = [8008, 8012, 8022, 9090, 9091, 15090];
/** Names that Knative refuses (knative/serving pkg/apis/serving/k8s_validation.go), and spaces of names that the service fills. */
const RESERVED_VARIABLES = /^(PORT|(K|CE|JOB)_.*)$/;

/** What the names of jobs derived from an app add to its name: `-migrate` is the longest. */
const LONGEST_SUFFIX = '-migrate';
const NAME_LIMIT = 63;

export interface Range {
  readonly minimum: number;
  readonly maximum: number;
  readonly unit: string;
  readonly topic: string;
}

/** Ranges of whole numbers. */
export const RANGES = {
  scale: { minimum: 0, maximum: 250, unit: marked('instances'), topic: 'limits' },
  // The project itself stops within 10 s of SIGTERM; SIGKILL follows after the request timeout: topic "app-scale".
  requestTimeout: { minimum: 10, maximum: 600, unit: marked('seconds'), topic: 'limits' },
  concurrency: { minimum: 1, maximum: 1000, unit: marked('requests at once'), topic: 'app-scale' },
  arraySize: { minimum: 1, maximum: 1000, unit: marked('instances'), topic: 'limits' },
  jobTime: { minimum: 60, maximum: 86_400, unit: marked('seconds'), topic: 'limits' },
  probeInterval: { minimum: 1, maximum: 60, unit: marked('seconds'), topic: 'app-probes' },
  probeDelay: { minimum: 1, maximum: 10, unit: marked('seconds'), topic: 'app-probes' },
  probeTimeout: { minimum: 1, maximum: 3600, unit: marked('seconds'), topic: 'app-probes' },
  probeFailures: { minimum: 1, maximum: 10, unit: marked('failures'), topic: 'app-probes' },
} as const satisfies Readonly<Record<string, Range>>;

/** Why a text is no whole number of a range; undefined when it is one. */
export function outsideRange(value: string, { minimum, maximum, unit, topic }: Range): string | undefined {
  return /^\d{1,9}$/.test(value) && Number(value) >= minimum && Number(value) <= maximum
    ? undefined
    : because(say`it must be an integer from ${minimum} to ${maximum} (${said(unit)})`, topic);
}

/** Why a name of a project is refused. */
export function badProject(value: string): string | undefined {
  return /^[A-Za-z0-9\-._: ]{1,128}$/.test(value)
    ? undefined
    : because(
        say`a project name has 1 to 128 characters: letters, digits, blanks and . : _ -`,
        'manage-project',
      );
}

/** Why a name of an app is refused; its jobs are called after it. */
export function badApp(value: string): string | undefined {
  const longest = NAME_LIMIT - LONGEST_SUFFIX.length;
  if (!/^[a-z]([-a-z0-9]*[a-z0-9])?$/.test(value)) {
    return because(
      say`a name begins with a small letter, goes on with small letters, digits and hyphens, and ends without a hyphen`,
      'cli',
    );
  }
  return value.length <= longest
    ? undefined
    : because(
        say`it has ${value.length} characters; at most ${longest} fit, because "${value.slice(0, 8)}…${LONGEST_SUFFIX}" is a job and names end at ${NAME_LIMIT}`,
        'cli',
      );
}

/** Why an image's repository is refused: local source is built into IBM's registry only (topic "build-source"). */
export function badImage(value: string): string | undefined {
  return /^([a-z0-9]+\.)?icr\.io\/[a-z0-9][a-z0-9_-]{2,28}[a-z0-9](\/[a-z0-9]+([._-][a-z0-9]+)*)+$/.test(
    value,
  )
    ? undefined
    : because(
        say`it must be REGISTRY/NAMESPACE/NAME without a tag, in a registry of IBM such as icr.io or de.icr.io, with a namespace of 4 to 30 characters`,
        'build-source',
      );
}

/** Why memory does not go with a CPU. */
export function badMemory(value: string, cpu: string): string | undefined {
  const fitting = MEMORY_BY_CPU[cpu] ?? [];
  return fitting.includes(value)
    ? undefined
    : because(say`with ${cpu} vCPU it must be ${fitting.join(', ')}`, 'mem-cpu-combo');
}

/** The amount in megabytes of `400M` or `1G` (decimal units); undefined for any other text. */
export function megabytes(value: string): number | undefined {
  const [, amount, unit] = /^(\d+(?:\.\d+)?)([MG])$/.exec(value) ?? [];
  return amount === undefined ? undefined : Number(amount) * (unit === 'G' ? 1000 : 1);
}

/** Why a size of the temporary disk is refused. */
export function badDisk(value: string, memory: string): string | undefined {
  const size = megabytes(value);
  const most = Math.max(400, megabytes(memory) ?? 0);
  if (size === undefined || size === 0)
    return because(say`it must be a size such as 400M or 1G`, 'mem-cpu-combo');
  return size <= most
    ? undefined
    : because(say`at most ${most}M go with ${memory} of memory`, 'mem-cpu-combo');
}

/** Why the largest scale is refused. */
export function badMaxScale(value: string, minScale: string): string | undefined {
  // To the service 0 means "as many as the quota allows": no database bears that.
  const reason = outsideRange(value, { ...RANGES.scale, minimum: 1 });
  if (reason) return reason;
  return Number(value) >= Number(minScale)
    ? undefined
    : because(say`it is below the smallest scale, ${minScale}`, 'app-scale');
}

/** Why a port cannot be listened on. */
export function badPort(value: number): string | undefined {
  return RESERVED_PORTS.includes(value)
    ? because(say`the service listens on port ${value} itself`, 'appdeploy-plan')
    : undefined;
}

/** Why a variable cannot be set. */
export function badVariable(name: string): string | undefined {
  return RESERVED_VARIABLES.test(name)
    ? because(say`${name} is set by the service`, 'inside-env-vars')
    : undefined;
}

/** Why a domain cannot be mapped. */
export function badDomain(value: string): string | undefined {
  const label = '[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?';
  return value === '' || (new RegExp(`^(${label}\\.)+[a-z]{2,63}$`).test(value) && value.length <= 253)
    ? undefined
    : because(
        say`a domain is a full name in small letters such as www.example.com, without scheme, port or *`,
        'domain-mappings',
      );
}

/** Why a name of a service instance cannot be used in a script. */
export function badService(value: string): string | undefined {
  return /^([A-Za-z0-9][A-Za-z0-9 ._:-]{0,179})?$/.test(value)
    ? undefined
    : because(
        say`the name of a service instance has up to 180 letters, digits, blanks and . _ : -, and begins with a letter or digit`,
        'bind-services',
      );
}

/** Why a list of service instances is refused, each of which may name a credential: INSTANCE=CREDENTIAL. */
export function badServices(value: string): string | undefined {
  if (value === '') return undefined;
  const pairs = value.split(',').map((one) => one.split('=').map((name) => name.trim()));
  if (pairs.flat().includes('')) return because(say`one of the names is empty`, 'bind-services');
  if (pairs.some(({ length }) => length > 2))
    return because(say`a service is INSTANCE, or INSTANCE=CREDENTIAL`, 'bind-services');
  if (new Set(pairs.map(([name]) => name)).size < pairs.length)
    return because(say`an instance is bound once`, 'bind-services');
  return pairs
    .flat()
    .map(badService)
    .find((reason) => reason !== undefined);
}

/** Why a schedule is refused: five fields of cron. */
export function badSchedule(value: string): string | undefined {
  const field = String.raw`(\*|\d+(-\d+)?(,\d+(-\d+)?)*)(\/\d+)?`;
  return new RegExp(`^${Array(5).fill(field).join(' ')}$`).test(value)
    ? undefined
    : because(
        say`a schedule has five fields: minute hour day month weekday, such as "0 3 * * *"`,
        'subscribe-cron',
      );
}
