import { type GitObject, gitObject } from './object.ts';

/** A file of a tree: where, what, and whether it may be run. */
export interface TreeFile {
  readonly path: string;
  readonly blob: string;
  readonly executable: boolean;
}

/** A folder while it is being filled. */
interface Folder {
  readonly files: Map<string, TreeFile>;
  readonly folders: Map<string, Folder>;
}

const emptyFolder = (): Folder => ({ files: new Map(), folders: new Map() });

function folderOf(root: Folder, parts: readonly string[]): Folder {
  let folder = root;
  for (const part of parts) {
    const next = folder.folders.get(part) ?? emptyFolder();
    folder.folders.set(part, next);
    folder = next;
  }
  return folder;
}

/** Trees by the path of their folder. */
export type TreesBefore = Map<string, GitObject>;

/** Writes a folder and all below it; its own tree comes last. */
function treesOf(folder: Folder, path: string, before: TreesBefore, into: GitObject[]): GitObject {
  const entries = [
    ...[...folder.files].map(([name, { blob, executable }]) => ({
      // The order is that of bytes, and a folder sorts as if its name ended with "/".
      key: Buffer.from(name),
      head: `${executable ? '100755' : '100644'} ${name}\0`,
      id: blob,
    })),
    ...[...folder.folders].map(([name, below]) => ({
      key: Buffer.from(`${name}/`),
      head: `40000 ${name}\0`,
      id: treesOf(below, `${path}${name}/`, before, into).id,
    })),
  ].sort((a, b) => Buffer.compare(a.key, b.key));
  const tree = gitObject(
    'tree',
    Buffer.concat(entries.flatMap(({ head, id }) => [Buffer.from(head), Buffer.from(id, 'hex')])),
    before.get(path),
  );
  if (tree.id !== tree.base?.id) before.set(path, tree);
  into.push(tree);
  return tree;
}

/**
 * The trees of these files: the root's last.
 *
 * @param before the trees of the state before; becomes that of these
 */
export function treeObjects(files: readonly TreeFile[], before: TreesBefore): readonly GitObject[] {
  const root = emptyFolder();
  for (const file of files) {
    const parts = file.path.split('/');
    folderOf(root, parts.slice(0, -1)).files.set(parts.at(-1) ?? '', file);
  }
  const trees: GitObject[] = [];
  treesOf(root, '', before, trees);
  return trees;
}
