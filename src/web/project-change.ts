/**
 * What a command would change in a project that was opened, with what its people made of it: the merge of the command itself,
 * over files in memory. It is loaded when the first project is opened.
 */
import { editAnswers } from '../answers/edit.ts';
import { storedAnswers } from '../answers/files.ts';
import type { GivenAnswers } from '../answers/given.ts';
import { mergeInto } from '../change/change.ts';
import { asFound } from '../change/removed-example.ts';
import type { Answers } from '../choices/choice.ts';
import { UserError } from '../errors/user-error.ts';
import { said, say } from '../languages/say.ts';
import { changesOf } from '../merge/apply.ts';
import type { FileState } from '../merge/file-state.ts';
import { isBinary } from '../merge/lines.ts';
import { decodeRendered, RENDERED_FILE, withRecord } from '../merge/rendered-file.ts';
import { CONFLICTS, conflictsOf, leftOut, type MergeEntry } from '../merge/three-way.ts';
import { PACKAGE, type PlannedFile } from '../plan/plan.ts';
import type { Difference } from './differences.ts';
import type { ProjectFile, ProjectFiles } from './opened-files.ts';
import { mount } from './parts/memory/fs.ts';

/** Where the project lies in memory: messages name files by it. */
const FOLDER = '/project';

/** What a change does to a project. */
export interface ProjectChange {
  readonly differences: readonly Difference[];
  /** How many files are written, removed, merged and in conflict; and what stays away. */
  readonly lines: readonly string[];
}

/** A project that can be changed. */
export interface OpenProject {
  /** Its answers as its files bear them out. */
  readonly answers: Answers;
  /** What was found otherwise than its answers say. */
  readonly notes: readonly string[];
  /** @throws UserError when the command would refuse it */
  readonly changeTo: (answers: Answers) => Promise<ProjectChange>;
}

/** A browser does not tell which files of a folder may be executed: those that were rendered so. */
function withModes({ files, hasModes }: ProjectFiles): readonly ProjectFile[] {
  const record = files.find(({ path }) => path === RENDERED_FILE)?.contents;
  if (hasModes || !record) return files;
  const rendered = decodeRendered(new TextDecoder().decode(record))?.files ?? [];
  const executable = new Set(rendered.flatMap((file) => (file.executable ? [file.path] : [])));
  return files.map((file) => (executable.has(file.path) ? { ...file, isExecutable: true } : file));
}

const fileOf = (path: string, state: FileState | undefined): PlannedFile | undefined =>
  state && {
    path,
    contents: isBinary(state.contents) ? '' : state.contents.toString(),
    executable: state.executable,
    origin: 'project',
  };

function noteOf(
  entry: MergeEntry | undefined,
  states: readonly (FileState | undefined)[],
): string | undefined {
  if (entry?.action === 'conflict') return say`Conflict: ${said(CONFLICTS[entry.reason])}.`;
  if (states.some((state) => state && isBinary(state.contents))) return say`It is binary.`;
  return entry?.action === 'merge' ? say`Merged with changes of the project’s own.` : undefined;
}

/** What is neither before nor after is no file, and stays. */
function kindOf(before: FileState | undefined, after: FileState | undefined): Difference['kind'] {
  if (before && !after) return 'removed';
  return after && !before ? 'added' : 'changed';
}

/** The counts of a merge, and what it leaves out. */
function summaryOf(entries: readonly MergeEntry[], changed: ReadonlySet<string>): readonly string[] {
  const shown = entries.filter(({ path, action }) => action === 'conflict' || changed.has(path));
  const count = (action: MergeEntry['action']): number =>
    shown.filter((entry) => entry.action === action && entry.path !== RENDERED_FILE).length;
  const parts = [
    [count('write'), say`to write`],
    [count('remove'), say`to remove`],
    [count('merge'), say`to merge with your changes`],
    [count('conflict'), say`in conflict`],
  ] as const;
  const named = parts.filter(([many]) => many > 0).map(([many, what]) => say`${many} ${what}`);
  return [
    named.length > 0 ? named.join(', ') : say`nothing changes`,
    ...leftOut(entries).map(
      ({ path }) => say`left out: ${path}; it, or its folder, was removed from the project`,
    ),
  ];
}

/** The messages of files in memory, without the folder that they are said to lie in. */
async function inWords<T>(work: () => T | Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    throw new UserError(error.message.replaceAll(`${FOLDER}/`, '').replaceAll(FOLDER, '.'));
  }
}

async function changeTo(stored: GivenAnswers, answers: Answers): Promise<ProjectChange> {
  const { merge } = await mergeInto(FOLDER, answers, ({ came }) => withRecord(answers, came ?? {}), {
    stored,
    writes: false,
    force: true,
  });
  const byPath = new Map(merge.entries.map((entry) => [entry.path, entry]));
  const changes = changesOf(merge).filter(({ path }) => path !== RENDERED_FILE);
  const changed = new Set(changes.map(({ path }) => path));
  const kept = conflictsOf(merge.entries).filter(({ path }) => !changed.has(path));
  const all = [
    ...changes.map(({ path, before, after }) => ({ path, before, after: after as FileState | undefined })),
    // What stays as it is, and yet needs a look.
    ...kept.map(({ path, ours }) => {
      const state = ours.kind === 'file' ? ours : undefined;
      return { path, before: state, after: state };
    }),
  ];
  const differences = all.map(({ path, before, after }): Difference => {
    const note = noteOf(byPath.get(path), [before, after]);
    return {
      path,
      kind: kindOf(before, after),
      before: fileOf(path, before),
      after: fileOf(path, after),
      ...(note === undefined ? {} : { note }),
      isConflict: byPath.get(path)?.action === 'conflict',
    };
  });
  return {
    differences: differences.sort((a, b) => (a.path < b.path ? -1 : 1)),
    lines: summaryOf(merge.entries, changed),
  };
}

/**
 * Takes a project's files in the place of those before.
 *
 * @throws UserError with one line when its answers cannot be read
 */
export function openProject(project: ProjectFiles): Promise<OpenProject> {
  return inWords(() => {
    mount(FOLDER, withModes(project));
    const stored = storedAnswers(FOLDER);
    if (!stored) throw new UserError(say`${project.name}: it holds no answers of ${PACKAGE}.`);
    const found = asFound(stored, FOLDER);
    return {
      answers: editAnswers(found.stored, new Map()).answers,
      notes: found.followed.map(({ title, to, reason }) => say`${title}: ${to}, because ${reason}.`),
      changeTo: (answers) => inWords(() => changeTo(stored, answers)),
    };
  });
}
