/** Manifests as the cf client and the platform read them. */
import { Ajv } from 'ajv';
import { parse } from 'yaml';
import { MANIFEST_SCHEMA } from './manifest-schema.ts';

const ajv = new Ajv({ allErrors: true, strict: true, allowUnionTypes: true });
const validate = ajv.compile(MANIFEST_SCHEMA);

/** What the schema says against a manifest; nothing when it is valid. */
export function problems(manifest: unknown): readonly string[] {
  if (validate(manifest)) return [];
  return (validate.errors ?? []).map(({ instancePath, message, params }) =>
    `${instancePath} ${message} ${'additionalProperty' in params ? params.additionalProperty : ''}`.trim(),
  );
}

/**
 * A manifest with its variables, as cf's util/manifestparser replaces them: a variable that is the whole value keeps its
 * type, one inside a text becomes text, and one that nobody gives is an error.
 */
export function interpolate(manifest: string, ...varsFiles: readonly string[]): unknown {
  const variables: Record<string, unknown> = Object.assign({}, ...varsFiles.map((text) => parse(text)));
  const value = (name: string): unknown => {
    if (!(name in variables)) throw new Error(`Expected to find variables: ${name}`);
    return variables[name];
  };
  const replaced = (node: unknown): unknown => {
    if (Array.isArray(node)) return node.map(replaced);
    if (typeof node === 'object' && node !== null)
      return Object.fromEntries(Object.entries(node).map(([key, child]) => [key, replaced(child)]));
    if (typeof node !== 'string') return node;
    const [, whole] = /^\(\(([-\w]+)\)\)$/.exec(node) ?? [];
    if (whole) return value(whole);
    return node.replaceAll(/\(\(([-\w]+)\)\)/g, (_match, name: string) => String(value(name)));
  };
  return replaced(parse(manifest));
}
