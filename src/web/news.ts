/** What this version makes of the answers of an older one, in words: new questions with their defaults, and what is called otherwise now. Pure. */

import { AXES, type Axis } from '../choices/axes.ts';
import type { Answers } from '../choices/choice.ts';
import { chosen, optionsOf } from '../choices/chosen.ts';
import { said, say } from '../languages/say.ts';
import { isRecord } from '../reading/parse.ts';
import { shownName } from './shown-name.ts';

/** One question, and what becomes of it. */
export interface NewAnswer {
  readonly title: string;
  /** What it was before; undefined where nobody was asked. */
  readonly from?: string;
  readonly to: string;
}

export interface News {
  /** Questions that the older version did not have, with the answers that they take. */
  readonly asked: readonly NewAnswer[];
  /** Answers that are other ones now. */
  readonly migrated: readonly NewAnswer[];
}

/** The titles of an axis's values; an id that it does not know stands for itself. */
function titles({ choices, teaching }: Axis, value: unknown): string {
  const all = [value].flat().map((id) => {
    const found = [...choices, ...teaching].find((choice) => choice.id === id);
    return found ? said(found.title) : shownName(String(id));
  });
  return all.join(', ') || say`none`;
}

const isSame = (a: unknown, b: unknown): boolean => [a].flat().join() === [b].flat().join();

/**
 * What changes in a project's answers by an update.
 *
 * @param stored the answers as the older version kept them
 * @param answers the same, of today
 */
export function newsOf(stored: unknown, answers: Answers): News {
  const before: Readonly<Record<string, unknown>> = isRecord(stored) ? stored : {};
  const options = isRecord(before.options) ? before.options : {};
  const ofAxes = AXES.map((axis) => {
    const [was, is] = [before[axis.key], answers[axis.key]];
    const answer = { title: said(axis.title), to: titles(axis, is) };
    if (was === undefined) return { ...answer, isNew: true };
    return isSame(was, is) ? undefined : { ...answer, from: titles(axis, was), isNew: false };
  });
  const ofOptions = optionsOf(chosen(answers).map(({ choice }) => choice)).map(({ choice, option }) => {
    const known = options[choice.id];
    const was = isRecord(known) ? known[option.id] : undefined;
    const is = answers.options[choice.id]?.[option.id] ?? '';
    const title = `${said(choice.title)}, ${said(option.title).toLowerCase()}`;
    const answer = { title, to: is || say`none` };
    if (was === undefined) return { ...answer, isNew: true };
    return was === is ? undefined : { ...answer, from: shownName(String(was)), isNew: false };
  });
  const all = [...ofAxes, ...ofOptions].filter((one) => one !== undefined);
  const plain = ({ isNew: _isNew, ...answer }: (typeof all)[number]): NewAnswer => answer;
  return {
    asked: all.filter(({ isNew }) => isNew).map(plain),
    migrated: all.filter(({ isNew }) => !isNew).map(plain),
  };
}
