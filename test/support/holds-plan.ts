import { strict as assert } from 'node:assert';
import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { Answers } from '../../src/choices/choice.ts';
import { withRecord } from '../../src/merge/rendered-file.ts';
import { snapshot } from './command.ts';

/** Checks that a folder holds the plan of these answers and its record: every byte and executable bit, and no other file. */
export function holdsPlan(folder: string, answers: Answers): void {
  const files = withRecord(answers);
  const found = Object.entries(snapshot(folder)).filter(([path]) => statSync(join(folder, path)).isFile());
  assert.deepEqual(
    found.map(([path]) => path),
    files.map((file) => file.path).sort(),
  );
  for (const { path, contents, executable } of files) {
    assert.equal(readFileSync(join(folder, path), 'utf8'), contents, path);
    assert.equal((statSync(join(folder, path)).mode & 0o100) !== 0, executable, `the mode of ${path}`);
  }
}
