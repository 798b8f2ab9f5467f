import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import { say } from '../languages/say.ts';
import { start } from '../run/child.ts';
import { killGroup } from '../run/stop.ts';

/** How much of what an instance prints is kept, in characters. */
const KEPT = 60_000;

/** How an instance ended after SIGTERM. */
export interface Stopped {
  /** Milliseconds from SIGTERM to its end. */
  readonly took: number;
  /** It had to be killed when the grace was over. */
  readonly killed: boolean;
}

/** How long a log that follows an answer may take, and how long a silence means that it is whole; in milliseconds. */
const LOG_LIMIT = 2000;
const LOG_SILENCE = 250;

/** A process that runs the project as the platform would: the words it launches, and nothing of this environment. */
export class Instance {
  private readonly child: ChildProcess;
  private printed = '';
  private failure: string | undefined;

  constructor(argv: readonly string[], cwd: string, env: Record<string, string>) {
    const [program = '', ...args] = argv;
    // Its own group: what it started ends with it, and Ctrl-C of a terminal does not reach it before we say so.
    this.child = start(program, args, { cwd, env, stdio: ['ignore', 'pipe', 'pipe'], detached: true });
    const keep = (chunk: Buffer): void => {
      this.printed = (this.printed + chunk.toString()).slice(-KEPT);
    };
    this.child.stdout?.on('data', keep);
    this.child.stderr?.on('data', keep);
    this.child.once('error', (error) => {
      this.failure = error.message;
    });
  }

  get output(): string {
    return this.failure === undefined ? this.printed : `${this.printed}${this.failure}\n`;
  }

  /** What it printed, once it has been silent for a moment: its log of a request may come after the answer. */
  async settledOutput(): Promise<string> {
    const deadline = Date.now() + LOG_LIMIT;
    for (let before = -1; before !== this.printed.length && Date.now() < deadline; ) {
      before = this.printed.length;
      await sleep(LOG_SILENCE);
    }
    return this.output;
  }

  get hasEnded(): boolean {
    return this.failure !== undefined || this.child.exitCode !== null || this.child.signalCode !== null;
  }

  /** The process group, which what it started is in too; undefined when it could not be started. */
  get group(): number | undefined {
    return this.child.pid;
  }

  /** `status 1`, `SIGKILL`: as a sentence goes on after "it ended with". */
  get ending(): string {
    return this.child.signalCode ?? (this.failure ? say`an error` : say`status ${this.child.exitCode}`);
  }

  get succeeded(): boolean {
    return this.child.exitCode === 0;
  }

  /** Waits until it has ended. @param limit milliseconds. @returns whether it has */
  async end(limit: number): Promise<boolean> {
    if (this.hasEnded) return true;
    const over = new AbortController();
    const { signal } = over;
    await Promise.race([
      once(this.child, 'exit', { signal }),
      once(this.child, 'error', { signal }),
      sleep(limit, undefined, { signal }),
    ]).catch(() => undefined);
    over.abort();
    return this.hasEnded;
  }

  /** Sends SIGTERM to the process that was launched, as platforms do: to that one, not to its group. */
  async stop(graceSeconds: number): Promise<Stopped> {
    const asked = Date.now();
    this.child.kill('SIGTERM');
    const ended = await this.end(graceSeconds * 1000);
    const took = Date.now() - asked;
    this.kill();
    return { took, killed: !ended };
  }

  /** Ends it and all that it started, at once. */
  kill(): void {
    killGroup(this.child.pid, 'SIGKILL');
  }
}
