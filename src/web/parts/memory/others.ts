/** In the place of `node:os`, `node:util` and `node:timers/promises`, in a browser. */

export const homedir = (): string => '/home';
export const hostname = (): string => 'page';
export const tmpdir = (): string => '/tmp';

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null;

/** Of what JSON and maps hold. */
export function isDeepStrictEqual(a: unknown, b: unknown): boolean {
  if (a instanceof Map && b instanceof Map)
    return a.size === b.size && [...a].every(([key, value]) => isDeepStrictEqual(value, b.get(key)));
  if (!isObject(a) || !isObject(b)) return Object.is(a, b);
  if (Array.isArray(a) !== Array.isArray(b)) return false;
  const [keys, others] = [Object.keys(a), Object.keys(b)];
  return (
    keys.length === others.length &&
    keys.every((key) => Object.hasOwn(b, key) && isDeepStrictEqual(a[key], b[key]))
  );
}

export const styleText = (_style: string, text: string): string => text;

export const setTimeout = (milliseconds: number): Promise<void> =>
  new Promise((done) => void globalThis.setTimeout(done, milliseconds));
