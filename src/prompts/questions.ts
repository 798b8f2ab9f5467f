import { DEFAULT_NAME } from '../answers/resolve.ts';
import { type Axis, defaultServer } from '../choices/axes.ts';
import { servers } from '../choices/catalog.ts';
import { cautionsOf } from '../choices/cautions.ts';
import type { Choice, Interface, PartialAnswers } from '../choices/choice.ts';
import type { ChoiceOption } from '../choices/chosen.ts';
import { factsOf } from '../choices/facts.ts';
import { UserError } from '../errors/user-error.ts';
import { marked, said, say } from '../languages/say.ts';
import { type Entry, type Question, THEME } from '../terminal/question.ts';

export { type Question, THEME } from '../terminal/question.ts';

/** What is shown of several choices when none was picked. */
const NONE_YET = marked('none yet');

const MANY_THEME = {
  style: {
    ...THEME.style,
    renderSelectedChoices: (picked: readonly { readonly short: string }[]): string =>
      picked.map((entry) => entry.short).join(', ') || said(NONE_YET),
  },
};

const interfaces = (): readonly (Entry & { readonly value: Interface })[] => [
  {
    name: say`Synchronous (WSGI)`,
    value: 'wsgi',
    description: say`Each request has a thread: the fastest and simplest for pages that read a database.`,
  },
  {
    name: say`Asynchronous (ASGI)`,
    value: 'asgi',
    description: say`One loop serves many waiting requests: for streaming, slow services behind you, AI.`,
  },
];

/** The question of the interface, which only filters the servers. */
export const interfaceQuestion = (): Question => ({
  type: 'select',
  name: 'interface',
  message: say`Interface: how the server calls Django.`,
  choices: interfaces(),
  theme: THEME,
  default: 'wsgi',
});

function entry(choice: Choice, axis: Axis, answers: PartialAnswers): Entry {
  const reason = axis.unavailable(choice, answers);
  return {
    name: said(choice.title),
    value: choice.id,
    short: said(choice.title),
    description: [said(choice.help), ...cautionsOf(choice)].join(' '),
    disabled: reason ? `(${reason})` : false,
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
  return fitting.map((choice) => entry(choice, axis, answers));
}

/** The question of an axis: its choices, those that do not fit greyed, and the default that follows. */
export function question(axis: Axis, answers: PartialAnswers, kind: Interface | undefined): Question {
  const common = {
    name: axis.key,
    message: `${said(axis.title)}: ${said(axis.help)}`,
    theme: THEME,
    choices: entries(axis, answers, kind),
  };
  if (axis.many) {
    return {
      ...common,
      type: 'checkbox',
      theme: MANY_THEME,
    };
  }
  const fallback = axis.key === 'server' && kind ? defaultServer(kind).id : axis.fallback(answers);
  return { ...common, type: 'select', default: fallback };
}

/** Which service a command is about. @param remove whether it is to be removed */
export function serviceQuestion(offered: readonly Choice[], remove: boolean): Question {
  return {
    type: 'select',
    name: 'service',
    message: remove ? say`Service: the one to remove.` : say`Service: the one to add.`,
    theme: THEME,
    pageSize: offered.length,
    choices: offered.map((choice) => ({
      name: said(choice.title),
      value: choice.id,
      description: [said(choice.help), ...cautionsOf(choice)].join(' '),
    })),
  };
}

/** What is done once the project is written: nothing, unless it is picked. @param offered what can be done here */
export function extrasQuestion(offered: readonly string[]): Question {
  const entries: readonly Entry[] = [
    {
      name: say`A git repository with a first commit`,
      value: 'git',
      short: say`a repository`,
      description: say`As --git does.`,
    },
    {
      name: say`The environment, with all packages`,
      value: 'install',
      short: say`the environment`,
      description: say`As --install does: .venv, packages for development, and .env.`,
    },
    {
      name: say`The server for development`,
      value: 'start',
      short: say`the server`,
      description: say`As --start does: with the environment, migrated. Ctrl-C stops it.`,
    },
  ];
  return {
    type: 'checkbox',
    name: 'extras',
    message: say`Then: what is to be there, too.`,
    theme: MANY_THEME,
    choices: entries.filter(({ value }) => offered.includes(value)),
  };
}

/** @param check throws a UserError with the reason why a project cannot have that name */
export function nameQuestion(check: (name: string) => void): Question {
  return {
    type: 'input',
    name: 'project',
    message: say`Project name: the Python package that holds the settings.`,
    default: DEFAULT_NAME,
    theme: THEME,
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

/** Whether a new project may go into a folder that holds something else. @param holds some of what is there */
export function enterQuestion(folder: string, holds: string): Question {
  return {
    type: 'confirm',
    name: 'enter',
    message: say`Merge: ${folder} is not empty (${holds}). Merge the project into it? Your lines stay.`,
    default: false,
    theme: THEME,
  };
}

/** The question whether code of a project may run that was not made here. @param line what would run */
export function executeQuestion(line: string): Question {
  return {
    type: 'confirm',
    name: 'execute',
    message: say`Execute: ${line} Go on?`,
    default: false,
    theme: THEME,
  };
}

/** The question whether a change also updates a project of an older version. */
export function updateQuestion(before: string, after: string): Question {
  return {
    type: 'confirm',
    name: 'update',
    message: say`Update: this project is of version ${before}. Bring it up to ${after} too? "No" changes only what you asked for.`,
    default: true,
    theme: THEME,
  };
}

/**
 * The question of an option: its default, its choices or its check. It has the name of its flag: in a name with a dot
 * Inquirer sees a path, and keeps the answer elsewhere.
 */
export function optionQuestion(
  { choice, option, flag }: ChoiceOption,
  answers: PartialAnswers,
  others: Readonly<Record<string, string>>,
): Question {
  const common = {
    name: flag,
    message: `${said(choice.title)}, ${said(option.title).toLowerCase()}: ${said(option.help)}`,
    default: option.fallback(answers, others, factsOf(answers)),
    theme: THEME,
  };
  if (option.choices) {
    return {
      ...common,
      type: 'select',
      choices: option.choices.map((value) => ({ name: value, value, description: said(option.help) })),
    };
  }
  return {
    ...common,
    type: 'input',
    validate: (value: string) => option.check?.(value, others, answers, factsOf(answers)) ?? true,
  };
}
