/** Values of a `workshop.yml` that are read and checked by themselves. */
import { UserError } from '../errors/user-error.ts';
import type { Solutions } from '../labs/lab.ts';
import { say } from '../languages/say.ts';
import type { Author } from './commits.ts';
import type { Reader } from './workshop-reader.ts';

export function authorOf(reader: Reader): Author {
  const value = reader.value('author') ?? 'Workshop <workshop@example.com>';
  const [, name, email] = /^([^<>\n]+?)\s*<([^<>\s]+)>$/.exec(String(value)) ?? [];
  if (name === undefined || email === undefined)
    throw reader.refuse(
      ['author'],
      value,
      say`it must be a name and an address, "Ada Lovelace <ada@example.com>".`,
    );
  const date = reader.text('date', '2026-09-01');
  if (date === undefined)
    throw new UserError(
      say`${reader.file}: date: it is missing. Give the day of the commits, such as "date: 2026-09-01": same day, same commits.`,
    );
  const form = /^\d{4}-\d{2}-\d{2}(T\d{2}:\d{2}(:\d{2})?Z)?$/.test(date);
  const seconds = form ? Date.parse(date) / 1000 : Number.NaN;
  const isReal =
    Number.isFinite(seconds) && new Date(seconds * 1000).toISOString().startsWith(date.slice(0, 10));
  if (!isReal || seconds < 0)
    throw reader.refuse(
      ['date'],
      date,
      say`it must be a day of UTC, such as 2026-09-01 or 2026-09-01T09:00Z.`,
    );
  return { name: name.trim(), email, seconds };
}

export function solutionsOf(reader: Reader): Solutions {
  const value = reader.value('solutions') ?? 'class';
  if (value === 'class' || value === 'withheld') return value;
  throw reader.refuse(
    ['solutions'],
    value,
    say`it must be "class" (the repositories have them) or "withheld" (only yours has them, until --release-solutions).`,
  );
}

export function remoteOf(reader: Reader): string | undefined {
  const remote = reader.text('remote', 'https://git.example.com/course/{user}.git');
  if (remote === undefined) return undefined;
  const odd = /\{(?!user\}|id\})[^}]*\}?/.exec(remote);
  if (odd || !/\{(user|id)\}/.test(remote))
    throw reader.refuse(
      ['remote'],
      remote,
      say`it must name the participant by {user} or {id}, and nothing else in braces, such as https://git.example.com/course/{user}.git.`,
    );
  if (/^-|^ext::|\s/.test(remote) || /^\w+:\/\/[^/@]*:[^/@]*@/.test(remote))
    throw reader.refuse(
      ['remote'],
      remote,
      say`it must be an address without blanks and without a password. git asks for that, or has it from its own configuration.`,
    );
  return remote;
}
