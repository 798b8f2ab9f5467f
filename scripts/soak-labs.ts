/** Small damages of labs at random, one after the other: `npm run soak -- labs 500 1`. */
import { Random } from '../test/property/random.ts';
import { AttemptCourse } from '../test/support/attempt-course.ts';
import { type Trial, tryDamage } from '../test/support/damage-trial.ts';

/**
 * Prints each damage that shows a traceback, or is missing its cause, with its seed.
 *
 * @returns how many did
 */
export async function soakLabs(count: number, first: number): Promise<number> {
  const course = await AttemptCourse.prepare();
  const trials: Trial[] = [];
  let wrong = 0;
  const began = Date.now();
  try {
    const seeds = Array.from({ length: count }, (_, index) => first + index);
    await course.each(seeds, 3, async (place, seed) => {
      try {
        trials.push(await tryDamage(place, new Random(seed)));
      } catch (error) {
        wrong += 1;
        console.log(`seed ${seed}: ${error}`);
      }
    });
  } finally {
    course.remove();
  }
  const missing = trials.filter(({ result }) => result === 'incomplete').length;
  const minutes = (Date.now() - began) / 60_000;
  console.log(
    `${count} damages, ${missing} of them noticed, ${wrong} judged badly; ${(count / minutes).toFixed(0)} a minute`,
  );
  return wrong;
}
