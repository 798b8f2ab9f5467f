/** The text of `.django-cloud.lock` around what compresses it: the command has zlib, a browser has its own gzip. Pure. */

import { inOrder } from '../answers/answers-file.ts';
import type { Answers } from '../choices/choice.ts';
import type { PlannedFile } from '../plan/plan.ts';

export const RENDERED_FILE = '.django-cloud.lock';

const HEADER = `# What generator-django-cloud rendered last: what you change is told from it. Commit this file; do not edit it.
`;

/** Long enough that the file has few lines, short enough for every editor. */
const LINE = /.{1,110}/g;

/** Where gzip's header names the operating system (RFC 1952, 2.3.1): 255, unknown, is written whichever it is. */
export const OPERATING_SYSTEM = 9;

/** A file as it was rendered: which template made it does not matter any more. */
export type RenderedFile = Omit<PlannedFile, 'origin'> & {
  /** Of a file that somebody else wrote; ours are UTF-8. */
  readonly encoding?: BufferEncoding;
};

/** Answers that followed a platform, by key: what they were before, and what they became. */
export type CameAlong = Readonly<Record<string, { readonly from: string; readonly to: string }>>;

/** Characters of a text, from and to, and what was rendered in their place. */
export type Replaced = readonly [from: number, to: number, text: string];

/** Contents as an object of the repository that the project is written with has them: its id instead of a second copy. */
export interface InGit {
  readonly blob: string;
  /** What stands in the object instead, from its beginning to its end; the first records had one without a list. */
  readonly instead?: readonly Replaced[] | Replaced;
}

/** A file that the repository has. */
export interface FileInGit extends InGit {
  readonly path: string;
  readonly executable: boolean;
}

/** What a record says. */
interface Recorded {
  readonly files: readonly (RenderedFile | FileInGit)[];
}

function recorded(
  files: readonly PlannedFile[],
  answers: Answers,
  inGit: (file: PlannedFile) => InGit | undefined,
  { by, came }: { readonly by: string; readonly came: CameAlong },
): Recorded {
  const record = {
    version: by,
    answers: inOrder(answers),
    files: files.map((file): RenderedFile | FileInGit => {
      const { path, contents, executable } = file;
      const found = inGit(file);
      return found ? { path, ...found, executable } : { path, contents, executable };
    }),
    ...(Object.keys(came).length > 0 ? { came } : {}),
  };
  return record;
}

/**
 * What a record says before it is compressed: JSON.
 *
 * @param files the plan, without the record itself
 * @param inGit where the repository's history has a file; else undefined
 * @param more.by the version of the generator that rendered them; `came`, the answers that followed a platform
 */
export function recordText(...of: Parameters<typeof recorded>): string {
  return JSON.stringify(recorded(...of));
}

const file = (text: string): PlannedFile => ({
  path: RENDERED_FILE,
  contents: `${HEADER}${text}\n`,
  executable: false,
  origin: 'record',
});

/** The record as a file of the project. @param compressed its text, by gzip, in base64 */
export const recordFile = (compressed: string): PlannedFile =>
  file((compressed.match(LINE) ?? []).join('\n'));

/** What the repository has, and may not be executed, as a plain record says it. */
type PlainFile = readonly [path: string, blob: string, instead?: InGit['instead']];

/**
 * A record that names objects of its repository is short as it is, a line for each file: git keeps it as what differs from
 * the record before, which it cannot of compressed ones.
 */
export function plainRecordFile(...of: Parameters<typeof recorded>): PlannedFile {
  const { files, ...rest } = recorded(...of);
  const lines = files.map((one): PlainFile | RenderedFile | FileInGit => {
    if (one.executable || !('blob' in one)) return one;
    return one.instead ? [one.path, one.blob, one.instead] : [one.path, one.blob];
  });
  const all = lines.map((line) => JSON.stringify(line)).join(',\n');
  return file(`${JSON.stringify(rest).slice(0, -1)},"files":[\n${all}\n]}`);
}

/** A file of a plain record as other records have it; what it is not stays as it is, and is refused. */
export function fromPlain(value: unknown): unknown {
  if (!Array.isArray(value)) return value;
  const [path, blob, instead] = value as unknown as PlainFile;
  return { path, blob, ...(instead ? { instead } : {}), executable: false };
}

/** What follows a record's header. Line endings are no part of it. */
export const recordBody = (text: string): string => text.slice(text.indexOf('\n') + 1).replaceAll('\r', '');

/** Whether a body is that of `plainRecordFile`. */
export const isPlainBody = (body: string): boolean => body.startsWith('{');
