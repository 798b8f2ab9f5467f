/**
 * The lists of requirements in pyproject.toml: `dependencies`, `optional-dependencies` (PEP 621) and `dependency-groups`
 * (PEP 735). Everything else in it is text.
 */
import { commentEnd, type Item, type List, listAt, stringEnd } from './bracketed.ts';
import { type ItemKind, mergedList } from './list-merge.ts';
import type { Part, PartedText } from './regions.ts';
import { meaningOf, mergedRequirement, type Requirement, requirementIn, textOf } from './requirement.ts';

const isString = (text: string): boolean => /^(["'])(?!\1\1).*\1$/s.test(text);

function requirementOf({ text }: Item): Requirement | undefined {
  return isString(text) && !text.includes('\\') ? requirementIn(text.slice(1, -1)) : undefined;
}

/** Requirements by name; tables such as `{include-group = "dev"}` by what they say. */
const REQUIREMENTS: ItemKind = {
  keyOf: (item) => requirementOf(item)?.name ?? item.text.replaceAll(/\s+/g, ''),
  hasPlaces: false,
  merged(base, ours, theirs) {
    const [was, mine, now] = [base && requirementOf(base), requirementOf(ours), requirementOf(theirs)];
    if (!mine || !now) return ours;
    const resolution = mergedRequirement(was, mine, now);
    if (!resolution) return undefined;
    if (!('value' in resolution) && resolution.side === 'ours') return ours;
    const quote = ours.text[0]!;
    const text =
      'value' in resolution ? textOf(resolution.value).replaceAll(quote, "'") : theirs.text.slice(1, -1);
    const quoted = text.includes(quote) ? theirs.text : `${quote}${text}${quote}`;
    return { ...ours, text: quoted };
  },
};

/** Whether a key of a table is a list of requirements. */
export function isRequirements(table: string, key: string): boolean {
  if (table === 'project') return key === 'dependencies';
  return table === 'project.optional-dependencies' || table === 'dependency-groups';
}

/** A value with its key and its table; `list` where it is a list. */
export interface Value {
  readonly table: string;
  readonly key: string;
  /** Where the key begins, where the value begins, and where the value ends. */
  readonly at: number;
  readonly start: number;
  readonly end: number;
  readonly list?: List;
}

/** A header of a table. */
export interface Table {
  readonly name: string;
  readonly at: number;
}

const name = (key: string): string => key.replaceAll(/["'\s]/g, '');

/** Where a value ends: with its line, its string, or its brackets; undefined where that is not understood. */
function valueEnd(text: string, start: number): number | undefined {
  const char = text[start];
  if (char === '"' || char === "'") return stringEnd(text, start);
  if (char === '{') {
    const end = commentEnd(text, start);
    return text.lastIndexOf('}', end) < start ? undefined : text.lastIndexOf('}', end) + 1;
  }
  const line = text.slice(start, commentEnd(text, start)).replace(/#.*$/, '').trimEnd();
  return line === '' ? undefined : start + line.length;
}

/** The end of a list that is not taken apart, such as one with comments within its items. */
function skippedList(text: string, start: number): number | undefined {
  let depth = 0;
  for (let at = start; at < text.length; at += 1) {
    const char = text[at]!;
    if (char === '#') at = commentEnd(text, at);
    else if (char === '"' || char === "'") {
      const end = stringEnd(text, at);
      if (end === undefined) return undefined;
      at = end - 1;
    } else if (char === '[') depth += 1;
    else if (char === ']') {
      depth -= 1;
      if (depth === 0) return at + 1;
    }
  }
  return undefined;
}

/** The tables and values of a text; undefined where it is not understood. */
export function tomlValues(
  text: string,
): { readonly tables: readonly Table[]; readonly values: readonly Value[] } | undefined {
  const tables: Table[] = [];
  const values: Value[] = [];
  let at = 0;
  while (at < text.length) {
    const line = text.slice(at, commentEnd(text, at));
    const next = at + line.length + 1;
    const header = /^\s*(\[\[?)\s*([^[\]]+?)\s*\]\]?\s*(#.*)?$/.exec(line);
    const pair = /^\s*((?:[\w-]+|"[^"]*"|'[^']*')(?:\s*\.\s*(?:[\w-]+|"[^"]*"|'[^']*'))*)\s*=\s*/.exec(line);
    if (/^\s*(#|$)/.test(line)) at = next;
    else if (header) {
      tables.push({ name: header[1] === '[[' ? `[${name(header[2]!)}]` : name(header[2]!), at });
      at = next;
    } else if (pair) {
      const start = at + pair[0].length;
      const list = text[start] === '[' ? listAt(text, start) : undefined;
      const end = text[start] === '[' ? (list?.end ?? skippedList(text, start)) : valueEnd(text, start);
      if (end === undefined || !/^\s*(#|$)/.test(text.slice(end, commentEnd(text, end)))) return undefined;
      const table = tables.at(-1)?.name ?? '';
      values.push({ table, key: name(pair[1]!), at, start, end, ...(list ? { list } : {}) });
      at = commentEnd(text, end) + 1;
    } else return undefined;
  }
  return { tables, values };
}

/** A list of requirements, or another value as it is written. */
type PartValue = { readonly list: List } | { readonly text: string };

function parts(text: string): readonly Part<PartValue>[] | undefined {
  return tomlValues(text)?.values.map(({ table, key, start, end, list }) => {
    const isList = list !== undefined && isRequirements(table, key);
    return { id: `${table} ${key}`, start, end, value: isList ? { list } : { text: text.slice(start, end) } };
  });
}

/** A list of requirements merged. @param base undefined where there was none */
export function mergedRequirements(
  base: List | undefined,
  ours: List,
  theirs: List,
  current: string,
): string | undefined {
  return mergedList(REQUIREMENTS, base, ours, theirs, { current, margin: '' });
}

/** A value that is no list of requirements: of the side that changed it. */
function mergedText(base: string | undefined, ours: string, theirs: string): string | undefined {
  if (ours === theirs || theirs === base) return ours;
  return ours === base ? theirs : undefined;
}

/** What a list of requirements asks for, whatever its layout: `django;;>=5.2;`. */
const meaningsIn = ({ items }: List): readonly string[] =>
  items.map((item) => {
    const requirement = requirementOf(item);
    return requirement ? meaningOf(requirement) : item.text.replaceAll(/\s+/g, '');
  });

/** All that a pyproject.toml requires, sorted; nothing where it is not understood. */
export function pyprojectRequirements(text: string): readonly string[] {
  const lists = parts(text)?.flatMap(({ value }) => ('list' in value ? [value.list] : [])) ?? [];
  return lists.flatMap(meaningsIn).sort();
}

/** pyproject.toml. */
export const pyproject: PartedText<PartValue> = {
  parts,
  merged(_id, base, ours, theirs, current) {
    if ('list' in ours && 'list' in theirs)
      return mergedRequirements(
        base && 'list' in base ? base.list : undefined,
        ours.list,
        theirs.list,
        current,
      );
    if ('list' in ours || 'list' in theirs) return undefined;
    return mergedText(base && 'text' in base ? base.text : undefined, ours.text, theirs.text);
  },
  entriesOf: (value) => ('text' in value ? [value.text] : meaningsIn(value.list)),
};
