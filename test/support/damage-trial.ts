/** Damages a lab's files a little, and looks at what `labcheck` says of it. */
import { strict as assert } from 'node:assert';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Random } from '../property/random.ts';
import type { AttemptPlace } from './attempt-place.ts';
import { damaged, isEdited } from './damages.ts';

const LABS = [1, 2, 3, 4, 5, 6, 7].map((number) => `lab-${number}`);

/** One damage, and what came of it. */
export interface Trial {
  readonly lab: string;
  readonly path: string;
  readonly kind: string;
  readonly result: string;
}

/**
 * Makes one damage, and has it judged.
 *
 * @throws AssertionError when a traceback is shown, or a lab is not complete and no cause is named
 */
export async function tryDamage(place: AttemptPlace, random: Random): Promise<Trial> {
  const lab = random.pick(LABS);
  await place.begin(lab, 'solution');
  const files = (await place.succeed('git', 'ls-files')).split('\n').filter(isEdited);
  // Those of the settings and views are edited most.
  const path = random.pick(
    random.chance(0.6) ? files.filter((name) => /^(mysite|pages)\/\w+\.py$/.test(name)) : [...files, '.env'],
  );
  const before = readFileSync(join(place.folder, path), 'utf8');
  const { kind, text } = damaged(before, random);
  place.edit({ path, instead: text });
  const words = random.chance(0.25) ? [] : ['--quick'];
  const { result, checks } = await place.judge(lab, ...words);
  const first = checks.find((check) => check.result === 'failed');
  if (result === 'incomplete') assert.ok(first?.cause.trim(), JSON.stringify(checks));
  // What Python cannot read is said of that very file.
  if (first?.id === 'files') assert.ok(first.cause.startsWith(path), `${path}: ${first.cause}`);
  return { lab, path, kind, result };
}
