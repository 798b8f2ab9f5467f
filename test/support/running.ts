import { strict as assert } from 'node:assert';
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { inFolder, type Outcome } from './command.ts';
import { type Behaviour, fakePrograms } from './fake-programs.ts';
import { freePort } from './http.ts';
import { patiently } from './patience.ts';
import { factOf } from './proc.ts';
import { DJANGO_CLOUD } from './program.ts';

/** A command that runs. */
export interface Started {
  readonly folder: string;
  readonly child: ChildProcess;
  /** Waits until the command has printed that. */
  readonly printed: (text: string) => Promise<void>;
  readonly outcome: Promise<Outcome>;
}

/** Milliseconds for whatever a command prints. */
const PATIENCE = patiently(20_000);

/** Starts `django-cloud shop --defaults --run …` among fake programs; afterwards none of them may be left. */
export async function running(
  behaviour: Behaviour,
  use: (started: Started) => Promise<void>,
  { words = [], env = {} }: { readonly words?: readonly string[]; readonly env?: NodeJS.ProcessEnv } = {},
): Promise<void> {
  await inFolder(async (folder) => {
    const programs = join(folder, 'programs');
    const fakes = fakePrograms(programs, behaviour);
    const [program = '', ...args] = DJANGO_CLOUD;
    const child = spawn(program, [...args, 'shop', '--defaults', '--run', ...words], {
      cwd: folder,
      env: { ...fakes, PORT: String(await freePort()), ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let stdout = '';
    let stderr = '';
    child.stdout.on('data', (chunk) => (stdout += chunk));
    child.stderr.on('data', (chunk) => (stderr += chunk));
    const printed = async (text: string): Promise<void> => {
      const deadline = Date.now() + PATIENCE;
      while (!`${stdout}${stderr}`.includes(text)) {
        assert.equal(child.exitCode, null, `it ended, and printed:\n${stdout}${stderr}`);
        assert.ok(Date.now() < deadline, `not "${text}" within ${PATIENCE} ms, but:\n${stdout}${stderr}`);
        await sleep(20);
      }
    };
    const outcome = once(child, 'close').then(([code]) => ({ status: Number(code), stdout, stderr }));
    await use({ folder, child, printed, outcome });
    await outcome;
    if (existsSync(fakes.PIDS!)) for (const pid of readFileSync(fakes.PIDS!, 'utf8').split('\n')) gone(pid);
  });
}

/** Waits until a process has taken the signals that were sent to it: a second one is another one then. */
export async function delivered({ pid }: ChildProcess): Promise<void> {
  // No such files on other systems.
  if (!existsSync('/proc/self/status')) return sleep(20);
  while (/^(SigPnd|ShdPnd):\t0*[1-9a-f]/m.test(factOf(pid, 'status'))) await sleep(1);
}

function gone(pid: string): void {
  if (pid !== '') assert.throws(() => process.kill(Number(pid), 0), { code: 'ESRCH' }, `${pid} is left`);
}
