import type { RenderedFile } from './rendered-file.ts';

/** What a merge knows of a file: its bytes and whether it may be executed, which is all that git keeps of one too. */
export interface FileState {
  readonly contents: Buffer;
  readonly executable: boolean;
}

/**
 * What is at a path of the project. `blocked`: a folder on the way to it is a file or a symbolic link, so that writing
 * there would go somewhere else. `special`: a socket, a device.
 */
export type OnDisk =
  | ({ readonly kind: 'file' } & FileState)
  | { readonly kind: 'missing' | 'folder' | 'symlink' | 'special' | 'blocked' };

/** The state of a rendered file, as it is written. */
export function stateOf(file: RenderedFile): FileState {
  return { contents: Buffer.from(file.contents, file.encoding), executable: file.executable };
}

/** Rendered files by path. */
export function statesOf(files: readonly RenderedFile[]): ReadonlyMap<string, FileState> {
  return new Map(files.map((file) => [file.path, stateOf(file)]));
}

/** Same bytes, same executability; two absent files are the same too. */
export function sameState(a: FileState | undefined, b: FileState | undefined): boolean {
  if (!a || !b) return a === b;
  return a.executable === b.executable && a.contents.equals(b.contents);
}

/** The mode of a file as git writes it. */
export function gitMode({ executable }: FileState): string {
  return executable ? '100755' : '100644';
}
