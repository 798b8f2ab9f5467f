/**
 * Random trials for as long as it is wanted, more than a run of all tests can pay for: `npm run soak -- merge 10000 1` makes
 * 10,000 trials from seed 1 on. Without numbers, as many as the table says, from a seed that nobody has tried. What fails
 * is printed with its seed; the exit status says whether something did.
 */
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { soakLabs } from './soak-labs.ts';
import { soakServers } from './soak-servers.ts';

const ROOT = join(import.meta.dirname, '..');

interface Soak {
  readonly trials: number;
  /** The test file that makes them, and the variables that say how many, and from which seed. */
  readonly test?: { readonly file: string; readonly trials: string; readonly seed: string };
}

const SOAKS: Readonly<Record<string, Soak>> = {
  merge: {
    trials: 10_000,
    test: { file: 'test/property/merge.test.ts', trials: 'MERGE_TRIALS', seed: 'MERGE_SEED' },
  },
  sets: {
    trials: 100_000,
    test: { file: 'test/property/sets.test.ts', trials: 'SET_TRIALS', seed: 'SET_SEED' },
  },
  'long-texts': {
    trials: 1000,
    test: { file: 'test/property/long-texts.test.ts', trials: 'LONG_TRIALS', seed: 'LONG_SEED' },
  },
  kill: {
    trials: 1000,
    test: { file: 'test/property/kill.test.ts', trials: 'KILL_TRIALS', seed: 'KILL_SEED' },
  },
  // Every call.
  'refused-calls': {
    trials: 1,
    test: { file: 'test/property/refused-calls.test.ts', trials: 'FAULT_STEP', seed: 'FAULT_SEED' },
  },
  'workshop-kill': {
    trials: 500,
    test: {
      file: 'test/property/workshop-kill.test.ts',
      trials: 'WORKSHOP_KILL_TRIALS',
      seed: 'WORKSHOP_KILL_SEED',
    },
  },
  spellings: {
    trials: 10_000,
    test: { file: 'test/e2e/adopt-spellings.test.ts', trials: 'SPELLED_SETTINGS', seed: 'SEED' },
  },
  labs: { trials: 500 },
};

const [name = '', ...numbers] = process.argv.slice(2);
if (name === 'servers') process.exit((await soakServers(numbers)) ? 0 : 1);
const soak = SOAKS[name];
const given = numbers.map(Number);
if (!soak || given.length > 2 || given.some((number) => !Number.isInteger(number) || number < 0)) {
  console.error(
    `npm run soak -- ${Object.keys(SOAKS).join('|')} [TRIALS [SEED]], or servers [SECONDS [SERVER…]] [--rate REQUESTS-A-SECOND]`,
  );
  process.exit(2);
}
const [trials = soak.trials, seed = Date.now() % 1_000_000_000] = given;
if (soak.test) {
  const { file, trials: count, seed: first } = soak.test;
  const mocha = ['node_modules/mocha/bin/mocha.js', '--timeout', '0', file];
  const env = { ...process.env, [count]: String(trials), [first]: String(seed) };
  process.exitCode = spawnSync(process.execPath, mocha, { cwd: ROOT, env, stdio: 'inherit' }).status ?? 1;
} else process.exitCode = (await soakLabs(trials, seed)) > 0 ? 1 : 0;
