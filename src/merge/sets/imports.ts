/** The imports at the beginning of a Python file: a set of modules, and of names for each. */

import { distinct, mergedKeys } from './order.ts';
import { logicalLines } from './python-code.ts';

export interface Statement {
  /** `from django.urls`, `import sys`. */
  readonly key: string;
  /** What it imports from there; undefined where the statement is taken as it is. */
  readonly names: readonly string[] | undefined;
  readonly text: string;
  /** Blank lines and comments before it. */
  readonly before: string;
}

export interface Imports {
  readonly start: number;
  readonly end: number;
  readonly statements: readonly Statement[];
}

function statementOf(key: string, text: string, before: string): Statement | undefined {
  const from = /^from ([\w. ]+?) import (?:\( )?([\w ,]+?)(?: \))?$/.exec(key);
  if (from) {
    const names = from[2]!
      .split(',')
      .map((one) => one.trim())
      .filter(Boolean);
    return { key: `from ${from[1]!.replaceAll(' ', '')}`, names, text, before };
  }
  return /^(import|from) /.test(key) ? { key, names: undefined, text, before } : undefined;
}

const IMPORT = /^(?:import|from)\b/gm;

/** Whether a line from a place on begins as an import does: a statement, or the text of a string. */
function hasImport(text: string, start: number): boolean {
  IMPORT.lastIndex = start;
  return IMPORT.test(text);
}

const DOCSTRING = /^[rR]?("""|'''|")/;

/**
 * The imports of a file: from its first statement after the docstring to its last import, where nothing else is between.
 *
 * @returns undefined where there are none, or an import stands further below
 */
export function importsAt(text: string): Imports | undefined {
  const found: Statement[] = [];
  let [at, start, end] = [0, 0, 0];
  let before = '';
  let isOver = false;
  for (const line of logicalLines(text)) {
    if (!line) return undefined;
    const next = at + line.text.length;
    const statement = statementOf(line.key, line.text, before);
    if (statement && isOver) return undefined;
    if (statement) {
      if (found.length === 0) start = at;
      found.push(found.length === 0 ? { ...statement, before: '' } : statement);
      before = '';
      end = next;
    } else if (line.key === '' || line.key.startsWith('#')) before += line.text;
    else if (found.length > 0 || !DOCSTRING.test(line.key)) isOver = true;
    at = next;
    // What follows need not be taken apart where no line in it could be an import.
    if (isOver && !hasImport(text, at)) break;
  }
  return found.length > 0 ? { start, end, statements: found } : undefined;
}

const WIDEST = 88;

/** A statement with other names, in one line where that is short enough. */
function written(key: string, names: readonly string[]): string {
  const line = `${key} import ${names.join(', ')}\n`;
  return line.length <= WIDEST + 1
    ? line
    : `${key} import (\n${names.map((one) => `    ${one},\n`).join('')})\n`;
}

/** By ruff's and isort's order: constants, classes, the rest. */
function rank(name: string): string {
  const kind = /^[A-Z0-9_]+$/.test(name) ? 0 : /^[A-Z]/.test(name) ? 1 : 2;
  return `${kind}${name}`;
}

function mergedStatement(
  base: Statement | undefined,
  ours: Statement,
  theirs: Statement,
): Statement | undefined {
  if (!ours.names || !theirs.names) return ours;
  const names = mergedKeys({ base: base?.names ?? [], ours: ours.names, theirs: theirs.names });
  if (!names || names.length === 0) return undefined;
  if (names.length === ours.names.length && names.every((name) => ours.names!.includes(name))) return ours;
  // Where the user left the statement as it was, ours has the layout that it is rendered in.
  if (ours.text === base?.text && names.every((name) => theirs.names!.includes(name))) return theirs;
  const sorted = [...names].sort((a, b) => (rank(a) < rank(b) ? -1 : 1));
  return { ...ours, names: sorted, text: written(ours.key, sorted) };
}

function byKey({ statements }: Imports): ReadonlyMap<string, Statement> {
  const keys = distinct(statements.map(({ key }) => key));
  return new Map(keys.map((key, index) => [key, statements[index]!]));
}

/** The merged block as text; undefined where a person must decide. */
export function mergedImports(
  base: Imports,
  ours: Imports,
  theirs: Imports,
  current: string,
): string | undefined {
  const [was, mine, now] = [base, ours, theirs].map(byKey) as [
    ReadonlyMap<string, Statement>,
    ReadonlyMap<string, Statement>,
    ReadonlyMap<string, Statement>,
  ];
  const keys = mergedKeys({ base: [...was.keys()], ours: [...mine.keys()], theirs: [...now.keys()] });
  if (!keys) return undefined;
  const statements: Statement[] = [];
  for (const key of keys) {
    const [before, one, other] = [was.get(key), mine.get(key), now.get(key)];
    const statement = one && other ? mergedStatement(before, one, other) : (one ?? other);
    if (!statement) return undefined;
    // The gap before a statement is theirs, where the user left it as it was.
    const isLeft = one && other && before && one.before === before.before && one.before !== other.before;
    statements.push(isLeft ? { ...statement, before: other.before } : statement);
  }
  const isOurs =
    statements.length === ours.statements.length &&
    statements.every((one, index) => one === ours.statements[index]);
  if (isOurs) return current;
  const kept = new Set(keys);
  const comments = [...mine].filter(([key]) => !kept.has(key)).map(([, { before }]) => before);
  // What the user wrote above an import that goes is not thrown away: such a file is merged by lines.
  if (comments.some((before) => before.includes('#'))) return undefined;
  return statements.map(({ before, text }, index) => (index === 0 ? text : before + text)).join('');
}
