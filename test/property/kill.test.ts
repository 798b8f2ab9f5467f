import { strict as assert } from 'node:assert';
import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { build } from 'esbuild';
import { applyMerge } from '../../src/merge/apply.ts';
import { disk } from '../../src/merge/disk.ts';
import { statesOf } from '../../src/merge/file-state.ts';
import { mergeProject } from '../../src/merge/merge-project.ts';
import { recover } from '../../src/merge/recover.ts';
import { RENDERED_FILE } from '../../src/merge/rendered-file.ts';
import { siteOf } from '../../src/merge/settle.ts';
import { undo } from '../../src/merge/undo.ts';
import { ANSWERS_FILE } from '../../src/plan/plan.ts';
import { git } from '../support/conflicting-project.ts';
import { stoppingDisk, treeOf } from '../support/merge.ts';
import { patiently } from '../support/patience.ts';
import { editedProject, writeUserProject } from './edits.ts';
import { change, type Killing } from './killed-process.ts';
import { numberFrom, Random } from './random.ts';
import { renderingsOf } from './renderings.ts';

// Enough to kill each kind of change at most of its steps, which is checked; `npm run soak -- kill` tries more.
const TRIALS = numberFrom('KILL_TRIALS', 200);
const SEED = numberFrom('KILL_SEED', Date.now() % 1_000_000_000);

const area = mkdtempSync(join(existsSync('/dev/shm') ? '/dev/shm' : tmpdir(), 'kill-'));
const program = join(area, 'killed-process.cjs');
after(() => rmSync(area, { recursive: true, force: true }));

/** All that must be before or after: files, modes, folders, and what git's index holds. */
function stateOf(folder: string): string {
  const index = existsSync(join(folder, '.git')) ? git(folder, 'ls-files', '--stage') : '';
  return JSON.stringify([treeOf(folder), index]);
}

/** The steps of a change that nobody kills. @returns how many, and the state after it */
async function whole(from: string, killing: Omit<Killing, 'folder' | 'steps' | 'how'>) {
  const folder = join(area, 'whole');
  cpSync(from, folder, { recursive: true, preserveTimestamps: true, verbatimSymlinks: true });
  let steps = 0;
  const counting = new Proxy(disk, {
    get(target, name) {
      steps += 1;
      return Reflect.get(target, name);
    },
  });
  await change({ ...killing, folder, steps: 0, how: 'before' }, counting);
  const state = stateOf(folder);
  rmSync(folder, { recursive: true });
  return { steps, state };
}

const tally = { before: 0, after: 0, finished: 0, git: 0, steps: new Set<string>() };
/** How many times each kind of change was killed in each way. */
const ways = new Map<string, number>();

/** Makes an edited project. @returns its merge; the renderings are in a file for the process */
function project(random: Random, folder: string, inGit: boolean, seed: number) {
  const [before, after] = renderingsOf(seed, random);
  const [base, theirs] = [before.files(true), after.files(true)];
  const owned = [ANSWERS_FILE, RENDERED_FILE];
  mkdirSync(folder);
  writeUserProject(folder, editedProject(random, statesOf(base), statesOf(theirs), owned, seed));
  if (inGit) {
    // One process of ours starts all three: to copy this one for each takes as long as what they do.
    const author = '-c user.name=test -c user.email=test@example.com';
    const line = `git init --quiet && git add . && git ${author} commit --quiet --message 'the project'`;
    execFileSync('sh', ['-c', line], { cwd: folder, stdio: 'pipe' });
  }
  writeFileSync(join(area, 'renderings.json'), JSON.stringify({ base, theirs }));
  return mergeProject({ folder, base, theirs });
}

/** Runs a process that is killed, or ends, and waits for the git that it may have started: that is still at work then. */
async function killed(killing: Killing) {
  const words = [program, JSON.stringify(killing)];
  const child = spawn(process.execPath, words, { detached: true, stdio: ['ignore', 'ignore', 'pipe'] });
  let stderr = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    stderr += text;
  });
  const [, signal] = await once(child, 'close');
  const deadline = Date.now() + patiently(2000);
  while (isGroup(child.pid!) && Date.now() < deadline) await sleep(2);
  return { signal, stderr };
}

/** Whether a group of processes has any that is there. */
function isGroup(leader: number): boolean {
  try {
    return process.kill(-leader, 0);
  } catch {
    return false;
  }
}

async function trial(seed: number): Promise<void> {
  const random = new Random(seed);
  const folder = join(area, 'project');
  const inGit = random.chance(0.5);
  const merge = project(random, folder, inGit, seed);
  const action = random.pick(['apply', 'apply', 'apply', 'undo', 'recover'] as const);
  const allowed = [stateOf(folder)];
  if (action === 'undo') {
    await applyMerge(merge);
    allowed.push(stateOf(folder));
  }
  // For a recovery to be killed, something must have been interrupted.
  if (action === 'recover') {
    await applyMerge(merge, stoppingDisk(25 + random.below(25)).disk).catch(() => {});
    // This process lives on, unlike one that was killed.
    rmSync(join(siteOf(folder).home, 'lock'), { force: true });
  }
  const killing = { action, renderings: join(area, 'renderings.json') };
  const { steps, state } = await whole(folder, killing);
  allowed.push(state);
  const how = random.pick(['before', 'torn', random.below(6)] as const);
  const step = random.below(steps + 1);
  const { signal, stderr } = await killed({ ...killing, folder, steps: step, how });
  if (signal !== 'SIGKILL')
    assert.ok(typeof how === 'number' || step === steps, `it was not killed: ${stderr}`);
  await recover(folder);
  const found = stateOf(folder);
  assert.ok(
    allowed.includes(found),
    `${action}, killed at step ${step} of ${steps} (${how}): neither before nor after`,
  );
  const { home } = siteOf(folder);
  const left = existsSync(home)
    ? readdirSync(home).filter((name) => !['undo', '.gitignore', 'number'].includes(name))
    : [];
  assert.deepEqual(left, [], 'what is left of the journals');
  tally[signal !== 'SIGKILL' ? 'finished' : found === state ? 'after' : 'before'] += 1;
  if (inGit) tally.git += 1;
  tally.steps.add(`${action} ${step}`);
  const way = `${action} ${typeof how === 'number' ? 'later' : how}`;
  ways.set(way, (ways.get(way) ?? 0) + 1);
  if (action === 'apply' && found === state) {
    await undo(folder);
    assert.equal(stateOf(folder), allowed[0], 'undo after the recovery');
  }
  rmSync(folder, { recursive: true });
}

describe('merge: killed at every step', () => {
  before(() =>
    build({
      entryPoints: [join(import.meta.dirname, 'killed-process.ts')],
      outfile: program,
      bundle: true,
      format: 'cjs',
      platform: 'node',
      target: 'node22',
      logLevel: 'warning',
    }),
  );

  it(`${TRIALS} trials from seed ${SEED}`, async function () {
    this.timeout(1_800_000);
    assert.match(execFileSync('git', ['--version'], { encoding: 'utf8' }), /^git version/);
    const started = performance.now();
    for (let seed = SEED; seed < SEED + TRIALS; seed += 1) {
      try {
        await trial(seed);
      } catch (error) {
        console.error(`      Again: KILL_SEED=${seed} KILL_TRIALS=1 npm run test:property`);
        throw error;
      }
    }
    console.log(`      ${[...ways].map(([way, times]) => `${way} ${times}`).join(', ')}`);
    if (TRIALS >= 200) {
      assert.equal(ways.size, 9, 'each kind of change, killed in each way');
      assert.ok(Math.min(tally.before, tally.after, tally.git, tally.steps.size) > TRIALS / 25);
    }
    const seconds = ((performance.now() - started) / 1000).toFixed(0);
    console.log(
      `      seeds ${SEED} to ${SEED + TRIALS - 1}, ${seconds} s: ${tally.before} times as before, ${tally.after} times as after, ${tally.finished} times it was faster than the kill; ${tally.git} times in a git repository, ${tally.steps.size} different steps`,
    );
  });
});
