/**
 * Says what of a project a command executes, before it does, the first time in a folder whose project this account did not
 * make itself: the one place where that is decided. A person at a terminal is asked; elsewhere a line says it and the command
 * goes on, because whoever wrote `rehearse` into a script or a workflow has decided already, and nobody could answer.
 */
import { existsSync } from 'node:fs';
import { UserError } from '../errors/user-error.ts';
import { say } from '../languages/say.ts';
import type { Ask } from '../prompts/ask.ts';
import { executeQuestion } from '../prompts/questions.ts';
import { displayed } from '../terminal/displayed.ts';
import { warn } from '../terminal/terminal.ts';
import type { Executed, Rendering } from './rendering.ts';

/** What of a project the flags of a change run. @param flags those that were given; none: nothing is run */
export function executedBy(flags: ReadonlySet<string>): Executed {
  const installs = ['run', 'install', 'start'].some((flag) => flags.has(flag));
  const starts = ['run', 'start'].some((flag) => flags.has(flag));
  return [
    ...(flags.has('lock')
      ? [say`the tool that wrote its lock, which may build the packages that it names`]
      : []),
    ...(installs
      ? [
          say`the packages of its requirements are installed, which may run code of theirs, into its environment`,
        ]
      : []),
    ...(starts ? [say`its manage.py and settings, and its server`] : []),
  ];
}

/** Whether a change leaves something to a resolver that `--lock` runs. */
async function locks({ merge }: Rendering): Promise<boolean> {
  if (!merge) return false;
  const { completionsIn } = await import('./merging.ts');
  return completionsIn(merge).some(({ missing }) => missing.length === 0);
}

/** Whether a new project's folder has nothing of somebody else's that could decide what runs. */
async function isEmpty({ folder, merge }: Rendering): Promise<boolean> {
  if (merge || !existsSync(folder)) return !merge;
  const { mayBeArmed, repositoryOf } = await import('./merging.ts');
  const repository = repositoryOf(folder);
  return repository?.root !== folder || !mayBeArmed(repository);
}

/**
 * What was asked for, with what of it is executed; the person agrees, or it ends.
 *
 * @param flags those that were given
 * @throws UserError as `beforeExecuting` does
 */
export async function withExecuted(
  rendering: Rendering,
  flags: ReadonlySet<string>,
  ask: Ask | undefined,
): Promise<Rendering> {
  if (flags.has('dry-run') || flags.has('diff')) return rendering;
  const isOwn = await isEmpty(rendering);
  const then = new Set<string>(rendering.extras);
  if (flags.has('run')) then.add('run');
  if (flags.has('lock') && (await locks(rendering))) then.add('lock');
  const executes = executedBy(then);
  const by = ['run', 'start', 'install', 'lock'].find((flag) => then.has(flag));
  if (!isOwn && by) await beforeExecuting(rendering.folder, `--${by}`, executes, ask);
  return { ...rendering, isOwn, executes };
}

/** What a rehearsal runs. */
export function executedByRehearsal(): Executed {
  return [
    say`the packages of its requirements are installed, which may run code of theirs`,
    say`its manage.py, settings and start commands, in a copy`,
  ];
}

/**
 * Says it, or asks. Nothing happens where nothing is executed, or the folder is known.
 *
 * @param folder the project's root, absolute
 * @param by the command or flag: `rehearse`, `--run`
 * @param ask how to ask; undefined where nobody sits there
 * @throws UserError when the person does not want it: nothing was run or written then
 */
export async function beforeExecuting(
  folder: string,
  by: string,
  executed: Executed,
  ask: Ask | undefined,
): Promise<void> {
  if (executed.length === 0) return;
  const { isTrusted, trust } = await import('../run/trusted.ts');
  if (isTrusted(folder)) return;
  const what = executed.join('; ');
  const line = say`${displayed(folder)}: what is there was not made here. ${by} runs code of it as you: ${what}.`;
  if (!ask) warn(line);
  else if (!(await ask(executeQuestion(line))))
    throw new UserError(say`${by}: nothing was run, and nothing was written.`, 1);
  trust(folder);
}
