import type { PlannedFile } from '../plan/plan.ts';
import { type GitObject, gitObject } from './object.ts';
import { type TreeFile, treeObjects } from './tree.ts';

/** Blobs by contents: most files of a lab are those of the lab before. */
export class Objects {
  readonly all = new Map<string, GitObject>();
  private readonly blobs = new Map<string, string>();
  /** What stood last at each path. */
  private readonly filesBefore = new Map<string, GitObject>();
  private readonly treesBefore = new Map<string, GitObject>();

  add(object: GitObject): string {
    if (!this.all.has(object.id)) this.all.set(object.id, object);
    return object.id;
  }

  private blob(path: string, contents: string): string {
    const known = this.blobs.get(contents);
    if (known) return known;
    const object = { ...gitObject('blob', Buffer.from(contents), this.filesBefore.get(path)), path };
    this.filesBefore.set(path, object);
    this.blobs.set(contents, object.id);
    return this.add(object);
  }

  /** Files as git lists them, and the id of their tree. */
  tree(files: readonly PlannedFile[]): { readonly listed: readonly TreeFile[]; readonly root: string } {
    const listed = files.map(({ path, contents, executable }) => ({
      path,
      executable,
      blob: this.blob(path, contents),
    }));
    const made = treeObjects(listed, this.treesBefore);
    for (const one of made) this.add(one);
    return { listed, root: made.at(-1)?.id ?? '' };
  }
}
