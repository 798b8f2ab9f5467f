/**
 * Virtual environments of the tests. Each set of locked packages is installed once for each Python, every hash checked;
 * a project gets an environment of its own, at its own path, whose packages are those.
 */
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  chmodSync,
  copyFileSync,
  existsSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { uvProgram } from '../../scripts/uv.ts';
import { servers } from '../../src/choices/catalog.ts';
import { type Lock, lockedRequirements } from '../../src/plan/requirements.ts';
import { findPython } from '../../src/run/python.ts';
import { compileDownloads, compileLeft, lendBytecode } from './bytecode.ts';
import { debianPython, toolchainOf } from './newest-python.ts';
import { exclusively, store } from './store.ts';

/** What an environment is made of. */
export interface Packages {
  /** `3.13` */
  readonly python: string;
  /** The Django line, which says what Pythons fit. */
  readonly django: string;
  /** The text of a requirements file. */
  readonly requirements: string;
  /** Whether each package has its hashes there: a project that was adopted has none. */
  readonly hashed?: boolean;
}

const LOCKS = join(import.meta.dirname, '../../locks');

/** Larger files of `bin` are programs, which know no path: they are not copied. */
const SCRIPT = 65_536;

/**
 * What every start of Python in these environments runs first (the module site, "path configuration files"). At its end
 * Python looks for garbage among all that it has loaded, and takes apart what the system frees at once: a third of the
 * processor time of a command of Django's, thousands of times. What is frozen is left out of that (gc.freeze); commands of
 * manage.py, which end soon, look for garbage less often, and servers as they are. Not where warnings were asked for: some
 * are given only when an object is taken apart.
 */
const AT_START =
  "import atexit, gc, sys; sys.warnoptions or (atexit.register(gc.freeze), 'manage.py' in sys.orig_argv and gc.set_threshold(100_000))\n";

/** The file with that line, beside the packages. */
const AT_START_FILE = 'tests-at-start.pth';

/** What is written last: the environment is whole. */
const READY = 'ready';

/** Runs uv, which must succeed. */
export function uv(words: readonly string[], env: Readonly<Record<string, string>> = {}): void {
  const all = { ...process.env, UV_SYSTEM_CERTS: 'true', ...env };
  execFileSync(uvProgram(), words, { env: all, stdio: 'pipe' });
}

/** The downloads of the run, which are the tests' own: without the runner, and where root has its own, they are somebody's. */
function downloads(): string | undefined {
  const { UV_CACHE_DIR: cache, TEST_STORE: beside } = process.env;
  return cache && beside && dirname(cache) === dirname(beside) ? cache : undefined;
}

/** Takes away the right to add, remove and replace what is below a folder; what root has made, everybody may read. */
function freeze(folder: string): void {
  if (process.getuid?.() === 0) execFileSync('chmod', ['-R', 'a+rX', folder]);
  // Not of files: many of them are the same as in uv's cache, and in environments of other people's.
  execFileSync('find', [folder, '-type', 'd', '-exec', 'chmod', 'a-w', '{}', '+']);
}

/** The files of prepared environments that were written after they were prepared: a test has changed another's packages. */
export function changedPackages(): readonly string[] {
  const all = join(store(), 'environments');
  const made = existsSync(all) ? readdirSync(all).filter((key) => existsSync(join(all, key, READY))) : [];
  return made.flatMap((key) => {
    const newer = [join(all, key), '-type', 'f', '-newer', join(all, key, READY)];
    return execFileSync('find', newer, { encoding: 'utf8' }).split('\n').filter(Boolean);
  });
}

function thaw(folder: string): void {
  if (!existsSync(folder)) return;
  execFileSync('chmod', ['-R', 'u+w', folder]);
  rmSync(folder, { recursive: true, force: true });
}

/** The interpreter of a line, this machine's or Debian's newest: to ask all that the machine has takes as long as an installation. */
export function interpreter(python: string, django: string): string {
  mkdirSync(store(), { recursive: true });
  const known = join(store(), `python-${python}`);
  const path = existsSync(known) ? readFileSync(known, 'utf8') : '';
  if (path !== '' && existsSync(path)) return path;
  const found = findPython(python, django, process.env, uvProgram());
  const own = found.version.startsWith(`${python}.`) ? found.path : debianPython(python);
  writeFileSync(known, own);
  return own;
}

/** All packages of a Django line, but for those that are built here: what projects have is a part of them. */
export function allOf(django: string): string {
  const lock = JSON.parse(readFileSync(join(LOCKS, `${django}.json`), 'utf8')) as Lock;
  const built = servers.filter((server) => server.systemPackages).flatMap(({ groups = [] }) => groups);
  return lockedRequirements(
    lock,
    Object.keys(lock.groups).filter((group) => !built.includes(group)),
  );
}

/** Has Python run our line. @param library `…/lib/python3.13` of an environment */
function startQuickly(library: string): void {
  const file = join(library, 'site-packages', AT_START_FILE);
  // It may be a link to what was downloaded.
  if (!existsSync(file)) writeFileSync(file, AT_START);
}

/** Has uv bring bytecode along with all packages of a Django line, from now on. */
export function prepareDownloads({ python, django }: Pick<Packages, 'python' | 'django'>): void {
  prepared({ python, django, requirements: allOf(django) });
}

/**
 * Makes what a command of the product or a user installed start as quickly as prepared environments do: the same packages,
 * with the bytecode that the first start of each would have compiled.
 *
 * @param venv made with uv, by links to its cache as prepared ones are; another one has other files, and only our line
 */
export function quicken(venv: string, { python, django }: Pick<Packages, 'python' | 'django'>): void {
  const library = join(venv, `lib/python${python}`);
  // It was lent: it does already.
  if (lstatSync(join(venv, 'lib')).isSymbolicLink()) return;
  startQuickly(library);
  const known = prepared({ python, django, requirements: allOf(django) });
  lendBytecode(join(known, `lib/python${python}`), library);
}

/** Installs packages into an environment in the store, unless they are there. @returns its folder */
function prepared({ python, django, requirements, hashed = true }: Packages): string {
  const key = createHash('sha256')
    .update([process.arch, python, hashed, AT_START, AT_START_FILE, requirements].join('\n'))
    .digest('hex')
    .slice(0, 20);
  const all = join(store(), 'environments');
  const venv = join(all, key);
  const ready = join(venv, READY);
  if (existsSync(ready)) return venv;
  mkdirSync(all, { recursive: true });
  // Its mode does not depend on the tester's umask: servers of root's tests run as somebody else.
  chmodSync(all, 0o755);
  const library = join(venv, `lib/python${python}`);
  const every = hashed ? allOf(django) : requirements;
  const whole = every === requirements ? undefined : prepared({ python, django, requirements: every });
  return exclusively(`${venv}.lock`, () => {
    if (existsSync(ready)) return venv;
    thaw(venv);
    const own = interpreter(python, django);
    uv(['venv', '--quiet', '--python', own, venv]);
    const toolchain = toolchainOf(own);
    const file = join(venv, 'requirements.txt');
    writeFileSync(file, requirements);
    const words = ['pip', 'install', '--quiet', ...(hashed ? ['--require-hashes'] : []), ...toolchain.words];
    uv([...words, '-r', file, '--python', join(venv, 'bin/python')], toolchain.env);
    startQuickly(library);
    if (whole) lendBytecode(join(whole, `lib/python${python}`), library);
    compileLeft(library);
    const cache = whole ? undefined : downloads();
    if (cache) compileDownloads(library, cache, { name: AT_START_FILE, text: AT_START });
    writeFileSync(ready, '');
    freeze(venv);
    return venv;
  });
}

/** A program of the environment at its new path: scripts name the interpreter by its path. */
function lendProgram(from: string, to: string, old: string, own: string): void {
  const { size, mode } = statSync(from);
  const text = size < SCRIPT ? readFileSync(from) : undefined;
  if (text?.includes(old)) {
    writeFileSync(to, text.toString('latin1').replaceAll(old, own), 'latin1');
    chmodSync(to, (mode & 0o555) | 0o200);
  } else symlinkSync(from, to);
}

/**
 * Makes a virtual environment with these packages.
 *
 * @param own its path; what is there is replaced
 */
export function lend(packages: Packages, own: string): void {
  const old = prepared(packages);
  rmSync(own, { recursive: true, force: true });
  mkdirSync(join(own, 'bin'), { recursive: true });
  for (const folder of [own, join(own, 'bin')]) chmodSync(folder, 0o755);
  copyFileSync(join(old, 'pyvenv.cfg'), join(own, 'pyvenv.cfg'));
  chmodSync(join(own, 'pyvenv.cfg'), 0o644);
  for (const entry of readdirSync(join(old, 'bin'), { withFileTypes: true })) {
    const from = join(old, 'bin', entry.name);
    const to = join(own, 'bin', entry.name);
    if (entry.isSymbolicLink()) symlinkSync(readlinkSync(from), to);
    else if (entry.isFile()) lendProgram(from, to, old, own);
  }
  for (const name of readdirSync(old))
    if (!['bin', 'pyvenv.cfg', READY, 'requirements.txt'].includes(name))
      symlinkSync(join(old, name), join(own, name));
}
