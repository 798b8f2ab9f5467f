/** A class of three whose files are edited: each test has a copy of the one that was made. */
import { strict as assert } from 'node:assert';
import { cpSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { servers } from '../../src/choices/catalog.ts';
import type { Difference } from '../../src/workshop/differences.ts';
import { djangoCloud, inFolder } from './command.ts';
import { git, WORKSHOP, writeCourse } from './workshop.ts';

export const speaking = (kind: string) =>
  servers.filter((one) => one.interface === kind && !one.teaching && !one.systemPackages).map(({ id }) => id);
export const [W1, W2] = speaking('wsgi');
export const [A1, A2] = speaking('asgi');
export const [HEAVY] = servers.filter(({ systemPackages }) => systemPackages);

export const LABS = 'labs:\n  - { id: lab-1, page: one.md }\n  - { id: lab-2, change: { server: asgi } }\n';
export const ROTATION = `rotation:\n  - { wsgi: ${W1}, asgi: ${A1}, server: ${W1} }\n  - { wsgi: ${W2}, asgi: ${A2}, server: ${W2} }\n`;
export const COURSE = `${WORKSHOP}${ROTATION}${LABS}`;
export const ROWS = ['Ana,1,ana@x.org,,A', 'Bob,2,bob@x.org,,B', 'Eva,3,eva@x.org,,A'];

export interface Ran {
  readonly status: number;
  readonly stderr: string;
  readonly made: readonly string[];
  readonly there: readonly string[];
  readonly corrected: readonly string[];
  readonly uncorrected: readonly { readonly id: string; readonly reason: string }[];
  readonly differences: readonly Difference[];
  readonly others: readonly { readonly row: number; readonly text: string }[];
}

export async function run(
  folder: string,
  text: string,
  rows: readonly string[],
  ...words: readonly string[]
): Promise<Ran> {
  writeCourse(folder, text, `name,id,email,github,table\n${rows.join('\n')}\n`);
  const { status, stdout, stderr } = await djangoCloud(folder, 'workshop', '--json', ...words);
  return { status, stderr, ...(stdout === '' ? {} : JSON.parse(stdout)) };
}

/** A class as it was made: each test has a copy. */
const MADE = mkdtempSync(join(tmpdir(), 'django-cloud-class-'));

export const inClass = (use: (folder: string, place: string) => Promise<void>): Promise<void> =>
  inFolder(async (folder) => {
    if (readdirSync(MADE).length === 0) {
      writeFileSync(join(MADE, 'one.md'), '# One\n');
      const { status, stderr } = await run(MADE, COURSE, ROWS);
      assert.equal(status, 0, stderr);
    }
    cpSync(MADE, folder, { recursive: true, preserveTimestamps: true });
    await use(folder, join(folder, 'class'));
  });

export const serverOf = (place: string, id: string): string =>
  JSON.parse(git(join(place, id), 'show', 'lab-1-start:.yo-rc.json'))['generator-django-cloud'].server;

export const removeMade = (): void => rmSync(MADE, { recursive: true, force: true });
