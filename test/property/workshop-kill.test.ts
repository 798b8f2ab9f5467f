/** A class whose making is killed at random moments and steps, and run again is the same as one that was never interrupted. */
import { strict as assert } from 'node:assert';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { appendFileSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { watch } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { djangoCloud } from '../support/command.ts';
import { DJANGO_CLOUD } from '../support/program.ts';
import { git, repositories, rosterOf, WORKSHOP, writeCourse } from '../support/workshop.ts';
import { numberFrom, Random } from './random.ts';

// Enough to kill it in each of its parts, which is checked; `npm run soak -- workshop-kill` tries more.
const TRIALS = numberFrom('WORKSHOP_KILL_TRIALS', 60);
const SEED = numberFrom('WORKSHOP_KILL_SEED', 6);
/** Memory, where there is a file system for it: nothing here is about disks, which take two thirds of the time. */
const area = mkdtempSync(join(existsSync('/dev/shm') ? '/dev/shm' : tmpdir(), 'django-cloud-kill-'));
const place = join(area, 'class');

/** One lab, so that a trial is quick: what is killed is the writing. */
const COURSE = `${WORKSHOP}labs:\n  - id: lab-1\n`;
const PEOPLE = ['ana', 'bob', 'eva', 'kim'];

interface Ending {
  readonly signal: string | null;
  /** From the first thing that it wrote to its end. */
  readonly milliseconds: number;
}

/** Waits until the class's folder is there, or the process has ended: what it does before is Node's own start. */
async function begins(ended: Promise<unknown>): Promise<void> {
  const stop = new AbortController();
  const watching = watch(area, { signal: stop.signal });
  const found = (async () => {
    for await (const { filename } of watching) if (filename === basename(place)) return;
  })().catch(() => undefined);
  await Promise.race([found, ended]);
  stop.abort();
}

/** Loaded into the command: it kills itself before a step of its disk. */
const KILLED = join(import.meta.dirname, 'killed-command.ts');

/**
 * Runs the command.
 *
 * @param after milliseconds from the first thing that it writes until it is killed
 * @param at the step before which it kills itself, or where the number of its steps is written
 */
async function run(after?: number, at?: number | string): Promise<Ending> {
  const [program = '', ...args] = DJANGO_CLOUD;
  const killing = { [typeof at === 'number' ? 'KILLED_AT' : 'KILLED_STEPS']: String(at) };
  const child = spawn(
    program,
    [...(at === undefined ? [] : ['--import', KILLED]), ...args, 'workshop', '--json'],
    { cwd: area, env: { ...process.env, ...(at === undefined ? {} : killing) }, stdio: 'ignore' },
  );
  const ended = once(child, 'exit') as Promise<[number | null, string | null]>;
  await begins(ended);
  const begin = performance.now();
  if (after !== undefined) {
    await wait(after);
    child.kill('SIGKILL');
  }
  const [code, signal] = await ended;
  assert.ok(signal === 'SIGKILL' || code === 0, `exit ${code}`);
  return { signal, milliseconds: performance.now() - begin };
}

/** Runs it to its end in this process: a new one takes longer to start than to write the class. */
async function runHere(): Promise<void> {
  const { status, stderr } = await djangoCloud(area, 'workshop', '--json');
  assert.equal(status, 0, stderr);
}

/** Git's names in each repository, as they were written: a process of git for each would take most of the time. */
const refsOf = (): readonly string[] =>
  repositories(place).map((name) => readFileSync(join(place, name, '.git/packed-refs'), 'utf8'));

const finished = (): readonly string[] => PEOPLE.filter((name) => existsSync(join(place, name)));

describe('workshops: killed at random moments and steps', function () {
  this.timeout(900_000);
  before(() => {
    writeCourse(area, COURSE, rosterOf(...PEOPLE));
  });
  after(() => rmSync(area, { recursive: true, force: true }));

  it(`${TRIALS} times from seed ${SEED}: the same as without, and a participant's commit survives`, async () => {
    const random = new Random(SEED);
    await run(undefined, join(area, 'steps'));
    const steps = Number(readFileSync(join(area, 'steps'), 'utf8'));
    rmSync(place, { recursive: true, force: true });
    const { milliseconds } = await run();
    const refs = refsOf();
    const page = readFileSync(join(place, 'index.html'), 'utf8');
    const tally = { killed: 0, between: 0, parts: 0 };
    for (let trial = 0; trial < TRIALS; trial += 1) {
      rmSync(place, { recursive: true, force: true });
      // At a moment: in the middle of anything. Before a step: also those that are over in no time, on a busy machine too.
      const { signal } =
        trial % 4 === 0
          ? await run((milliseconds * random.below(1000)) / 1000)
          : await run(undefined, random.below(steps));
      if (signal) tally.killed += 1;
      const there = finished();
      if (there.length > 0 && there.length < PEOPLE.length) tally.between += 1;
      if (existsSync(place) && readdirSync(place).some((name) => name.startsWith('.part-'))) tally.parts += 1;
      // What is there is whole: somebody begins to work in it.
      const [first] = there;
      let commit = '';
      if (first) {
        const repository = join(place, first);
        assert.equal(git(repository, 'status', '--porcelain'), '', `trial ${trial}`);
        appendFileSync(join(repository, 'README.md'), `trial ${trial}\n`);
        git(repository, 'commit', '--quiet', '--all', '--message', 'mine');
        commit = git(repository, 'rev-parse', 'HEAD');
      }
      // Now and then by a process of its own, as the one that was killed.
      await (trial % 10 === 0 ? run() : runHere());
      if (first) {
        const repository = join(place, first);
        assert.equal(git(repository, 'rev-parse', 'HEAD'), commit, `trial ${trial}: the commit`);
        assert.equal(git(repository, 'status', '--porcelain'), '');
        git(repository, 'reset', '--quiet', '--hard', 'lab-1-start');
      }
      assert.deepEqual(refsOf(), refs, `trial ${trial}`);
      assert.equal(readFileSync(join(place, 'index.html'), 'utf8'), page);
      assert.deepEqual(
        readdirSync(place).filter((name) => name.startsWith('.')),
        [],
        `trial ${trial}: what is left`,
      );
    }
    console.log(
      `      ${steps} steps; killed ${tally.killed}, between two repositories ${tally.between}, with parts ${tally.parts}`,
    );
    assert.ok(tally.between > TRIALS / 20 && tally.parts > TRIALS / 20, JSON.stringify(tally));
  });
});
