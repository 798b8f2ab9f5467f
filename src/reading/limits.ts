/**
 * How much is read, inflated, parsed or walked of what a stranger may have made: one table, so that no reader has none.
 * Each is many times what people have; what is larger is refused in one line that names the file and the limit.
 */

const KIB = 2 ** 10;
const MIB = 2 ** 20;

/** Bytes of a file, by what it is. */
export const LIMITS = {
  /** One line that a program wrote: a lock, a branch, where a work tree's repository is. */
  line: 64 * KIB,
  /** What people write by hand, or tools for them: ignore files, git's configuration, an environment, a Procfile. */
  configuration: MIB,
  /** Answers, of a project or of `--answers`. */
  answers: MIB,
  /** The record of what was rendered, compressed; our largest has some 60 kB. */
  record: 16 * MIB,
  /** The same, inflated: a hundred times as much as the largest project that is rendered. */
  inflated: 64 * MIB,
  /** The journal of a change, and the record of a class, with a line for each file or person. */
  journal: 64 * MIB,
  /** A file of the project that a change looks at. */
  file: 64 * MIB,
  roster: 16 * MIB,
  /** The file of a workshop, a catalogue of translations, a page, own checks. */
  workshop: MIB,
  /** All branches and tags of a repository. */
  refs: 64 * MIB,
} as const;

export type Limit = keyof typeof LIMITS;

/** How deep JSON, YAML and folders may be nested. */
export const DEEPEST = 100;

/** Entries of folders that are walked, all together. */
export const MOST_ENTRIES = 200_000;

/** Bytes of the files that are looked at together, as for one that was renamed. */
export const MOST_BYTES = 256 * MIB;

/** A size as people read it: `64 MiB`. */
export function sizeText(bytes: number): string {
  return bytes >= MIB ? `${Math.round(bytes / MIB)} MiB` : `${Math.round(bytes / KIB)} KiB`;
}
