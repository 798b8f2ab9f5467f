/** What the tests of a run share, across processes: prepared environments, and where the servers of the run listen. */
import {
  chmodSync,
  existsSync,
  lstatSync,
  mkdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** The folder of the run, which the runner names; a test that is started by itself has one of its user's. */
export function store(): string {
  const given = process.env.TEST_STORE;
  if (given) return given;
  const uid = process.getuid?.() ?? 0;
  const own = join(tmpdir(), `django-cloud-tests-${uid}`);
  mkdirSync(own, { recursive: true });
  // Anybody may make a folder of that name there.
  const stat = lstatSync(own);
  if (!stat.isDirectory() || stat.uid !== uid) throw new Error(`${own} is somebody else's: remove it.`);
  chmodSync(own, 0o755);
  return own;
}

const PAUSE = new Int32Array(new SharedArrayBuffer(4));

/** Whether a process is there, whoever it belongs to. */
function lives(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

/** Milliseconds within which whoever takes a lock says who it is. */
const SAYING = 60_000;

/** Milliseconds after which a process of that number is another one: nothing that is done under a lock takes as long. */
const LONGEST = 600_000;

/** Whether a lock is nobody's: its holder was killed, before or after it said who it is. */
function isLeft(path: string): boolean {
  try {
    const { mtimeMs } = statSync(path);
    const holder = existsSync(join(path, 'pid')) ? Number(readFileSync(join(path, 'pid'), 'utf8')) : 0;
    const age = Date.now() - mtimeMs;
    return holder > 0 ? !lives(holder) || age > LONGEST : age > SAYING;
  } catch {
    // It was given back at this moment.
    return false;
  }
}

/**
 * Does something that only one process may do at a time; the others wait.
 *
 * @param path of the lock, which must be new or one of these
 */
export function exclusively<T>(path: string, work: () => T): T {
  for (;;) {
    try {
      mkdirSync(path);
      break;
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    }
    if (isLeft(path)) rmSync(path, { recursive: true, force: true });
    else Atomics.wait(PAUSE, 0, 0, 50);
  }
  try {
    writeFileSync(join(path, 'pid'), String(process.pid));
    return work();
  } finally {
    rmSync(path, { recursive: true, force: true });
  }
}
