/** The repository around a project. */
export interface Repository {
  /** The root of the work tree, absolute. */
  readonly root: string;
  /** Where git keeps what belongs to this work tree, absolute: `.git`, or what a linked work tree has instead. */
  readonly gitFolder: string;
  /** The project's place in the work tree, with forward slashes and one at its end; empty at the root. */
  readonly prefix: string;
}

/** How a run of git ended. */
export interface GitResult {
  /** The exit status; undefined when there is no git on PATH. */
  readonly status: number | undefined;
  readonly stdout: Buffer;
  readonly stderr: string;
}
