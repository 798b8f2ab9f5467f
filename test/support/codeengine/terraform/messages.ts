/** Messages of Terraform's plugin protocol 5: github.com/hashicorp/terraform docs/plugin-protocol/tfplugin5.proto. */
import { type Message, message, pack } from '../../protobuf.ts';
import type { Declared, Schema, Values } from './schema.ts';

const NESTING_LIST = 2;

/** A type as cty spells it in JSON. */
function typeOf({ type, of }: Declared): unknown {
  if (type === 'list' || type === 'map') return [type, of ?? 'string'];
  return { int: 'number', bool: 'bool' }[String(type)] ?? 'string';
}

function blockOf(schema: Schema): Message {
  return Buffer.concat(
    Object.entries(schema).map(([name, declared]) => {
      const { required, optional, computed, block, minItems = 0, maxItems = 0 } = declared;
      if (block)
        return message([
          3,
          message([1, name], [2, blockOf(block)], [3, NESTING_LIST], [4, minItems], [5, maxItems]),
        ]);
      const kinds = (
        [
          [4, required],
          [5, optional],
          [6, computed],
        ] as const
      ).filter(([, set]) => set);
      return message([
        2,
        message(
          [1, name],
          [2, JSON.stringify(typeOf(declared))],
          ...kinds.map(([field]) => [field, true] as const),
        ),
      ]);
    }),
  );
}

export const schemaOf = (schema: Schema): Message => message([1, 0], [2, blockOf(schema)]);

/** A value of the protocol's own, in MessagePack. */
export const dynamic = (values: Values | null): Message => message([1, pack(values)]);

/** An error, in words. */
export const problem = (text: string): Message => message([1, 1], [2, text]);

/** The path of an attribute. */
export const attribute = (name: string): Message => message([1, message([1, name])]);
