/**
 * Finds the matches that Node's zlib finds: zlib's lazy matching at its default level (`deflate_slow` and `longest_match` of
 * deflate.c), with the hash of four bytes that Chromium's copy of it has, which Node's own builds contain
 * (contrib/optimizations/insert_string.h). Written anew, over the whole text instead of a window that slides: what a slide
 * forgets is not matched here either.
 */

/** Sizes of zlib: the window, the longest match, what must be read ahead, and how far back a match may be. */
const [WINDOW, LONGEST, AHEAD] = [32_768, 258, 262];
const FARTHEST = WINDOW - AHEAD;
const SHORTEST = 3;

/** The default level, 6: of `configuration_table`. */
const [GOOD, LAZY, NICE, CHAIN] = [8, 16, 128, 128];

/** A match of three bytes is not worth more than this distance. */
const TOO_FAR = 4096;

const HASHES = 32_768;

/** What follows a text: a literal byte, where there is no distance, or a match. */
export type Take = (length: number, distance: number, end: number) => void;

/** Hands over literals and matches, in their order. @param take gets a byte and 0, or a length and a distance, and where it ends */
export function findMatches(bytes: Uint8Array, take: Take): void {
  const size = bytes.length;
  const [heads, before] = [new Int32Array(HASHES), new Int32Array(WINDOW)];
  /** What was forgotten, how much was read, and where we are. */
  let [slid, read, at] = [0, 0, 0];

  const fill = (): void => {
    do {
      if (at - slid >= WINDOW + FARTHEST) slid += WINDOW;
      if (read === size) return;
      read = Math.min(size, slid + 2 * WINDOW);
    } while (read - at < AHEAD && read < size);
  };

  /** Behind the end is what the window had there before. */
  const byteAt = (place: number): number => bytes[place < size || slid === 0 ? place : place - WINDOW] ?? 0;

  const insert = (place: number): number => {
    const value =
      bytes[place]! | (byteAt(place + 1) << 8) | (byteAt(place + 2) << 16) | (byteAt(place + 3) << 24);
    const hash = ((Math.imul(value, 66_521) + 66_521) >>> 16) & (HASHES - 1);
    const head = heads[hash]!;
    before[place & (WINDOW - 1)] = head;
    heads[hash] = place;
    return head;
  };

  let start = 0;
  const longest = (head: number, least: number): number => {
    let [best, chain, candidate] = [least, least >= GOOD ? CHAIN >> 2 : CHAIN, head];
    const most = Math.min(LONGEST, read - at);
    const nice = Math.min(NICE, read - at);
    const limit = Math.max(at - FARTHEST, slid);
    do {
      if (bytes[candidate + best] === byteAt(at + best) && bytes[candidate] === bytes[at]) {
        let length = 0;
        while (length < most && bytes[candidate + length] === bytes[at + length]) length += 1;
        if (length > best) {
          start = candidate;
          best = length;
          if (length >= nice) break;
        }
      }
      candidate = before[candidate & (WINDOW - 1)]!;
      chain -= 1;
    } while (candidate > limit && chain > 0);
    return Math.min(best, read - at);
  };

  let length = SHORTEST - 1;
  let isWaiting = false;
  for (;;) {
    if (read - at < AHEAD) fill();
    if (read === at) break;
    const head = read - at >= SHORTEST ? insert(at) : 0;
    const [lastLength, lastStart] = [length, start];
    length = SHORTEST - 1;
    if (head > slid && lastLength < LAZY && at - head <= FARTHEST) {
      length = longest(head, lastLength);
      if (length === SHORTEST && at - start > TOO_FAR) length = SHORTEST - 1;
    }
    if (lastLength >= SHORTEST && length <= lastLength) {
      const last = read - SHORTEST;
      const end = at - 1 + lastLength;
      const distance = at - 1 - lastStart;
      for (at += 1; at < end; at += 1) if (at <= last) insert(at);
      isWaiting = false;
      length = SHORTEST - 1;
      take(lastLength, distance, end);
      continue;
    }
    if (isWaiting) take(bytes[at - 1]!, 0, at);
    isWaiting = true;
    at += 1;
  }
  if (isWaiting) take(bytes[at - 1]!, 0, at);
}
