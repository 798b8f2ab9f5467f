import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { GitObject } from '../git/object.ts';
import { packOf } from '../git/pack.ts';
import type { Lab } from '../labs/lab.ts';
import { parseJson } from '../reading/parse.ts';
import { textOf } from '../reading/read.ts';
import { withCourse } from './class-course.ts';
import type { ClassRecord } from './class-record.ts';
import { type Ref, type Tags, tagRefs } from './commits.ts';
import type { History } from './history.ts';
import { updateOf } from './history-update.ts';
import { type Making, type Owner, renderedHistory } from './making.ts';
import { RECORD, writeRepository } from './repository.ts';
import { addToRepository, writeRecordIn } from './repository-addition.ts';
import { partOf } from './seat-builder.ts';
import { groupOf, withoutDefaults } from './seat-groups.ts';
import type { Workshop } from './workshop-file.ts';

/** The trainer's repository beside those of the participants. */
export const SOLUTIONS = 'solutions';

/** The branch of a place in the rotation. */
export const solutionBranch = (turn: number): string => `rotation-${turn + 1}`;

/** What the repository's record says: enough to make the class's record anew. */
interface SolutionsRecord {
  readonly solutions: true;
  readonly course: ClassRecord['course'];
  readonly tables: ClassRecord['tables'];
  readonly corrections: ClassRecord['corrections'];
  readonly released?: boolean;
  /** Of each branch: its tags, and where it stands. */
  readonly branches: readonly { readonly tags: Tags; readonly tip: string }[];
}

/** The places of a class, without anybody's names. */
export function placesOf(workshop: Workshop, record: ClassRecord): readonly Owner[] {
  const asked = withCourse(workshop, record.course, record.seats);
  return asked.rotation.map((turn, index) => {
    const { answers, given, servers } = groupOf(asked, `${index}`, turn);
    return { own: withoutDefaults(answers, given), servers };
  });
}

function recordIn(folder: string): SolutionsRecord | undefined {
  try {
    const value = parseJson(textOf(join(folder, '.git', RECORD), 'journal')) as SolutionsRecord;
    return value.solutions && Array.isArray(value.branches) ? value : undefined;
  } catch {
    return undefined;
  }
}

/** What the solutions remember of the class; undefined where there are none. */
export function courseInSolutions(
  folder: string,
): Pick<ClassRecord, 'course' | 'tables' | 'corrections' | 'released'> | undefined {
  const record = recordIn(join(folder, SOLUTIONS));
  if (!record?.course || !record.tables || !Array.isArray(record.corrections)) return undefined;
  const { course, tables, corrections, released } = record;
  return { course, tables, corrections, ...(released ? { released } : {}) };
}

/** The tags of each place's branch; none where there are no solutions. */
export function branchTags(folder: string): readonly Tags[] {
  return recordIn(join(folder, SOLUTIONS))?.branches.map(({ tags }) => tags) ?? [];
}

/** Where a branch stands: at the last correction in its line, else at the last lab's solution. */
const tipOf = ({ course, last }: History): string => course ?? last;

const sameRecord = (a: SolutionsRecord, b: SolutionsRecord): boolean =>
  JSON.stringify(a) === JSON.stringify(b);

/**
 * Writes the solutions: a branch for each place in the rotation, with all labs and corrections in its history, and tags under
 * the branch's name. `main` and the work tree are the end of the first one. What is there already stays; places and
 * corrections that are new are added.
 *
 * @returns whether something was written
 */
export function writeSolutions(workshop: Workshop, making: Making, record: ClassRecord): boolean {
  const folder = join(making.folder, SOLUTIONS);
  const isThere = existsSync(folder);
  const before = isThere ? recordIn(folder) : undefined;
  // A folder of that name that is not ours stays as it is.
  if (isThere && !before) return false;
  const { course, tables, corrections } = record;
  const released = record.released ? { released: true } : {};
  const isWhole =
    before &&
    before.corrections.length === corrections.length &&
    before.branches.length === Math.max(1, course.rotation.length);
  if (before && isWhole) {
    const now = { ...before, course, tables, ...released };
    if (!sameRecord(now, before)) writeRecordIn(folder, now);
    return false;
  }
  const objects = new Map<string, GitObject>();
  const refs: Ref[] = [];
  const branches: SolutionsRecord['branches'][number][] = [];
  let first: { readonly labs: readonly Lab[]; readonly history: History } | undefined;
  // The trainer has them whatever the participants have.
  const whole = { ...making, released: true };
  const add = (turn: number, tags: Tags, tip: string, from: ReadonlyMap<string, GitObject>): void => {
    const branch = solutionBranch(turn);
    for (const [id, object] of from) objects.set(id, object);
    refs.push({ name: `refs/heads/${branch}`, commit: tip }, ...tagRefs(tags, `${branch}/`));
    branches.push({ tags, tip });
  };
  for (const [turn, owner] of placesOf(workshop, record).entries()) {
    const was = before?.branches[turn];
    if (before && was) {
      const known = { tags: was.tags, corrections: before.corrections.length, released: true };
      const update = updateOf(owner, known, whole, () => was.tip);
      add(turn, update.tags, update.course ?? was.tip, update.objects);
      continue;
    }
    const rendered = renderedHistory(owner, whole);
    const { history } = rendered;
    add(turn, history.tags, tipOf(history), history.objects);
    first ??= rendered;
  }
  const own: SolutionsRecord = { solutions: true, course, tables, corrections, ...released, branches };
  const packs = objects.size > 0 ? [packOf([...objects.values()])] : [];
  if (before) {
    const moved = before.branches.map(({ tip }, turn) => ({
      name: `refs/heads/${solutionBranch(turn)}`,
      commit: tip,
    }));
    addToRepository(folder, packs, refs, moved);
    writeRecordIn(folder, own);
    return true;
  }
  writeRepository(folder, partOf(making.folder, SOLUTIONS), {
    sharedPacks: [],
    link: false,
    packs,
    refs: [...refs, { name: 'refs/heads/main', commit: first?.history.last ?? '' }],
    files: first?.labs.at(-1)?.solution ?? [],
    tree: first?.history.lastTree ?? [],
    remote: undefined,
    record: own,
  });
  return true;
}
