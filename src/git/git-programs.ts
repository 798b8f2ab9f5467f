/**
 * What a repository's own configuration has git run. A clone brings none; an archive that was unpacked brings all of it, and
 * so does a folder that somebody shared.
 */
import { join, resolve } from 'node:path';
import { say } from '../languages/say.ts';
import { textWithin } from '../reading/read.ts';
import { isTrusted } from '../run/trusted.ts';
import type { GitResult, Repository } from './repository.ts';

/**
 * Settings by which a repository could have programs of its own run, and that have one name: hooks, the monitor of files that
 * `git status` asks, signatures; and a repository without a `.git` among the files (githooks(5), git-config(1)).
 */
export const UNARMED = [
  ...[`core.hooksPath=${process.platform === 'win32' ? 'NUL' : '/dev/null'}`],
  ...['core.fsmonitor=false', 'commit.gpgSign=false', 'gc.auto=0', 'maintenance.auto=false'],
  ...['safe.bareRepository=explicit'],
].flatMap((setting) => ['-c', setting]);

/** Words without which a configuration has none of the programs below, neither itself nor from another file. */
const ARMED = /filter|include|hook/i;

/** Filters of attributes(5), and hooks by name (git-config(1), from git 2.54 on). */
const PROGRAM = /^(filter|hook)\.(.+)\.(clean|smudge|process|required|command)$/is;

/** The texts of a repository's own configuration; what cannot be read is git's to refuse. */
function configurations({ gitFolder }: Repository): readonly string[] {
  const common = textWithin(join(gitFolder, 'commondir'), 'line');
  const folders = [gitFolder, ...(common === undefined ? [] : [resolve(gitFolder, common.trim())])];
  return folders.flatMap((folder) =>
    ['config', 'config.worktree'].flatMap((name) => textWithin(join(folder, name), 'configuration') ?? []),
  );
}

/** Whether a repository's own configuration may name programs, as far as its text tells. */
export function mayBeArmed(repository: Repository): boolean {
  return configurations(repository).some((text) => ARMED.test(text));
}

/**
 * The words that take a repository's own programs away: what the account's own configuration says of the same names stays.
 * Where code of the folder may run anyway, so may its filters.
 *
 * @param repository one that may be armed (`mayBeArmed`)
 * @param ask runs git there
 * @returns the words; a text says why there are none
 */
export async function unarmed(
  repository: Repository,
  ask: (words: readonly string[]) => Promise<GitResult>,
): Promise<readonly string[] | string> {
  if (isTrusted(repository.root)) return [];
  const { status, stdout, stderr } = await ask(['config', '--list', '--show-scope', '--includes', '-z']);
  // Without git, whatever is asked next says so.
  if (status !== 0) return status === undefined ? [] : stderr;
  const fields = stdout.toString().split('\0');
  const settings = new Map<string, string>();
  for (let at = 0; at + 1 < fields.length; at += 2) {
    const [key = '', ...value] = fields[at + 1]!.split('\n');
    const [, kind = '', name = '', last = ''] = PROGRAM.exec(key) ?? [];
    if (name === '') continue;
    if (/[=\n]/.test(name))
      return say`${join(repository.gitFolder, 'config')}: "${name}" is no name for a filter, and cannot be switched off`;
    if (fields[at] === 'system' || fields[at] === 'global') settings.set(key, value.join('\n'));
    else if (!settings.has(key))
      settings.set(
        key,
        last.toLowerCase() === 'required' ? 'false' : kind.toLowerCase() === 'hook' ? 'true' : '',
      );
  }
  return [...settings].flatMap(([key, value]) => ['-c', `${key}=${value}`]);
}
