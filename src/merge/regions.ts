/**
 * Where texts differ, as node-diff3 finds it, which takes at least the square of the number of lines: minutes for a long
 * file. In one, some lines that follow each other in all of the texts are therefore one line to it.
 */
import { diff3MergeRegions, diffIndices, type IRegion } from 'node-diff3';

/** A text as parts, each of one line or more. */
interface Parts {
  readonly texts: string[];
  /** The line with which each part begins, and at the end the number of lines. */
  readonly starts: readonly number[];
}

/** The lines that a text has once, with their places. */
function singles(lines: readonly string[]): ReadonlyMap<string, number> {
  const places = new Map<string, number>();
  const seen = new Set<string>();
  lines.forEach((line, place) => {
    if (seen.has(line)) places.delete(line);
    else places.set(line, place);
    seen.add(line);
  });
  return places;
}

/** So many lines are compared one by one, in some hundredths of a second. */
const FEW = 80;

/**
 * How many lines long the parts of texts are, by the line with which they begin: from a line that each of the texts has
 * once, as far as they go on alike. All other lines are parts by themselves.
 *
 * No part is longer than must be: to find what was moved, all parts count alike, so that a long one could pass for the one
 * that moved. In texts of few lines there are no parts at all.
 */
function partLengths(texts: readonly (readonly string[])[]): readonly ReadonlyMap<number, number>[] {
  const longest = Math.ceil(Math.max(...texts.map(({ length }) => length)) / FEW);
  const lengths = texts.map(() => new Map<number, number>());
  if (longest <= 1) return lengths;
  const places = texts.map(singles);
  const [first = []] = texts;
  for (let line = 0; line < first.length; ) {
    const at = places.map((place) => place.get(first[line]!));
    let length = 1;
    if (at.every((place) => place !== undefined)) {
      const alike = (): boolean =>
        length < longest &&
        line + length < first.length &&
        texts.every((text, side) => text[at[side]! + length] === first[line + length]);
      while (alike()) length += 1;
      at.forEach((place, side) => {
        lengths[side]!.set(place, length);
      });
    }
    line += length;
  }
  return lengths;
}

function partsOf(lines: readonly string[], lengths: ReadonlyMap<number, number>): Parts {
  const texts: string[] = [];
  const starts: number[] = [];
  for (let line = 0; line < lines.length; ) {
    const length = lengths.get(line) ?? 1;
    starts.push(line);
    texts.push(length === 1 ? lines[line]! : lines.slice(line, line + length).join(''));
    line += length;
  }
  return { texts, starts: [...starts, lines.length] };
}

/** The first line of some parts, and how many lines they have. */
function span({ starts }: Parts, [start, length]: readonly [number, number]): [number, number] {
  const first = starts[start]!;
  return [first, starts[start + length]! - first];
}

/** Where a change of a text changed it: in the text and in the change, the first line and how many there are. */
export interface Difference {
  readonly o: readonly [number, number];
  readonly a: readonly [number, number];
}

/**
 * Where the first of two changes changed a text, as `regions` of the same three texts has it: with other texts beside it
 * the same change may be found elsewhere, when something was moved.
 */
export function differences(
  a: readonly string[],
  o: readonly string[],
  b: readonly string[],
): readonly Difference[] {
  const lengths = partLengths([o, a, b]);
  const [base, one] = [partsOf(o, lengths[0]!), partsOf(a, lengths[1]!)];
  return diffIndices(base.texts, one.texts).map(({ buffer1, buffer2 }) => ({
    o: span(base, buffer1),
    a: span(one, buffer2),
  }));
}

/**
 * Where two changes of a text lie in it: stable regions, which at most one of them changed, and others.
 *
 * @param a lines of the one change
 * @param o lines of the text that both changed
 * @param b lines of the other change
 */
export function regions(
  a: readonly string[],
  o: readonly string[],
  b: readonly string[],
): readonly IRegion<string>[] {
  const lengths = partLengths([o, a, b]);
  const base = partsOf(o, lengths[0]!);
  const one = partsOf(a, lengths[1]!);
  const other = partsOf(b, lengths[2]!);
  const sides = { a: [a, one], o: [o, base], b: [b, other] } as const;
  return diff3MergeRegions(one.texts, base.texts, other.texts).map((region) => {
    if (region.stable) {
      const [lines, parts] = sides[region.buffer];
      const [bufferStart, bufferLength] = span(parts, [region.bufferStart, region.bufferLength]);
      const bufferContent = lines.slice(bufferStart, bufferStart + bufferLength);
      return { ...region, bufferStart, bufferLength, bufferContent };
    }
    const [aStart, aLength] = span(one, [region.aStart, region.aLength]);
    const [oStart, oLength] = span(base, [region.oStart, region.oLength]);
    const [bStart, bLength] = span(other, [region.bStart, region.bLength]);
    return {
      ...region,
      aStart,
      aLength,
      aContent: a.slice(aStart, aStart + aLength),
      oStart,
      oLength,
      oContent: o.slice(oStart, oStart + oLength),
      bStart,
      bLength,
      bContent: b.slice(bStart, bStart + bLength),
    };
  });
}
