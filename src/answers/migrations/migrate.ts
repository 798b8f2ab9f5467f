import { UserError } from '../../errors/user-error.ts';
import { version as ownVersion } from '../../generated/version.ts';
import { say } from '../../languages/say.ts';
import { shown } from '../shown.ts';
import { compareVersions } from '../versions.ts';
import { beginnings } from './beginnings.ts';
import { hardening } from './hardening.ts';
import type { StoredRecord } from './migration.ts';
import { services } from './services.ts';

/** Every step, in order: the first reads schema 1, which 0.1.0 wrote without a number. */
const MIGRATIONS = [services, beginnings, hardening] as const;

/** The schema of what is stored now. */
export const SCHEMA = MIGRATIONS.length + 1;

/**
 * Stored answers in today's schema, without its number and the generator's version.
 *
 * @param record what was stored, by whatever version
 * @param path the file, for messages
 * @throws UserError when a newer generator wrote them, or the number was edited
 */
export function migrated(record: StoredRecord, path: string): StoredRecord {
  const { version, schema = 1, ...answers } = record;
  if (!Number.isInteger(schema) || Number(schema) < 1) {
    throw new UserError(
      say`${path}: schema ${shown(schema)}: it must be the number that was there. Restore the file from git.`,
    );
  }
  const isNewer = typeof version === 'string' && (compareVersions(version, ownVersion) ?? 0) > 0;
  if (Number(schema) > SCHEMA || isNewer) {
    throw new UserError(
      say`${path}: a newer generator-django-cloud (${String(version)}) wrote it. Install that version, or a newer one`,
    );
  }
  return MIGRATIONS.slice(Number(schema) - 1).reduce<StoredRecord>(
    (found, { migrate }) => migrate(found),
    answers,
  );
}
