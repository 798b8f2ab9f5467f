import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { labsOf } from '../labs/labs-of.ts';
import type { GitObject } from './git/object.ts';
import { packOf } from './git/pack.ts';
import { historyOf, type Ref } from './history.ts';
import { writeRepository } from './repository.ts';
import { type Making, partOf } from './seat-builder.ts';
import { solutionAnswers, stepsOf } from './seats.ts';
import type { Workshop } from './workshop-file.ts';

/** The trainer's repository beside those of the participants. */
export const SOLUTIONS = 'solutions';

/** The branch of a place in the rotation. */
export const solutionBranch = (turn: number): string => `rotation-${turn + 1}`;

/**
 * Writes the solutions: a branch for each place in the rotation, with all labs in its history, and tags under the branch's
 * name. `main` and the work tree are the end of the first one. What is there already stays.
 *
 * @returns whether it was written
 */
export function writeSolutions(workshop: Workshop, making: Making): boolean {
  const folder = join(making.folder, SOLUTIONS);
  if (existsSync(folder)) return false;
  const objects = new Map<string, GitObject>();
  const refs: Ref[] = [];
  const made = solutionAnswers(workshop).map((answers, turn) => {
    const labs = labsOf(answers, stepsOf(making.labs, answers), making.language);
    const history = historyOf(labs, making.author, making.language);
    for (const [id, object] of history.objects) objects.set(id, object);
    const branch = solutionBranch(turn);
    refs.push({ name: `refs/heads/${branch}`, commit: history.last });
    for (const { name, commit } of history.tags)
      refs.push({ name: name.replace('refs/tags/', `refs/tags/${branch}/`), commit });
    return { labs, history };
  });
  const [first] = made;
  refs.push({ name: 'refs/heads/main', commit: first?.history.last ?? '' });
  writeRepository(folder, partOf(making.folder, SOLUTIONS), {
    sharedPacks: [],
    link: false,
    packs: [packOf([...objects.values()])],
    refs,
    files: first?.labs.at(-1)?.solution ?? [],
    tree: first?.history.lastTree ?? [],
    remote: undefined,
    record: { solutions: true },
  });
  return true;
}
