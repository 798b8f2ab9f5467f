/** A course of the same choice: its `workshop.yml`, and its labs as a participant meets them. Pure. */
import { editAnswers } from '../answers/edit.ts';
import { following } from '../answers/following.ts';
import { resolveAnswers } from '../answers/resolve.ts';
import type { Answers, Interface } from '../choices/choice.ts';
import { asGiven } from '../explain/alternatives.ts';
import type { Lab } from '../labs/lab.ts';
import { labsWith } from '../labs/lab-states.ts';
import { inOrder } from '../plan/plan.ts';
import {
  defaults,
  type First,
  fitting,
  type Pair,
  pairsOf,
  textOf,
  usualPairs,
} from '../workshop/first-text.ts';
import { stepsOf } from '../workshop/steps.ts';
import { turnFrom } from '../workshop/turn.ts';

export type { Pair } from '../workshop/first-text.ts';

/** The platforms of a course: those that were chosen, else all that are clouds. */
export function platformsOf(answers: Answers): readonly string[] {
  return answers.platforms.length > 0 ? answers.platforms : defaults().platforms;
}

/** The servers of one interface that tables may meet in labs. */
export function serversFor(
  answers: Answers,
  kind: Interface,
): readonly { readonly id: string; readonly title: string }[] {
  return fitting(platformsOf(answers), kind);
}

/** The places of a rotation that nobody changed yet. */
export function firstRotation(answers: Answers): readonly Pair[] {
  return usualPairs(platformsOf(answers));
}

/** A rotation without servers that do not go with the course's platforms any more. */
export function fittingRotation(answers: Answers, rotation: readonly Pair[]): readonly Pair[] {
  const ids = { wsgi: serversFor(answers, 'wsgi'), asgi: serversFor(answers, 'asgi') };
  const one = (kind: Interface, id: string): string =>
    ids[kind].some((server) => server.id === id) ? id : (ids[kind][0]?.id ?? id);
  return rotation.map(({ wsgi, asgi }) => ({ wsgi: one('wsgi', wsgi), asgi: one('asgi', asgi) }));
}

/** A further place, with the servers that come next. */
export function withPlace(answers: Answers, rotation: readonly Pair[]): readonly Pair[] {
  const ids = (kind: Interface): readonly string[] => serversFor(answers, kind).map(({ id }) => id);
  const all = pairsOf(ids('wsgi'), ids('asgi'));
  return [...rotation, all[rotation.length % all.length]!];
}

/** Answers that a course does not say: each lab and each place has its own, or there is no choice in them. */
const OF_LABS = ['project', 'language', 'server', 'static', 'platforms', 'options', 'adopted', 'example'];

/** What all projects of a course have beyond the defaults, as an answers file has it. */
function inCommon(answers: Answers): Readonly<Record<string, unknown>> {
  const usual: Readonly<Record<string, unknown>> = { ...editAnswers(new Map(), new Map()).answers };
  const own = Object.entries(inOrder(answers)).filter(
    ([key, value]) => !OF_LABS.includes(key) && String(value) !== String(usual[key]),
  );
  const options = Object.entries(answers.options).filter(([id]) => answers.platforms.includes(id));
  return {
    ...Object.fromEntries(own),
    ...(options.length > 0 ? { options: Object.fromEntries(options) } : {}),
  };
}

/** The text of the workshop file. @param today the day of the commits */
export function workshopText(
  answers: Answers,
  title: string,
  rotation: readonly Pair[],
  today: Date,
): string {
  const first: First = {
    ...defaults(),
    title,
    language: answers.language ?? 'en',
    project: answers.project,
    platforms: platformsOf(answers),
    rotation,
    answers: inCommon(answers),
  };
  return textOf(first, today);
}

/** Labs without the record of what was rendered, which nobody reads. */
const labsOf = labsWith(() => []);

/** The answers of a course's projects: those of the choice, without what its platforms or its lessons do not go with. */
function answersOfCourse(answers: Answers): Answers {
  const given = new Map(asGiven(answers));
  // Each server has its own static files, and the labs are about the example app.
  for (const key of ['static', 'example']) given.delete(key);
  given.set('platforms', { value: platformsOf(answers), label: 'platforms' });
  return resolveAnswers(following(given).all);
}

/** The labs of one place in the rotation. @throws UserError when a lab does not go with the answers before it */
export function labsOfPlace(answers: Answers, place: Pair): readonly Lab[] {
  const turn = turnFrom({ ...place }, 'rotation');
  const stored = [...asGiven(answersOfCourse(answers))].filter(([key]) => key !== 'static');
  const own = editAnswers(new Map(stored), turn.answers).answers;
  return labsOf(own, stepsOf(null, own, turn.servers));
}
