/**
 * `.django-cloud.lock`: the record of what was rendered, kept in the project and committed with it. It is the base of
 * every later merge, so that no old package of the generator is ever downloaded. base.ts says why it is a file.
 */
import { gzipSync } from 'node:zlib';
import type { Answers } from '../choices/choice.ts';
import { version } from '../generated/version.ts';
import { type PlannedFile, plan } from '../plan/plan.ts';
import { inflated } from '../reading/inflated.ts';
import { parseJson } from '../reading/parse.ts';
import { isInside } from './inside.ts';
import {
  type CameAlong,
  type FileInGit,
  fromPlain,
  type InGit,
  isPlainBody,
  OPERATING_SYSTEM,
  plainRecordFile,
  type RenderedFile,
  type Replaced,
  recordBody,
  recordFile,
  recordText,
} from './record-text.ts';

export { type CameAlong, type InGit, RENDERED_FILE, type RenderedFile } from './record-text.ts';

/** Whether two files record the same rendering: gzip ends with the checksum and the length of what it holds (RFC 1952). */
export function sameRendering(a: string, b: string): boolean {
  const [one, other] = [recordBody(a), recordBody(b)];
  if (isPlainBody(one) || isPlainBody(other)) return one === other;
  const ends = [one, other].map((body) => Buffer.from(body, 'base64').subarray(-8));
  return ends[0]!.equals(ends[1]!);
}

/** What was rendered: the whole project, without secrets, because a plan has none. */
export interface Rendered {
  /** The generator's version that rendered it. */
  readonly version: string;
  readonly answers: Answers;
  readonly files: readonly RenderedFile[];
  readonly came?: CameAlong;
}

/**
 * The record of a rendering, as a file of the project. Text, so that no setting of git's mistakes it.
 *
 * Deterministic on one machine; another zlib may compress the same record to other bytes (`sameRendering`).
 *
 * @param files the plan, without the record itself
 * @param inGit where the repository's history has a file, for a project that is written with one; else undefined
 * @param more.by the version of the generator that rendered them; `came`, the answers that followed a platform
 */
export function renderedFile(
  files: readonly PlannedFile[],
  answers: Answers,
  inGit: (file: PlannedFile) => InGit | undefined = () => undefined,
  { by = version, came = {} }: { readonly by?: string; readonly came?: CameAlong } = {},
): PlannedFile {
  const compressed = gzipSync(recordText(files, answers, inGit, { by, came }));
  compressed[OPERATING_SYSTEM] = 255;
  return recordFile(compressed.toString('base64'));
}

/** The record of a rendering that is in its repository, all but a few lines. @param inGit where that has a file; else undefined */
export function renderedInGit(
  files: readonly PlannedFile[],
  answers: Answers,
  inGit: (file: PlannedFile) => InGit | undefined,
): PlannedFile {
  return plainRecordFile(files, answers, inGit, { by: version, came: {} });
}

/** A rendering with the record of itself: what is written into a project, and what a merge merges in. */
export function withRecord(answers: Answers, came: CameAlong = {}): readonly PlannedFile[] {
  const files = plan(answers);
  return [...files, renderedFile(files, answers, undefined, { came })];
}

/** A whole id, or as much of it as git takes: twelve digits are what it shows itself of the largest repositories. */
const OBJECT_ID = /^[0-9a-f]{12,40}$/;

function isStored(file: Partial<RenderedFile & FileInGit> | null): file is RenderedFile | FileInGit {
  return (
    isInside(file?.path) &&
    typeof file?.executable === 'boolean' &&
    (typeof file.contents === 'string' || OBJECT_ID.test(String(file.blob)))
  );
}

/** What reads objects of the project's repository: contents by id, without those that it lacks. */
export type ReadBlobs = (ids: readonly string[]) => ReadonlyMap<string, string>;

function replacementsOf({ instead = [] }: FileInGit): readonly Replaced[] {
  return (typeof instead[0] === 'number' ? [instead] : instead) as readonly Replaced[];
}

/** @throws Error when they do not follow each other: nobody who writes records makes such */
function withReplaced(found: string, replaced: readonly Replaced[]): string {
  const parts: string[] = [];
  let at = 0;
  for (const [from, to, text] of replaced) {
    if (!(at <= from && from <= to)) throw new Error('replaced text out of order');
    parts.push(found.slice(at, from), text);
    at = to;
  }
  return [...parts, found.slice(at)].join('');
}

/** Files with their contents; undefined when the repository lacks one of them. */
function withContents(
  stored: readonly (RenderedFile | FileInGit)[],
  read: ReadBlobs,
): readonly RenderedFile[] | undefined {
  const ids = new Set(stored.flatMap((file) => ('blob' in file ? [file.blob] : [])));
  const blobs = ids.size > 0 ? read([...ids]) : new Map<string, string>();
  if (blobs.size < ids.size) return undefined;
  return stored.map((file) => {
    if (!('blob' in file)) return file;
    const contents = withReplaced(blobs.get(file.blob) ?? '', replacementsOf(file));
    return { path: file.path, contents, executable: file.executable };
  });
}

/** What the record says of answers that followed; what is no such thing is left out. */
function cameIn(value: unknown): CameAlong {
  const isText = (one: unknown): boolean => typeof one === 'string';
  const entries = Object.entries((value ?? {}) as Record<string, Partial<CameAlong[string]> | null>);
  return Object.fromEntries(entries.filter(([, one]) => isText(one?.from) && isText(one?.to))) as CameAlong;
}

/** A value as a record of what was rendered, if it is one. */
function asRendered(value: unknown, read: ReadBlobs): Rendered | undefined {
  const { version, answers, files, came } = (value ?? {}) as Partial<Rendered>;
  if (typeof version !== 'string' || typeof answers !== 'object' || answers === null) return undefined;
  if (!Array.isArray(files) || !files.every(isStored)) return undefined;
  const whole = withContents(files, read);
  return whole && { version, answers, files: whole, ...(came ? { came: cameIn(came) } : {}) };
}

/** A plain record as others are. */
function ofPlain(value: unknown): unknown {
  const { files } = (value ?? {}) as Partial<Rendered>;
  return Array.isArray(files) ? { ...(value as object), files: files.map(fromPlain) } : undefined;
}

/**
 * The record in a file's text.
 *
 * @param read the objects of the repository that the project is in, for a record that names some
 * @returns undefined when it was edited, cut or left with conflict markers, or names what is not there
 */
export function decodeRendered(text: string, read: ReadBlobs = () => new Map()): Rendered | undefined {
  const body = recordBody(text);
  try {
    if (isPlainBody(body)) return asRendered(ofPlain(parseJson(body)), read);
    return asRendered(parseJson(inflated(Buffer.from(body, 'base64')).toString()), read);
  } catch {
    return undefined;
  }
}
