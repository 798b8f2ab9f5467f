/**
 * Answers that followed a platform: PostgreSQL for one whose disk is lost. The record remembers what they were before, so
 * that they go back when the platform goes, unless somebody chose them since.
 */
import { type EditedAnswers, editAnswers, type Followed } from '../answers/edit.ts';
import type { GivenAnswers } from '../answers/given.ts';
import { AXES, type Axis, NONE } from '../choices/axes.ts';
import { platforms } from '../choices/catalog.ts';
import { UserError } from '../errors/user-error.ts';
import { said, say } from '../languages/say.ts';
import { rememberedBase } from '../merge/base.ts';
import type { CameAlong } from '../merge/rendered-file.ts';
import type { Edit } from './edit.ts';

const isPlatform = (edit: Edit | undefined): boolean => platforms.some(({ id }) => id === edit?.name);

const platformsIn = (stored: GivenAnswers): readonly unknown[] =>
  [stored.get('platforms')?.value ?? []].flat().filter((id) => id !== NONE);

/** An answer of one value, by its key. */
const axisOf = (key: string): Axis | undefined => AXES.find((axis) => axis.key === key && !axis.many);

const titleIn = ({ choices }: Axis, id: string): string =>
  said(choices.find((choice) => choice.id === id)?.title ?? id);

/** What is remembered after a change: what followed it, and what followed an earlier one and was not chosen since. */
export function cameAfter(
  came: CameAlong,
  edit: Edit | undefined,
  { stored, given, edited }: { stored: GivenAnswers; given: GivenAnswers; edited: EditedAnswers },
): CameAlong {
  const { answers, followed } = edited;
  const now = (key: string): unknown => answers[key as keyof typeof answers];
  const kept = Object.entries(came).filter(([key, { to }]) => !given.has(key) && now(key) === to);
  const grows = isPlatform(edit) && answers.platforms.length > platformsIn(stored).length;
  const added = followed.flatMap(({ answer }) => {
    const from = stored.get(answer)?.value;
    return grows && axisOf(answer) && typeof from === 'string'
      ? [[answer, { from, to: String(now(answer)) }] as const]
      : [];
  });
  return Object.fromEntries([...kept, ...added]);
}

/**
 * The answers after a platform was removed, and with it what came only with it and fits without.
 *
 * @param folder the project's root
 */
export function takenBack(
  folder: string,
  edited: EditedAnswers,
  { stored, given, edit }: { stored: GivenAnswers; given: GivenAnswers; edit: Edit | undefined },
): EditedAnswers {
  const removed = platformsIn(stored).length > edited.answers.platforms.length;
  if (!isPlatform(edit) || !removed) return edited;
  const { came = {} } = rememberedBase(folder);
  let all = given;
  let result = edited;
  const followed: Followed[] = [];
  for (const [key, { from, to }] of Object.entries(came)) {
    const axis = axisOf(key);
    if (!axis || given.has(key) || stored.get(key)?.value !== to) continue;
    try {
      const tried = new Map([...all, [key, { value: from, label: key }] as const]);
      result = editAnswers(stored, tried);
      all = tried;
      const reason = say`it came with what goes now`;
      followed.push({
        answer: key,
        title: said(axis.title),
        from: titleIn(axis, to),
        to: titleIn(axis, from),
        reason,
      });
    } catch (error) {
      // Another platform needs it too.
      if (!(error instanceof UserError)) throw error;
    }
  }
  return { answers: result.answers, followed: [...result.followed, ...followed] };
}
