/** The course, played through before it begins: each lab's start must fail its checks, and its solution must pass them. */
import { createHash } from 'node:crypto';
import { existsSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { Answers } from '../choices/choice.ts';
import { packOf } from '../git/pack.ts';
import type { Lab } from '../labs/lab.ts';
import { solutionTag, startTag } from '../labs/tags.ts';
import { say } from '../languages/say.ts';
import { parseJson } from '../reading/parse.ts';
import { bytesOf } from '../reading/read.ts';
import { execute } from '../run/child.ts';
import { venvEnvironment } from '../run/install.ts';
import { runProgram, starting } from '../run/programs.ts';
import { findPython } from '../run/python.ts';
import { killGroup, stopped } from '../run/stop.ts';
import { temporaryFolder } from '../run/temporary.ts';
import { tagRefs } from './commits.ts';
import type { History } from './history.ts';
import { type Making, type Owner, renderedHistory } from './making.ts';
import { writeRepository } from './repository.ts';

/** What `labcheck --json` prints. */
export interface Judgement {
  readonly lab: string;
  readonly result: 'complete' | 'incomplete' | 'unchecked';
  readonly points: number;
  readonly maximum: number;
  readonly checks: readonly {
    readonly id: string;
    readonly title: string;
    readonly result: 'passed' | 'failed' | 'unchecked';
    readonly cause: string;
  }[];
}

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

/** Longer than any lab's checks take, on a slow machine. */
const LONGEST_MS = 600_000;

/** Runs the checks of a lab. @param words after `python -m labs check` @throws Error with what it said when it judged nothing */
export function judge(
  python: string,
  cwd: string,
  env: NodeJS.ProcessEnv,
  words: readonly string[],
  stop?: AbortSignal,
): Promise<Judgement> {
  return new Promise((resolve, reject) => {
    const child = execute(
      python,
      ['-m', 'labs', 'check', ...words, '--json'],
      { cwd, env, timeout: LONGEST_MS, maxBuffer: 2 ** 24, detached: true },
      (error, stdout, stderr) => {
        stop?.removeEventListener('abort', kill);
        if (stop?.aborted) return reject(stopped(stop, say`playing the labs through`));
        try {
          resolve(parseJson(stdout) as Judgement);
        } catch {
          const lines = (stderr || stdout || error?.message || '').trim().split('\n');
          reject(new Error(lines.at(-1) ?? ''));
        }
      },
    );
    const kill = (): void => killGroup(child.pid, 'SIGTERM');
    stop?.addEventListener('abort', kill);
  });
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

/** A laptop's environment for labs: packages are installed anew whenever a lab has others. */
class Laptop {
  private installed = '';
  private readonly folder: string;
  private readonly env: NodeJS.ProcessEnv;
  private readonly stop: AbortSignal;
  readonly python: string;

  constructor(folder: string, env: NodeJS.ProcessEnv, stop: AbortSignal) {
    this.folder = folder;
    this.env = env;
    this.stop = stop;
    this.python = join(folder, '.venv/bin/python');
  }

  async git(...words: readonly string[]): Promise<void> {
    await this.run(['git', '-c', 'advice.detachedHead=false', ...words], say`going to a lab`);
  }

  private run(argv: readonly string[], purpose: string): Promise<void> {
    return runProgram(argv, { cwd: this.folder, env: this.environment, purpose, stop: this.stop });
  }

  get environment(): NodeJS.ProcessEnv {
    return venvEnvironment(this.folder, this.env);
  }

  /** Installs what a participant is told to install. */
  async install(answers: Answers): Promise<void> {
    const file = ['requirements-dev.txt', 'requirements.txt'].find((name) =>
      existsSync(join(this.folder, name)),
    );
    if (file === undefined) return;
    const hash = createHash('sha256')
      .update(bytesOf(join(this.folder, file), 'configuration'))
      .digest('hex');
    if (hash === this.installed) return;
    const uv = starting('uv', this.env);
    if (this.installed === '') {
      const { path } = findPython(answers.python, answers.django, this.env, uv);
      const venv = join(this.folder, '.venv');
      await this.run(
        uv ? [uv, 'venv', '--quiet', '--python', path, venv] : [path, '-I', '-m', 'venv', venv],
        say`making the virtual environment`,
      );
    }
    const pip = uv
      ? [uv, 'pip', 'install', '--quiet', '--python', this.python]
      : [this.python, '-I', '-m', 'pip', 'install', '--quiet', '--disable-pip-version-check'];
    await this.run([...pip, '-r', file], say`installing the packages`);
    this.installed = hash;
  }

  prepare(): Promise<void> {
    return this.run([this.python, '-m', 'labs', 'prepare'], say`preparing a lab`);
  }

  judge(lab: string): Promise<Judgement> {
    return judge(this.python, this.folder, this.environment, [lab], this.stop);
  }
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
 * @param played is called after each lab
 * @throws UserError when something cannot be installed, or it is stopped
 */
export async function playThrough(
  places: readonly Owner[],
  making: Making,
  env: NodeJS.ProcessEnv,
  stop: AbortSignal,
  played: (lab: PlayedLab) => void,
): Promise<readonly PlayedLab[]> {
  const area = temporaryFolder('django-cloud-rehearsal-');
  const all: PlayedLab[] = [];
  try {
    for (const [index, owner] of places.entries()) {
      const rendered = renderedHistory(owner, making, 0);
      const folder = join(area, `place-${index + 1}`);
      writePlace(folder, rendered);
      const laptop = new Laptop(folder, env, stop);
      for (const { id } of rendered.labs) {
        const lab = await playLab(laptop, index, id, owner.own);
        all.push(lab);
        played(lab);
      }
      rmSync(folder, { recursive: true, force: true });
    }
    return all;
  } finally {
    rmSync(area, { recursive: true, force: true });
  }
}
