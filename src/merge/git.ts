/** The repository around a project, and git as a program. Every use costs a process, some 3 ms: there are few. */
import { existsSync, lstatSync, readFileSync, realpathSync } from 'node:fs';
import { dirname, join, relative, resolve, sep } from 'node:path';

export interface Repository {
  /** The root of the work tree, absolute. */
  readonly root: string;
  /** Where git keeps what belongs to this work tree, absolute: `.git`, or what a linked work tree has instead. */
  readonly gitFolder: string;
  /** The project's place in the work tree, with forward slashes and one at its end; empty at the root. */
  readonly prefix: string;
}

/** The git folder that a `.git` is or, in linked work trees and submodules, names (gitrepository-layout(5)). */
function gitFolderOf(path: string): string | undefined {
  const stat = lstatSync(path, { throwIfNoEntry: false });
  if (!stat) return undefined;
  const named = stat.isFile() ? /^gitdir: (.*)$/m.exec(readFileSync(path, 'utf8'))?.[1] : undefined;
  const folder = stat.isFile() ? named && resolve(dirname(path), named.trim()) : path;
  return folder && existsSync(join(folder, 'HEAD')) ? folder : undefined;
}

/**
 * The repository that a project is in, found as git finds it: the nearest `.git` on the way up. Starts no process.
 *
 * @param folder the project's root
 */
export function repositoryOf(folder: string): Repository | undefined {
  const project = realpathSync.native(folder);
  for (let root = project; ; root = dirname(root)) {
    const gitFolder = gitFolderOf(join(root, '.git'));
    if (gitFolder) {
      const inside = relative(root, project).split(sep).join('/');
      return { root, gitFolder, prefix: inside === '' ? '' : `${inside}/` };
    }
    if (dirname(root) === root) return undefined;
  }
}

/** A name for the project among others in one repository, fit for a folder. */
export function projectSlug({ prefix }: Repository): string {
  return prefix === '' ? 'project' : `in-${encodeURIComponent(prefix.slice(0, -1))}`;
}

export interface GitResult {
  /** The exit status; undefined when there is no git on PATH. */
  readonly status: number | undefined;
  readonly stdout: Buffer;
  readonly stderr: string;
}

/** Why git failed, in one line: its own last word, without the advice below it. */
export function reasonIn({ status, stderr }: GitResult): string {
  const line = /^fatal: (.+)$/m.exec(stderr) ?? /^error: (.+)$/m.exec(stderr) ?? /^(.+)$/m.exec(stderr);
  return line?.[1] ?? `exit status ${status}`;
}

/**
 * Settings by which a repository could have programs of its own run, switched off: hooks, and the monitor of files that
 * `git status` asks (githooks(5), core.fsmonitor in git-config(1)).
 */
const UNARMED = [
  '-c',
  `core.hooksPath=${process.platform === 'win32' ? 'NUL' : '/dev/null'}`,
  '-c',
  'core.fsmonitor=false',
];

/**
 * Runs git in a folder. Never throws: a failure is a status.
 *
 * @param input what it reads from its standard input
 */
export function git(folder: string, args: readonly string[], input?: string | Buffer): Promise<GitResult> {
  // Set inside hooks and by some tools, these name another repository than the one around the folder.
  const { GIT_DIR: _d, GIT_WORK_TREE: _w, GIT_INDEX_FILE: _i, GIT_PREFIX: _p, ...env } = process.env;
  // Not imported: loading it takes as long as planning a project, and a project without a repository asks git nothing.
  const { spawn } = process.getBuiltinModule('node:child_process');
  const child = spawn('git', ['-C', folder, ...UNARMED, ...args], {
    env: { ...env, GIT_OPTIONAL_LOCKS: '0', LC_ALL: 'C' },
    stdio: [input === undefined ? 'ignore' : 'pipe', 'pipe', 'pipe'],
  });
  const out: Buffer[] = [];
  const err: Buffer[] = [];
  child.stdout?.on('data', (chunk: Buffer) => out.push(chunk));
  child.stderr?.on('data', (chunk: Buffer) => err.push(chunk));
  // A git that ends early closes the pipe; its status says why.
  child.stdin?.on('error', () => {});
  child.stdin?.end(input);
  return new Promise((done) => {
    const result = (status: number | undefined): void =>
      done({ status, stdout: Buffer.concat(out), stderr: Buffer.concat(err).toString().trim() });
    child.on('error', () => result(undefined));
    child.on('close', (status) => result(status ?? 1));
  });
}
