/**
 * What plug-ins bring beside what is built in. Plug-ins are loaded first; then the modules that put the catalogue together
 * ask for it, once each, so that the catalogue is the same from then on. This module imports nothing: the core may import it.
 */

/** A plug-in that is loaded, as a project keeps it. */
export interface LoadedPlugin {
  /** The name and the version of its package. */
  readonly name: string;
  readonly version: string;
  /** Its folder here, absolute. */
  readonly folder: string;
  /** The ids of its choices. */
  readonly choices: readonly string[];
}

/** By what it is; the module that asks for it knows its type, and `src/plugins/` has checked that it has that. */
export type Kind = 'servers' | 'platforms' | 'services' | 'templates' | 'locks';

const all = new Map<Kind, unknown[]>();
const plugins: LoadedPlugin[] = [];
const asked = new Set<Kind>();
const translations = new Map<string, Map<string, string>>();

/**
 * Adds what a plug-in brings.
 *
 * @throws Error when the catalogue has been put together already
 */
export function add(
  plugin: LoadedPlugin,
  brought: Readonly<Partial<Record<Kind, readonly unknown[]>>>,
): void {
  if (asked.size > 0) throw new Error(`${plugin.name} comes too late: ${[...asked].join(', ')}`);
  plugins.push(plugin);
  for (const [kind, values] of Object.entries(brought))
    all.set(kind as Kind, [...(all.get(kind as Kind) ?? []), ...values]);
}

/** What plug-ins brought of one kind. */
export function added<T>(kind: Kind): readonly T[] {
  asked.add(kind);
  return (all.get(kind) ?? []) as readonly T[];
}

/** Adds what texts of a plug-in are called in a language. */
export function translate(language: string, catalogue: Readonly<Record<string, string>>): void {
  const known = translations.get(language) ?? new Map<string, string>();
  for (const [text, translation] of Object.entries(catalogue)) known.set(text, translation);
  translations.set(language, known);
}

/** What a plug-in's text is called in a language; undefined where no plug-in says it. */
export function translated(language: string, text: string): string | undefined {
  return translations.get(language)?.get(text);
}

/** The plug-ins that are loaded. */
export function loadedPlugins(): readonly LoadedPlugin[] {
  return plugins;
}
