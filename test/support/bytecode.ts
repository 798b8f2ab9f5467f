/** Bytecode of packages, compiled once: to compile them takes most of the time of an installation. */
import { spawnSync } from 'node:child_process';
import { copyFileSync, existsSync, linkSync, mkdirSync, readdirSync, statSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';

/** Every file of Python below a folder, as a path in it. */
function sources(folder: string): readonly string[] {
  return (readdirSync(folder, { recursive: true }) as string[]).filter((path) => path.endsWith('.py'));
}

/** Where Python looks for the bytecode of a source. @param tag of the interpreter: `cpython-313` */
const cacheOf = (path: string, tag: string): string =>
  join(dirname(path), '__pycache__', `${basename(path, '.py')}.${tag}.pyc`);

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
 * @returns the sources of which that has none
 */
export function lendBytecode(from: string, to: string): readonly string[] {
  const tag = `cpython-${basename(to).slice('python'.length).replace('.', '')}`;
  const left: string[] = [];
  const made = new Set<string>();
  for (const path of sources(to)) {
    const [known, own] = [join(from, cacheOf(path, tag)), join(to, cacheOf(path, tag))];
    if (existsSync(own)) continue;
    if (!existsSync(known) || !isSame(join(from, path), join(to, path))) left.push(join(to, path));
    else {
      if (!made.has(dirname(own))) mkdirSync(dirname(own), { recursive: true });
      made.add(dirname(own));
      link(known, own);
    }
  }
  return left;
}

/** The same, and compiles what the other has not. */
export function shareBytecode(from: string, to: string): void {
  const left = lendBytecode(from, to);
  // What is no Python of this version stays as it is, as when an installer compiles it.
  const python = join(to, '../../bin/python');
  const compile = ['-m', 'compileall', '-q', '-i', '-'];
  if (left.length > 0) spawnSync(python, compile, { input: left.join('\n'), stdio: 'pipe' });
}
