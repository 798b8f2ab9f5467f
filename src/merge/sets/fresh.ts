/**
 * Files that both a new project and the folder that it goes into have, as a repository that was just made does: nothing was
 * rendered before, so that all of the user's stays, and what is missing is added.
 */

import { compareVersions } from '../../answers/versions.ts';
import { djangoLines } from '../../choices/catalog.ts';
import { isRequirements, mergedRequirements, type Table, tomlValues, type Value } from './pyproject.ts';
import { wholeLines } from './set-merge.ts';

/** A README: the user's text first, then ours without its title. */
export function freshReadme(ours: string, theirs: string): string {
  if (ours.trim() === '') return theirs;
  const isTitled = /^#\s|^.+\n[=-]{3,}\n/m.test(ours);
  const body = isTitled ? theirs.replace(/^# .*\n+/, '') : theirs;
  return `${wholeLines(ours).join('').trimEnd()}\n\n${body}`;
}

/** `.python-version`: the user's, where some Django that we render runs on it. */
export function freshPythonVersion(ours: string, theirs: string): string | undefined {
  if (ours.trim() === '') return theirs;
  const line = ours.trim().split('.', 2).join('.');
  const runs = djangoLines.some(
    ({ oldestPython, newestPython }) =>
      (compareVersions(line, oldestPython) ?? -1) >= 0 && (compareVersions(line, newestPython) ?? 1) <= 0,
  );
  return runs ? ours : undefined;
}

/** The sections of an .editorconfig that the user's has not. */
export function freshEditorConfig(ours: string, theirs: string): string {
  if (ours.trim() === '') return theirs;
  const sections = theirs.split(/(?=^\[)/m).filter((section) => section.startsWith('['));
  const has = new Set(ours.match(/^\[.*\]/gm));
  const missing = sections.filter((section) => !has.has(/^\[.*\]/.exec(section)![0]));
  const whole = wholeLines(ours).join('');
  return missing.length === 0 ? ours : `${whole.trimEnd()}\n\n${missing.join('').trimEnd()}\n`;
}

const BOUNDS = /^(["'])>=\s*([\d.]+)(?:\s*,\s*<\s*([\d.]+))?\1$/;

/** What two values of `requires-python` both allow; the user's, where it is said in another way than by bounds. */
function narrower(ours: string, theirs: string): string {
  const [mine, now] = [BOUNDS.exec(ours), BOUNDS.exec(theirs)];
  if (!mine || !now) return ours;
  const later = (a = '', b = ''): boolean => (compareVersions(a, b) ?? 0) > 0;
  const oldest = later(now[2], mine[2]) ? now[2] : mine[2];
  const first = mine[3] === undefined || (now[3] !== undefined && later(mine[3], now[3])) ? now[3] : mine[3];
  if (oldest === mine[2] && first === mine[3]) return ours;
  return `${mine[1]}>=${oldest}${first === undefined ? '' : `,<${first}`}${mine[1]}`;
}

/** What a value of both becomes; undefined: it cannot be said. */
function mergedValue(ours: string, theirs: string, mine: Value, now: Value): string | undefined {
  const [own, other] = [ours.slice(mine.start, mine.end), theirs.slice(now.start, now.end)];
  if (mine.table === 'project' && mine.key === 'requires-python') return narrower(own, other);
  if (!isRequirements(mine.table, mine.key)) return own;
  return mine.list && now.list ? mergedRequirements(undefined, mine.list, now.list, own) : undefined;
}

/** Where the comments directly before a line begin. */
function commentsBefore(text: string, at: number): number {
  let first = at;
  while (first > 0) {
    const start = text.lastIndexOf('\n', first - 2) + 1;
    if (!/^[ \t]*#/.test(text.slice(start, first))) break;
    first = start;
  }
  return first;
}

/** The text of a table, from its header to the next one, with the comments before it. */
function tableText(text: string, tables: readonly Table[], index: number): string {
  const next = tables[index + 1];
  const end = next ? commentsBefore(text, next.at) : text.length;
  return text.slice(commentsBefore(text, tables[index]!.at), end).trimEnd();
}

/** pyproject.toml: the user's values stay, lists of requirements become one, and tables and keys that it lacks are added. */
export function freshPyproject(ours: string, theirs: string): string | undefined {
  const [mine, now] = [tomlValues(ours), tomlValues(theirs)];
  if (!mine || !now) return undefined;
  const edits: { at: number; end: number; text: string }[] = [];
  const has = (table: string, key: string): Value | undefined =>
    mine.values.find((value) => value.table === table && value.key === key);
  for (const value of now.values) {
    const own = has(value.table, value.key);
    const isThere = mine.tables.some((table) => table.name === value.table);
    if (own) {
      const text = mergedValue(ours, theirs, own, value);
      if (text === undefined) return undefined;
      edits.push({ at: own.start, end: own.end, text });
    } else if (isThere && !value.table.startsWith('[')) {
      const last = mine.values.findLast(({ table }) => table === value.table);
      if (!last) return undefined;
      edits.push({ at: last.end, end: last.end, text: `\n${theirs.slice(value.at, value.end)}` });
    }
  }
  const added = now.tables.flatMap(({ name }, index) => {
    const text = tableText(theirs, now.tables, index);
    const isThere = name.startsWith('[') ? ours.includes(text) : mine.tables.some((one) => one.name === name);
    return isThere ? [] : [text];
  });
  const merged = edits
    .map((edit, index) => ({ ...edit, index }))
    .sort((a, b) => b.at - a.at || b.index - a.index)
    .reduce((text, { at, end, text: new_ }) => text.slice(0, at) + new_ + text.slice(end), ours);
  return `${[merged.trimEnd(), ...added].join('\n\n')}\n`;
}
