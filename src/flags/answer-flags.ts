import type { Given, GivenAnswers } from '../answers/given.ts';
import { AXES, NONE, offOf } from '../choices/axes.ts';
import { OPTIONS } from '../choices/chosen.ts';
import { LANGUAGES } from '../languages/language.ts';
import { marked, said, say } from '../languages/say.ts';
import type { Flag, ParsedFlags } from './flag.ts';

/** The flags that answer a prompt, in the order of the prompts. */
export const ANSWER_FLAGS: readonly Flag[] = [
  {
    name: 'project',
    aliases: ['name'],
    takes: 'one',
    placeholder: 'NAME',
    help: "The project's name; also the first word after the command.",
  },
  {
    name: 'interface',
    takes: 'one',
    placeholder: 'wsgi|asgi',
    values: ['wsgi', 'asgi'],
    help: 'Synchronous (wsgi) or asynchronous (asgi): picks the default server of that kind.',
  },
  ...AXES.map((axis): Flag => {
    const ids = axis.choices.map((choice) => choice.id);
    const off = offOf(axis);
    return {
      name: axis.flag,
      ...(axis.flag === axis.key ? {} : { aliases: [axis.key] }),
      takes: axis.many ? 'many' : 'one',
      placeholder: axis.many ? 'ID,…' : 'ID',
      values: [...ids, ...(axis.many ? [NONE] : [])],
      help: () =>
        `${said(axis.help)} ${say`One of: ${[...ids, ...(axis.many ? ['none'] : [])].join(', ')}.`}`,
      ...(off === undefined ? {} : { negated: off }),
    };
  }),
];

/** The language of messages, and of the project: an answer that is not asked. */
export const LANG_FLAG: Flag = {
  name: 'lang',
  takes: 'one',
  placeholder: Object.keys(LANGUAGES).join('|'),
  values: Object.keys(LANGUAGES),
  help: "The language of messages and of what the project says; when not given, the project's own or the system's.",
};

/** The flags of options, which only some choices have. */
export const OPTION_FLAGS: readonly Flag[] = OPTIONS.map(({ choice, option, flag }) => ({
  name: flag,
  takes: 'one',
  placeholder: option.choices ? 'ID' : marked('VALUE'),
  ...(option.choices ? { values: option.choices } : {}),
  help: () =>
    `${said(choice.title)}: ${said(option.help)}${option.choices ? ` ${say`One of: ${option.choices.join(', ')}.`}` : ''}`,
}));

/** What the flags answer. */
export function givenByFlags(flags: ParsedFlags): GivenAnswers {
  const given = new Map<string, Given>();
  for (const flag of ANSWER_FLAGS) {
    const values = flags.values.get(flag.name);
    const key = AXES.find((axis) => axis.flag === flag.name)?.key ?? flag.name;
    if (values)
      given.set(key, { value: flag.takes === 'many' ? values : values[0], label: `--${flag.name}` });
  }
  for (const { flag, key } of OPTIONS) {
    const value = flags.values.get(flag)?.[0];
    if (value !== undefined) given.set(key, { value, label: `--${flag}` });
  }
  const language = flags.values.get(LANG_FLAG.name)?.[0];
  if (language !== undefined) given.set('language', { value: language, label: `--${LANG_FLAG.name}` });
  return given;
}
