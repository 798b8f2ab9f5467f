/** Deltas of git's: gitformat-pack(5), "Deltified representation". */

/** As many bytes as git itself looks at: shorter matches save next to nothing. */
const BLOCK = 16;
/** One instruction copies at most so much. */
const LONGEST_COPY = 0x10000;
const LONGEST_INSERT = 127;

/** A size: seven bits in each byte, the lowest first. */
function sizeBytes(size: number): readonly number[] {
  const bytes: number[] = [];
  let rest = size;
  while (rest > 127) {
    bytes.push((rest & 127) | 128);
    rest >>>= 7;
  }
  return [...bytes, rest];
}

function pushInsert(into: number[], target: Buffer, from: number, to: number): void {
  for (let at = from; at < to; at += LONGEST_INSERT) {
    const end = Math.min(at + LONGEST_INSERT, to);
    into.push(end - at, ...target.subarray(at, end));
  }
}

/** Only those bytes of place and length that are not zero, as the instruction's bits say. */
function pushCopy(into: number[], offset: number, length: number): void {
  for (let done = 0; done < length; done += LONGEST_COPY) {
    const [place, size] = [offset + done, Math.min(LONGEST_COPY, length - done)];
    const parts = [0, 8, 16, 24].map((shift) => (place >>> shift) & 255);
    // 0x10000 is written as 0.
    parts.push(size & 255, (size >>> 8) & 255);
    into.push(128 | parts.reduce((bits, byte, index) => (byte > 0 ? bits | (1 << index) : bits), 0));
    into.push(...parts.filter((byte) => byte > 0));
  }
}

/** Where each block of the source begins; of equal ones the first. */
export function blocksOf(source: Buffer): ReadonlyMap<string, number> {
  const blocks = new Map<string, number>();
  for (let at = 0; at + BLOCK <= source.length; at += BLOCK) {
    const block = source.toString('latin1', at, at + BLOCK);
    if (!blocks.has(block)) blocks.set(block, at);
  }
  return blocks;
}

/** What makes the target out of the source. @param blocks of the source, where several deltas are made of it */
export function deltaOf(source: Buffer, target: Buffer, blocks = blocksOf(source)): Buffer {
  const delta: number[] = [...sizeBytes(source.length), ...sizeBytes(target.length)];
  // What is behind `written` is in the delta; what is between that and `at` was found nowhere.
  let written = 0;
  for (let at = 0; at + BLOCK <= target.length; ) {
    let from = blocks.get(target.toString('latin1', at, at + BLOCK));
    if (from === undefined) {
      at += 1;
      continue;
    }
    let begin = at;
    while (begin > written && from > 0 && target[begin - 1] === source[from - 1]) {
      begin -= 1;
      from -= 1;
    }
    let length = BLOCK + at - begin;
    while (begin + length < target.length && target[begin + length] === source[from + length]) length += 1;
    pushInsert(delta, target, written, begin);
    pushCopy(delta, from, length);
    at = begin + length;
    written = at;
  }
  pushInsert(delta, target, written, target.length);
  return Buffer.from(delta);
}
