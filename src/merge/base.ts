/**
 * Where the base of a merge comes from: what was rendered last.
 *
 * It is a file of the project, `.django-cloud.lock`: the whole rendering, compressed (some 40 kB), committed with the rest;
 * in a repository it is a git object like any other. It is not a ref of our own, such as refs/django-cloud/rendered, for
 * three reasons. `git clone` and `git fetch` bring branches and tags only, so that a team mate could never update. A ref
 * does not follow when another branch is checked out, and a committed file does. And the file works without git, and is
 * read in a millisecond: faster than planning the old answers again, and exact where that is not, for another version of
 * the generator.
 *
 * In the repositories of a course it names git objects instead, because those are made with their history: a second copy of
 * every file in every lab was most of what they weighed.
 */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { storedAnswers } from '../answers/files.ts';
import { resolveAnswers } from '../answers/resolve.ts';
import { UserError } from '../errors/user-error.ts';
import { version } from '../generated/version.ts';
import { readBlobs } from '../git/git-blobs.ts';
import { say } from '../languages/say.ts';
import { ANSWERS_FILE, PACKAGE, plan } from '../plan/plan.ts';
import type { Limit } from '../reading/limits.ts';
import { parseJson } from '../reading/parse.ts';
import { textWithin } from '../reading/read.ts';
import { stateOf } from './file-state.ts';
import { sameText } from './lines.ts';
import { readOnDisk } from './on-disk.ts';
import { decodeRendered, RENDERED_FILE, type Rendered, type RenderedFile } from './rendered-file.ts';

export interface RememberedBase extends Rendered {
  /** Where it was found: in the record, or planned again from the stored answers. */
  readonly from: 'record' | 'answers';
}

/** The file of a project with its text; undefined when it cannot be read. */
function textAt(folder: string, path: string, limit: Limit): string | undefined {
  try {
    return textWithin(join(folder, path), limit);
  } catch (error) {
    // What is too large, or no file, is told; what may not be read is as if it were not there.
    if (error instanceof UserError) throw error;
    return undefined;
  }
}

/** The record of a project; undefined when there is none that can be read. */
function recordIn(folder: string): Rendered | undefined {
  return decodeRendered(textAt(folder, RENDERED_FILE, 'record') ?? '', (ids) => readBlobs(folder, ids));
}

/** The version of the generator that `.yo-rc.json` names. */
export function storedVersion(folder: string): string | undefined {
  const stored = parseJson(textAt(folder, ANSWERS_FILE, 'answers') ?? '{}') as Record<
    string,
    { version?: string }
  >;
  return stored[PACKAGE]?.version;
}

/** What the stored answers render, where this version of the generator rendered them. @throws UserError as `storedAnswers` */
function planned(folder: string): Rendered | undefined {
  const given = storedAnswers(folder);
  if (!given || storedVersion(folder) !== version) return undefined;
  const answers = resolveAnswers(given);
  return { version, answers, files: plan(answers) };
}

/** How many of the files are in the project as they were rendered. */
function matches(folder: string, files: readonly RenderedFile[]): number {
  const found = readOnDisk(folder, new Map(files.map(({ path, executable }) => [path, executable])));
  return files.filter((file) => {
    const ours = found.get(file.path);
    return ours?.kind === 'file' && sameText(ours.contents, stateOf(file).contents);
  }).length;
}

/**
 * What was rendered last into a project.
 *
 * Where the record and the stored answers disagree, because `.yo-rc.json` was edited by hand or two branches were merged,
 * the one that the project looks more like is taken.
 *
 * @param folder the project's root, absolute
 * @throws UserError when nothing is known about it, or the stored answers cannot be read
 */
export function rememberedBase(folder: string): RememberedBase {
  const recorded = recordIn(folder);
  if (recorded && ownAnswers(recorded.files) === textAt(folder, ANSWERS_FILE, 'answers')) {
    return { ...recorded, from: 'record' };
  }
  const stored = planned(folder);
  if (recorded && stored && !isDeepStrictEqual(stored.answers, recorded.answers)) {
    const better = matches(folder, stored.files) > matches(folder, recorded.files);
    return better ? { ...stored, from: 'answers' } : { ...recorded, from: 'record' };
  }
  if (recorded) return { ...recorded, from: 'record' };
  if (stored) return { ...stored, from: 'answers' };
  throw new UserError(
    say`${RENDERED_FILE}: it is missing or damaged, and generator-django-cloud ${version} cannot know what ${storedVersion(folder) ?? say`another version`} rendered. Restore it: git log --all -- ${RENDERED_FILE} lists the commits that have it.`,
  );
}

/**
 * What the record in a folder without answers says of the files that are still there. What is gone is no deletion to be
 * kept: the whole project is asked for again.
 *
 * @param project the name of the project that is rendered now; the record of another one says nothing about it
 */
export function recordedBase(folder: string, project: string): readonly RenderedFile[] {
  const recorded = recordIn(folder);
  if (recorded?.answers.project !== project) return [];
  return recorded.files.filter(({ path }) => existsSync(join(folder, path)));
}

function ownAnswers(files: readonly RenderedFile[]): string | undefined {
  return files.find((file) => file.path === ANSWERS_FILE)?.contents;
}
