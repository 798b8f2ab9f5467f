/** The course of a class: as it began, and as its files say it now. */
import { asKept } from '../answers/given.ts';
import { beforeBeginnings } from '../answers/migrations/beginnings.ts';
import { givenFrom } from '../answers/resolve.ts';
import { UserError } from '../errors/user-error.ts';
import { answersOfSteps } from '../labs/step-answers.ts';
import { say } from '../languages/say.ts';
import { CLASS_RECORD, type ClassRecord, type Course, courseOf, type SeatRecord } from './class-record.ts';
import { plainLine } from './differences.ts';
import { COURSE_BEGINNINGS, groupOf, withoutDefaults } from './seat-groups.ts';
import { stepsOf } from './steps.ts';
import { NO_TURN, turnFrom } from './turn.ts';
import type { Workshop } from './workshop-file.ts';

/** The course of a class: what it began with, and places that were added at the end of the rotation. */
export function courseNow(workshop: Workshop, record: ClassRecord | undefined, accept: boolean): Course {
  const wanted = courseOf(workshop);
  if (!record || record.seats.length === 0) return wanted;
  const { course } = record;
  const count = course.rotation.length;
  const isLonger = count > 0 && plainLine(wanted.rotation.slice(0, count)) === plainLine(course.rotation);
  return {
    ...course,
    ...(isLonger ? { rotation: wanted.rotation } : {}),
    ...(accept ? { title: wanted.title } : {}),
  };
}

/** The workshop with what its class began with: late people get the same as all others. */
export function withCourse(workshop: Workshop, course: Course, seats: readonly SeatRecord[] = []): Workshop {
  const older = beforeBeginnings(false);
  const begun = seats[0]?.answers;
  const isOlder = seats.some(({ answers }) => answers.example === older.example);
  // Before a class had beginnings of its own, it had those of every project.
  const keys = Object.keys(COURSE_BEGINNINGS) as (keyof typeof COURSE_BEGINNINGS)[];
  const known = keys.filter((key) => begun?.[key] !== undefined);
  const before = isOlder ? older : Object.fromEntries(known.map((key) => [key, begun?.[key]]));
  const label = (key: string): string => `${CLASS_RECORD}: ${key}`;
  const turns = course.rotation.map((one, index) => turnFrom(one, label(`rotation.${index}`)));
  return {
    ...workshop,
    ...course,
    solutions: course.solutions ?? 'class',
    translations: course.translations,
    answers: asKept(givenFrom({ ...before, ...course.answers }, label('answers'))),
    rotation: turns.length > 0 ? turns : [NO_TURN],
  };
}

/** Refuses places that nobody could tell apart: a trainer who gives two wants two. @throws UserError */
export function refuseAlike(workshop: Workshop): void {
  const seen = new Map<string, number>();
  for (const [index, turn] of workshop.rotation.entries()) {
    const { given, answers, servers } = groupOf(workshop, `${index}`, turn);
    const own = withoutDefaults(answers, given);
    const all = answersOfSteps(own, stepsOf(workshop.labs, own, servers));
    const text = JSON.stringify(all);
    const other = seen.get(text);
    if (other !== undefined) {
      const names = [...new Set(all.map(({ server }) => server))].join(', ');
      throw new UserError(
        say`rotation: the places ${other + 1} and ${index + 1} come out alike: all of their labs have the same servers (${names}) and platforms. Give both servers of a place, wsgi and asgi, or leave one out.`,
      );
    }
    seen.set(text, index);
  }
}
