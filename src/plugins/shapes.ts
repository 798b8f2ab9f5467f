/** Which fields choices of plug-ins have, by their kind, and what each must be. */
import { marked, said } from '../languages/say.ts';
import { isRecord } from '../reading/parse.ts';

type Shape = 'text' | 'boolean' | 'number' | 'function' | 'texts' | 'record' | 'records' | 'anything';

/** Names of fields by what they must be; those with `!` may not be missing. */
type Names = Readonly<Partial<Record<Shape, string>>>;

const CHOICE: Names = {
  text: 'id! title! help! caution',
  function: 'unavailable derived',
  texts: 'groups developmentGroups shares',
  records: 'variables options',
  record: 'when',
};

const OWN: Readonly<Record<'servers' | 'platforms' | 'services', Names>> = {
  servers: {
    text: 'interface! module! distribution!',
    boolean: 'drains!',
    function: 'start!',
    texts: 'untyped capabilities systemPackages runtimePackages',
    record: 'cannot environment',
  },
  platforms: {
    text: 'requestIdHeader trustedProxies',
    boolean: 'ephemeralDisk! hasSystemPackages! hasAdapter!',
    number: 'idleSeconds',
    function: 'readsProcfile! batchSize address',
    texts: 'capabilities deploymentFiles! privateFiles',
    record: 'contract',
  },
  services: {
    text: 'mediaStorage djangoOfPackages',
    function: 'testSettings needsInstanceTokens',
    texts: 'readme readmeAlone exampleTests urls trial',
    record: 'binding readiness page processes compose',
    records: 'settings',
    anything: 'apps untyped',
  },
};

/** What a field must be, and whether it may be missing. */
export interface Field {
  readonly shape: Shape;
  readonly isRequired: boolean;
}

/** The fields of a kind of choices, by name. */
export function fieldsOf(kind: keyof typeof OWN): Readonly<Record<string, Field>> {
  const lists = [CHOICE, OWN[kind]].flatMap((names) => Object.entries(names) as [Shape, string][]);
  const fields = lists.flatMap(([shape, names]) =>
    names
      .split(' ')
      .map((name) => [name.replace('!', ''), { shape, isRequired: name.endsWith('!') }] as const),
  );
  return Object.fromEntries(fields);
}

const all = (value: unknown, is: (one: unknown) => boolean): boolean =>
  Array.isArray(value) && value.every(is);

const IS: Readonly<Record<Shape, (value: unknown) => boolean>> = {
  text: (value) => typeof value === 'string' && value.trim() !== '',
  boolean: (value) => typeof value === 'boolean',
  number: (value) => typeof value === 'number' && Number.isFinite(value),
  function: (value) => typeof value === 'function',
  texts: (value) => all(value, (one) => typeof one === 'string'),
  record: isRecord,
  records: (value) => all(value, isRecord),
  anything: () => true,
};

/** What a field must be, as an author reads it. */
const NAMES: Readonly<Record<Shape, string>> = {
  text: marked('text'),
  boolean: marked('true or false'),
  number: marked('a number'),
  function: marked('a function'),
  texts: marked('a list of texts'),
  record: marked('an object'),
  records: marked('a list of objects'),
  anything: '',
};

/** What is wrong with a field's value: what it must be; undefined where nothing is. */
export function wrongWith({ shape, isRequired }: Field, value: unknown): string | undefined {
  if (value === undefined && !isRequired) return undefined;
  return IS[shape](value) ? undefined : said(NAMES[shape]);
}
