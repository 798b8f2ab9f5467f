/** Loads the plug-ins that a command asks for: found, agreed to, checked, and added to the catalogue, which is not there yet. */
import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { gte } from 'semver';
import { add, type LoadedPlugin, loadedPlugins, translate } from '../additions/additions.ts';
import { UserError } from '../errors/user-error.ts';
import { version as ownVersion } from '../generated/version.ts';
import { say } from '../languages/say.ts';
import type { Ask } from '../terminal/question.ts';
import { formerFolder } from './agreed.ts';
import type { AskedPlugins } from './asked.ts';
import { checkedPlugin, KINDS } from './check.ts';
import { agreement } from './consent.ts';
import { kitOf, type PluginModule } from './define.ts';
import { type Catalogues, languagesOf } from './languages.ts';
import { locksOf } from './locks.ts';
import { type PluginPackage, pluginPackage } from './package.ts';
import { folderTyped, installedAt } from './reference.ts';
import { type StoredPlugin, storedPlugins } from './stored.ts';
import { templatesOf } from './templates.ts';

/** The folder of this package, for its sources and for what is built of them. */
const OWN = join(import.meta.dirname, '../..');

/** What a module of a plug-in exports. @throws UserError when it cannot be loaded, or throws */
function returnedBy({ module, name, version }: PluginPackage): unknown {
  const label = `${name} ${version}`;
  const reasonOf = (error: unknown): string =>
    String((error as Error | null)?.message ?? error).split('\n')[0]!;
  let exported: unknown;
  try {
    // Both kinds of modules, ES modules without an await at the top.
    exported = createRequire(import.meta.filename)(module);
  } catch (error) {
    throw new UserError(say`${label}: its module cannot be loaded (${reasonOf(error)}).`, 1);
  }
  const { default: given = exported } = exported as { readonly default?: unknown };
  if (typeof given !== 'function')
    throw new UserError(say`${label}: its module must export a function that returns a plug-in.`);
  try {
    return (given as PluginModule)(kitOf(ownVersion));
  } catch (error) {
    throw new UserError(say`${label}: its module failed (${reasonOf(error)}).`, 1);
  }
}

/** What a plug-in is and brings, read and checked. */
interface ReadPlugin {
  readonly plugin: LoadedPlugin;
  readonly brought: Parameters<typeof add>[1];
  readonly languages: Catalogues;
}

/**
 * Reads one: its code runs here for the first time.
 *
 * @param folder its package's, absolute, with no link in it
 * @param taken ids of choices of other plug-ins
 * @throws UserError when it is no plug-in, or brings what it may not
 */
export function readPlugin(folder: string, taken: readonly string[] = []): ReadPlugin {
  const found = pluginPackage(folder, ownVersion);
  const { name, version } = found;
  const label = `${name} ${version}`;
  const plugin = checkedPlugin(returnedBy(found), label, taken);
  const languages = languagesOf(folder);
  const areas = KINDS.flatMap((kind) => plugin[kind].map(({ id }) => `${kind}/${id}`));
  const choices = KINDS.flatMap((kind) => plugin[kind]);
  return {
    plugin: { name, version, folder, choices: choices.map(({ id }) => id) },
    brought: {
      ...plugin,
      templates: areas.map((area) => ({ area, templates: templatesOf(folder, area, label, languages) })),
      locks: Object.entries(locksOf(folder, choices, label)).map(([line, lock]) => ({ line, lock })),
    },
    languages,
  };
}

/** Loads what another thread of this command has loaded. @param folders of the packages */
export function loadAgain(folders: readonly string[]): void {
  for (const folder of folders) addPlugin(folder);
}

function addPlugin(folder: string): void {
  const { plugin, brought, languages } = readPlugin(
    folder,
    loadedPlugins().flatMap(({ choices }) => choices),
  );
  add(plugin, brought);
  for (const [language, catalogue] of Object.entries(languages)) translate(language, catalogue);
}

/** The package of a plug-in that a project names. @throws UserError when it is not here, or older than the project */
function packageOf({ name, version }: StoredPlugin, project: string): PluginPackage {
  const folder = installedAt(name, project, OWN) ?? formerFolder(project, name);
  if (folder === undefined || !existsSync(join(folder, 'package.json')))
    throw new UserError(
      say`plug-in ${name}: the answers in ${project} name it, and it was not found. Install it with "npm install ${name}", or give its folder: --plugin PATH.`,
    );
  const found = pluginPackage(folder, ownVersion);
  if (found.name === name && gte(found.version, version)) return found;
  throw new UserError(
    say`plug-in ${name}: ${folder} has ${found.name} ${found.version}, and the project is of ${name} ${version}. Install that version, or a newer one.`,
  );
}

/**
 * Loads the plug-ins that a command asks for. Those that were typed are agreed to by that; those that a project names,
 * when somebody agrees or has agreed.
 *
 * @param cwd where the command was typed
 * @param ask how to ask; undefined where nobody sits there
 * @param isHelp whether the command only prints help: then nothing is asked, and what is not agreed to is left out
 * @throws UserError naming the plug-in and the way out
 */
export async function loadPlugins(
  { typed, projects }: AskedPlugins,
  cwd: string,
  ask: Ask | undefined,
  isHelp = false,
): Promise<void> {
  const found = new Map<string, PluginPackage>();
  for (const one of typed) {
    const plugin = pluginPackage(folderTyped(one, cwd, OWN), ownVersion);
    const other = found.get(plugin.name);
    if (other && other.folder !== plugin.folder)
      throw new UserError(
        say`--plugin ${one}: ${plugin.name} was given as ${other.folder} already. Give one of them.`,
      );
    found.set(plugin.name, plugin);
  }
  for (const project of projects) {
    for (const stored of storedPlugins(project)) {
      if (found.has(stored.name)) continue;
      try {
        const plugin = packageOf(stored, project);
        await agreement(project, plugin, isHelp ? undefined : ask);
        found.set(plugin.name, plugin);
      } catch (error) {
        if (!isHelp) throw error;
      }
    }
  }
  // A second command of one process has what the first one loaded.
  const known = loadedPlugins().map(({ folder }) => folder);
  for (const plugin of found.values()) if (!known.includes(plugin.folder)) addPlugin(plugin.folder);
  if (typed.length > 0) (await import('./prove.ts')).prove();
}
