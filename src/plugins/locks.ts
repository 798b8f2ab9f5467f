/** The locked packages of a plug-in: `locks/<line>.json` for each line of Django, as `npm run locks:update` writes ours. */
import { join } from 'node:path';
import type { Choice } from '../choices/choice.ts';
import { UserError } from '../errors/user-error.ts';
import { choices as djangoLines } from '../generated/django.ts';
import { locks } from '../generated/locks.ts';
import { say } from '../languages/say.ts';
import type { Lock } from '../plan/requirements.ts';
import { isRecord } from '../reading/parse.ts';
import { jsonFile } from './json-file.ts';

const NAME = /^[a-z0-9]+(?:-[a-z0-9]+)*$/;
const VERSION = /^[0-9][0-9a-z.!+]*$/;
const HASH = /^sha256:[0-9a-f]{64}$/;
const EXTRA = NAME;
/** A marker and a specifier come into a requirements file: one line each. */
const ONE_LINE = /^[\w\s.,<>=!~'"()*-]*$/;

function isRequirement(value: unknown): boolean {
  if (!isRecord(value) || typeof value.name !== 'string' || !NAME.test(value.name)) return false;
  const lines = [value.marker ?? '', value.specifier ?? ''];
  const extras = value.extras ?? [];
  return (
    lines.every((line) => typeof line === 'string' && ONE_LINE.test(line) && !line.includes('\n')) &&
    Array.isArray(extras) &&
    extras.every((extra) => typeof extra === 'string' && EXTRA.test(extra))
  );
}

const requirements = (value: unknown): boolean => Array.isArray(value) && value.every(isRequirement);

/** What is wrong with a lock, in words; undefined where nothing is. */
function wrongWith(lock: unknown): string | undefined {
  if (!isRecord(lock) || !isRecord(lock.groups) || !isRecord(lock.packages))
    return say`it must hold "groups" and "packages"`;
  for (const [name, group] of Object.entries(lock.groups))
    if (!/^[a-z][a-z0-9_-]*$/.test(name) || !requirements(group))
      return say`the group ${name} is not understood`;
  for (const [name, found] of Object.entries(lock.packages)) {
    const { version, hashes, requires, extras = {} } = isRecord(found) ? found : {};
    const isWhole =
      NAME.test(name) &&
      typeof version === 'string' &&
      VERSION.test(version) &&
      Array.isArray(hashes) &&
      hashes.length > 0 &&
      hashes.every((hash) => typeof hash === 'string' && HASH.test(hash)) &&
      requirements(requires) &&
      isRecord(extras) &&
      Object.values(extras).every(requirements);
    if (!isWhole) return say`the package ${name} needs a version, hashes by sha256, and what it requires`;
  }
  return undefined;
}

function lockIn(path: string): Lock | undefined {
  const content = jsonFile(path, 'file');
  if (content === undefined) return undefined;
  const wrong = wrongWith(content);
  if (wrong) throw new UserError(say`${path}: ${wrong}. Write it with "django-cloud lock-plugin".`);
  return content as Lock;
}

/**
 * The locks in a plug-in's folder, by the line of Django.
 *
 * @param choices of the plug-in
 * @param label the plug-in, as messages name it
 * @throws UserError when a choice names a group that no lock has, on any line that is offered
 */
export function locksOf(
  folder: string,
  choices: readonly Choice[],
  label: string,
): Readonly<Record<string, Lock>> {
  const found: Record<string, Lock> = {};
  const groups = choices.flatMap(({ groups = [], developmentGroups = [] }) => [
    ...groups,
    ...developmentGroups,
  ]);
  for (const { id } of djangoLines) {
    const path = join(folder, 'locks', `${id}.json`);
    const lock = lockIn(path);
    if (lock) found[id] = lock;
    const missing = groups.find((group) => !locks[id]?.groups[group] && !lock?.groups[group]);
    if (missing !== undefined)
      throw new UserError(
        say`${label}: no lock has the group "${missing}" for Django ${id}. Write ${path} with "django-cloud lock-plugin".`,
      );
  }
  return found;
}
