/** What somebody downloads from the page, beside what the command writes. */
import { strict as assert } from 'node:assert';
import { readFileSync } from 'node:fs';
import type { Download } from 'playwright-core';
import type { Answers } from '../../src/choices/choice.ts';
import { withRecord } from '../../src/merge/rendered-file.ts';
import { zipEntries } from './zip.ts';

/** Compares a downloaded project with what the command writes: every byte and every mode, the record's too. */
export function isProject(zip: Buffer, answers: Answers): void {
  const found = zipEntries(zip).map(({ path, contents, mode }) => ({ path, contents, mode }));
  const expected = withRecord(answers).map(({ path, contents, executable }) => ({
    path: `${answers.project}/${path}`,
    contents,
    mode: executable ? 0o755 : 0o644,
  }));
  assert.deepEqual(found, expected);
}

export const contentsOf = async (download: Download): Promise<Buffer> => readFileSync(await download.path());
