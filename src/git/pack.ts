import { createHash } from 'node:crypto';
import { extname } from 'node:path';
import { crc32, deflateSync } from 'node:zlib';
import { blocksOf, deltaOf } from './delta.ts';
import { byLikeness, WINDOW } from './likeness.ts';
import { type GitObject, gitObject, KINDS } from './object.ts';

/** A pack and its index, as git keeps them: gitformat-pack(5), versions 2. */
export interface Pack {
  /** `pack-<id>` is the name of both files. */
  readonly id: string;
  /** The pack's bytes, in parts: those that several packs begin with are not copied for each. */
  readonly pack: readonly Buffer[];
  readonly index: Buffer;
}

/** An object that is a delta of the one so many bytes before it in the pack. */
const OFS_DELTA = 6;
/** A delta of less than so much of what it makes is shorter when both are compressed; of others it must be tried. */
const WORTH_A_DELTA = 0.5;
/** What has more of its own than this stands whole among the texts: others may have the same, as two lists of one package. */
const OF_ITS_OWN = 0.15;

/** Codes that are made anew more often fit better to files of many kinds, one after the other. */
const DEFLATE = { level: 9, memLevel: 6 };

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

const inPack = (head: Buffer, data: Buffer): Buffer => Buffer.concat([head, deflateSync(data, DEFLATE)]);

const shorter = (one: Buffer, other: Buffer | undefined): Buffer =>
  other === undefined || one.length <= other.length ? one : other;

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
  readonly parts: readonly Buffer[];
  readonly size: number;
  readonly entries: readonly Entry[];
  readonly objects: ReadonlyMap<string, { readonly object: GitObject; readonly offset: number }>;
  readonly texts?: Texts;
}

/**
 * Many files as one object, which is compressed as a whole: small files of one project have much in common, which each of
 * them compressed by itself says again. They are deltas of this.
 */
interface Texts {
  readonly object: GitObject;
  readonly blocks: ReadonlyMap<string, number>;
}

const HEAD_BYTES = 12;
export const NOTHING_PACKED: Packed = { parts: [], size: 0, entries: [], objects: new Map() };

/**
 * Packs objects, each of which must be there once. Those that follow from one in the same pack are deltas of that.
 *
 * @param begun what the pack begins with
 */
export function packed(objects: readonly GitObject[], begun: Packed = NOTHING_PACKED): Packed {
  const { texts } = begun;
  const parts = [...begun.parts];
  const entries = [...begun.entries];
  const placed = new Map(begun.objects);
  let offset = HEAD_BYTES + begun.size;
  for (const object of objects) {
    let { base } = object;
    while (base && !placed.has(base.id)) base = base.base;
    const before = base && placed.get(base.id);
    const ofBefore = before && deltaOf(before.object.data, object.data);
    const ofTexts = texts && object.kind === 'blob' && deltaOf(texts.object.data, object.data, texts.blocks);
    const isShorter = ofTexts && (ofBefore === undefined || ofTexts.length < ofBefore.length);
    const delta = isShorter ? ofTexts : ofBefore;
    const from = isShorter ? placed.get(texts.object.id) : before;
    const whole = (): Buffer => inPack(objectHead(KINDS[object.kind], object.data.length), object.data);
    const part =
      delta && from && delta.length < object.data.length
        ? shorter(
            inPack(
              Buffer.concat([objectHead(OFS_DELTA, delta.length), distanceBytes(offset - from.offset)]),
              delta,
            ),
            delta.length < object.data.length * WORTH_A_DELTA ? undefined : whole(),
          )
        : whole();
    entries.push({ id: Buffer.from(object.id, 'hex'), crc: crc32(part), offset });
    placed.set(object.id, { object, offset });
    parts.push(part);
    offset += part.length;
  }
  return { parts, size: offset - HEAD_BYTES, entries, objects: placed, ...(texts ? { texts } : {}) };
}

/**
 * The beginning of packs: all files in one object, of which those of packs are deltas.
 *
 * Pure: the same objects make the same bytes.
 */
export function packedTexts(objects: readonly GitObject[]): Packed & { readonly texts: Texts } {
  const isWhole = ({ data, base }: GitObject): boolean =>
    base === undefined || deltaOf(base.data, data).length >= data.length * OF_ITS_OWN;
  const files = objects
    .filter((one) => one.kind === 'blob' && one.data.length <= WINDOW && isWhole(one))
    .map((one) => ({ one, key: `${extname(one.path ?? '')} ${one.path}` }))
    .sort((a, b) => (a.key < b.key ? -1 : 1))
    .map(({ one }) => one);
  const object = gitObject('blob', Buffer.concat(byLikeness(files, WINDOW).map(({ data }) => data)));
  return { ...packed([object]), texts: { object, blocks: blocksOf(object.data) } };
}

/** The same, for packs of which many begin with it. */
export const inOnePart = (begun: Packed): Packed => ({ ...begun, parts: [Buffer.concat(begun.parts)] });

/** What is packed, as the two files that git reads. */
export function packFiles({ parts, entries }: Packed): Pack {
  const body = [Buffer.from('PACK'), numbers([2, entries.length]), ...parts];
  const hash = createHash('sha1');
  for (const part of body) hash.update(part);
  const checksum = hash.digest();
  return {
    id: checksum.toString('hex'),
    pack: [...body, checksum],
    index: indexOf(entries, checksum),
  };
}

/** One pack of these objects; each must be there once. */
export const packOf = (objects: readonly GitObject[]): Pack => packFiles(packed(objects));
