/** What happens when something goes wrong that nobody expected: one line, and a file with what a report needs. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { UserError } from '../errors/user-error.ts';
import { version } from '../generated/version.ts';
import { say } from '../languages/say.ts';
import { stateFolder } from '../run/state-folder.ts';
import { shellLine } from '../terminal/shell-line.ts';

/** Flags whose values may be secrets. */
const SECRET = /^--(env|database-url|remote)(=|$)/;

/** A command line without what may be a secret: values of some flags, and passwords in addresses. */
function withoutSecrets(words: readonly string[]): readonly string[] {
  return words.map((word, index) => {
    const before = words[index - 1] ?? '';
    if (SECRET.test(before) && !before.includes('=')) return '…';
    if (SECRET.test(word) && word.includes('=')) return `${word.slice(0, word.indexOf('='))}=…`;
    return word.replace(/(\/\/)[^/@\s]*@/, '$1…@');
  });
}

/** Where an error was thrown: its first frame. */
function placeOf(error: Error): string {
  return /^\s*at (.+)$/m.exec(error.stack ?? '')?.[1] ?? '';
}

/**
 * The one line about a fault of ours, with a file beside the account's state, never in the project, that has version, system,
 * command and stack.
 *
 * @param words the command line
 */
export function faultOf(thrown: unknown, words: readonly string[]): UserError {
  const error = thrown instanceof Error ? thrown : new Error(String(thrown));
  const [reason = ''] = error.message.split('\n');
  const at = new Date().toISOString();
  const text = [
    `django-cloud ${version}, Node.js ${process.versions.node}, ${process.platform} ${process.arch}, ${at}`,
    shellLine(['django-cloud', ...withoutSecrets(words)]),
    error.stack ?? String(error),
    '',
  ].join('\n');
  const folder = join(stateFolder(), 'faults');
  const path = join(folder, `${at.replaceAll(/[-:]/g, '').replace('.', '-')}-${process.pid}.txt`);
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    writeFileSync(path, text, { mode: 0o600, flag: 'wx' });
  } catch {
    return new UserError(
      say`This is a fault of django-cloud ${version}: ${reason} (${placeOf(error)}). Please report this line, with the command that you gave.`,
      1,
    );
  }
  return new UserError(
    say`This is a fault of django-cloud ${version}: ${reason}. Please report it with ${path}, which has version, command and stack.`,
    1,
  );
}
