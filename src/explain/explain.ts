/** Why a file is in a project, what would remove it, and which answers shaped its lines. Pure. */
import { diffArrays } from 'diff';
import type { Answers } from '../choices/choice.ts';
import { RENDERED_FILE } from '../merge/record-text.ts';
import { type PlannedFile, plan } from '../plan/plan.ts';
import { type Alternative, alternativesOf } from './alternatives.ts';
import { type Bringer, becauseOf, bringersOf } from './origin.ts';

/** Lines from the first to the last, from 1 on. */
export type Lines = readonly [first: number, last: number];

/** A change of one answer, without the answers that follow from it. */
export type Change = Omit<Alternative, 'answers'>;

/** An answer without which lines would be others. */
export interface Shaping {
  readonly answer: string;
  readonly title: string;
  readonly lines: readonly Lines[];
}

export interface Explanation {
  readonly path: string;
  /** Undefined where the project does not have the file, and another answer would bring it. */
  readonly origin: string | undefined;
  readonly because: string;
  readonly bringers: readonly Bringer[];
  readonly executable: boolean;
  /** How many lines it has. */
  readonly length: number;
  /** Changes of one answer with which it is no longer there. */
  readonly removedBy: readonly Change[];
  /** Where it is not there: changes of one answer with which it would be. */
  readonly broughtBy: readonly Change[];
  readonly shapedBy: readonly Shaping[];
}

/** Plans of all alternatives, by path: computed once for answers, and asked for file after file. */
export interface Planned {
  readonly alternative: Alternative;
  readonly files: ReadonlyMap<string, PlannedFile>;
}

const byPath = (files: readonly PlannedFile[]): ReadonlyMap<string, PlannedFile> =>
  new Map(files.map((file) => [file.path, file]));

/** One plan after the other: a page goes on in between. */
export function* plansOf(answers: Answers): Generator<Planned> {
  for (const alternative of alternativesOf(answers))
    yield { alternative, files: byPath(plan(alternative.answers)) };
}

const linesOf = (text: string): readonly string[] => text.replace(/\n$/, '').split('\n');

/** The lines of a text that another one does not have in their place. */
export function changedLines(text: string, other: string): readonly number[] {
  const changed: number[] = [];
  let line = 1;
  for (const { value, added, removed } of diffArrays([...linesOf(text)], [...linesOf(other)])) {
    if (removed) changed.push(...value.map((_, index) => line + index));
    if (!added) line += value.length;
  }
  return changed;
}

/** Numbers of lines as ranges: 1, 2, 3, 7 are 1-3 and 7. */
function ranges(numbers: Iterable<number>): readonly Lines[] {
  const found: [number, number][] = [];
  for (const one of [...new Set(numbers)].sort((a, b) => a - b)) {
    const last = found.at(-1);
    if (last && last[1] === one - 1) last[1] = one;
    else found.push([one, one]);
  }
  return found;
}

const withoutAnswers = ({ answers: _answers, ...change }: Alternative): Change => change;

/** The path under which another plan has a file: a project's package is called after it. */
function pathIn(path: string, answers: Answers, other: Answers): string {
  const own = `${answers.project}/`;
  return path.startsWith(own) ? `${other.project}/${path.slice(own.length)}` : path;
}

function shapings(
  file: PlannedFile,
  others: readonly { readonly alternative: Alternative; readonly contents: string }[],
): readonly Shaping[] {
  const found = new Map<string, { readonly title: string; readonly lines: Set<number> }>();
  for (const { alternative, contents } of others) {
    if (contents === file.contents) continue;
    const { answer, title } = alternative;
    const shaping = found.get(answer) ?? { title, lines: new Set() };
    for (const line of changedLines(file.contents, contents)) shaping.lines.add(line);
    found.set(answer, shaping);
  }
  return [...found].map(([answer, { title, lines }]) => ({ answer, title, lines: ranges(lines) }));
}

/**
 * Explains one file of the project that has these answers.
 *
 * @param answers valid answers
 * @param path relative to the project's root, with forward slashes
 * @param plans what other answers make, where they are planned already
 * @returns undefined when no single answer brings such a file
 */
export function explain(
  answers: Answers,
  path: string,
  plans: Iterable<Planned> = plansOf(answers),
): Explanation | undefined {
  const file = plan(answers).find((one) => one.path === path);
  const all = [...plans].map(({ alternative, files }) => ({
    alternative,
    file: files.get(pathIn(path, answers, alternative.answers)),
  }));
  const changesWhere = (isMeant: (has: boolean) => boolean): readonly Change[] =>
    all.flatMap(({ alternative, file: other }) =>
      isMeant(other !== undefined) ? [withoutAnswers(alternative)] : [],
    );
  const nothing = { path, bringers: [], executable: false, length: 0, removedBy: [], broughtBy: [] };
  if (path === RENDERED_FILE)
    return { ...nothing, origin: 'record', because: becauseOf(path, 'record', []), shapedBy: [] };
  if (!file) {
    const broughtBy = changesWhere((has) => has);
    if (broughtBy.length === 0) return undefined;
    return { ...nothing, origin: undefined, because: '', broughtBy, shapedBy: [] };
  }
  const bringers = bringersOf(file.origin, answers);
  return {
    path,
    origin: file.origin,
    because: becauseOf(path, file.origin, bringers),
    bringers,
    executable: file.executable,
    length: file.contents === '' ? 0 : linesOf(file.contents).length,
    removedBy: changesWhere((has) => !has),
    broughtBy: [],
    shapedBy: shapings(
      file,
      all.flatMap(({ alternative, file: other }) =>
        other ? [{ alternative, contents: other.contents }] : [],
      ),
    ),
  };
}
