/** Runs test files as jobs, beside each other as far as the processors carry them. */
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { type Account, interpreters } from './account.ts';
import type { FileResult } from './events.ts';
import { kindOf } from './files.ts';
import { memoryInUse, rootsTemporary } from './memory.ts';
import { ProcessorWatch } from './processors.ts';
import { lineOf } from './report.ts';
import { type Finished, RunningJob, type Start } from './running-job.ts';
import { type Duration, groups, type Job, jobOf, nextJob } from './schedule.ts';
import { SharedServers } from './shared-servers.ts';
import { configOf, writeConfig } from './uv-config.ts';

/** Minutes that a job may take, which is many times what the longest takes on a quiet machine. */
const LIMIT_MINUTES = 30;

/** Bytes of memory in use above which no further job is started. */
const MEMORY = 10 * 2 ** 30;

/** Milliseconds until it is looked again whether there is room for another job. */
const LOOK = 1500;

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
  writeConfig(cache);
  return {
    ...process.env,
    XDG_CONFIG_DIRS: configOf(cache),
    PATH: [...interpreters(), process.env.PATH ?? ''].join(':'),
    NODE_COMPILE_CACHE: join(cache, 'compiled'),
    TEST_STORE: join(cache, 'store'),
    ...(cold
      ? {
          UV_CACHE_DIR: join(cache, 'uv-packages'),
          PIP_CACHE_DIR: join(cache, 'pip'),
          npm_config_cache: join(cache, 'npm'),
        }
      : {}),
  };
}

type As = Pick<Start, 'command' | 'environment'>;

class Runner {
  private readonly run: Run;
  private readonly own: As;
  private readonly ordinary: As;
  private readonly running = new Set<RunningJob>();
  private servers: SharedServers | undefined;

  constructor(run: Run) {
    const { account } = run;
    this.run = run;
    const environment = { ...ownEnvironment(run), TEST_BUILT: '1' };
    const temporary = process.getuid?.() === 0 ? rootsTemporary() : undefined;
    this.own = temporary
      ? { command: temporary.command, environment: { ...environment, TMPDIR: temporary.folder } }
      : { command: (argv) => argv, environment };
    this.ordinary = account
      ? {
          command: (argv) => account.command(argv),
          environment: { ...account.environment, TEST_BUILT: '1' },
        }
      : this.own;
  }

  private start(job: Job): void {
    const { epoch, root } = this.run;
    const slots = [...this.running].map(({ slot }) => slot);
    let slot = 0;
    while (slots.includes(slot)) slot += 1;
    const as = job.asRoot ? this.own : this.ordinary;
    const TEST_TIMEOUT = String(TIMEOUT[kindOf(job.files[0] ?? '')]);
    this.running.add(
      new RunningJob(job, {
        command: as.command,
        environment: { ...as.environment, TEST_TIMEOUT },
        slot,
        limit: LIMIT_MINUTES * 60_000,
        logs: join(root, '.cache/test-logs'),
        epoch,
      }),
    );
  }

  private stop(): void {
    for (const job of this.running) job.kill();
    this.servers?.kill('SIGKILL');
    process.exit(130);
  }

  /** Runs all jobs. @returns the results, and what was wrong beside them */
  async all(): Promise<{ readonly results: readonly FileResult[]; readonly problem: string }> {
    process.once('SIGINT', () => this.stop()).once('SIGTERM', () => this.stop());
    const { running, run } = this;
    const waiting = jobsOf(run);
    const results: FileResult[] = [];
    const watch = new ProcessorWatch();
    let idle = 0;
    if (run.files.some((file) => kindOf(file) === 'e2e'))
      this.servers = await SharedServers.start(this.ordinary);
    while (waiting.length > 0 || running.size > 0) {
      const jobs = [...running].map(({ job }) => job);
      const hasMemory = running.size === 0 || memoryInUse() < MEMORY;
      const next = hasMemory ? nextJob(waiting, jobs, availableParallelism(), idle) : undefined;
      if (next) {
        waiting.splice(waiting.indexOf(next), 1);
        this.start(next);
        // What was idle may be no longer: that is seen after a while.
        idle = 0;
        continue;
      }
      const ended = await Promise.race([
        ...[...running].map(async (job) => ({ job, ...(await job.finished) })),
        ...(waiting.length > 0 ? [sleep(LOOK)] : []),
      ]);
      idle = watch.idle();
      if (!ended) continue;
      running.delete(ended.job);
      results.push(...ended.results);
      print(ended);
    }
    return { results, problem: (await this.servers?.stop()) ?? '' };
  }
}

function print({ results, output }: Finished): void {
  const failed = results.some((result) => result.failed.length > 0);
  if (failed) console.log(`\n${output.trimEnd()}\n`);
  for (const result of results) console.log(lineOf(result));
}

/** Runs files. What each came to is printed as it ends; of those that failed, all that they printed. */
export function runAll(run: Run): ReturnType<Runner['all']> {
  return new Runner(run).all();
}
