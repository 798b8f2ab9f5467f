/**
 * Runs tests: `node scripts/test.ts [AREA… | KIND… | FILE…] [--changed] [--cold] [--record] [--list]`. Where root starts it, all
 * files but those of test/root-only.ts run as an ordinary user.
 */
import { execFileSync } from 'node:child_process';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { ROOT_ONLY } from '../test/root-only.ts';
import { Account } from './suite/account.ts';
import { areaFiles, changedPaths, filesForChanges } from './suite/areas.ts';
import { removeCache } from './suite/cold.ts';
import { filesNamed, kindOf } from './suite/files.ts';
import { MemoryWatch } from './suite/memory.ts';
import { ProcessorWatch } from './suite/processors.ts';
import { durations, othersShare, record } from './suite/recorded.ts';
import { closing } from './suite/report.ts';
import { runAll } from './suite/run-all.ts';
import { uvProgram } from './uv.ts';

const ROOT = join(import.meta.dirname, '..');

function selected() {
  try {
    const { values, positionals } = parseArgs({
      allowPositionals: true,
      options: {
        changed: { type: 'boolean' },
        cold: { type: 'boolean' },
        list: { type: 'boolean' },
        record: { type: 'boolean' },
      },
    });
    const files = values.changed ? filesForChanges(changedPaths()) : filesNamed(positionals, areaFiles);
    return { ...values, files };
  } catch (error) {
    console.error((error as Error).message);
    return process.exit(2);
  }
}

const { files, cold = false, record: recording = false, list = false } = selected();
if (list) {
  console.log(files.join('\n'));
  process.exit();
}
const epoch = performance.now();
const isRoot = process.getuid?.() === 0;
const watch = new MemoryWatch();
/** Seconds of each phase; those before this program come from .ci/run: `install=15 lint=2`. */
const phases: Record<string, number> = Object.fromEntries(
  [...(process.env.TEST_PHASES ?? '').matchAll(/(\w+)=(\d+)/g)].map(([, name, took]) => [name, Number(took)]),
);
const earlier = Object.values(phases).reduce((sum, took) => sum + took, 0);

async function phase<T>(name: string, work: () => T | Promise<T>): Promise<T> {
  const began = performance.now();
  const result = await work();
  phases[name] = (performance.now() - began) / 1000;
  return result;
}

const node = (...words: readonly string[]): void =>
  void execFileSync(process.execPath, words, { cwd: ROOT, stdio: 'inherit' });

if (cold) {
  try {
    removeCache(join(ROOT, '.cache'));
  } catch (error) {
    console.error((error as Error).message);
    process.exit(2);
  }
}
await phase('build', () => {
  node('scripts/generate.ts');
  node('scripts/build.ts');
});
const needsMachine = files.some((file) => kindOf(file) === 'e2e');
if (needsMachine) await phase('machine', () => node('scripts/test-machine.ts'));
const asRoot = (file: string): boolean => isRoot && file in ROOT_ONLY;
const notRun = isRoot ? [] : files.filter((file) => file in ROOT_ONLY);
const run = files.filter((file) => !notRun.includes(file));
const account =
  isRoot && run.some((file) => !asRoot(file))
    ? await phase('account', () => Account.open(ROOT, needsMachine ? uvProgram() : undefined))
    : undefined;
const processors = new ProcessorWatch();
const { results, problem } = await phase('tests', () =>
  runAll({ root: ROOT, files: run, asRoot, account, durations, epoch, cold }),
);
const idle = processors.idle();
await account?.close();
watch.stop();
if (recording) {
  const own = results.reduce((sum, { processor }) => sum + processor, 0);
  record(results, othersShare(idle, own / (phases.tests! * availableParallelism())));
}
const total = earlier + (performance.now() - epoch) / 1000;
const { highest, before } = watch;
const memory = { highest, before };
const strict = Boolean(process.env.CI);
const { text, failed } = closing({ results, problem, phases, total, memory, notRun, strict });
console.log(text);
process.exitCode = failed > 0 ? 1 : 0;
