import type { Given, GivenAnswers } from './answers/given.ts';
import { resolveOption } from './answers/options.ts';
import { packageName } from './answers/project-name.ts';
import { DEFAULT_NAME, interfaceOf, resolveAxis } from './answers/resolve.ts';
import { UserError } from './answers/user-error.ts';
import { AXES, type Axis, defaultServer, NONE } from './choices/axes.ts';
import { servers } from './choices/catalog.ts';
import type { Choice, Interface, PartialAnswers } from './choices/choice.ts';
import { type ChoiceOption, chosen, optionsOf } from './choices/chosen.ts';

/** One entry of a list that is asked; `disabled` is the reason why it is greyed. */
interface Entry {
  readonly name: string;
  readonly value: string;
  readonly short?: string;
  readonly description?: string;
  readonly disabled?: string | false;
  readonly checked?: boolean;
}

/** A question as Inquirer takes it, under Yeoman and in the own command alike. */
export interface Question {
  readonly type: 'input' | 'select' | 'checkbox';
  readonly name: string;
  readonly message: string;
  readonly default?: string;
  readonly choices?: readonly Entry[];
  readonly validate?: (value: never) => true | string;
}

/** Asks one question and resolves to its answer. */
export type Ask = (question: Question) => Promise<unknown>;

const INTERFACES: readonly (Entry & { readonly value: Interface })[] = [
  {
    name: 'Synchronous (WSGI)',
    value: 'wsgi',
    description: 'Each request has a thread: the fastest and simplest for pages that read a database.',
  },
  {
    name: 'Asynchronous (ASGI)',
    value: 'asgi',
    description: 'One loop serves many waiting requests: for streaming, slow services behind you, AI.',
  },
];

function entry(choice: Choice, axis: Axis, answers: PartialAnswers): Entry {
  return {
    name: choice.title,
    value: choice.id,
    short: choice.title,
    description: choice.caution ? `${choice.help} Mind: ${choice.caution}` : choice.help,
    disabled: axis.unavailable(choice, answers) ?? false,
  };
}

/** The entries of an axis: those that cannot be chosen are greyed, with the reason. */
function entries(axis: Axis, answers: PartialAnswers, kind: Interface | undefined): readonly Entry[] {
  const fitting =
    axis.key === 'server' && kind
      ? axis.choices.filter((choice) =>
          servers.some((server) => server.id === choice.id && server.interface === kind),
        )
      : axis.choices;
  const list = fitting.map((choice) => entry(choice, axis, answers));
  return axis.many
    ? [
        {
          name: 'none yet',
          value: NONE,
          short: 'none yet',
          description: 'A platform can be added at any time.',
        },
        ...list,
      ]
    : list;
}

function question(axis: Axis, answers: PartialAnswers, kind: Interface | undefined): Question {
  const common = {
    name: axis.key,
    message: `${axis.title}: ${axis.help}`,
    choices: entries(axis, answers, kind),
  };
  if (axis.many) {
    return {
      ...common,
      type: 'checkbox',
      validate: (picked: readonly (string | { value: string })[]) =>
        picked.length > 1 && picked.some((one) => (typeof one === 'string' ? one : one.value) === NONE)
          ? '"none yet" goes with nothing else.'
          : true,
    };
  }
  const fallback = axis.key === 'server' && kind ? defaultServer(kind).id : axis.fallback(answers);
  return { ...common, type: 'select', default: fallback };
}

/** @param check throws a UserError with the reason why a project cannot have that name */
function nameQuestion(check: (name: string) => void): Question {
  return {
    type: 'input',
    name: 'project',
    message: 'Project name: the Python package that holds the settings.',
    default: DEFAULT_NAME,
    validate(value: string) {
      try {
        check(value);
        return true;
      } catch (error) {
        if (error instanceof UserError) return error.message;
        throw error;
      }
    },
  };
}

/** The question of an option: its default, its choices or its check. */
function optionQuestion(
  { choice, option, key }: ChoiceOption,
  answers: PartialAnswers,
  others: Readonly<Record<string, string>>,
): Question {
  const common = {
    name: key,
    message: `${choice.title}, ${option.title}: ${option.help}`,
    default: option.fallback(answers, others),
  };
  if (option.choices) {
    return { ...common, type: 'select', choices: option.choices.map((value) => ({ name: value, value })) };
  }
  return {
    ...common,
    type: 'input',
    validate: (value: string) => option.check?.(value, others, answers) ?? true,
  };
}

/** Asks for the options of what was chosen, where they are worth a question. */
async function askOptions(answers: PartialAnswers, all: Map<string, Given>, ask: Ask): Promise<void> {
  for (const { choice } of chosen(answers)) {
    let others: Readonly<Record<string, string>> = {};
    for (const one of optionsOf([choice])) {
      if (one.option.asked && !all.has(one.key)) {
        const value = await ask(optionQuestion(one, answers, others));
        all.set(one.key, { value, label: `the answer to "${one.key}"` });
      }
      others = { ...others, [one.option.id]: resolveOption(one, all, answers, others) };
    }
  }
}

/**
 * Asks what is not given yet, in the order: name, interface, server, platforms, static files, database, Django, Python.
 *
 * @param given answers that need no asking; each is validated before the questions that depend on it
 * @param checkName throws a UserError when a project cannot have the name that was typed: it is asked again
 * @returns the given answers and the asked ones
 * @throws UserError when a given answer is bad, before anything that depends on it is asked
 */
export async function askMissing(
  given: GivenAnswers,
  ask: Ask,
  checkName: (name: string) => void = packageName,
): Promise<GivenAnswers> {
  const all = new Map(given);
  const put = (key: string, value: unknown): void =>
    void all.set(key, { value, label: `the answer to "${key}"` });
  if (!all.has('project')) put('project', await ask(nameQuestion(checkName)));
  let answers: PartialAnswers = { project: packageName(String(all.get('project')?.value)) };
  if (!all.has('interface') && !all.has('server')) {
    put(
      'interface',
      await ask({
        type: 'select',
        name: 'interface',
        message: 'Interface: how the server calls Django.',
        choices: INTERFACES,
        default: 'wsgi',
      }),
    );
  }
  const kind = interfaceOf(all);
  for (const axis of AXES) {
    if (!all.has(axis.key)) {
      const answer = await ask(question(axis, answers, kind));
      const nothing = answer === undefined || (Array.isArray(answer) && answer.length === 0);
      put(axis.key, axis.many && nothing ? NONE : answer);
    }
    answers = { ...answers, [axis.key]: resolveAxis(axis, all, answers) };
  }
  await askOptions(answers, all, ask);
  return all;
}
