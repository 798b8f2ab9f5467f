import { AXES } from '../choices/axes.ts';
import type { Answers } from '../choices/choice.ts';
import { chosen } from '../choices/chosen.ts';
import { said, say } from '../languages/say.ts';
import { RENDERED_FILE } from '../merge/record-text.ts';
import { ANSWERS_FILE } from '../plan/plan.ts';

/** A choice that brings a file, and the answer that it is. */
export interface Bringer {
  readonly answer: string;
  readonly title: string;
  readonly choice: string;
  readonly choiceTitle: string;
}

/** The choices whose files are in that area of templates; several may share one, and the project's own is no choice's. */
export function bringersOf(origin: string, answers: Answers): readonly Bringer[] {
  return chosen(answers)
    .filter(({ area, choice }) => area === origin || choice.shares?.includes(origin))
    .flatMap(({ choice }) => {
      const axis = AXES.find(({ choices, teaching }) => [...choices, ...teaching].includes(choice));
      if (!axis) return [];
      const { key, title } = axis;
      return [{ answer: key, title: said(title), choice: choice.id, choiceTitle: said(choice.title) }];
    });
}

/** Why a file is there, in a sentence. */
export function becauseOf(path: string, origin: string, bringers: readonly Bringer[]): string {
  if (path === ANSWERS_FILE) return say`It keeps the answers.`;
  if (path === RENDERED_FILE) return say`It keeps what was rendered: the base of later merges.`;
  if (bringers.length === 0)
    return origin === 'adopted' ? say`Every adopted project has it.` : say`Every project has it.`;
  return say`It comes with ${bringers.map(({ title, choiceTitle }) => `${title}: ${choiceTitle}`).join('; ')}.`;
}
