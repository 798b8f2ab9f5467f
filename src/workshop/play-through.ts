/** The course, played through before it begins: each lab's start must fail its checks, and its solution must pass them. */
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import type { Answers } from '../choices/choice.ts';
import { packOf } from '../git/pack.ts';
import type { Lab } from '../labs/lab.ts';
import { solutionTag, startTag } from '../labs/tags.ts';
import { temporaryFolder } from '../run/temporary.ts';
import { tagRefs } from './commits.ts';
import type { History } from './history.ts';
import type { Judgement } from './judging.ts';
import { Laptop } from './laptop.ts';
import { type Making, type Owner, renderedHistory } from './making.ts';
import { writeRepository } from './repository.ts';

/** One lab of one place. */
export interface PlayedLab {
  readonly place: number;
  readonly lab: string;
  readonly start: Judgement['result'];
  readonly solution: Judgement['result'];
  /** Why the solution does not pass, or could not be looked at. */
  readonly causes: readonly string[];
  readonly startSeconds: number;
  readonly solutionSeconds: number;
  /** Whether it went as it must. */
  readonly ok: boolean;
}

/** A place's repository, with everything in it. */
function writePlace(folder: string, { labs, history }: { labs: readonly Lab[]; history: History }): void {
  writeRepository(folder, `${folder}.part`, {
    sharedPacks: [],
    link: false,
    packs: [packOf([...history.objects.values()])],
    refs: [{ name: 'refs/heads/main', commit: history.first }, ...tagRefs(history.tags)],
    files: labs[0]?.start ?? [],
    tree: history.firstTree,
    remote: undefined,
    record: {},
  });
}

/** One lab: its start, then its solution. */
async function playLab(laptop: Laptop, place: number, id: string, answers: Answers): Promise<PlayedLab> {
  const at = async (tag: string) => {
    await laptop.git('checkout', '--quiet', '--force', tag);
    await laptop.install(answers);
    await laptop.prepare();
    const begin = performance.now();
    const judgement = await laptop.judge(id);
    return { judgement, seconds: (performance.now() - begin) / 1000 };
  };
  const start = await at(startTag(id));
  const solution = await at(solutionTag(id));
  const causes = solution.judgement.checks
    .filter(({ result }) => result !== 'passed')
    .map(({ title, cause }) => `${title}: ${cause}`);
  return {
    place,
    lab: id,
    start: start.judgement.result,
    solution: solution.judgement.result,
    causes,
    startSeconds: start.seconds,
    solutionSeconds: solution.seconds,
    ok: start.judgement.result === 'incomplete' && solution.judgement.result === 'complete',
  };
}

/**
 * Plays all labs of all places through, as a participant's laptop would: packages are installed, servers started.
 *
 * @param told is called when a place (from 1) begins, and after each lab
 * @throws UserError when something cannot be installed, or it is stopped
 */
export async function playThrough(
  places: readonly Owner[],
  making: Making,
  env: NodeJS.ProcessEnv,
  stop: AbortSignal,
  told: { readonly place: (number: number) => void; readonly lab: (played: PlayedLab) => void },
): Promise<readonly PlayedLab[]> {
  const area = temporaryFolder('django-cloud-rehearsal-');
  const all: PlayedLab[] = [];
  try {
    for (const [index, owner] of places.entries()) {
      told.place(index + 1);
      const rendered = renderedHistory(owner, making, 0);
      const folder = join(area, `place-${index + 1}`);
      writePlace(folder, rendered);
      const laptop = new Laptop(folder, env, stop);
      for (const { id } of rendered.labs) {
        const lab = await playLab(laptop, index, id, owner.own);
        all.push(lab);
        told.lab(lab);
      }
      rmSync(folder, { recursive: true, force: true });
    }
    return all;
  } finally {
    rmSync(area, { recursive: true, force: true });
  }
}
