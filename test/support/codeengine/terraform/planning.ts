/** What the plugin SDK plans: defaults, what is computed, and what makes a new resource. */
import type { Schema, Values } from './schema.ts';

/** What only the service says: not known before, then what it said. */
const isOwn = (schema: Schema, name: string, config: Values): boolean =>
  schema[name]?.computed === true && (!schema[name]?.optional || config[name] === null);

/** A configuration with the defaults that the schema has (null means the default), and what is computed. */
function filledIn(schema: Schema, config: Values, prior: Values | null | undefined): Values {
  return Object.fromEntries(
    Object.entries(schema).map(([name, { block, default: fallback = null }]) => {
      const value = config[name];
      if (isOwn(schema, name, config)) return [name, prior ? prior[name] : undefined];
      if (block && Array.isArray(value)) {
        const before = (prior?.[name] ?? []) as readonly Values[];
        return [name, value.map((one: Values, index) => filledIn(block, one, before[index]))];
      }
      return [name, value === null ? fallback : value];
    }),
  );
}

/** Whether two values are the same; one that is not known yet is the same as no known one. */
function same(one: unknown, other: unknown): boolean {
  const text = (value: unknown): string =>
    JSON.stringify(value, (_, part) => (part === undefined ? '(not known)' : part)) ?? '(not known)';
  return text(one) === text(other);
}

/** The state that is planned, and the attributes for which a new resource takes the place of the old one. */
export function planned(
  schema: Schema,
  prior: Values | null,
  config: Values,
): { readonly values: Values; readonly replaced: readonly string[] } {
  const values = filledIn(schema, config, prior);
  const replaced = prior
    ? Object.keys(schema).filter((name) => schema[name]?.forceNew && !same(prior[name], values[name]))
    : [];
  // What is new has nothing of the old one.
  return { values: replaced.length > 0 ? filledIn(schema, config, null) : values, replaced };
}
