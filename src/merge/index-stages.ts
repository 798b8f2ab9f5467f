/**
 * Conflicts in git's index: stage 1 is the base, 2 the user's file, 3 ours (gitglossary(7), "unmerged index"). With them
 * `git status` names the conflicts, `git mergetool` opens them and `git checkout --ours` or `--theirs` takes a side.
 */
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { git, type Repository, reasonIn } from '../git/git.ts';
import { say } from '../languages/say.ts';
import { gitMode } from './file-state.ts';
import type { MergeEntry } from './three-way.ts';

/** Input of `git update-index -z --index-info`, run in the root of the work tree. */
export interface IndexUpdate {
  /** The entries as they were. */
  readonly before: string;
  /** The entries with the stages of conflicts. */
  readonly after: string;
}

/** How often and how long apart, in milliseconds, an index is tried that another git is just writing. */
const TRIES = 20;
const PAUSE = 50;

/** A conflict that an index can hold: a file is where the path says, or nothing is. */
function isIndexable({ action, ours, path }: MergeEntry): boolean {
  return action === 'conflict' && (ours.kind === 'file' || ours.kind === 'missing') && !/["\n]/.test(path);
}

/** The blobs of files, which git reads by path. @returns one name for each, in order; undefined when git refuses */
async function store(
  folder: string,
  paths: readonly string[],
  options: readonly string[] = [],
): Promise<readonly string[] | undefined> {
  const args = ['hash-object', '-w', '--stdin-paths', ...options];
  const { status, stdout } = await git(folder, args, paths.join('\n'));
  const names = stdout.toString().split('\n').filter(Boolean);
  return status === 0 && names.length === paths.length ? names : undefined;
}

/** The blobs of contents, stored as they are. @param area a folder for passing them to git; removed again */
async function storeContents(
  folder: string,
  area: string,
  contents: readonly Buffer[],
): Promise<readonly string[] | undefined> {
  mkdirSync(area, { recursive: true });
  try {
    const paths = contents.map((_content, index) => join(area, String(index)));
    contents.forEach((content, index) => {
      writeFileSync(paths[index]!, content);
    });
    return await store(folder, paths, ['--no-filters']);
  } finally {
    rmSync(area, { recursive: true, force: true });
  }
}

/** Those of the paths that git is told to ignore, and does not know: they have no business in its index. */
async function ignoredOf(root: string, paths: readonly string[]): Promise<ReadonlySet<string>> {
  const { stdout } = await git(root, ['check-ignore', '-z', '--stdin'], paths.join('\0'));
  return new Set(stdout.toString().split('\0').filter(Boolean));
}

/**
 * What the index must hold for these conflicts. Writes blobs, which nothing refers to yet, and no index.
 *
 * @param area a folder for passing files to git; removed again
 * @returns undefined when there is nothing to do, or git is missing or refuses
 */
export async function planStages(
  repository: Repository,
  entries: readonly MergeEntry[],
  area: string,
): Promise<IndexUpdate | undefined> {
  const { root, prefix } = repository;
  const conflicts = entries.filter(isIndexable);
  if (conflicts.length === 0) return undefined;
  const stages = conflicts.flatMap(({ path, base, ours, theirs }) => [
    { path: prefix + path, stage: 1, file: base },
    { path: prefix + path, stage: 2, file: ours.kind === 'file' ? ours : undefined },
    { path: prefix + path, stage: 3, file: theirs },
  ]);
  const present = stages.flatMap(({ file, ...rest }) => (file ? [{ ...rest, file }] : []));
  const [mine, rendered] = [
    present.filter(({ stage }) => stage === 2),
    present.filter(({ stage }) => stage !== 2),
  ];
  const paths = conflicts.map(({ path }) => prefix + path);
  // All at once: each is a process.
  const [ignored, before, ourBlobs, blobs] = await Promise.all([
    ignoredOf(root, paths),
    git(root, ['--literal-pathspecs', 'ls-files', '--stage', '-z', '--', ...paths]),
    // With the filters of .gitattributes, as `git add` would store it.
    store(
      root,
      mine.map(({ path }) => path),
    ),
    storeContents(
      root,
      area,
      rendered.map(({ file }) => file.contents),
    ),
  ]);
  const known = paths.filter((path) => !ignored.has(path));
  if (before.status !== 0 || !ourBlobs || !blobs || known.length === 0) return undefined;
  const staged = [
    ...mine.map((entry, index) => ({ ...entry, blob: ourBlobs[index]! })),
    ...rendered.map((entry, index) => ({ ...entry, blob: blobs[index]! })),
  ].filter(({ path }) => !ignored.has(path));
  const nothing = '0'.repeat(staged[0]!.blob.length);
  const cleared = known.map((path) => `0 ${nothing}\t${path}\0`).join('');
  const lines = staged.map(({ path, stage, file, blob }) => `${gitMode(file)} ${blob} ${stage}\t${path}\0`);
  return { before: cleared + before.stdout.toString(), after: cleared + lines.join('') };
}

/**
 * Writes entries into the index; the same again changes nothing.
 *
 * @returns what git said when it could not
 */
export async function updateIndex(root: string, info: string): Promise<string | undefined> {
  for (let attempt = 1; ; attempt += 1) {
    const result = await git(root, ['update-index', '-z', '--index-info'], info);
    if (result.status === 0) return undefined;
    if (result.status === undefined) return say`git was not found`;
    if (attempt === TRIES || !result.stderr.includes('index.lock')) return reasonIn(result);
    await sleep(PAUSE);
  }
}

/** Whether the index still has what an update put there: nobody resolved the conflicts since. */
export async function isUnresolved(root: string, { after }: IndexUpdate): Promise<boolean> {
  const lines = after.split('\0').filter((line) => line !== '' && !line.startsWith('0 '));
  const paths = [...new Set(lines.map((line) => line.slice(line.indexOf('\t') + 1)))];
  const { stdout } = await git(root, ['--literal-pathspecs', 'ls-files', '--stage', '-z', '--', ...paths]);
  const found = stdout.toString().split('\0').filter(Boolean);
  return found.sort().join('\0') === lines.sort().join('\0');
}
