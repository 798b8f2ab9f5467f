import { createHash } from 'node:crypto';
import { crc32, deflateSync } from 'node:zlib';
import { deltaOf } from './delta.ts';
import { type GitObject, KINDS } from './object.ts';

/** A pack and its index, as git keeps them: gitformat-pack(5), versions 2. */
export interface Pack {
  /** `pack-<id>` is the name of both files. */
  readonly id: string;
  readonly pack: Buffer;
  readonly index: Buffer;
}

/** An object that is a delta of the one so many bytes before it in the pack. */
const OFS_DELTA = 6;
/** A delta of more than so much of what it makes is not worth the second look. */
const WORTH_A_DELTA = 0.5;

const sha1 = (data: Buffer): Buffer => createHash('sha1').update(data).digest();

/** The kind and the size before an object's data: four bits of the size, then seven each. */
function objectHead(kind: number, size: number): Buffer {
  const bytes: number[] = [];
  let rest = Math.floor(size / 16);
  let byte = (kind << 4) | (size & 15);
  while (rest > 0) {
    bytes.push(byte | 0x80);
    byte = rest & 0x7f;
    rest = Math.floor(rest / 128);
  }
  return Buffer.from([...bytes, byte]);
}

/** How far back a delta's base is: seven bits in each byte, the highest first, each but the last one less than it says. */
function distanceBytes(distance: number): Buffer {
  const bytes = [distance & 127];
  for (let rest = Math.floor(distance / 128); rest > 0; rest = Math.floor(rest / 128)) {
    rest -= 1;
    bytes.unshift((rest & 127) | 128);
  }
  return Buffer.from(bytes);
}

interface Entry {
  readonly id: Buffer;
  readonly crc: number;
  readonly offset: number;
}

function numbers(values: readonly number[]): Buffer {
  const buffer = Buffer.alloc(values.length * 4);
  for (const [index, value] of values.entries()) buffer.writeUInt32BE(value, index * 4);
  return buffer;
}

function indexOf(entries: readonly Entry[], checksum: Buffer): Buffer {
  const sorted = [...entries].sort((a, b) => Buffer.compare(a.id, b.id));
  const counts = new Array<number>(256).fill(0);
  for (const { id } of sorted) counts[id[0] ?? 0] = (counts[id[0] ?? 0] ?? 0) + 1;
  let sum = 0;
  const fanout = counts.map((count) => {
    sum += count;
    return sum;
  });
  const index = Buffer.concat([
    Buffer.from('ff744f6300000002', 'hex'),
    numbers(fanout),
    ...sorted.map(({ id }) => id),
    numbers(sorted.map(({ crc }) => crc)),
    numbers(sorted.map(({ offset }) => offset)),
    checksum,
  ]);
  return Buffer.concat([index, sha1(index)]);
}

/** Objects as they stand in a pack, one after the other: the beginning of packs that have them in common. */
export interface Packed {
  readonly bytes: Buffer;
  readonly entries: readonly Entry[];
  readonly objects: ReadonlyMap<string, { readonly object: GitObject; readonly offset: number }>;
}

const HEAD_BYTES = 12;
export const NOTHING_PACKED: Packed = { bytes: Buffer.alloc(0), entries: [], objects: new Map() };

/**
 * Packs objects, each of which must be there once. Those that follow from one in the same pack are deltas of that.
 *
 * @param before what the pack begins with
 */
export function packed(objects: readonly GitObject[], before: Packed = NOTHING_PACKED): Packed {
  const parts = [before.bytes];
  const entries = [...before.entries];
  const placed = new Map(before.objects);
  let offset = HEAD_BYTES + before.bytes.length;
  for (const object of objects) {
    let { base } = object;
    while (base && !placed.has(base.id)) base = base.base;
    const from = base && placed.get(base.id);
    const delta = from && deltaOf(from.object.data, object.data);
    const isDelta = delta !== undefined && delta.length < object.data.length * WORTH_A_DELTA;
    const head =
      isDelta && from
        ? Buffer.concat([objectHead(OFS_DELTA, delta.length), distanceBytes(offset - from.offset)])
        : objectHead(KINDS[object.kind], object.data.length);
    const part = Buffer.concat([head, deflateSync(isDelta ? delta : object.data, { level: 9 })]);
    entries.push({ id: Buffer.from(object.id, 'hex'), crc: crc32(part), offset });
    placed.set(object.id, { object, offset });
    parts.push(part);
    offset += part.length;
  }
  return { bytes: Buffer.concat(parts), entries, objects: placed };
}

/** What is packed, as the two files that git reads. */
export function packFiles({ bytes, entries }: Packed): Pack {
  const head = Buffer.concat([Buffer.from('PACK'), numbers([2, entries.length])]);
  const body = Buffer.concat([head, bytes]);
  const checksum = sha1(body);
  return {
    id: checksum.toString('hex'),
    pack: Buffer.concat([body, checksum]),
    index: indexOf(entries, checksum),
  };
}

/** One pack of these objects; each must be there once. */
export const packOf = (objects: readonly GitObject[]): Pack => packFiles(packed(objects));
