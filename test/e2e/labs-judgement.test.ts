/**
 * What students write is judged truly: a table of wrong and right solutions over the seven labs, each wrong one with its
 * cause; and small damages, after which no traceback is shown.
 */
import { strict as assert } from 'node:assert';
import { Random } from '../property/random.ts';
import { AttemptCourse } from '../support/attempt-course.ts';
import { judgementOf } from '../support/attempt-place.ts';
import { ATTEMPTS } from '../support/attempts/all.ts';
import type { Attempt } from '../support/attempts/attempt.ts';
import { type Trial, tryDamage } from '../support/damage-trial.ts';
import { describeWith } from '../support/machine.ts';

/** How many attempts are made at a time: most of each is waiting for a server. */
const HANDS = 3;
/** The damages of every run are the same; `npm run soak -- labs` tries others. */
const SEED = 20_261_129;
const DAMAGES = 24;

describeWith(['git'], 'judgement of labs', function () {
  this.timeout(900_000);
  let course: AttemptCourse;
  const judged = new Map<Attempt, string | undefined>();
  const trials: Trial[] = [];
  before(async () => {
    course = await AttemptCourse.prepare();
    const began = Date.now();
    await course.each(ATTEMPTS, HANDS, async (place, attempt) => {
      // What throws is told where the attempt is looked at.
      judged.set(attempt, await judgementOf(place, attempt).catch((error: unknown) => String(error)));
    });
    console.log(`      ${ATTEMPTS.length} attempts in ${((Date.now() - began) / 1000).toFixed(0)} s`);
  });
  after(() => course?.remove());

  it('has at least 60 wrong and 40 right solutions, over all labs', () => {
    const wrong = ATTEMPTS.filter((attempt) => attempt.wrong);
    assert.ok(wrong.length >= 60);
    assert.ok(ATTEMPTS.length - wrong.length >= 40);
    assert.equal(new Set(ATTEMPTS.map(({ lab }) => lab)).size, 7);
  });

  for (const attempt of ATTEMPTS) {
    const { lab, title, wrong } = attempt;
    it(`${lab}, ${title}: ${wrong ? `wrong, for ${wrong[0]}` : 'right'}`, () => {
      assert.ok(judged.has(attempt));
      assert.equal(judged.get(attempt), undefined);
    });
  }

  it(`${DAMAGES} small damages: no traceback, and a cause for whatever is missing`, async () => {
    const seeds = Array.from({ length: DAMAGES }, (_, index) => SEED + index);
    await course.each(seeds, HANDS, async (place, seed) => {
      try {
        trials.push(await tryDamage(place, new Random(seed)));
      } catch (error) {
        throw new Error(`seed ${seed}: ${error}`);
      }
    });
    // Each lab, and each kind of damage.
    assert.equal(new Set(trials.map(({ lab }) => lab)).size, 7);
    assert.equal(new Set(trials.map(({ kind }) => kind)).size, 4);
    // Damages that nobody notices would prove nothing.
    assert.ok(trials.filter(({ result }) => result === 'incomplete').length >= DAMAGES / 5);
  });
});
