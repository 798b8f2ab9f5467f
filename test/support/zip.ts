/** A zip as its central directory has it: https://pkware.cachefly.net/webdocs/casestudies/APPNOTE.TXT, 4.3.12. */
import { inflateRawSync } from 'node:zlib';

export interface ZipEntry {
  readonly path: string;
  readonly contents: string;
  /** Permissions, as stat(2) has them. */
  readonly mode: number;
}

const ENTRY = 0x02014b50;
const END = 0x06054b50;

/** The entries of a zip, in its order. @throws Error when it is damaged */
export function zipEntries(zip: Uint8Array): readonly ZipEntry[] {
  const buffer = Buffer.from(zip);
  const end = buffer.lastIndexOf(Buffer.from(Uint32Array.of(END).buffer));
  let at = buffer.readUInt32LE(end + 16);
  return Array.from({ length: buffer.readUInt16LE(end + 10) }, () => {
    if (buffer.readUInt32LE(at) !== ENTRY) throw new Error('no entry of a zip');
    const method = buffer.readUInt16LE(at + 10);
    const size = buffer.readUInt32LE(at + 20);
    const [name, extra, comment] = [28, 30, 32].map((offset) => buffer.readUInt16LE(at + offset)) as [
      number,
      number,
      number,
    ];
    const mode = buffer.readUInt32LE(at + 38) >>> 16;
    const local = buffer.readUInt32LE(at + 42);
    const path = buffer.toString('utf8', at + 46, at + 46 + name);
    const begin = local + 30 + buffer.readUInt16LE(local + 26) + buffer.readUInt16LE(local + 28);
    const data = buffer.subarray(begin, begin + size);
    at += 46 + name + extra + comment;
    return { path, contents: (method === 0 ? data : inflateRawSync(data)).toString(), mode: mode & 0o777 };
  });
}
