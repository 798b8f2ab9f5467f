/** Bytecode of packages, compiled once: to compile them takes most of the time of an installation. */
import { spawnSync } from 'node:child_process';
import {
  chmodSync,
  copyFileSync,
  existsSync,
  linkSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { basename, dirname, join } from 'node:path';

/** Every file of Python below a folder, as a path in it. */
function sources(folder: string): readonly string[] {
  return (readdirSync(folder, { recursive: true }) as string[]).filter((path) => path.endsWith('.py'));
}

/** Where Python looks for the bytecode of a source. @param tag of the interpreter: `cpython-313` */
const cacheOf = (path: string, tag: string): string =>
  join(dirname(path), '__pycache__', `${basename(path, '.py')}.${tag}.pyc`);

/** The tag of the interpreter of a library folder, `…/lib/python3.13`. */
const tagOf = (library: string): string =>
  `cpython-${basename(library).slice('python'.length).replace('.', '')}`;

/** Bytecode holds the time and the size of its source: only where they are equal does Python believe it. */
function isSame(a: string, b: string): boolean {
  const [one, other] = [a, b].map((path) => statSync(path));
  return one?.size === other?.size && Math.trunc(one!.mtimeMs / 1000) === Math.trunc(other!.mtimeMs / 1000);
}

/** A link, or a copy where the two are on different file systems. */
function link(known: string, own: string): void {
  try {
    linkSync(known, own);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EXDEV') throw error;
    copyFileSync(known, own);
  }
}

/**
 * Gives the packages of one environment the bytecode that another has of them.
 *
 * @param from the library folder of the other, `…/lib/python3.13`
 */
export function lendBytecode(from: string, to: string): void {
  const tag = tagOf(to);
  const made = new Set<string>();
  for (const path of sources(to)) {
    const [known, own] = [join(from, cacheOf(path, tag)), join(to, cacheOf(path, tag))];
    if (existsSync(own) || !existsSync(known) || !isSame(join(from, path), join(to, path))) continue;
    if (!made.has(dirname(own))) mkdirSync(dirname(own), { recursive: true });
    made.add(dirname(own));
    link(known, own);
  }
}

/** Bytecode that Python believes whatever the time of its source: PEP 552, "unchecked". What is compiled stays as it is. */
function unchecked(bytecode: Buffer): Buffer {
  const header = Buffer.alloc(12);
  header.writeUInt32LE(1);
  return Buffer.concat([bytecode.subarray(0, 4), header, bytecode.subarray(16)]);
}

/**
 * Gives what uv has downloaded the bytecode that an environment has of it: uv brings all files that lie with a package into
 * each environment, so that no program of the tests compiles what another one has. To copies as well, whose time is another.
 *
 * @param library the library folder of an environment whose files are links to the downloads
 * @param cache uv's
 * @param atStart a line for Python's start in each environment that has Django, with the name of its file
 */
export function compileDownloads(
  library: string,
  cache: string,
  atStart: { readonly name: string; readonly text: string },
): void {
  const downloads = join(cache, 'archive-v0');
  if (!existsSync(downloads)) return;
  const tag = tagOf(library);
  const packages = join(library, 'site-packages');
  // Whoever installs meanwhile sees whole files only, and none that goes away.
  const beside = mkdtempSync(join(cache, 'compiling-'));
  const put = (contents: Buffer | string, path: string): void => {
    writeFileSync(join(beside, 'file'), contents);
    // As packages are, whatever the umask: servers run as somebody else.
    chmodSync(join(beside, 'file'), 0o644);
    renameSync(join(beside, 'file'), path);
  };
  for (const name of readdirSync(downloads)) {
    const one = join(downloads, name);
    if (existsSync(join(one, 'django/__init__.py'))) put(atStart.text, join(one, atStart.name));
    for (const path of sources(one)) {
      const [known, own] = [join(packages, cacheOf(path, tag)), join(one, cacheOf(path, tag))];
      const source = statSync(join(packages, path), { throwIfNoEntry: false });
      if (existsSync(own) || !existsSync(known) || source?.ino !== statSync(join(one, path)).ino) continue;
      if (!existsSync(dirname(own))) {
        mkdirSync(dirname(own));
        chmodSync(dirname(own), 0o755);
      }
      put(unchecked(readFileSync(known)), own);
    }
  }
  rmSync(beside, { recursive: true });
}

/** Compiles what of an environment came without bytecode. @param library its library folder */
export function compileLeft(library: string): void {
  const tag = tagOf(library);
  const left = sources(library).filter((path) => !existsSync(join(library, cacheOf(path, tag))));
  // What is no Python of this version stays as it is, as when an installer compiles it.
  const python = join(library, '../../bin/python');
  const compile = ['-m', 'compileall', '-q', '-i', '-'];
  const input = left.map((path) => join(library, path)).join('\n');
  if (left.length > 0) spawnSync(python, compile, { input, stdio: 'pipe' });
}
