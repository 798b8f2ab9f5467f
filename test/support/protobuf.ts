/** As much of Protocol Buffers and MessagePack as Terraform's plugin protocol needs here. */

/** An encoded message. */
export type Message = Buffer;
type Field = readonly [number: number, value: string | number | boolean | Buffer];

function varint(value: number): Buffer {
  const bytes: number[] = [];
  for (let rest = value; ; rest = Math.floor(rest / 128)) {
    bytes.push(rest >= 128 ? (rest % 128) + 128 : rest);
    if (rest < 128) return Buffer.from(bytes);
  }
}

/** A message of these fields: numbers and booleans as varints, texts and messages with their length. */
export function message(...fields: readonly Field[]): Message {
  return Buffer.concat(
    fields.flatMap(([number, value]) => {
      if (typeof value === 'number' || typeof value === 'boolean')
        return [varint(number * 8), varint(Number(value))];
      const bytes = Buffer.isBuffer(value) ? value : Buffer.from(value);
      return [varint(number * 8 + 2), varint(bytes.length), bytes];
    }),
  );
}

/** The fields of a message that have a length, by number: the last of each. */
export function fieldsOf(bytes: Buffer): ReadonlyMap<number, Buffer> {
  const fields = new Map<number, Buffer>();
  let at = 0;
  const next = (): number => {
    let value = 0;
    for (let shift = 1; ; shift *= 128) {
      const byte = bytes[at++] ?? 0;
      value += (byte % 128) * shift;
      if (byte < 128) return value;
    }
  };
  while (at < bytes.length) {
    const key = next();
    const size = next();
    if (key % 8 !== 2) continue;
    fields.set(Math.floor(key / 8), bytes.subarray(at, at + size));
    at += size;
  }
  return fields;
}

/** The value in MessagePack; undefined for what Terraform does not know yet (an extension type). */
export function unpack(bytes: Buffer): unknown {
  let at = 0;
  const uint = (size: number): number => {
    const value = size === 8 ? Number(bytes.readBigUInt64BE(at)) : bytes.readUIntBE(at, size);
    at += size;
    return value;
  };
  const skip = (size: number): undefined => {
    at += size;
    return undefined;
  };
  const text = (size: number): string => {
    at += size;
    return bytes.toString('utf8', at - size, at);
  };
  const array = (size: number): unknown[] => Array.from({ length: size }, () => value());
  const map = (size: number): Record<string, unknown> =>
    Object.fromEntries(Array.from({ length: size }, () => [String(value()), value()]));
  const value = (): unknown => {
    const kind = uint(1);
    if (kind < 0x80) return kind;
    if (kind < 0x90) return map(kind - 0x80);
    if (kind < 0xa0) return array(kind - 0x90);
    if (kind < 0xc0) return text(kind - 0xa0);
    if (kind >= 0xe0) return kind - 256;
    switch (kind) {
      case 0xc0:
        return null;
      case 0xc2:
      case 0xc3:
        return kind === 0xc3;
      case 0xc7:
        return skip(uint(1) + 1);
      case 0xcb:
        at += 8;
        return bytes.readDoubleBE(at - 8);
      case 0xcc:
      case 0xcd:
      case 0xce:
      case 0xcf:
        return uint(2 ** (kind - 0xcc));
      case 0xd4:
      case 0xd5:
      case 0xd6:
      case 0xd7:
      case 0xd8:
        return skip(2 ** (kind - 0xd4) + 1);
      case 0xd9:
      case 0xda:
        return text(uint(kind - 0xd8));
      case 0xdb:
        return text(uint(4));
      case 0xdc:
        return array(uint(2));
      case 0xde:
        return map(uint(2));
      default:
        throw new Error(`MessagePack ${kind.toString(16)} at ${at}`);
    }
  };
  return value();
}

/** A value in MessagePack; undefined becomes what Terraform does not know yet. */
export function pack(value: unknown): Buffer {
  if (value === undefined) return Buffer.from([0xd4, 0, 0]);
  if (value === null) return Buffer.from([0xc0]);
  if (typeof value === 'boolean') return Buffer.from([value ? 0xc3 : 0xc2]);
  if (typeof value === 'number') {
    const bytes = Buffer.alloc(9);
    bytes[0] = 0xcb;
    bytes.writeDoubleBE(value, 1);
    return bytes;
  }
  /** The head of what has a length: 32 bits of it. */
  const head = (kind: number, size: number): Buffer => {
    const bytes = Buffer.alloc(5);
    bytes[0] = kind;
    bytes.writeUInt32BE(size, 1);
    return bytes;
  };
  if (typeof value === 'string')
    return Buffer.concat([head(0xdb, Buffer.byteLength(value)), Buffer.from(value)]);
  if (Array.isArray(value)) return Buffer.concat([head(0xdd, value.length), ...value.map(pack)]);
  const entries = Object.entries(value as object);
  return Buffer.concat([
    head(0xdf, entries.length),
    ...entries.flatMap(([key, one]) => [pack(key), pack(one)]),
  ]);
}
