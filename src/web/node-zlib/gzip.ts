/**
 * Compresses as `zlib.gzipSync` of Node's own builds does, byte for byte: the record in a project that the page makes is then
 * the record that the command writes. A browser's own compression has other bytes, and so has any library's; the command
 * cannot take a library, which takes it 20 ms where zlib takes 3.
 */
import { crc32 } from '../crc32.ts';
import { type Alphabet, type Code, codeOf, codesOf } from './codes.ts';
import { findMatches } from './matches.ts';

/** Symbols of a block: zlib's `lit_bufsize - 1` for its default of memory. */
const MOST = 16_383;

const END = 256;

/** RFC 1951, 3.2.5: bits that follow the codes of lengths and distances, and where each begins. */
const LENGTH_BITS = [0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 2, 2, 2, 2, 3, 3, 3, 3, 4, 4, 4, 4, 5, 5, 5, 5, 0];
const DISTANCE_BITS = Array.from({ length: 30 }, (_, code) => Math.max(0, (code >> 1) - 1));
const starts = (bits: readonly number[], first: number): readonly number[] => {
  const found = [first];
  for (const count of bits.slice(0, -1)) found.push(found.at(-1)! + (1 << count));
  return found;
};
const LENGTHS = [...starts(LENGTH_BITS.slice(0, 28), 3), 258];
const DISTANCES = starts(DISTANCE_BITS, 1);

const fixedLength = (symbol: number): number => (symbol < 144 ? 8 : symbol < 256 ? 9 : symbol < 280 ? 7 : 8);

const LITERALS: Alphabet = {
  size: 286,
  longest: 15,
  extra: (symbol) => (symbol > END ? LENGTH_BITS[symbol - END - 1]! : 0),
  fixed: fixedLength,
};
const DISTANT: Alphabet = {
  size: 30,
  longest: 15,
  extra: (symbol) => DISTANCE_BITS[symbol]!,
  fixed: () => 5,
};
const TABLE: Alphabet = { size: 19, longest: 7, extra: (symbol) => [2, 3, 7][symbol - 16] ?? 0 };

const FIXED_LITERALS = codesOf(
  Uint8Array.from({ length: 288 }, (_, symbol) => fixedLength(symbol)),
  9,
);
const FIXED_DISTANCES = codesOf(new Uint8Array(30).fill(5), 5);

/** The order in which the lengths of the table's code are written: 3.2.7. */
const ORDER = [16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15];

const indexOf = (from: readonly number[], value: number): number => {
  let code = from.length - 1;
  while (from[code]! > value) code -= 1;
  return code;
};

/** Bits, the first one lowest in a byte. */
class Bits {
  readonly bytes: number[] = [];
  private held = 0;
  private count = 0;

  put(value: number, length: number): void {
    this.held |= value << this.count;
    this.count += length;
    for (; this.count >= 8; this.count -= 8, this.held >>>= 8) this.bytes.push(this.held & 255);
  }

  end(): void {
    if (this.count > 0) this.bytes.push(this.held & 255);
    this.held = this.count = 0;
  }
}

/** The lengths of a code as the symbols of the table: `scan_tree` of zlib's trees.c. */
function tableOf({ lengths, last }: Code): readonly (readonly [symbol: number, extra: number])[] {
  const found: (readonly [number, number])[] = [];
  let previous = -1;
  for (let at = 0; at <= last; ) {
    const length = lengths[at]!;
    const isAgain = length === previous;
    const [most, least] = length === 0 ? [138, 3] : isAgain ? [6, 3] : [7, 4];
    let count = 1;
    while (count < most && at + count <= last && lengths[at + count] === length) count += 1;
    at += count;
    if (count < least) for (let one = 0; one < count; one += 1) found.push([length, 0]);
    else if (length > 0) {
      if (!isAgain) found.push([length, 0]);
      found.push([16, count - (isAgain ? 3 : 4)]);
    } else found.push(count <= 10 ? [17, count - 3] : [18, count - 11]);
    previous = length;
  }
  return found;
}

type Symbols = readonly (readonly [length: number, distance: number])[];

/** Writes one block, as the shortest of the three kinds. @param stored its bytes */
function writeBlock(out: Bits, symbols: Symbols, stored: Uint8Array, isLast: boolean): void {
  const [literals, distances] = [new Uint32Array(LITERALS.size), new Uint32Array(DISTANT.size)];
  literals[END] = 1;
  for (const [length, distance] of symbols) {
    if (distance === 0) literals[length]! += 1;
    else {
      literals[END + 1 + indexOf(LENGTHS, length)]! += 1;
      distances[indexOf(DISTANCES, distance)]! += 1;
    }
  }
  const [literal, distant] = [codeOf(literals, LITERALS), codeOf(distances, DISTANT)];
  const table = [...tableOf(literal), ...tableOf(distant)];
  const counts = new Uint32Array(TABLE.size);
  for (const [symbol] of table) counts[symbol]! += 1;
  const described = codeOf(counts, TABLE);
  let many = ORDER.length;
  while (many > 4 && described.lengths[ORDER[many - 1]!] === 0) many -= 1;
  const own = literal.bits + distant.bits + described.bits + 3 * many + 14;
  const fixed = (literal.fixedBits + distant.fixedBits + 10) >> 3;
  const least = Math.min(fixed, (own + 10) >> 3);
  const last = isLast ? 1 : 0;
  if (stored.length + 4 <= least) {
    out.put(last, 3);
    out.end();
    for (const byte of [stored.length, ~stored.length]) out.put(byte & 0xffff, 16);
    for (const byte of stored) out.put(byte, 8);
    return;
  }
  const isFixed = fixed === least;
  out.put((isFixed ? 2 : 4) + last, 3);
  if (!isFixed) {
    out.put(literal.last - 256, 5);
    out.put(distant.last, 5);
    out.put(many - 4, 4);
    for (const symbol of ORDER.slice(0, many)) out.put(described.lengths[symbol]!, 3);
    for (const [symbol, extra] of table) {
      out.put(described.codes[symbol]!, described.lengths[symbol]!);
      out.put(extra, TABLE.extra(symbol));
    }
  }
  const putLiteral = (symbol: number): void =>
    isFixed
      ? out.put(FIXED_LITERALS[symbol]!, fixedLength(symbol))
      : out.put(literal.codes[symbol]!, literal.lengths[symbol]!);
  for (const [length, distance] of symbols) {
    if (distance === 0) {
      putLiteral(length);
      continue;
    }
    const [code, far] = [indexOf(LENGTHS, length), indexOf(DISTANCES, distance)];
    putLiteral(END + 1 + code);
    out.put(length - LENGTHS[code]!, LENGTH_BITS[code]!);
    if (isFixed) out.put(FIXED_DISTANCES[far]!, 5);
    else out.put(distant.codes[far]!, distant.lengths[far]!);
    out.put(distance - DISTANCES[far]!, DISTANCE_BITS[far]!);
  }
  putLiteral(END);
}

/** RFC 1952, 2.3: no time, no flags, an unknown system. */
const HEADER = [0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 255];

/** A text by gzip, with the bytes that Node's zlib gives it. */
export function gzipAsNode(bytes: Uint8Array): Uint8Array {
  const out = new Bits();
  for (const byte of HEADER) out.put(byte, 8);
  let symbols: (readonly [number, number])[] = [];
  let start = 0;
  findMatches(bytes, (length, distance, end) => {
    symbols.push([length, distance]);
    if (symbols.length < MOST) return;
    writeBlock(out, symbols, bytes.subarray(start, end), false);
    symbols = [];
    start = end;
  });
  writeBlock(out, symbols, bytes.subarray(start), true);
  out.end();
  for (const number of [crc32(bytes), bytes.length])
    for (let shift = 0; shift < 32; shift += 8) out.put((number >>> shift) & 255, 8);
  return Uint8Array.from(out.bytes);
}
