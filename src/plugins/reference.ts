/** Where the package of a plug-in is: a folder that was typed, or a package that is installed beside the project or beside this one. */
import { existsSync, realpathSync, statSync } from 'node:fs';
import { homedir } from 'node:os';
import { dirname, isAbsolute, join, resolve } from 'node:path';
import { UserError } from '../errors/user-error.ts';
import { say } from '../languages/say.ts';

/** A name of npm's: https://docs.npmjs.com/cli/configuring-npm/package-json#name */
const PACKAGE = /^(?:@[a-z0-9~-][a-z0-9._~-]*\/)?[a-z0-9~-][a-z0-9._~-]*$/;
const LONGEST = 214;

/** Whether a text is a package's name. */
export function isPackageName(text: string): boolean {
  return text.length <= LONGEST && PACKAGE.test(text);
}

/** Whether what was typed is a folder's path: npm tells them apart by their beginning, too. */
export function isPath(typed: string): boolean {
  return /^(?:\.{1,2}(?:[/\\]|$)|~(?:[/\\]|$))/.test(typed) || isAbsolute(typed);
}

/** The folder of a package's name in a folder of packages. */
const within = (modules: string, name: string): string => join(modules, ...name.split('/'));

/** The folders in which a package may be installed: from a folder upwards as Node looks, then beside our own package. */
function* modulesFrom(folder: string, own: string): Generator<string> {
  for (let at = resolve(folder); ; at = dirname(at)) {
    yield join(at, 'node_modules');
    if (at === dirname(at)) break;
  }
  // `npm install --global` puts both into one folder.
  yield dirname(own);
}

/**
 * The folder of an installed package; undefined where there is none.
 *
 * @param folder where to begin to look
 * @param own the folder of this package
 */
export function installedAt(name: string, folder: string, own: string): string | undefined {
  for (const modules of modulesFrom(folder, own)) {
    const found = within(modules, name);
    if (existsSync(join(found, 'package.json'))) return realpathSync(found);
  }
  return undefined;
}

/**
 * The folder of what was typed after `--plugin`.
 *
 * @throws UserError when there is no such folder or package
 */
export function folderTyped(typed: string, cwd: string, own: string): string {
  if (isPath(typed)) {
    const path = resolve(cwd, typed.replace(/^~(?=$|[/\\])/, homedir()));
    if (!statSync(path, { throwIfNoEntry: false })?.isDirectory())
      throw new UserError(
        say`--plugin ${typed}: folder not found. Give the folder that has the plug-in's package.json.`,
      );
    return realpathSync(path);
  }
  if (!isPackageName(typed))
    throw new UserError(
      say`--plugin ${typed}: it is neither a package's name nor a path. A path begins with ./, ../ or /.`,
    );
  const found = installedAt(typed, cwd, own);
  if (found) return found;
  throw new UserError(
    say`--plugin ${typed}: no such package is installed. Install it with "npm install ${typed}", or give its folder as a path, such as ./${typed}.`,
  );
}
