/** Runs test files as jobs, beside each other as far as the processors carry them. */
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import type { Account } from './account.ts';
import type { FileResult } from './events.ts';
import { kindOf } from './files.ts';
import { memoryInUse } from './memory.ts';
import { lineOf } from './report.ts';
import { type Finished, RunningJob } from './running-job.ts';
import { type Duration, groups, type Job, jobOf, nextJob } from './schedule.ts';

/** Minutes that a job may take, which is many times what the longest takes on a quiet machine. */
const LIMIT_MINUTES = 20;

/** Bytes of memory in use above which no further job is started. */
const MEMORY = 10 * 2 ** 30;

/** Milliseconds that a test may take where it does not say so itself. */
const TIMEOUT = { unit: 120_000, property: 1_800_000, e2e: 600_000 };

export interface Run {
  readonly root: string;
  readonly files: readonly string[];
  readonly asRoot: (file: string) => boolean;
  readonly account: Account | undefined;
  readonly durations: Readonly<Record<string, Duration>>;
  readonly epoch: number;
  readonly cold: boolean;
}

/** Unit tests start quickly together and slowly alone: they share processes. Every other file has its own. */
function jobsOf({ files, asRoot, durations }: Run): Job[] {
  const unit = files.filter((file) => kindOf(file) === 'unit' && !asRoot(file));
  const others = files.filter((file) => !unit.includes(file));
  return [
    ...groups(unit, durations, 2 * availableParallelism()).map((group) => jobOf(group, durations, false)),
    ...others.map((file) => jobOf([file], durations, asRoot(file))),
  ];
}

/** The environment of a job, as root's or of whoever has started the tests. */
function ownEnvironment({ root, cold }: Run): NodeJS.ProcessEnv {
  const cache = join(root, '.cache');
  const packages = {
    UV_CACHE_DIR: join(cache, 'uv-packages'),
    PIP_CACHE_DIR: join(cache, 'pip'),
    npm_config_cache: join(cache, 'npm'),
  };
  const own = { NODE_COMPILE_CACHE: join(cache, 'compiled'), TEST_STORE: join(cache, 'store') };
  return { ...process.env, ...own, ...(cold ? packages : {}) };
}

/** Runs all files. What each came to is printed as it ends; what failed, with all that it printed. */
export async function runAll(run: Run): Promise<readonly FileResult[]> {
  const { account, epoch } = run;
  const waiting = jobsOf(run);
  const running = new Set<RunningJob>();
  const results: FileResult[] = [];
  const own = ownEnvironment(run);
  const start = (job: Job): void => {
    const slots = [...running].map(({ slot }) => slot);
    let slot = 0;
    while (slots.includes(slot)) slot += 1;
    const kind = kindOf(job.files[0] ?? '');
    const ordinary = account !== undefined && !job.asRoot;
    running.add(
      new RunningJob(job, {
        command: ordinary ? (argv) => account.command(argv) : (argv) => argv,
        environment: {
          ...(ordinary ? account.environment : own),
          TEST_TIMEOUT: String(TIMEOUT[kind]),
          TEST_BUILT: '1',
        },
        slot,
        limit: LIMIT_MINUTES * 60_000,
        logs: join(run.root, '.cache/test-logs'),
        epoch,
      }),
    );
  };
  const stop = (): void => {
    for (const job of running) job.kill();
    process.exit(130);
  };
  process.once('SIGINT', stop).once('SIGTERM', stop);

  while (waiting.length > 0 || running.size > 0) {
    const jobs = [...running].map(({ job }) => job);
    const hasMemory = running.size === 0 || memoryInUse() < MEMORY;
    const next = hasMemory ? nextJob(waiting, jobs, availableParallelism()) : undefined;
    if (next) {
      waiting.splice(waiting.indexOf(next), 1);
      start(next);
      continue;
    }
    const ended = await Promise.race([...running].map(async (job) => ({ job, ...(await job.finished) })));
    running.delete(ended.job);
    results.push(...ended.results);
    print(ended);
  }
  return results;
}

function print({ results, output }: Finished): void {
  const failed = results.some((result) => result.failed.length > 0);
  if (failed) console.log(`\n${output.trimEnd()}\n`);
  for (const result of results) console.log(lineOf(result));
}
