/** Small damages of a project, such as fingers do: a character, a line, an order. Each follows from a seed. */
import type { Random } from '../property/random.ts';

/** What participants edit: the project's own files, not the tools of the course. */
export const isEdited = (path: string): boolean =>
  !path.startsWith('labs/') &&
  !path.startsWith('docs/') &&
  !path.startsWith('.git') &&
  /\.(py|html|css|toml|txt|json|yml)$|^Procfile$|^\.env$/.test(path);

const CHARACTERS = [
  '',
  ' ',
  '\t',
  '"',
  "'",
  '“',
  '(',
  ')',
  '[',
  ']',
  '{',
  '}',
  ',',
  ':',
  '=',
  '#',
  '\\',
  '\u00a0',
  '\0',
  'é',
  '0',
  'x',
];

const swapped = (lines: readonly string[], a: number, b: number): readonly string[] =>
  lines.map((line, index) => (index === a ? lines[b] : index === b ? lines[a] : line) ?? '');

const KINDS: Readonly<Record<string, (text: string, random: Random) => string>> = {
  character(text, random) {
    const place = random.below(Math.max(text.length, 1));
    // One goes, one comes, or one takes the place of another.
    return text.slice(0, place) + random.pick(CHARACTERS) + text.slice(place + random.below(2));
  },
  line(text, random) {
    const lines = text.split('\n');
    const place = random.below(lines.length);
    const twice = random.chance(0.3);
    return [
      ...lines.slice(0, place),
      ...(twice ? [lines[place], lines[place]] : []),
      ...lines.slice(place + 1),
    ].join('\n');
  },
  order(text, random) {
    const lines = text.split('\n');
    const place = random.below(lines.length);
    return swapped(
      lines,
      place,
      random.chance(0.5) ? (place + 1) % lines.length : random.below(lines.length),
    ).join('\n');
  },
  indentation(text, random) {
    const lines = text.split('\n');
    const place = random.below(lines.length);
    return lines
      .map((line, index) =>
        index === place ? random.pick([` ${line}`, line.trimStart(), `\t${line}`]) : line,
      )
      .join('\n');
  },
};

/** A text with one small damage, and what kind that is. */
export function damaged(text: string, random: Random): { readonly kind: string; readonly text: string } {
  const kind = random.pick(Object.keys(KINDS));
  return { kind, text: KINDS[kind]?.(text, random) ?? text };
}
