/**
 * `labcheck` of each lab, on its solution, against that of another checkout: seconds by the clock and of the processor. That
 * one rehearsed by itself where its command was installed; it is measured with and without.
 *
 *   node bench/labcheck.ts --against=FOLDER [--rounds=3] [--labs=1,7]
 *
 * Needs what the end-to-end tests need: PostgreSQL, uv.
 */
import { execFileSync, spawnSync } from 'node:child_process';
import {
  appendFileSync,
  chmodSync,
  copyFileSync,
  existsSync,
  mkdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import type { defaultSteps } from '../src/labs/default-steps.ts';
import type { Lab, LabsOf } from '../src/labs/lab.ts';
import type { answersOfSteps } from '../src/labs/step-answers.ts';
import type { answersWith } from '../test/support/answers.ts';
import { PATH } from '../test/support/machine.ts';
import { temporaryFolder } from '../test/support/processes.ts';
import { Workplace } from '../test/support/rehearse.ts';
import { sharedDatabase } from '../test/support/shared-database.ts';

const root = join(import.meta.dirname, '..');
const { values } = parseArgs({
  options: {
    against: { type: 'string', default: '' },
    rounds: { type: 'string', default: '3' },
    labs: { type: 'string', default: '1,2,3,4,5,6,7' },
  },
});
const area = temporaryFolder('bench-labcheck-');
const workplace = new Workplace();
const database = await sharedDatabase('postgresql', area);

/** The parts of a checkout that make a course. */
async function courseOf(source: string) {
  const load = (path: string) => import(join(source, path));
  const answers = (
    (await load('test/support/answers.ts')) as { answersWith: typeof answersWith }
  ).answersWith();
  const steps = (
    (await load('src/labs/default-steps.ts')) as { defaultSteps: typeof defaultSteps }
  ).defaultSteps(answers);
  const all = (
    (await load('src/labs/step-answers.ts')) as { answersOfSteps: typeof answersOfSteps }
  ).answersOfSteps(answers, steps);
  const labs = ((await load('src/labs/labs-of.ts')) as { labsOf: LabsOf }).labsOf(answers, steps);
  return { labs, all };
}

/** A folder with `django-cloud` of a checkout in it. */
function commandOf(source: string, name: string): string {
  const bin = join(area, `bin-${name}`);
  mkdirSync(bin);
  const program = `import(${JSON.stringify(join(source, 'src/cli/main.ts'))}).then(async ({ main }) => { process.exitCode = await main(process.argv.slice(1)); })`;
  writeFileSync(
    join(bin, 'django-cloud'),
    `#!/bin/sh\nexec '${process.execPath}' --disable-warning=ExperimentalWarning -e '${program}' -- "$@"\n`,
  );
  chmodSync(join(bin, 'django-cloud'), 0o755);
  return bin;
}

/** The solution of a lab in a repository of its own, migrated. */
function solutionOf(
  lab: Lab,
  name: string,
  run: (folder: string, ...words: readonly string[]) => void,
): string {
  const folder = join(area, `${name}-${lab.id}`);
  for (const { path, contents, executable } of lab.solution) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), contents, { mode: executable ? 0o755 : 0o644 });
  }
  copyFileSync(join(folder, '.env.example'), join(folder, '.env'));
  appendFileSync(join(folder, '.env'), `\nSECRET_KEY=django-insecure-${'k'.repeat(60)}\n`);
  execFileSync('git', ['init', '--quiet', '--initial-branch', lab.id, folder]);
  run(folder, 'python', 'manage.py', 'migrate');
  return folder;
}

/** @returns seconds by the clock, and of the processor. @throws Error when the lab is not found complete */
function timed(
  folder: string,
  env: Record<string, string>,
  words: readonly string[],
): readonly [number, number] {
  const script = 'TIMEFORMAT="%R %U %S"; time "$@" >labcheck.out 2>&1; exit $?';
  const run = spawnSync('bash', ['-c', script, 'bash', ...words], { cwd: folder, env, encoding: 'utf8' });
  if (run.status !== 0) throw new Error(readFileSync(join(folder, 'labcheck.out'), 'utf8'));
  const [wall = 0, user = 0, system = 0] = run.stderr.trim().split(' ').map(Number);
  return [wall, user + system];
}

const least = (runs: readonly (readonly [number, number])[]): readonly [number, number] => [
  Math.min(...runs.map(([wall]) => wall)),
  Math.min(...runs.map(([, processor]) => processor)),
];

try {
  const other = resolve(values.against);
  const [ours, theirs] = [await courseOf(root), await courseOf(other)];
  const bin = commandOf(other, 'other');
  console.log('lab: here, there, there with the rehearsal that it made; seconds (of the processor), ratios');
  for (const number of values.labs.split(',').map(Number)) {
    const venv = workplace.venv(workplace.project(ours.all[number - 1] as (typeof ours.all)[number]));
    const url = database.create(`bench${number}`);
    const embedded = ours.all[number - 1]?.database === 'sqlite';
    const env = {
      PATH: `${join(venv, 'bin')}:${PATH}`,
      HOME: area,
      LANG: 'C.UTF-8',
      ...(embedded ? {} : { DATABASE_URL: url }),
    };
    const run = (cwd: string, ...words: readonly string[]): void => {
      execFileSync(words[0] ?? '', words.slice(1), { cwd, env, stdio: 'ignore' });
    };
    const check = ['python', 'manage.py', 'labcheck', String(number)];
    const bare = { ...env, PATH: `${join(venv, 'bin')}:/usr/bin:/bin` };
    const contenders = [
      [solutionOf(ours.labs[number - 1] as Lab, 'here', run), bare],
      [solutionOf(theirs.labs[number - 1] as Lab, 'there', run), bare],
      [solutionOf(theirs.labs[number - 1] as Lab, 'rehearsed', run), { ...env, PATH: `${bin}:${env.PATH}` }],
    ] as const;
    const runs = contenders.map(() => [] as (readonly [number, number])[]);
    for (let round = 0; round <= Number(values.rounds); round += 1)
      for (const [index, [folder, variables]] of contenders.entries()) {
        const took = timed(folder, variables, check);
        if (round > 0) runs[index]?.push(took);
      }
    const [here, there, rehearsed] = runs.map(least) as [
      readonly [number, number],
      readonly [number, number],
      readonly [number, number],
    ];
    const figures = [here, there, rehearsed]
      .map(([wall, cpu]) => `${wall.toFixed(2)} (${cpu.toFixed(2)})`)
      .join(', ');
    const ratios = [there, rehearsed]
      .map((one) => `${(here[0] / one[0]).toFixed(2)} (${(here[1] / one[1]).toFixed(2)})`)
      .join(', ');
    console.log(`lab-${number}: ${figures}; ratios ${ratios}`);
  }
} finally {
  await database.stop();
  workplace.remove();
  if (existsSync(area)) rmSync(area, { recursive: true, force: true });
}
