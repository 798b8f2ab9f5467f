import { resolve } from 'node:path';
import { editAnswers } from '../answers/edit.ts';
import { answersFromFile, besideOthers, storedAnswers } from '../answers/files.ts';
import { combined, type GivenAnswers } from '../answers/given.ts';
import { packageName } from '../answers/project-name.ts';
import { ANSWERS_FILE } from '../answers/yo-rc.ts';
import type { Edit } from '../change/edit.ts';
import { noProject } from '../change/no-project.ts';
import { asFound } from '../change/removed-example.ts';
import type { Answers } from '../choices/choice.ts';
import { UserError } from '../errors/user-error.ts';
import { givenByFlags } from '../flags/answer-flags.ts';
import type { ParsedFlags } from '../flags/flag.ts';
import { say, spokenLanguage } from '../languages/say.ts';
import type { MergeResult } from '../merge/apply.ts';
import type { RememberedBase } from '../merge/base.ts';
import type { PlannedFile } from '../plan/plan.ts';
import type { Ask } from '../prompts/ask.ts';
import { askAnswers } from '../prompts/summary.ts';
import { checkDestination, occupants, writeProject } from './destination.ts';
import { withExecuted } from './executing.ts';
import { askExtras, checkExtras, extrasOf } from './extras.ts';
import { checkTyped, mayEnter, placeOf, storedAs } from './place.ts';
import type { Rendering } from './rendering.ts';

/** What `.yo-rc.json` becomes where other generators keep their answers in it too. */
function besideOtherGenerators(files: readonly PlannedFile[], folder: string): readonly PlannedFile[] {
  return files.map((file) =>
    file.path === ANSWERS_FILE ? { ...file, contents: besideOthers(file.contents, folder) } : file,
  );
}

/** A new project speaks the language in which the user is spoken to. */
function asSpoken(): GivenAnswers {
  return new Map([['language', { value: spokenLanguage(), label: '--lang' }]]);
}

/** The name, the folder and the answers that the words and flags give. An edit that begins nothing reads its own words. */
function givenOnce(flags: ParsedFlags, edit: Edit | undefined, cwd: string): ReturnType<typeof placeOf> {
  const given = givenByFlags(flags);
  return edit && !edit.begins
    ? { given, folder: '.' }
    : placeOf(flags, given, edit?.usage ?? 'django-cloud [NAME [FOLDER]] [flags]', cwd);
}

/** What an edit changes; a person is asked for the word that is missing. @throws UserError where nobody can be asked */
async function changedBy(
  edit: Edit,
  flags: ParsedFlags,
  stored: GivenAnswers | undefined,
  ask: Ask | undefined,
): Promise<GivenAnswers> {
  const missing = stored && ask ? edit.asks?.(flags, stored) : undefined;
  const positionals = ask && missing ? [String(await ask(missing))] : flags.positionals;
  return edit.given({ ...flags, positionals }, stored);
}

/**
 * Gathers the answers, plans the project, and checks its destination or merges into the project that is there. Writes
 * nothing.
 *
 * @param ask how to ask; undefined when nobody sits there. What is not asked takes its default: everything with
 *   `--defaults`, and with `--json`, whose reader is a program
 * @param edit the command that changes a project; undefined for the first generation
 * @throws UserError naming the option, the value and the way out
 */
export async function prepare(
  flags: ParsedFlags,
  cwd: string,
  ask: Ask | undefined,
  edit?: Edit,
): Promise<Rendering> {
  const { switches } = flags;
  const asking = switches.has('defaults') || switches.has('json') ? undefined : ask;
  return withExecuted(await gather(flags, cwd, asking, edit), switches, asking);
}

/** What is known of a project that is changed: its answers as they are understood now, as it keeps them, and those that are given. */
interface Known {
  readonly stored: GivenAnswers;
  readonly kept: GivenAnswers;
  readonly given: GivenAnswers;
}

/** What changes in the project that is there. @param ways what the flags ask for, and how to ask */
async function changeOf(
  folder: string,
  edited: ReturnType<typeof editAnswers>,
  edit: Edit | undefined,
  { stored, kept, given }: Known,
  ways: {
    readonly only: boolean;
    readonly ask: Ask | undefined;
    readonly writes: boolean;
    readonly force: boolean;
  },
): Promise<Pick<Rendering, 'files' | 'merge' | 'older'>> {
  const { cameAfter, mergeInto, olderProject, renderChange } = await import('./merging.ts');
  const { only, writes, force } = ways;
  const isUpdate = edit?.name === 'update';
  const older = await olderProject(folder, { only, ask: writes && !isUpdate ? ways.ask : undefined });
  const before = (): Answers => editAnswers(stored, new Map()).answers;
  const render = (base: RememberedBase): readonly PlannedFile[] => {
    const came = cameAfter(base.came ?? {}, edit, { stored, given, edited });
    return renderChange(older, base, before, { after: edited.answers, came });
  };
  const change = await mergeInto(folder, edited.answers, render, { stored: kept, writes, force });
  return { ...(older && !isUpdate ? { older } : {}), ...change };
}

/** What was asked for. As `prepare`, without what would be executed. @param asking how to ask; undefined: nothing is asked */
async function gather(
  flags: ParsedFlags,
  cwd: string,
  asking: Ask | undefined,
  edit: Edit | undefined,
): Promise<Rendering> {
  const has = (name: string): boolean => flags.switches.has(name);
  const byFlags = givenOnce(flags, edit, cwd);
  const file = flags.values.get('answers')?.[0];
  const fromFile = file === undefined ? new Map() : await answersFromFile(file, cwd);
  const named = combined(fromFile, byFlags.given);
  const name = named.get('project');
  // Without a name, a project of ours in this folder is what is meant.
  const here = name ? undefined : storedAnswers(cwd);
  const folderOf = (project: string): string =>
    resolve(cwd, byFlags.folder ?? (here ? '.' : packageName(project)));
  const kept = here ?? (typeof name?.value === 'string' ? storedAs(name, folderOf(name.value)) : undefined);
  const found = kept && asFound(kept, here ? cwd : folderOf(String(name?.value)));
  const stored = found?.stored;
  if (edit && !edit.begins && !stored) throw noProject(edit.name);
  if (has('diff') && !stored)
    throw new UserError(say`--diff: there is no project yet that would change. See --dry-run.`);
  const changed = edit ? await changedBy(edit, flags, stored, asking) : new Map();
  const explicit = combined(stored ? new Map() : asSpoken(), named, changed);
  // What is given is checked before the first question: nobody answers seven prompts to hear that a flag was wrong.
  let edited = editAnswers(stored ?? new Map(), explicit);
  if (stored && has('remove')) {
    const { takenBack } = await import('./merging.ts');
    edited = takenBack(here ? cwd : folderOf(edited.answers.project), edited, {
      stored,
      given: explicit,
      edit,
    });
  }
  const followed = [...(found?.followed ?? []), ...edited.followed];
  let { answers } = edited;
  const force = has('force');
  const enters = stored || name ? await mayEnter(folderOf(answers.project), force, asking) : force;
  const asked = asking && !stored;
  if (asked) answers = await askAnswers(explicit, asking, (typed) => checkTyped(typed, folderOf, force));
  const folder = folderOf(answers.project);
  const extras = asked ? await askExtras(flags, folder, asking) : extrasOf(flags);
  await checkExtras(extras, folder, answers, stored !== undefined);
  const writes = !has('dry-run') && !has('diff');
  const had: readonly unknown[] = [stored?.get('services')?.value ?? []].flat();
  // What reads its requirements is loaded for nothing else.
  if (stored && answers.adopted && answers.services.some((id) => !had.includes(id)))
    (await import('../adopt/older-django.ts')).refuseAdded(folder, had, answers);
  if (stored) {
    const ways = { only: has('only'), ask: asking, writes, force };
    const change = await changeOf(
      folder,
      edited,
      edit,
      { stored, kept: kept ?? stored, given: explicit },
      ways,
    );
    return { answers, followed, folder, extras, ...change };
  }
  // Not before the first question: a megabyte of templates comes with it.
  const { withRecord } = await import('../merge/rendered-file.ts');
  const files = withRecord(answers);
  if (enters && occupants(folder).length > 0) {
    const { mergeAround } = await import('./merging.ts');
    const change = await mergeAround(folder, answers.project, files, writes);
    return { answers, followed, folder, extras, entered: true, ...(asked ? { asked: true } : {}), ...change };
  }
  checkDestination(folder, files);
  const written = besideOtherGenerators(files, folder);
  const more = { extras, ...(asked ? { asked: true } : {}) };
  return { answers, followed, files: written, folder, merge: undefined, ...more };
}

/**
 * Writes what was prepared: a new project, or the change of one.
 *
 * @returns what the merge did; undefined for a new project
 * @throws UserError when the file system refuses; nothing was written then
 */
export async function write({ folder, files, merge }: Rendering): Promise<MergeResult | undefined> {
  if (merge) return (await import('./merging.ts')).applyMerge(merge);
  writeProject(folder, files);
  return undefined;
}
