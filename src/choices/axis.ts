import type { Answers, Choice, PartialAnswers } from './choice.ts';
import { teachingOf } from './teaching.ts';

/** An axis of choices: what is asked, in the order of asking. Flag, prompt, `--list` and validation follow from it. */
export interface Axis {
  readonly key: Exclude<keyof Answers, 'project' | 'language' | 'options' | 'adopted' | 'plugins'>;
  /** The flag's name without dashes; also accepted: the key itself. */
  readonly flag: string;
  readonly title: string;
  readonly help: string;
  /** Several values may be chosen, none included. */
  readonly many: boolean;
  /** No other answer depends on it: a dialogue takes the default, and its summary offers to change it. */
  readonly aside: boolean;
  /** Why the answer of a project that is there cannot be changed any more; undefined where it can. */
  readonly fixed: string | undefined;
  /** The default first. */
  readonly choices: readonly Choice[];
  /** Choices for lessons and of older versions: accepted where a project keeps them. */
  readonly teaching: readonly Choice[];
  /** Why a choice does not go with the other answers; undefined when it does. */
  readonly unavailable: (choice: Choice, answers: PartialAnswers) => string | undefined;
  /** The default, given the answers before it. */
  readonly fallback: (answers: PartialAnswers) => string;
  /** What takes one of several values away again, after `django-cloud`. */
  readonly removal: (id: string) => string;
}

/** The value of a multiple choice that stands for "nothing chosen". */
export const NONE = 'none';

/** What stands for "without it" on an axis: `none` of several, or a choice that says so. */
export function offOf({ many, choices }: Pick<Axis, 'many' | 'choices'>): string | undefined {
  return many ? NONE : choices.find(({ id }) => ['no', NONE].includes(id))?.id;
}

/** What differs between axes; the rest follows. `rule` is a reason beyond the choice's own. */
interface Declaration<T extends Choice> extends Pick<Axis, 'key' | 'flag' | 'title' | 'help'> {
  readonly choices: readonly T[];
  readonly many?: boolean;
  readonly aside?: boolean;
  readonly fixed?: string;
  readonly rule?: (choice: T, answers: PartialAnswers) => string | undefined;
  /** Which of the choices that fit comes before the default. */
  readonly prefers?: (choice: T) => boolean;
  readonly removal?: Axis['removal'];
}

/** An axis from what is its own. */
export function axis<T extends Choice>({
  many = false,
  aside = false,
  fixed,
  rule,
  prefers,
  removal = (id) => `${id} --remove`,
  ...declared
}: Declaration<T>): Axis {
  const unavailable = (choice: Choice, answers: PartialAnswers): string | undefined =>
    rule?.(choice as T, answers) ?? choice.unavailable?.(answers);
  return {
    ...declared,
    many,
    aside,
    fixed,
    teaching: teachingOf(declared.choices),
    unavailable,
    removal,
    fallback(answers) {
      if (many) return NONE;
      const fitting = declared.choices.filter((choice) => unavailable(choice, answers) === undefined);
      const found = fitting.find((choice) => prefers?.(choice)) ?? fitting[0];
      if (!found) throw new Error(`Nothing of "${declared.title}" goes with these answers.`);
      return found.id;
    },
  };
}
