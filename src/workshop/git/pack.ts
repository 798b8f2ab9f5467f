import { createHash } from 'node:crypto';
import { crc32, deflateSync } from 'node:zlib';
import { type GitObject, KINDS } from './object.ts';

/** A pack and its index, as git keeps them: gitformat-pack(5), versions 2. */
export interface Pack {
  /** `pack-<id>` is the name of both files. */
  readonly id: string;
  readonly pack: Buffer;
  readonly index: Buffer;
}

const sha1 = (data: Buffer): Buffer => createHash('sha1').update(data).digest();

/** The kind and the size before an object's data: four bits of the size, then seven each. */
function objectHead({ kind, data }: GitObject): Buffer {
  const bytes: number[] = [];
  let rest = Math.floor(data.length / 16);
  let byte = (KINDS[kind] << 4) | (data.length & 15);
  while (rest > 0) {
    bytes.push(byte | 0x80);
    byte = rest & 0x7f;
    rest = Math.floor(rest / 128);
  }
  return Buffer.from([...bytes, byte]);
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

/**
 * One pack of these objects; each must be there once.
 *
 * @param level of zlib's: 1 is quick, for a pack that one repository has; 9 is small, for one that many have
 */
export function packOf(objects: readonly GitObject[], level = 1): Pack {
  const head = Buffer.concat([Buffer.from('PACK'), numbers([2, objects.length])]);
  const parts: Buffer[] = [head];
  const entries: Entry[] = [];
  let offset = head.length;
  for (const object of objects) {
    const part = Buffer.concat([objectHead(object), deflateSync(object.data, { level })]);
    entries.push({ id: Buffer.from(object.id, 'hex'), crc: crc32(part), offset });
    parts.push(part);
    offset += part.length;
  }
  const body = Buffer.concat(parts);
  const checksum = sha1(body);
  return {
    id: checksum.toString('hex'),
    pack: Buffer.concat([body, checksum]),
    index: indexOf(entries, checksum),
  };
}
