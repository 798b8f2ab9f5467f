/** Asks whether a plug-in's code may run for a project: once for each project and version. */
import { UserError } from '../errors/user-error.ts';
import { say } from '../languages/say.ts';
import { displayed } from '../terminal/displayed.ts';
import type { Ask } from '../terminal/question.ts';
import { THEME } from '../terminal/question.ts';
import { agree, agreedFolder } from './agreed.ts';
import type { PluginPackage } from './package.ts';

/**
 * Goes on when somebody has agreed, or does so now.
 *
 * @param project the folder whose answers name the plug-in, absolute
 * @param ask how to ask; undefined where nobody sits there
 * @throws UserError when nobody agrees: nothing of the plug-in has run then
 */
export async function agreement(
  project: string,
  { name, version, folder }: PluginPackage,
  ask: Ask | undefined,
): Promise<void> {
  if (agreedFolder(project, name, version) === folder) return;
  const what = say`the answers in ${displayed(project)} name the plug-in ${name} ${version}, whose code runs as you`;
  const message = say`Plug-in: ${what}, from ${folder}. Load it?`;
  if (!ask)
    throw new UserError(
      say`plug-in ${name}: ${what}, and nobody has agreed to that here. If you trust ${folder}, add --plugin ${name} once, or --plugin and its path.`,
    );
  if (!(await ask({ type: 'confirm', name: 'plugin', message, default: false, theme: THEME })))
    throw new UserError(say`plug-in ${name}: it was not loaded, and nothing was written.`, 1);
  agree(project, name, version, folder);
}
