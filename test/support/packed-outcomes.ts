/** What the packed generator must have printed and written. */
import { strict as assert } from 'node:assert';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { withRecord } from '../../src/merge/rendered-file.ts';
import { answersWith } from './answers.ts';
import { type Outcome, snapshot } from './command.ts';
import { holdsPlan } from './holds-plan.ts';

export const SHOP = answersWith({ project: 'shop' });

/** What a person reads at the end, and a check that nothing else was printed or written. */
export function wrote(
  { status, stdout, stderr, cwd }: Outcome & { readonly cwd: string },
  created: boolean,
): void {
  assert.equal(status, 0, stderr);
  assert.match(
    stdout,
    /^shop: \d+ files, Django 5\.2 LTS on Gunicorn \(WSGI\)\.\nNext:\n {2}cd shop\n( {2}.+\n){3}$/,
  );
  // Yeoman names each file on standard error, and nothing else is there.
  const lines = withRecord(SHOP).map(
    ({ path }) => `${path === '.yo-rc.json' ? 'force' : 'create'} shop/${path}`,
  );
  const printed = stderr.split('\n').map((line) => line.trim());
  assert.deepEqual(printed.filter((line) => line !== '').sort(), created ? lines.sort() : []);
  assert.deepEqual(readdirSync(cwd), ['shop']);
  holdsPlan(join(cwd, 'shop'), SHOP);
}

/** A refusal: one line, an exit status, and nothing else. */
export function refused(
  { status, stdout, stderr, cwd }: Outcome & { readonly cwd: string },
  says: RegExp,
  exit = 2,
) {
  assert.match(stderr, says);
  assert.equal(stderr.trimEnd().split('\n').length, 1, stderr);
  assert.equal(stdout, '');
  assert.equal(status, exit);
  assert.deepEqual(snapshot(cwd), {}, 'nothing is written');
}
