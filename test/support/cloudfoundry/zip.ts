import { inflateRawSync } from 'node:zlib';

/** The files of a zip archive, by path. Folders are left out. */
export function unzip(zip: Buffer): ReadonlyMap<string, string> {
  const files = new Map<string, string>();
  const end = zip.lastIndexOf(Buffer.from('PK\x05\x06', 'latin1'));
  if (end < 0) throw new Error('This is no zip archive.');
  let at = zip.readUInt32LE(end + 16);
  for (let count = zip.readUInt16LE(end + 10); count > 0; count -= 1) {
    const method = zip.readUInt16LE(at + 10);
    const size = zip.readUInt32LE(at + 20);
    const nameLength = zip.readUInt16LE(at + 28);
    const name = zip.toString('utf8', at + 46, at + 46 + nameLength);
    const local = zip.readUInt32LE(at + 42);
    const start = local + 30 + zip.readUInt16LE(local + 26) + zip.readUInt16LE(local + 28);
    const data = zip.subarray(start, start + size);
    if (!name.endsWith('/')) files.set(name, (method === 0 ? data : inflateRawSync(data)).toString('utf8'));
    at += 46 + nameLength + zip.readUInt16LE(at + 30) + zip.readUInt16LE(at + 32);
  }
  return files;
}

/** The part of that name in a multipart/form-data body; undefined when there is none. */
export function formPart(body: Buffer, contentType: string, name: string): Buffer | undefined {
  const [, boundary] = /boundary="?([^";]+)/.exec(contentType) ?? [];
  if (!boundary) return undefined;
  const mark = Buffer.from(`--${boundary}`);
  let at = body.indexOf(mark);
  while (at >= 0) {
    const next = body.indexOf(mark, at + mark.length);
    if (next < 0) return undefined;
    const head = body.indexOf('\r\n\r\n', at);
    if (new RegExp(`name="${name}"`).test(body.toString('latin1', at, head)))
      return body.subarray(head + 4, next - 2);
    at = next;
  }
  return undefined;
}
