/**
 * Small damages of labs, one after the other, for as long as it is wanted: `npm run soak:labs -- 500 1`. Prints each that
 * shows a traceback, or is missing its cause, with its seed; the exit status says whether there was one.
 */
import { Random } from '../test/property/random.ts';
import { AttemptCourse } from '../test/support/attempt-course.ts';
import { type Trial, tryDamage } from '../test/support/damage-trial.ts';

const [count = 500, first = 1] = process.argv.slice(2).map(Number);
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
process.exitCode = wrong > 0 ? 1 : 0;
