/** The repository around a project, and git as a program. Every use costs a process, some 3 ms: there are few. */
import { existsSync, lstatSync, realpathSync } from 'node:fs';
import { dirname, join, relative, resolve, sep } from 'node:path';
import { say } from '../languages/say.ts';
import { textWithin } from '../reading/read.ts';
import { printedBy, start, startAndWait } from '../run/child.ts';
import { mayBeArmed, UNARMED, unarmed } from './git-programs.ts';
import type { GitResult, Repository } from './repository.ts';

export type { GitResult, Repository } from './repository.ts';

/** The git folder that a `.git` is or, in linked work trees and submodules, names (gitrepository-layout(5)). */
function gitFolderOf(path: string): string | undefined {
  const stat = lstatSync(path, { throwIfNoEntry: false });
  if (!stat) return undefined;
  const named = stat.isFile() ? /^gitdir: (.*)$/m.exec(textWithin(path, 'line') ?? '')?.[1] : undefined;
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

/** Why git failed, in one line: its own last word, without the advice below it. */
export function reasonIn({ status, stderr }: GitResult): string {
  const line = /^fatal: (.+)$/m.exec(stderr) ?? /^error: (.+)$/m.exec(stderr) ?? /^(.+)$/m.exec(stderr);
  return line?.[1] ?? `exit status ${status}`;
}

/** How long git may take, in milliseconds, and how much it may print: a pipe among the files it is told of never ends. */
const LONGEST = 120_000;
const MOST = 64 * 2 ** 20;

/** Runs git, and waits for it elsewhere. Never throws: a failure is a status. */
function run(args: readonly string[], env: NodeJS.ProcessEnv, input?: string | Buffer): Promise<GitResult> {
  const stdio = [input === undefined ? 'ignore' : 'pipe', 'pipe', 'pipe'] as const;
  const child = start('git', args, { env, stdio: [...stdio], timeout: LONGEST, killSignal: 'SIGKILL' });
  const out: Buffer[] = [];
  const err: Buffer[] = [];
  let bytes = 0;
  const into = (chunks: Buffer[]) => (chunk: Buffer) => {
    bytes += chunk.length;
    if (bytes > MOST) child.kill('SIGKILL');
    else chunks.push(chunk);
  };
  child.stdout?.on('data', into(out));
  child.stderr?.on('data', into(err));
  // A git that ends early closes the pipe; its status says why.
  child.stdin?.on('error', () => {});
  child.stdin?.end(input);
  return new Promise((done) => {
    const result = (status: number | undefined, reason = ''): void =>
      done({ status, stdout: Buffer.concat(out), stderr: reason || Buffer.concat(err).toString().trim() });
    child.on('error', () => result(undefined));
    child.on('close', (status) => {
      if (bytes > MOST) result(1, say`git printed more than ${MOST / 2 ** 20} MiB`);
      else if (child.signalCode === 'SIGKILL') result(1, say`git took longer than ${LONGEST / 1000} s`);
      else result(status ?? 1);
    });
  });
}

/** The environment of this process without what names another repository than the one that is meant. */
function environment(more: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  // Set inside hooks and by some tools.
  const naming =
    /^GIT_(DIR|WORK_TREE|INDEX_FILE|PREFIX|COMMON_DIR|OBJECT_DIRECTORY|NAMESPACE|ALTERNATE_\w+)$/;
  const own = Object.entries(process.env).filter(([name]) => !naming.test(name));
  return { ...Object.fromEntries(own), LC_ALL: 'C', ...more };
}

/**
 * Runs git in the repository around a folder, at the root of its work tree, or in the folder where there is none.
 *
 * The repository and the work tree are those that were found here: git does not look elsewhere (`core.worktree`, a
 * repository without a `.git` among the files), and nothing that came with the files has it run a program (`unarmed`).
 *
 * It is at work when this returns, so that whoever called works beside it, unless the configuration must be asked first.
 *
 * @param input what it reads from its standard input
 */
export function git(folder: string, args: readonly string[], input?: string | Buffer): Promise<GitResult> {
  const repository = repositoryOf(folder);
  const root = repository?.root ?? folder;
  const env = environment({
    GIT_OPTIONAL_LOCKS: '0',
    // Objects that a partial clone lacks are not fetched: that runs what the configuration says (git(1)).
    GIT_NO_LAZY_FETCH: '1',
    GIT_ALLOW_PROTOCOL: 'none',
    GIT_CEILING_DIRECTORIES: dirname(root),
    ...(repository ? { GIT_WORK_TREE: root } : {}),
  });
  const ask = (words: readonly string[]): Promise<GitResult> => run(['-C', root, ...UNARMED, ...words], env);
  if (!repository || !mayBeArmed(repository)) return run(['-C', root, ...UNARMED, ...args], env, input);
  return unarmed(repository, ask).then((settings) =>
    typeof settings === 'string'
      ? { status: 1, stdout: Buffer.alloc(0), stderr: settings }
      : run(['-C', root, ...UNARMED, ...settings, ...args], env, input),
  );
}

/**
 * Runs git in a repository of our own making, such as one that borrows the objects of another.
 *
 * @param folder the repository
 * @throws what `printedBy` rejects with
 */
export function gitIn(
  folder: string,
  args: readonly string[],
  options: { timeout?: number; maxBuffer?: number } = {},
): Promise<string> {
  // A password that nobody is there to type must fail, not wait.
  const env = environment({ GIT_TERMINAL_PROMPT: '0' });
  return printedBy('git', [`--git-dir=${folder}`, ...args], {
    env,
    timeout: LONGEST,
    maxBuffer: MOST,
    ...options,
  });
}

/** What `git cat-file --batch` answers for ids; undefined when git is missing or refuses. @param gitFolder of our own making */
export function catFiles(gitFolder: string, ids: readonly string[]): Buffer | undefined {
  const { status, stdout } = startAndWait('git', [`--git-dir=${gitFolder}`, 'cat-file', '--batch'], {
    input: `${ids.join('\n')}\n`,
    maxBuffer: MOST,
    timeout: LONGEST,
    env: environment({ GIT_NO_LAZY_FETCH: '1', GIT_ALLOW_PROTOCOL: 'none' }),
  });
  return status === 0 ? stdout : undefined;
}
