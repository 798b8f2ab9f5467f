import { resolve } from 'node:path';
import { answersFromFile, storedAnswers } from '../answers/files.ts';
import { combined, type GivenAnswers } from '../answers/given.ts';
import { packageName } from '../answers/project-name.ts';
import { resolveAnswers } from '../answers/resolve.ts';
import { UserError } from '../answers/user-error.ts';
import type { Answers } from '../choices/choice.ts';
import { givenByFlags } from '../flags/answer-flags.ts';
import type { ParsedFlags } from '../flags/flag.ts';
import { type PlannedFile, plan } from '../plan/plan.ts';
import { type Ask, askMissing } from '../prompts.ts';
import { checkDestination } from './destination.ts';

/** What a command line asks for: a project and where it goes. */
export interface Rendering {
  readonly answers: Answers;
  readonly files: readonly PlannedFile[];
  /** Absolute. */
  readonly folder: string;
}

/** The name and the folder of `[NAME [FOLDER]]`. @throws UserError on more words, or on a name given twice */
function placeOf(
  flags: ParsedFlags,
  given: GivenAnswers,
): { readonly given: GivenAnswers; readonly folder: string | undefined } {
  const [name, folder, ...more] = flags.positionals;
  if (more.length > 0)
    throw new UserError(`${more[0]}: one word too many. Usage: django-cloud [NAME [FOLDER]] [flags]`);
  const flagged = given.get('project');
  if (name !== undefined && flagged && flagged.value !== name) {
    throw new UserError(
      `${flagged.label} ${String(flagged.value)}: the name was given before as ${name}. Give it once.`,
    );
  }
  const named =
    name === undefined ? given : new Map([...given, ['project', { value: name, label: 'NAME' }] as const]);
  return { given: named, folder };
}

/**
 * Gathers the answers, plans the project and checks its destination. Writes nothing.
 *
 * @param ask how to ask; undefined when nothing may be asked: what is missing takes its default
 * @param options.changedFiles whether files changed by hand are refused here, or asked about later (Yeoman's menu)
 * @throws UserError naming the option, the value and the way out
 */
export async function prepare(
  flags: ParsedFlags,
  cwd: string,
  ask: Ask | undefined,
  options: { readonly changedFiles: 'refuse' | 'ask' } = { changedFiles: 'refuse' },
): Promise<Rendering> {
  const byFlags = placeOf(flags, givenByFlags(flags));
  const file = flags.values.get('answers')?.[0];
  const fromFile = file === undefined ? new Map() : await answersFromFile(file, cwd);
  const explicit = combined(fromFile, byFlags.given);
  // Without a name, a project of ours in this folder is what is meant.
  const here = explicit.has('project') ? undefined : storedAnswers(cwd);
  const target = byFlags.folder ?? (here ? '.' : undefined);
  const folderOf = (name: string): string => resolve(cwd, target ?? packageName(name));
  const early = explicit.get('project');
  const stored =
    here ?? (typeof early?.value === 'string' ? storedAnswers(folderOf(early.value)) : undefined);
  const given = combined(stored ?? new Map(), explicit);
  // Given answers are validated before the first question: nobody answers seven prompts to hear that a flag was wrong.
  resolveAnswers(given);
  const answers = resolveAnswers(ask ? await askMissing(given, ask) : given);
  const folder = folderOf(answers.project);
  const files = plan(answers);
  checkDestination(folder, files, options.changedFiles === 'ask' || flags.switches.has('force'));
  return { answers, files, folder };
}
