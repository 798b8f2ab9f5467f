import { strict as assert } from 'node:assert';
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { stripVTControlCharacters } from 'node:util';
import { which } from '../../src/run/programs.ts';
import { patiently } from './patience.ts';

export const KEYS = { enter: '\r', down: '\x1b[B', space: ' ', ctrlC: '\x03' } as const;

/** How long something may take to appear, in milliseconds. */
const PATIENCE = patiently(30_000);

const open = new Set<ChildProcess>();

/** Closes the terminals that a failed test has left open, so that what runs in them ends. */
export function closeTerminals(): void {
  for (const child of open) child.kill('SIGKILL');
}

/** A command in a pseudo-terminal, with somebody who reads and types. */
export class Terminal {
  private readonly child: ChildProcess;
  private readonly ended: Promise<number>;
  private printed = '';
  private seen = 0;

  /** @param options.ids the user to run as, where the tests are run by root */
  constructor(
    columns: number,
    command: readonly string[],
    options: {
      readonly cwd: string;
      readonly env?: NodeJS.ProcessEnv;
      readonly ids?: { readonly uid: number; readonly gid: number } | undefined;
    },
  ) {
    const { cwd, env = process.env, ids } = options;
    // Ours, whatever Python the environment of the command has.
    const python = which('python3', process.env) ?? 'python3';
    const script = join(import.meta.dirname, 'pseudo_terminal.py');
    const user = [ids?.uid ?? '', ids?.gid ?? ''].map(String);
    this.child = spawn(python, [script, String(columns), ...user, ...command], {
      cwd,
      env: { ...env, TERM: 'xterm-256color', COLUMNS: '', LINES: '', CI: '' },
      stdio: ['pipe', 'pipe', 'inherit'],
    });
    this.child.stdout?.on('data', (chunk: Buffer) => {
      this.printed += chunk.toString();
    });
    open.add(this.child);
    this.ended = once(this.child, 'close').then(([code]) => {
      open.delete(this.child);
      return Number(code);
    });
  }

  /** What was printed since the last key, without colours and cursor movements. */
  get screen(): string {
    return plain(this.printed.slice(this.seen));
  }

  /** Everything that was printed. */
  get text(): string {
    return plain(this.printed);
  }

  /** Waits until that is printed, after the last key that was typed. */
  async sees(pattern: RegExp): Promise<void> {
    const limit = Date.now() + PATIENCE;
    while (!pattern.test(this.screen)) {
      const over = this.child.exitCode !== null || Date.now() > limit;
      assert.ok(!over, `${pattern} was not printed, but:\n${this.text}`);
      await sleep(20);
    }
  }

  /** Waits for the next prompt: the one before was answered by then. @returns its title; undefined where the command ended */
  async asks(): Promise<string | undefined> {
    const limit = Date.now() + PATIENCE;
    // What was drawn of a prompt before its key arrives after the key was typed.
    const pattern = this.seen > 0 ? /\n✔ .*\n\? ([^\n:]+):/s : /\n\? ([^\n:]+):/;
    for (;;) {
      const hasEnded = this.child.exitCode !== null;
      const title = pattern.exec(`\n${this.screen}`)?.[1];
      if (title !== undefined || hasEnded) return title;
      assert.ok(Date.now() < limit, `nothing was asked, but:\n${this.text}`);
      await sleep(20);
    }
  }

  type(...keys: readonly string[]): void {
    this.seen = this.printed.length;
    this.child.stdin?.write(keys.join(''));
  }

  /** Waits for the end. @returns the exit status */
  async end(): Promise<number> {
    const timer = setTimeout(() => this.child.kill('SIGKILL'), PATIENCE);
    const status = await this.ended;
    clearTimeout(timer);
    return status;
  }
}

/** What is drawn over a line begins a new one here. */
function plain(text: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: cursor movements begin with one.
  const drawn = text.replaceAll(/(\x1b\[\d*[A-HJK])+/g, '\n');
  return stripVTControlCharacters(drawn).replaceAll('\r\n', '\n').replaceAll('\r', '');
}
