/**
 * `.django-cloud.lock`: the record of what was rendered, kept in the project and committed with it. It is the base of
 * every later merge, so that no old package of the generator is ever downloaded. base.ts says why it is a file.
 */
import { gunzipSync, gzipSync } from 'node:zlib';
import type { Answers } from '../choices/choice.ts';
import { version } from '../generated/version.ts';
import { inOrder, type PlannedFile, plan } from '../plan/plan.ts';

export const RENDERED_FILE = '.django-cloud.lock';

const HEADER = `# What generator-django-cloud rendered last: what you change is told from it. Commit this file; do not edit it.
`;

/** The compressed part of a record's text: what follows the header. Line endings are no part of base64. */
function compressedIn(text: string): Buffer {
  return Buffer.from(text.slice(text.indexOf('\n') + 1), 'base64');
}

/** Whether two files record the same rendering: gzip ends with the checksum and the length of what it holds (RFC 1952). */
export function sameRendering(a: string, b: string): boolean {
  return compressedIn(a).subarray(-8).equals(compressedIn(b).subarray(-8));
}

/** Long enough that the file has few lines, short enough for every editor. */
const LINE = /.{1,110}/g;

/** A file as it was rendered: which template made it does not matter any more. */
export type RenderedFile = Omit<PlannedFile, 'origin'>;

/** What was rendered: the whole project, without secrets, because a plan has none. */
export interface Rendered {
  /** The generator's version that rendered it. */
  readonly version: string;
  readonly answers: Answers;
  readonly files: readonly RenderedFile[];
}

/**
 * The record of a rendering, as a file of the project. Text, so that no setting of git's mistakes it.
 *
 * Deterministic on one machine; another zlib may compress the same record to other bytes (`sameRendering`).
 *
 * @param files the plan, without the record itself
 */
export function renderedFile(files: readonly PlannedFile[], answers: Answers): PlannedFile {
  const rendered: Rendered = {
    version,
    answers: inOrder(answers),
    files: files.map(({ path, contents, executable }) => ({ path, contents, executable })),
  };
  const compressed = gzipSync(JSON.stringify(rendered));
  // The header's byte for the operating system (RFC 1952, 2.3.1): unknown, whichever it is.
  compressed[9] = 255;
  const lines = compressed.toString('base64').match(LINE) ?? [];
  return {
    path: RENDERED_FILE,
    contents: `${HEADER}${lines.join('\n')}\n`,
    executable: false,
    origin: 'record',
  };
}

/** A rendering with the record of itself: what is written into a project, and what a merge merges in. */
export function withRecord(answers: Answers): readonly PlannedFile[] {
  const files = plan(answers);
  return [...files, renderedFile(files, answers)];
}

/** A path that stays inside the project: a record comes with a clone, and may come from anybody. */
function isInside(path: unknown): boolean {
  if (typeof path !== 'string' || path === '' || path.includes('\\') || path.includes('\0')) return false;
  const parts = path.split('/');
  return !parts.some((part) => part === '' || part === '.' || part === '..' || part.toLowerCase() === '.git');
}

function isRenderedFile(file: Partial<RenderedFile> | null): boolean {
  return isInside(file?.path) && typeof file?.contents === 'string' && typeof file.executable === 'boolean';
}

/** A value as a record of what was rendered, if it is one. */
function asRendered(value: unknown): Rendered | undefined {
  const { version, answers, files } = (value ?? {}) as Partial<Rendered>;
  const whole =
    typeof version === 'string' &&
    typeof answers === 'object' &&
    answers !== null &&
    Array.isArray(files) &&
    files.every(isRenderedFile);
  return whole ? { version, answers, files } : undefined;
}

/** The record in a file's text; undefined when it was edited, cut or left with conflict markers. */
export function decodeRendered(text: string): Rendered | undefined {
  try {
    return asRendered(JSON.parse(gunzipSync(compressedIn(text)).toString()));
  } catch {
    return undefined;
  }
}
