/** In the place of `node:zlib`, in a browser. */
import { gzipSync as compress, Gunzip } from 'fflate';
import { Buffer } from './buffer.ts';

/** The record of a rendering that is only shown: by its checksum and its length it is compared with the project's. */
export const gzipSync = (text: string) =>
  Buffer.from(compress(new TextEncoder().encode(text), { level: 0, mtime: 0 }));

/** So much is inflated at a time, before the limit is looked at. */
const STEP = 4096;

/** @throws Error when it is damaged, cut, or inflates to more than it may */
export function gunzipSync(bytes: Uint8Array, { maxOutputLength }: { readonly maxOutputLength: number }) {
  const parts: Uint8Array[] = [];
  let size = 0;
  let isDone = false;
  const stream = new Gunzip((part, final) => {
    parts.push(part);
    size += part.length;
    isDone = final;
    if (size > maxOutputLength) throw new RangeError('it inflates to more than it may');
  });
  for (let at = 0; at < bytes.length; at += STEP)
    stream.push(bytes.subarray(at, at + STEP), at + STEP >= bytes.length);
  if (!isDone) throw new Error('it was cut');
  const all = new Uint8Array(size);
  let at = 0;
  for (const part of parts) {
    all.set(part, at);
    at += part.length;
  }
  return Buffer.from(all);
}

export { crc32 } from '../../crc32.ts';
