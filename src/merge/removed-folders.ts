/** Folders of which the user removed all that was rendered into them: an app, the tests. Nothing new is written there. */
import type { RenderedFile } from './rendered-file.ts';
import type { MergeEntry } from './three-way.ts';

/** The folders of a path, the deepest first; the project's root is none. */
function foldersAbove(path: string): readonly string[] {
  const end = path.lastIndexOf('/');
  return end < 0 ? [] : [path.slice(0, end), ...foldersAbove(path.slice(0, end))];
}

/**
 * Leaves new files out of folders that the user removed or renamed.
 *
 * @param base what was rendered before
 * @param isThere whether the user has something at these paths
 */
export function withoutRemovedFolders(
  entries: readonly MergeEntry[],
  base: readonly RenderedFile[],
  isThere: (paths: readonly string[]) => boolean,
): readonly MergeEntry[] {
  const known = new Map<string, boolean>();
  const isRemoved = (folder: string): boolean => {
    const found = known.get(folder);
    if (found !== undefined) return found;
    const rendered = base.filter(({ path }) => path.startsWith(`${folder}/`)).map(({ path }) => path);
    const removed = rendered.length > 0 && !isThere(rendered);
    known.set(folder, removed);
    return removed;
  };
  return entries.map((entry) => {
    if (entry.reason !== 'new' || !foldersAbove(entry.path).some(isRemoved)) return entry;
    const { path, base: before, ours, theirs } = entry;
    return { path, base: before, ours, theirs, action: 'keep', reason: 'deleted-by-you' };
  });
}
