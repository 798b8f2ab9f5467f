/** In the place of Node's `Buffer`, in a browser: what the merge asks of it, over the same bytes. */

const CHUNK = 0x8000;

function latin1(bytes: Uint8Array): string {
  let text = '';
  for (let at = 0; at < bytes.length; at += CHUNK)
    text += String.fromCharCode(...bytes.subarray(at, at + CHUNK));
  return text;
}

/** As Node reads base64: what is no digit of it is passed over (https://nodejs.org/api/buffer.html#buffers-and-character-encodings). */
function fromBase64(text: string): string {
  const digits = text
    .replaceAll('-', '+')
    .replaceAll('_', '/')
    .replaceAll(/[^A-Za-z0-9+/]/g, '');
  return atob(digits.length % 4 === 1 ? digits.slice(0, -1) : digits);
}

/** A mark of the order of bytes stays, as Node keeps it. */
const decoder = (encoding: string) => new TextDecoder(encoding, { ignoreBOM: true });
const [UTF_8, UTF_16] = [decoder('utf-8'), decoder('utf-16le')];

class Bytes extends Uint8Array {
  override toString(encoding = 'utf8', start = 0, end: number = this.length): string {
    const bytes = this.subarray(start, end);
    if (encoding === 'latin1') return latin1(bytes);
    return (encoding === 'utf16le' ? UTF_16 : UTF_8).decode(bytes);
  }

  equals(other: Uint8Array): boolean {
    return this.length === other.length && this.every((byte, index) => byte === other[index]);
  }

  /** @param value a byte, or a text of one */
  override includes(value: number | string): boolean {
    return super.includes(typeof value === 'string' ? value.charCodeAt(0) : value);
  }
}

function from(value: string | Uint8Array, encoding = 'utf8'): Bytes {
  if (typeof value !== 'string') return new Bytes(value);
  if (encoding === 'utf8') return new Bytes(new TextEncoder().encode(value));
  const text = encoding === 'base64' ? fromBase64(value) : value;
  const bytes = new Bytes(text.length);
  for (let at = 0; at < text.length; at += 1) bytes[at] = text.charCodeAt(at);
  return bytes;
}

export const Buffer = Object.assign(Bytes, { from, alloc: (size: number) => new Bytes(size) });
