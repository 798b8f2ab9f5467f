/** The branches of somebody's repository, and the lab that each of them is about. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { gitIn } from '../git/git.ts';
import { startTag } from '../labs/tags.ts';
import type { Tags } from './commits.ts';
import { headsIn } from './repository-reading.ts';

/** A branch and its commit. */
interface Head {
  readonly branch: string;
  readonly commit: string;
  readonly seconds: number;
}

/** The branches of a repository, the newest first, in one that borrows its objects. */
export async function headsOf(
  own: string,
  repository: string,
  remote: string | undefined,
): Promise<readonly Head[]> {
  if (remote === undefined) {
    for (const [name, commit] of headsIn(join(repository, '.git'))) {
      const path = join(own, 'refs/heads', name);
      mkdirSync(dirname(path), { recursive: true });
      writeFileSync(path, `${commit}\n`);
    }
  } else {
    await gitIn(own, ['fetch', '--quiet', '--no-tags', '--', remote, '+refs/heads/*:refs/heads/*']);
  }
  const form = '%(refname:lstrip=2) %(objectname) %(committerdate:unix)';
  const text = await gitIn(own, ['for-each-ref', '--sort=-committerdate', `--format=${form}`, 'refs/heads']);
  return text
    .split('\n')
    .map((line) => line.split(' '))
    .filter((parts) => parts.length === 3)
    .map(([branch = '', commit = '', seconds = '']) => ({ branch, commit, seconds: Number(seconds) }));
}

/** The commits at which a lab begins, all editions. */
function startsOf(tags: Tags, id: string): ReadonlySet<string> {
  const names = Object.keys(tags).filter(
    (name) => name === startTag(id) || name.startsWith(`${startTag(id)}.`),
  );
  return new Set(names.map((name) => tags[name]?.[0] ?? ''));
}

/** The lab of a branch: what it is called after, else the last one whose start is in its history. */
export function labOf(
  branch: string,
  history: ReadonlySet<string>,
  ids: readonly string[],
  tags: Tags,
): number {
  const named = ids.findIndex((id) => branch === id || branch.startsWith(`${id}-`));
  if (named >= 0) return named;
  const reached = ids.map((id, index) =>
    [...startsOf(tags, id)].some((commit) => history.has(commit)) ? index : 0,
  );
  return Math.max(0, ...reached);
}
