/** `python -m labs` in processes that are forked from one that knows Django: see forked/labs.py. */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { rmSync } from 'node:fs';
import { connect } from 'node:net';
import { join } from 'node:path';
import { json } from 'node:stream/consumers';
import { temporaryFolder } from './processes.ts';

const SCRIPT = join(import.meta.dirname, 'forked/labs.py');

/** How a command ended. */
export interface Outcome {
  readonly status: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** The labs of projects that have one environment. */
export class ForkedLabs {
  private readonly child: ChildProcess;
  private readonly folder: string;

  private constructor(child: ChildProcess, folder: string) {
    this.child = child;
    this.folder = folder;
  }

  /** Starts the process of an environment that is asked, and waits until it can be. */
  static async of(venv: string): Promise<ForkedLabs> {
    const folder = temporaryFolder('forked-');
    const words = ['-B', SCRIPT, join(folder, 'socket')];
    const child = spawn(join(venv, 'bin/python'), words, {
      env: { LANG: 'C.UTF-8' },
      stdio: ['pipe', 'pipe', 'inherit'],
    });
    const [said] = await Promise.race([once(child.stdout, 'data'), once(child, 'close')]);
    if (!Buffer.isBuffer(said)) throw new Error(`${SCRIPT}: exit ${said}`);
    return new ForkedLabs(child, folder);
  }

  /** Runs `python -m labs` with these words, in a folder and with nothing but these variables. */
  async run(words: readonly string[], cwd: string, env: Readonly<Record<string, string>>): Promise<Outcome> {
    const socket = connect(join(this.folder, 'socket'));
    socket.write(`${JSON.stringify({ words, cwd, env })}\n`);
    return (await json(socket)) as Outcome;
  }

  end(): void {
    this.child.stdin?.end();
    rmSync(this.folder, { recursive: true, force: true });
  }
}
