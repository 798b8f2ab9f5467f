/**
 * Which plug-ins this account has agreed to load for a project, of which version, and where each was: nothing that a clone
 * or an archive brings is code that we run, until somebody said so.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { crc32 } from 'node:zlib';
import { loadedPlugins } from '../additions/additions.ts';
import type { Answers } from '../choices/choice.ts';
import { textWithin } from '../reading/read.ts';
import { stateFolder } from '../run/state-folder.ts';
import { identityOf } from '../run/trusted.ts';

/** One note for each project and plug-in: a later version takes the place of an earlier one. */
function noteOf(project: string, name: string): string {
  const key = crc32(`${project}\n${name}`).toString(16).padStart(8, '0');
  return join(stateFolder(), 'plugins', key);
}

const noteText = (project: string, name: string, version: string): string =>
  `${identityOf(project)}${name} ${version}\n`;

/**
 * Where a plug-in of that version was when somebody agreed to it for a project.
 *
 * @param project its folder, absolute
 * @returns undefined where nobody did
 */
export function agreedFolder(project: string, name: string, version: string): string | undefined {
  try {
    const text = textWithin(noteOf(project, name), 'line') ?? '';
    const begins = noteText(project, name, version);
    return text.startsWith(begins) ? text.slice(begins.length).trimEnd() : undefined;
  } catch {
    return undefined;
  }
}

/** Where a plug-in of any version was; undefined where nobody agreed to one. */
export function formerFolder(project: string, name: string): string | undefined {
  try {
    const text = textWithin(noteOf(project, name), 'line') ?? '';
    return text.startsWith(identityOf(project)) ? text.trimEnd().split('\n').at(-1) : undefined;
  } catch {
    return undefined;
  }
}

/** Remembers it. Where the state folder cannot be written, it is asked again. */
export function agree(project: string, name: string, version: string, folder: string): void {
  try {
    const note = noteOf(project, name);
    mkdirSync(dirname(note), { recursive: true, mode: 0o700 });
    writeFileSync(note, `${noteText(project, name, version)}${folder}\n`, { mode: 0o600 });
  } catch {}
}

/** Remembers the plug-ins that a project was just written with. @param project its folder, absolute */
export function rememberPlugins(project: string, { plugins = [] }: Answers): void {
  for (const { name, version } of plugins) {
    const loaded = loadedPlugins().find((one) => one.name === name);
    if (loaded) agree(project, name, version, loaded.folder);
  }
}
