/** Where a project is, or goes: what NAME and FOLDER say, and whether it may go there. */
import { storedAnswers } from '../answers/files.ts';
import type { Given, GivenAnswers } from '../answers/given.ts';
import { packageName } from '../answers/project-name.ts';
import { projectRecord } from '../answers/project-record.ts';
import { UserError } from '../errors/user-error.ts';
import { axisNamed } from '../flags/answer-words.ts';
import { type ParsedFlags, usageText } from '../flags/flag.ts';
import { checkNoCommand } from '../flags/no-command.ts';
import { said, say } from '../languages/say.ts';
import type { Ask } from '../prompts/ask.ts';
import { enterQuestion } from '../prompts/questions.ts';
import { displayed } from '../terminal/displayed.ts';
import { checkPlace, occupants, someIn } from './destination.ts';
import { checkOutsideProject } from './stray-word.ts';

/**
 * The name and the folder of `[NAME [FOLDER]]`.
 *
 * @param usage what the user may type
 * @param cwd where the command was given
 * @throws UserError on more words, on a name given twice, or on a name alone inside another project
 */
export function placeOf(
  flags: ParsedFlags,
  given: GivenAnswers,
  usage: string,
  cwd: string,
): { readonly given: GivenAnswers; readonly folder: string | undefined } {
  const [name, folder, ...more] = flags.positionals;
  if (more.length > 0) throw new UserError(say`${more[0]}: unexpected argument. Usage: ${usageText(usage)}`);
  if (name !== undefined && folder === undefined && /[/\\]|^\.\.?$|^~/.test(name)) {
    throw new UserError(
      say`${said('NAME')} ${name}: it is a path. The name comes first and the folder second, as in "mysite ${name}".`,
    );
  }
  // A folder that is named too is no slip: `shop ../shop` says where the project goes. "platform ID" is one.
  if (name !== undefined && (folder === undefined || axisNamed(name))) checkOutsideProject(name, cwd);
  if (name !== undefined) checkNoCommand(name, folder);
  const flagged = given.get('project');
  if (name !== undefined && flagged && flagged.value !== name) {
    throw new UserError(
      say`${flagged.label} ${String(flagged.value)}: the name was already given as ${name}. Give it once.`,
    );
  }
  const named =
    name === undefined
      ? given
      : new Map([...given, ['project', { value: name, label: said('NAME') }] as const]);
  return { given: named, folder };
}

/** The answers that a project in that folder keeps. @throws UserError when it is another project than the one named */
export function storedAs(name: Given, folder: string): GivenAnswers | undefined {
  const stored = storedAnswers(folder);
  const other = stored?.get('project')?.value;
  if (typeof other === 'string' && other !== packageName(String(name.value))) {
    throw new UserError(
      say`${name.label} ${String(name.value)}: the project in ${displayed(folder)} is called "${other}". Give that name, or another folder.`,
    );
  }
  return stored;
}

/** Checks a name that was typed at the prompt. @throws UserError when it is no name, or its folder is taken */
export function checkTyped(name: string, folderOf: (name: string) => string, force: boolean): void {
  const folder = folderOf(packageName(name));
  if (force) occupants(folder);
  else checkPlace(folder);
  if (projectRecord(folder))
    throw new UserError(say`${displayed(folder)}: a project already exists there. Choose another name.`);
}

/**
 * Whether a new project may go into a folder that holds something else: forced, or as the person who is there says.
 *
 * @throws UserError when it must, and may not
 */
export async function mayEnter(folder: string, force: boolean, ask: Ask | undefined): Promise<boolean> {
  const names = occupants(folder);
  if (force || names.length === 0) return force;
  if (await ask?.(enterQuestion(displayed(folder), someIn(names)))) return true;
  checkPlace(folder);
  return false;
}
