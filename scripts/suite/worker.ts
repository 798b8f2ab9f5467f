/**
 * Runs test files in this process, one after the other, as mocha would: `node worker.ts FILE…`. What the tests print
 * goes to standard output with mocha's own report; what became of each goes to the scheduler, as lines of JSON on
 * descriptor 3.
 */
import { readFileSync, writeSync } from 'node:fs';
import { join, resolve } from 'node:path';
import Mocha from 'mocha';
import type { WorkerEvent } from './events.ts';

const ROOT = join(import.meta.dirname, '../..');
const settings = JSON.parse(readFileSync(join(ROOT, '.mocharc.json'), 'utf8')) as {
  readonly require: readonly string[];
  readonly timeout: number;
  readonly slow: number;
};

function tell(event: WorkerEvent): void {
  writeSync(3, `${JSON.stringify(event)}\n`);
}

/** Seconds of processor that this process and those that it has waited for took; its own alone where there is no /proc. */
function processorSeconds(): number {
  try {
    const fields = readFileSync('/proc/self/stat', 'latin1').split(') ').at(-1)?.split(' ') ?? [];
    // proc_pid_stat(5): utime, stime, cutime, cstime are fields 14 to 17, in ticks of a hundredth of a second.
    return fields.slice(11, 15).reduce((sum, ticks) => sum + Number(ticks) / 100, 0);
  } catch {
    const { user, system } = process.cpuUsage();
    return (user + system) / 1e6;
  }
}

async function runFile(file: string): Promise<void> {
  const began = performance.now();
  const processor = processorSeconds();
  const mocha = new Mocha({
    timeout: Number(process.env.TEST_TIMEOUT ?? settings.timeout),
    slow: settings.slow,
    forbidOnly: true,
    reporter: 'spec',
  });
  mocha.addFile(resolve(ROOT, file));
  try {
    await mocha.loadFilesAsync();
    await new Promise<void>((done) => {
      const runner = mocha.run(() => done());
      runner.on('pass', (test) => tell({ kind: 'passed', file, title: test.fullTitle() }));
      runner.on('pending', (test) => tell({ kind: 'skipped', file, title: test.fullTitle() }));
      runner.on('fail', (test) => tell({ kind: 'failed', file, title: test.fullTitle() }));
    });
  } catch (error) {
    console.error(error);
    tell({ kind: 'failed', file, title: `cannot be loaded: ${error}` });
  }
  const seconds = (performance.now() - began) / 1000;
  tell({ kind: 'end', file, seconds, processor: processorSeconds() - processor });
}

/** Mocha hears of exceptions only: with this, what nobody waits for fails the test that runs at that moment. */
function throwLater(reason: unknown): void {
  setImmediate(() => {
    throw reason;
  });
}

/** What tests allow themselves is for a quiet machine: here, each limit is at least that of the runner. */
function forBusyMachines({ prototype }: { prototype: { timeout(ms?: string | number): unknown } }): void {
  const limit = Number(process.env.TEST_TIMEOUT ?? 0);
  const { timeout } = prototype;
  prototype.timeout = function (ms) {
    if (ms === undefined) return timeout.call(this);
    // 0 is no limit.
    return timeout.call(this, typeof ms === 'number' && ms > 0 ? Math.max(ms, limit) : ms);
  };
}

forBusyMachines(Mocha.Suite as never);
forBusyMachines(Mocha.Runnable as never);
for (const path of settings.require) await import(join(ROOT, path));
for (const file of process.argv.slice(2)) {
  // Mocha's own workers do the same: the listeners of a run that has ended would end this process.
  process.removeAllListeners('uncaughtException');
  process.removeAllListeners('unhandledRejection').on('unhandledRejection', throwLater);
  tell({ kind: 'begin', file });
  await runFile(file);
}
// As in mocha's own workers: what a test left open must not keep the next one waiting.
process.exit();
