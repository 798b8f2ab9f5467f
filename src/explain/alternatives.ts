/** Each answer changed by itself: what explains a file is what other answers would make of it. */
import { editAnswers } from '../answers/edit.ts';
import { asKept, type GivenAnswers } from '../answers/given.ts';
import { givenFrom } from '../answers/resolve.ts';
import { AXES, type Axis, NONE } from '../choices/axes.ts';
import type { Answers, Choice, Option } from '../choices/choice.ts';
import { chosen, optionsOf } from '../choices/chosen.ts';
import { factsOf } from '../choices/facts.ts';
import { UserError } from '../errors/user-error.ts';
import { LANGUAGES } from '../languages/language.ts';
import { said, say } from '../languages/say.ts';
import { inOrder } from '../plan/plan.ts';

/** The answers of a project with one of them changed. */
export interface Alternative {
  /** Which one: `server`, or `<choice>.<option>`. */
  readonly answer: string;
  /** What people call it: `Server`. */
  readonly title: string;
  /** What it becomes: `Uvicorn`, `without Redis`. */
  readonly change: string;
  /** The words of a command line that change it: `--server uvicorn`. */
  readonly words: readonly string[];
  readonly answers: Answers;
}

/** A change of one answer that may turn out not to go with the others. */
type Attempt = Omit<Alternative, 'answers'> & {
  readonly value: unknown;
  /** What the choice asks for besides: options without a default, by key. */
  readonly options?: readonly (readonly [key: string, value: string])[];
};

/** Answers as a project keeps them. */
export function asGiven(answers: Answers): GivenAnswers {
  return asKept(givenFrom(inOrder(answers) as unknown as Readonly<Record<string, unknown>>, 'answers'));
}

function ofSeveral(axis: Axis, chosenIds: readonly string[], choice: Choice): Attempt {
  const isChosen = chosenIds.includes(choice.id);
  const ids = axis.choices
    .map(({ id }) => id)
    .filter((id) => (id === choice.id ? !isChosen : chosenIds.includes(id)));
  const value = ids.length > 0 ? ids : NONE;
  const title = said(choice.title);
  return {
    answer: axis.key,
    title: said(axis.title),
    change: isChosen ? say`without ${title}` : say`with ${title}`,
    words: [`--${axis.flag}`, String(value)],
    value,
  };
}

function ofAxis(axis: Axis, answers: Answers): readonly Attempt[] {
  const value = answers[axis.key];
  if (Array.isArray(value)) return axis.choices.map((choice) => ofSeveral(axis, value, choice));
  return axis.choices
    .filter(({ id }) => id !== value)
    .map((choice) => {
      const required = optionsOf([choice])
        .filter(({ option }) => option.required)
        .map(({ option, key, flag }) => {
          const value =
            SAMPLES.find((one) => option.check?.(one, {}, answers, factsOf(answers)) === undefined) ?? '';
          return { key, flag, value };
        });
      return {
        answer: axis.key,
        title: said(axis.title),
        change: said(choice.title),
        words: [`--${axis.flag}`, choice.id, ...required.map(({ flag, value }) => `--${flag}=${value}`)],
        value: choice.id,
        options: required.map(({ key, value }) => [key, value] as const),
      };
    });
}

/** Texts of many forms: one of them passes the check of an option. */
const SAMPLES = [
  'other',
  'other.example.org',
  '10.0.0.0/8',
  '10',
  'other@example.org',
  '2099-12-31',
  '2099-06-30',
];

/** Other values of an option: its choices, or for free text what is like its value, nearest first. */
function otherValues({ choices }: Option, value: string): readonly string[] {
  if (choices) return choices.filter((one) => one !== value);
  const number = /\d+/.exec(value)?.[0];
  const others = [
    ...(number === undefined ? [] : [2, 0.5].map((by) => value.replace(number, String(+number * by)))),
    ...(number === undefined ? [] : [1, -1].map((by) => value.replace(number, String(+number + by)))),
    ...(value === '' ? [] : [`other-${value}`, `${value}-2`]),
    ...SAMPLES,
  ];
  return others.filter((one) => one !== value);
}

function ofOptions(answers: Answers): readonly (readonly Attempt[])[] {
  return chosen(answers).flatMap(({ choice }) =>
    optionsOf([choice]).map(({ option, flag, key }) => {
      const value = answers.options[choice.id]?.[option.id] ?? '';
      return otherValues(option, value).map((other) => ({
        answer: key,
        title: `${said(choice.title)}, ${said(option.title).toLowerCase()}`,
        change: other,
        words: [`--${flag}=${other}`],
        value: other,
      }));
    }),
  );
}

/** Names that nothing else in a project has: one of them is not the project's own. */
const OTHER_NAMES = ['othername', 'another'];

function ofName(answers: Answers): Attempt {
  const value = OTHER_NAMES.find((name) => name !== answers.project) ?? '';
  const title = say`Project name`;
  return { answer: 'project', title, change: value, words: ['--project', value], value };
}

function ofLanguage({ language = 'en' }: Answers): readonly Attempt[] {
  return Object.entries(LANGUAGES)
    .filter(([id]) => id !== language)
    .map(([id, name]) => ({
      answer: 'language',
      title: say`Language`,
      change: name,
      words: ['--lang', id],
      value: id,
    }));
}

function tried(stored: GivenAnswers, { value, options = [], ...attempt }: Attempt): Alternative | undefined {
  try {
    const label = attempt.words.join(' ');
    const all = [[attempt.answer, value] as const, ...options];
    const given = new Map(all.map(([key, one]) => [key, { value: one, label }]));
    return { ...attempt, answers: editAnswers(stored, given).answers };
  } catch (error) {
    if (error instanceof UserError) return undefined;
    throw error;
  }
}

/**
 * Every way to change one answer that goes with the others; what does not go with a change any more takes its default. Of
 * an option with free text, one other value stands for all.
 *
 * Pure: same answers, same alternatives.
 *
 * @param answers valid answers
 */
export function alternativesOf(answers: Answers): readonly Alternative[] {
  const stored = asGiven(answers);
  const all = [ofName(answers), ...ofLanguage(answers), ...AXES.flatMap((axis) => ofAxis(axis, answers))];
  const isFound = (one: Alternative | undefined): one is Alternative => one !== undefined;
  return [
    ...all.map((one) => tried(stored, one)).filter(isFound),
    ...ofOptions(answers).flatMap((attempts) => {
      for (const one of attempts) {
        const found = tried(stored, one);
        if (found) return [found];
      }
      return [];
    }),
  ];
}
