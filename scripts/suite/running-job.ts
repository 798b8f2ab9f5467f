/** One job of the scheduler: a process that runs test files, with what it prints and what becomes of them. */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { createInterface } from 'node:readline';
import type { Readable } from 'node:stream';
import { setTimeout as sleep } from 'node:timers/promises';
import type { FileResult, WorkerEvent } from './events.ts';
import type { Job } from './schedule.ts';

const ROOT = join(import.meta.dirname, '../..');
const WORKER = join(import.meta.dirname, 'worker.ts');

/** How a job is started. */
export interface Start {
  /** The words before the command, and around it, that make it another user's. */
  readonly command: (argv: readonly string[]) => readonly string[];
  readonly environment: NodeJS.ProcessEnv;
  /** The job's place among those that run: its ports follow from it. */
  readonly slot: number;
  /** Milliseconds after which it is killed and its files have failed. */
  readonly limit: number;
  /** Where what it prints is kept. */
  readonly logs: string;
  /** When the run began, as `performance.now()` counts. */
  readonly epoch: number;
}

/** Below the ports that Linux gives to clients (32768 on), so that none of these takes a server's away. */
const FIRST_PORT = 10_000;
const PORTS = 600;

/** What one file did so far. */
class Progress {
  readonly passed: string[] = [];
  readonly failed: string[] = [];
  readonly skipped: string[] = [];
  readonly began = performance.now();
  end: { readonly seconds: number; readonly processor: number } | undefined;

  /** @param problem why its process ended early, or nothing */
  result(file: string, problem: string, epoch: number): FileResult {
    const { passed, skipped, end } = this;
    const failed = [...this.failed];
    if (problem) failed.push(`${file}: ${problem}`);
    else if (!end) failed.push(`${file}: its process ended before its tests had`);
    else if (passed.length + failed.length + skipped.length === 0) failed.push(`${file}: it has no test`);
    const { seconds, processor } = end ?? { seconds: (performance.now() - this.began) / 1000, processor: 0 };
    return { file, passed, failed, skipped, seconds, processor, began: (this.began - epoch) / 1000 };
  }
}

/** Waits for the end of a process and of what it prints. @returns what was wrong with it, or nothing */
async function ending(child: ChildProcess): Promise<string> {
  const status = await new Promise<string>((resolve) => {
    child.once('error', (error) => resolve(error.message));
    child.once('exit', (code, signal) => resolve(code === 0 ? '' : `it ended with ${signal ?? code}`));
  });
  // What it left running may hold its output open: that is waited for no longer.
  const open = [child.stdout, child.stderr, child.stdio[3]].filter((stream) => stream && !stream.closed);
  await Promise.race([Promise.all(open.map((stream) => once(stream!, 'close'))), sleep(2000)]);
  return status;
}

/** A finished job. */
export interface Finished {
  readonly results: readonly FileResult[];
  readonly output: string;
}

export class RunningJob {
  readonly job: Job;
  readonly slot: number;
  readonly finished: Promise<Finished>;
  private readonly child: ChildProcess;

  constructor(job: Job, start: Start) {
    this.job = job;
    this.slot = start.slot;
    const first = FIRST_PORT + start.slot * PORTS;
    const ports = `${first}-${first + PORTS - 1}`;
    const [program = '', ...args] = start.command([process.execPath, WORKER, ...job.files]);
    this.child = spawn(program, args, {
      cwd: ROOT,
      env: { ...start.environment, TEST_PORTS: ports },
      stdio: ['ignore', 'pipe', 'pipe', 'pipe'],
      // A group of its own: a limit ends all of it.
      detached: true,
    });
    this.finished = this.follow(start);
  }

  private async follow({ limit, epoch, logs }: Start): Promise<Finished> {
    const { child } = this;
    const files = new Map<string, Progress>();
    let output = '';
    for (const stream of [child.stdout, child.stderr]) {
      stream?.setEncoding('utf8').on('data', (text: string) => {
        output += text;
      });
    }
    createInterface({ input: child.stdio[3] as Readable }).on('line', (line) => {
      const event = JSON.parse(line) as WorkerEvent;
      if (event.kind === 'begin') files.set(event.file, new Progress());
      const progress = files.get(event.file);
      if (event.kind === 'end') progress!.end = event;
      else if (event.kind !== 'begin') progress![event.kind].push(event.title);
    });
    let late = false;
    const killer = setTimeout(() => {
      late = true;
      this.kill();
    }, limit);
    const status = await ending(child);
    clearTimeout(killer);
    const problem = late ? `it still ran after ${limit / 60_000} minutes and was killed` : status;
    const results = this.job.files.map((file, index) => {
      const progress = files.get(file) ?? new Progress();
      // A process that ends badly after all of its files had ended: the last of them was the nearest.
      const isConcerned = !progress.end || index === this.job.files.length - 1;
      return progress.result(file, isConcerned ? problem : '', epoch);
    });
    this.keep(logs, output);
    return { results, output };
  }

  /** What passes prints one line: the rest can be read here. */
  private keep(folder: string, output: string): void {
    const [first = ''] = this.job.files;
    const name =
      this.job.files.length === 1
        ? basename(first, '.test.ts')
        : `${this.slot}-${basename(first, '.test.ts')}-and-others`;
    mkdirSync(folder, { recursive: true });
    writeFileSync(join(folder, `${name}.log`), output);
  }

  kill(): void {
    try {
      process.kill(-this.child.pid!, 'SIGKILL');
    } catch {
      // It has ended already.
    }
  }
}
