/** What students write, and how it is to be judged. */

/** A change of a file: `found` must be in it; without `found`, the file becomes `instead`; without both, it goes. */
export interface Edit {
  readonly path: string;
  readonly found?: string;
  readonly instead?: string;
}

export interface Attempt {
  readonly lab: string;
  /** What was done, in a few words. */
  readonly title: string;
  readonly edits: readonly Edit[];
  /** The check that must fail first, and the cause that it must name; undefined for a right solution. */
  readonly wrong?: readonly [check: string, cause: RegExp];
}

export const edit = (path: string, found: string, instead: string): Edit => ({ path, found, instead });
export const written = (path: string, instead: string): Edit => ({ path, instead });
export const removed = (path: string): Edit => ({ path });

export function right(lab: string, title: string, ...edits: readonly Edit[]): Attempt {
  return { lab, title, edits };
}

export function wrong(
  lab: string,
  title: string,
  check: string,
  cause: RegExp,
  ...edits: readonly Edit[]
): Attempt {
  return { lab, title, edits, wrong: [check, cause] };
}
