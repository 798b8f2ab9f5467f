/** Files that the user renamed: they are missing where they were rendered, and their lines are in a file of the user's. */

import type { FileState } from './file-state.ts';
import { SIMILAR, similarity } from './similarity.ts';
import { type MergeEntry, verdictOf } from './three-way.ts';

/**
 * Follows the user's renames: where a file that the new rendering changes is missing, and a file of the user's has most
 * of its lines, the change is merged into that file.
 *
 * @param entries the verdicts without renames
 * @param others the user's own files, by path: neither rendered before nor now
 */
export function followRenames(
  entries: readonly MergeEntry[],
  others: ReadonlyMap<string, FileState>,
): readonly MergeEntry[] {
  const name = (path: string): string => path.slice(path.lastIndexOf('/') + 1);
  const pairs = entries.flatMap((entry) => {
    const { base } = entry;
    if (entry.reason !== 'deleted-by-you' || !base?.contents.length) return [];
    return [...others].map(([to, file]) => ({ entry, to, score: similarity(base.contents, file.contents) }));
  });
  const sameName = ({ entry, to }: (typeof pairs)[number]): number => (name(entry.path) === name(to) ? 1 : 0);
  const best = pairs
    .filter(({ score }) => score >= SIMILAR)
    .sort((a, b) => b.score - a.score || sameName(b) - sameName(a) || (a.to < b.to ? -1 : 1));
  const renamed = new Map<MergeEntry, string>();
  const taken = new Set<string>();
  for (const { entry, to } of best) {
    if (renamed.has(entry) || taken.has(to)) continue;
    renamed.set(entry, to);
    taken.add(to);
  }
  return entries.map((entry) => {
    const to = renamed.get(entry);
    const file = to === undefined ? undefined : others.get(to);
    if (to === undefined || !file) return entry;
    const states = { base: entry.base, ours: { kind: 'file' as const, ...file }, theirs: entry.theirs };
    return { path: to, renamedFrom: entry.path, ...states, ...verdictOf(to, states) };
  });
}
