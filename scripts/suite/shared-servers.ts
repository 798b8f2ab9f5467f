/** The database servers that tests share, in a process beside them. */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Start } from './running-job.ts';

const ROOT = join(import.meta.dirname, '../..');
const PROGRAM = join(ROOT, 'test/support/run-servers.ts');

/** Milliseconds that they may take to stop. */
const LIMIT = 60_000;

export class SharedServers {
  private readonly child: ChildProcess;
  private output = '';

  private constructor({ command, environment }: Pick<Start, 'command' | 'environment'>) {
    const [program = '', ...args] = command([process.execPath, PROGRAM]);
    this.child = spawn(program, args, {
      cwd: ROOT,
      env: environment,
      stdio: ['ignore', 'pipe', 'pipe'],
      detached: true,
    });
    for (const stream of [this.child.stdout, this.child.stderr]) {
      stream?.setEncoding('utf8').on('data', (text: string) => {
        this.output += text;
      });
    }
  }

  /** Starts the process that starts each server when a test first asks for it. @throws Error with what it printed */
  static async start(as: Pick<Start, 'command' | 'environment'>): Promise<SharedServers | undefined> {
    if (!existsSync(PROGRAM)) return undefined;
    const servers = new SharedServers(as);
    const { child } = servers;
    const ended = once(child, 'exit');
    while (!servers.output.includes('listening')) {
      await Promise.race([once(child.stdout!, 'data'), ended]);
      if (child.exitCode !== null) throw new Error(`the shared servers ended:\n${servers.output}`);
    }
    return servers;
  }

  /** Stops them. @returns what was wrong, or nothing */
  async stop(): Promise<string> {
    const killer = setTimeout(() => this.kill('SIGKILL'), LIMIT);
    const ended = once(this.child, 'exit');
    if (this.child.exitCode === null && this.child.signalCode === null) {
      process.kill(this.program, 'SIGTERM');
      await ended;
    }
    clearTimeout(killer);
    return this.child.exitCode === 0 ? '' : `the shared servers ended badly:\n${this.output}`;
  }

  /** The process itself: where it is the account's, `nsenter` waits for it and would end at the signal, with nothing stopped. */
  private get program(): number {
    const { pid = 0, spawnfile } = this.child;
    if (spawnfile !== 'nsenter') return pid;
    return Number(readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').trim());
  }

  kill(signal: NodeJS.Signals): void {
    try {
      process.kill(-this.child.pid!, signal);
    } catch {
      // It has ended.
    }
  }
}
