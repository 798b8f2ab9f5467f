import { say } from '../../../languages/say.ts';
/**
 * What Cloud Foundry demands of names, sizes and files, in one place: options, tests and rehearsals ask here. Each rule
 * returns why a value cannot be used, with the source of the rule, or undefined.
 *
 * Sources: cloudfoundry/docs-dev-guide (docs.cloudfoundry.org/devguide), cloudfoundry/cloud_controller_ng,
 * cloudfoundry/python-buildpack 1.9, cloudfoundry/buildpackapplifecycle, as of summer 2026.
 */

export type Reason = string | undefined;

const HOSTNAMES = 'RFC 1123';
const MANIFEST = 'docs.cloudfoundry.org, "App manifest attribute reference"';
const PUSHING = 'cloud_controller_ng, app/messages/validators.rb';
const DEPLOYING = 'cloud_controller_ng, app/messages/deployment_create_message.rb';
const BUILDPACK = 'cloudfoundry/python-buildpack';

/** What is appended to the app's name for the host of a space that is not production: a label must hold both. */
const LONGEST_SUFFIX = '-staging';
const LABEL = /^[a-z0-9]([a-z0-9-]*[a-z0-9])?$/;

/** The app's name: it becomes the host of its routes, and so is a host label. */
export function appName(value: string): Reason {
  if (!LABEL.test(value))
    return say`the name becomes a host name: lower-case letters, digits and inner hyphens (${HOSTNAMES}). Choose a name such as "my-shop".`;
  const most = 63 - LONGEST_SUFFIX.length;
  return value.length > most
    ? say`it has ${value.length} characters; with "${LONGEST_SUFFIX}" a host label holds ${most} (${HOSTNAMES}). Choose a shorter one.`
    : undefined;
}

/** The domain of the routes, without the app's host. */
export function domain(value: string): Reason {
  const labels = value.split('.');
  const fits = labels.length >= 2 && labels.every((label) => LABEL.test(label) && label.length <= 63);
  return fits && value.length <= 189
    ? undefined
    : say`it is not a domain such as "apps.example.com", in lower case and without scheme, host and path (${HOSTNAMES}). \`cf domains\` lists those of your organisation.`;
}

const UNITS: Readonly<Record<string, number>> = { B: 1, K: 2 ** 10, M: 2 ** 20, G: 2 ** 30, T: 2 ** 40 };

/** Bytes of a size as a manifest spells it (`512M`, `1GB`); undefined when it is none. */
export function bytes(size: string): number | undefined {
  const [, number, unit] = /^(\d+)([BKMGT])B?$/i.exec(size) ?? [];
  return number && unit && !/^\d+BB$/i.test(size)
    ? Number(number) * (UNITS[unit.toUpperCase()] ?? 1)
    : undefined;
}

/** Python, Django and one process take about 100 MB. */
const LEAST_MEMORY = 128 * 2 ** 20;

/** The memory of one instance. */
export function memory(value: string): Reason {
  const size = bytes(value);
  if (size === undefined)
    return say`it is not a valid size: an integer and a unit, M or G (${MANIFEST}). Use a value such as "512M".`;
  return size < LEAST_MEMORY
    ? say`a Django process does not fit below 128M. Use a value such as "512M".`
    : undefined;
}

/** How many instances serve. */
export function instances(value: string): Reason {
  return /^[1-9]\d{0,2}$/.test(value)
    ? undefined
    : say`it must be an integer from 1 to 999 (${MANIFEST}). Two are the least that survive the loss of one.`;
}

/** The steps of a canary deployment, as percentages of the instances. */
export function canarySteps(value: string): Reason {
  const weights = value.split(',').map(Number);
  const fits =
    /^\d{1,3}(,\d{1,3}){0,9}$/.test(value) &&
    weights.every(
      (weight, index) => weight >= 1 && weight <= 100 && (index === 0 || weight >= (weights[index - 1] ?? 0)),
    );
  return fits
    ? undefined
    : say`use integers from 1 to 100 in ascending order, with commas, such as "10,50" (${DEPLOYING}).`;
}

/** The name of an offering or a plan of the marketplace. */
export function offering(value: string): Reason {
  return /^[A-Za-z0-9][\w.-]*$/.test(value)
    ? undefined
    : say`it is not a valid name of a service or plan: letters, digits, dots, hyphens and underscores. \`cf marketplace\` lists them.`;
}

/** The name of a variable in a manifest's `env`. */
export function environmentKey(name: string): Reason {
  const key = name.toUpperCase();
  if (key === 'PORT') return say`${name}: the platform sets it (${PUSHING})`;
  return /^(VCAP_|VMC)/.test(key)
    ? say`${name}: names that begin so are the platform's (${PUSHING})`
    : undefined;
}

/** Why the Python buildpack does not see an app of its kind in these files. */
export function detected(paths: readonly string[]): Reason {
  const signs = ['requirements.txt', 'setup.py', 'environment.yml', 'Pipfile'];
  return signs.some((sign) => paths.includes(sign))
    ? undefined
    : say`none of ${signs.join(', ')} is in the pushed folder (${BUILDPACK}, bin/detect)`;
}

/** runtime.txt: one line; an exact patch stops working when the next buildpack drops it. */
export function runtime(text: string): Reason {
  return /^python-3\.\d+\.x\n?$/.test(text)
    ? undefined
    : say`runtime.txt must be one line such as "python-3.13.x" (${BUILDPACK}, supply.go: InstallPython)`;
}

/** Why `collectstatic` would not run in staging, or break it. */
export function collected(requirements: string, paths: readonly string[]): Reason {
  if (requirements.includes('\r') || requirements.startsWith('\uFEFF'))
    return say`requirements.txt has carriage returns or a byte order mark (${BUILDPACK}, requirements.go)`;
  const names = requirements.split('\n').map((line) => /^[\w\-[\]]+/.exec(line)?.[0]);
  if (!names.includes('django') && !names.includes('Django'))
    return say`no line of requirements.txt begins with the bare name "django" (${BUILDPACK}, finalize.go)`;
  return paths.some((path) => /^([^/]+\/){0,2}manage\.py$/.test(path))
    ? undefined
    : say`there is no manage.py within two folders (${BUILDPACK}, pyfinder)`;
}

/** Paths of a project that the buildpack would take for its own. */
export function forbidden(paths: readonly string[]): readonly string[] {
  // vendor/ switches pip to --no-index, environment.yml to conda, the hooks are run.
  const own = /^(vendor\/|environment\.yml$|Pipfile|bin\/(pre|post)_compile$)/;
  return paths.filter((path) => own.test(path));
}
