/** The resources as the real provider declares them: flags.json was read out of its code. */
import flags from './flags.json' with { type: 'json' };

/** What one argument declares. A list is one of texts, or of blocks. */
export interface Declared {
  readonly type?: 'string' | 'int' | 'bool' | 'list' | 'map';
  readonly of?: 'string';
  readonly required?: boolean;
  readonly optional?: boolean;
  readonly computed?: boolean;
  /** A change makes a new resource in the place of the old one. */
  readonly forceNew?: boolean;
  readonly default?: string | number | boolean;
  readonly block?: Schema;
  readonly minItems?: number;
  readonly maxItems?: number;
}
export type Schema = Readonly<Record<string, Declared>>;

/** A configuration, or a state; undefined where a value is not known before it is applied. */
export type Values = Record<string, unknown>;

/** Every resource has an identifier: the plugin SDK adds it. */
const withId = (schema: Schema): Schema => ({
  ...schema,
  id: { type: 'string', optional: true, computed: true },
});

export const RESOURCES: Readonly<Record<string, Schema>> = Object.fromEntries(
  Object.entries(flags.resources as unknown as Record<string, Schema>).map(([name, schema]) => [
    name,
    withId(schema),
  ]),
);

export const DATA_SOURCES: Readonly<Record<string, Schema>> = {
  ibm_resource_group: withId({
    name: { type: 'string', optional: true },
    is_default: { type: 'bool', optional: true },
  }),
};
