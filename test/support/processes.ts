/** Processes of tests: as an ordinary user, with what they print, and stopped for sure. */
import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, chownSync, lchownSync, mkdirSync, mkdtempSync, readdirSync, realpathSync } from 'node:fs';
import type { Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep, setImmediate as turn } from 'node:timers/promises';
import { patiently } from './patience.ts';

/** Debian's `nobody`: whom servers run as where the tests run as root. */
const ORDINARY = 65_534;
const isRoot = process.getuid?.() === 0;

/**
 * The words that run a command as an ordinary user where the tests run as root, else the command itself. Interpreters
 * below root's home are made reachable in a mount namespace of the command's own: the machine's permissions stay.
 */
export function asOrdinaryUser(argv: readonly string[]): readonly string[] {
  if (!isRoot) return argv;
  const script = `
    for name in .pyenv .local; do
      if [ -d "/root/$name" ]; then mkdir -p "/run/reach/$name" && mount --bind "/root/$name" "/run/reach/$name"; fi
    done
    mount -t tmpfs -o mode=755 tmpfs /root
    for name in .pyenv .local; do
      if [ -d "/run/reach/$name" ]; then mkdir "/root/$name" && mount --bind "/run/reach/$name" "/root/$name"; fi
    done
    exec setpriv --reuid ${ORDINARY} --regid ${ORDINARY} --clear-groups -- "$@"`;
  return [
    'unshare',
    '--mount',
    'sh',
    '-ec',
    `mount -t tmpfs -o mode=755 tmpfs /run; mkdir -p /run/lock;${script}`,
    'sh',
    ...argv,
  ];
}

/**
 * The words of a process that ends with the one that starts it, even where that is killed. They name Linux's program;
 * elsewhere they are the command itself.
 */
export function dyingWithUs(argv: readonly string[]): readonly string[] {
  return process.platform === 'linux' ? ['setpriv', '--pdeathsig', 'KILL', '--', ...argv] : argv;
}

/** Gives a folder and what is below it, but not the virtual environment, to a user. */
function giveTo(id: number, folder: string): void {
  chownSync(folder, id, id);
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    if (entry.isDirectory() && entry.name !== '.venv') giveTo(id, path);
    else lchownSync(path, id, id);
  }
}

/** Gives a folder to the ordinary user, as whom the project runs. */
export function giveToOrdinaryUser(folder: string): void {
  if (isRoot) giveTo(ORDINARY, folder);
}

/** Gives it back to the user of the tests: git works in no other's repository. */
export function takeBack(folder: string): void {
  if (isRoot) giveTo(0, folder);
}

/** A new temporary folder that everybody may enter. */
export function temporaryFolder(prefix: string): string {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), prefix)));
  chmodSync(folder, 0o755);
  return folder;
}

/** A new folder of the ordinary user's. */
export function ordinaryFolder(path: string): string {
  mkdirSync(path, { recursive: true });
  giveToOrdinaryUser(path);
  return path;
}

/** How a command ended and what it printed. */
export interface Ended {
  readonly status: number;
  readonly stdout: string;
  readonly stderr: string;
  readonly output: string;
  /** How long it took, in milliseconds. */
  readonly took: number;
}

/** Who runs a command: root, where the tests do, only for what a host's administrator does. */
type As = 'ordinary' | 'root';

export interface Place {
  readonly cwd: string;
  readonly env: NodeJS.ProcessEnv;
  /** What a command reads from its standard input. */
  readonly input?: string | undefined;
}

/** Runs a command to its end as an ordinary user. @param limit milliseconds on a quiet machine; then it is killed, with status -1 */
export function run(argv: readonly string[], place: Place, limit = 300_000, as: As = 'ordinary'): Ended {
  const [program = '', ...args] = as === 'root' ? argv : asOrdinaryUser(argv);
  const started = Date.now();
  const result = spawnSync(program, args, {
    ...place,
    encoding: 'utf8',
    timeout: patiently(limit),
    maxBuffer: 64 * 2 ** 20,
  });
  const { stdout = '', stderr = '' } = result;
  return {
    status: result.status ?? -1,
    stdout,
    stderr,
    output: `${stdout}${stderr}`,
    took: Date.now() - started,
  };
}

/**
 * Resolves when a process has ended and what it printed has been read. The end of one is often seen with that of another,
 * before its last lines; and `close` may never come, where what it left running has its pipes.
 */
async function ended(child: ChildProcess): Promise<void> {
  await once(child, 'exit');
  const read = (): number => [child.stdout, child.stderr].reduce((sum, of) => sum + bytesOf(of), 0);
  // What a process that has ended wrote is in its pipes: a turn of the loop in which nothing comes has seen all of it.
  for (let before = -1; before !== read(); ) {
    before = read();
    await turn();
    await turn();
  }
}

const bytesOf = (stream: unknown): number => (stream as Socket | null)?.bytesRead ?? 0;

const running = new Set<ChildProcess>();
process.on('exit', () => {
  for (const child of running) child.kill('SIGKILL');
});

/** A process in the background. */
export class Background {
  readonly child: ChildProcess;
  stdout = '';
  stderr = '';
  /** Resolves when it has ended, and all that it printed is here. */
  readonly end: Promise<void>;

  constructor(
    argv: readonly string[],
    place: Place,
    as: As = 'ordinary',
    stdin: 'ignore' | 'pipe' = 'ignore',
  ) {
    const [program = '', ...args] = as === 'root' ? argv : asOrdinaryUser(argv);
    this.child = spawn(program, args, { ...place, stdio: [stdin, 'pipe', 'pipe'] });
    this.child.stdout?.on('data', (chunk: Buffer) => {
      this.stdout += chunk.toString();
    });
    this.child.stderr?.on('data', (chunk: Buffer) => {
      this.stderr += chunk.toString();
    });
    running.add(this.child);
    this.end = ended(this.child).then(() => void running.delete(this.child));
  }

  get isRunning(): boolean {
    return this.child.exitCode === null && this.child.signalCode === null;
  }

  get output(): string {
    return `${this.stdout}${this.stderr}`;
  }

  /** Waits until a condition holds. @throws Error with all output when the process ends or the limit is reached: ms on a quiet machine */
  async until(condition: () => Promise<boolean>, what: string, limit = 30_000): Promise<void> {
    const deadline = Date.now() + patiently(limit);
    while (!(await condition())) {
      if (!this.isRunning) {
        await this.end;
        // It may have been the last that it did.
        if (await condition()) return;
        throw new Error(`ended (${this.status}) before ${what}:\n${this.output}`);
      }
      if (Date.now() > deadline)
        throw new Error(`not ${what} within ${patiently(limit)} ms:\n${this.output}`);
      await sleep(50);
    }
  }

  /** Waits until it has ended by itself. @throws Error with all output when it has not within the limit: ms on a quiet machine */
  async ends(limit = 60_000): Promise<void> {
    const late = sleep(patiently(limit), 'late', { ref: false });
    if ((await Promise.race([this.end, late])) === 'late')
      throw new Error(`still running after ${patiently(limit)} ms:\n${this.output}`);
  }

  /** The exit status, or minus the signal's name's text: `-SIGTERM`. */
  get status(): string {
    return this.child.signalCode ? `-${this.child.signalCode}` : String(this.child.exitCode);
  }

  /** Sends a signal and waits for the end. @returns milliseconds until the process had ended; kills it after the limit */
  async stop(signal: NodeJS.Signals = 'SIGTERM', limit = 20_000): Promise<number> {
    const asked = Date.now();
    this.child.kill(signal);
    const killer = setTimeout(() => this.child.kill('SIGKILL'), patiently(limit));
    await this.end;
    clearTimeout(killer);
    return Date.now() - asked;
  }
}
