/** A commit of somebody's, judged with the trainer's own copy of the checks. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { gitIn } from '../git/git.ts';
import { printedBy } from '../run/child.ts';
import { type Judgement, judge } from './judging.ts';
import { labsFor, type Making } from './making.ts';
import type { Seat } from './seat.ts';

const LONGEST_MS = 120_000;

/** What a trainer judges with. */
export interface Judging {
  /** A Python that has the project's packages. */
  readonly python: string;
}

/** Writes the files of a commit. */
async function checkOut(own: string, commit: string, folder: string): Promise<void> {
  mkdirSync(folder, { recursive: true });
  const archive = `${folder}.tar`;
  await gitIn(own, ['archive', '--format=tar', `--output=${archive}`, commit]);
  await printedBy('tar', ['-x', '-f', archive, '-C', folder], { env: process.env, timeout: LONGEST_MS });
}

/** Runs the lab's checks of the trainer's own copy on a participant's files. */
export async function judged(
  seat: Seat,
  making: Making,
  lab: string,
  own: string,
  commit: string,
  { python }: Judging,
): Promise<Judgement> {
  const work = mkdtempSync(join(dirname(own), 'judged-'));
  try {
    const project = join(work, 'project');
    const copy = join(work, 'copy');
    await checkOut(own, commit, project);
    const now = making.corrections.at(-1)?.labs ?? making.labs;
    const files = labsFor(seat, now, making).find(({ id }) => id === lab)?.solution ?? [];
    for (const { path, contents } of files.filter((file) => file.path.startsWith('labs/'))) {
      mkdirSync(dirname(join(copy, path)), { recursive: true });
      writeFileSync(join(copy, path), contents);
    }
    // What a participant wrote runs here: it gets none of the trainer's variables, and no home of theirs.
    const env = {
      LABS_PROJECT: project,
      PATH: `${dirname(python)}:${process.env.PATH ?? ''}`,
      HOME: work,
      LANG: 'C.UTF-8',
    };
    await printedBy(python, ['-m', 'labs', 'prepare'], { cwd: copy, env, timeout: LONGEST_MS }).catch(() => {
      // What could not be prepared is what the checks will say.
    });
    return await judge(python, copy, env, [lab, '--project', project]);
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
}
