/** Files as a tree of folders. Pure. */
import type { PlannedFile } from '../plan/plan.ts';

export interface Folder {
  readonly name: string;
  readonly path: string;
  readonly folders: readonly Folder[];
  readonly files: readonly PlannedFile[];
}

/** The folder of all these files, each level sorted as the plan is. */
export function treeOf(files: readonly PlannedFile[], path = ''): Folder {
  const below = new Map<string, PlannedFile[]>();
  const own: PlannedFile[] = [];
  for (const file of files) {
    const rest = file.path.slice(path.length);
    const slash = rest.indexOf('/');
    if (slash < 0) own.push(file);
    else below.set(rest.slice(0, slash), [...(below.get(rest.slice(0, slash)) ?? []), file]);
  }
  return {
    name: path.split('/').at(-2) ?? '',
    path,
    folders: [...below].map(([name, some]) => treeOf(some, `${path}${name}/`)),
    files: own,
  };
}

/** The files whose path has every word that was typed, in any order. */
export function found(files: readonly PlannedFile[], typed: string): readonly PlannedFile[] {
  const words = typed.toLowerCase().split(/\s+/);
  return files.filter(({ path }) => words.every((word) => path.toLowerCase().includes(word)));
}
