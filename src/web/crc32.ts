/** The checksum of zips and of gzip: RFC 1952, 8. Pure. */

const TABLE = Uint32Array.from({ length: 256 }, (_, byte) => {
  let rest = byte;
  for (let bit = 0; bit < 8; bit += 1) rest = rest & 1 ? (rest >>> 1) ^ 0xedb88320 : rest >>> 1;
  return rest;
});

/** @param value a text is summed as UTF-8 */
export function crc32(value: string | Uint8Array): number {
  let sum = 0xffffffff;
  for (const byte of typeof value === 'string' ? new TextEncoder().encode(value) : value)
    sum = (sum >>> 8) ^ TABLE[(sum ^ byte) & 255]!;
  return (sum ^ 0xffffffff) >>> 0;
}
