import { ANSWER_FLAGS, LANG_FLAG, OPTION_FLAGS } from '../flags/answer-flags.ts';
import type { Flag } from '../flags/flag.ts';
import { LANGUAGES } from '../languages/language.ts';

export const JSON_FLAG: Flag = {
  name: 'json',
  takes: 'none',
  help: 'Print the result as JSON, for programs, and ask nothing.',
};

export const FORCE_FLAG: Flag = {
  name: 'force',
  takes: 'none',
  help: 'Go on although work is not committed, or although the folder of a new project is not empty.',
};

/** The language of messages, for commands that change no answers. */
export const MESSAGES_FLAG: Flag = {
  name: 'lang',
  takes: 'one',
  placeholder: 'en|es',
  values: Object.keys(LANGUAGES),
  help: "The language of messages; the system's when not given.",
};

/** Brings choices from outside: it is looked at before all others (`src/plugins/asked.ts`). */
export const PLUGIN_FLAG: Flag = {
  name: 'plugin',
  takes: 'many',
  placeholder: 'NAME|PATH',
  help: 'Also offer what a plug-in brings: an installed package, or a folder. Its code runs as you.',
};

/** Flags of the first generation that answer no prompt. The Yeoman generator has the first group too. */
export const SHARED_FLAGS: readonly Flag[] = [
  {
    name: 'defaults',
    short: 'y',
    aliases: ['yes'],
    takes: 'none',
    help: 'Ask nothing: what is not given has its default.',
  },
  {
    name: 'answers',
    takes: 'one',
    placeholder: 'FILE',
    help: 'Answers from a JSON or YAML file, by the names of the flags; flags win. "-" reads standard input.',
  },
  PLUGIN_FLAG,
  {
    name: 'dry-run',
    short: 'n',
    takes: 'none',
    help: 'Print the files that would be written, and write nothing.',
  },
  LANG_FLAG,
  { name: 'list', takes: 'none', help: 'Print every choice and their compatibility.' },
  JSON_FLAG,
  {
    name: 'diff',
    takes: 'none',
    help: 'In a django-cloud project: print what would change as a patch, and write nothing.',
  },
  {
    name: 'only',
    takes: 'none',
    help: 'In a project of an older version: change only what is asked for, and update nothing else.',
  },
  {
    name: 'lock',
    takes: 'none',
    help: 'Then complete the requirements and locks that a change leaves to a resolver, with the tool that wrote them.',
  },
  {
    name: 'run',
    takes: 'none',
    help: 'Then install the project, migrate, start its production server and print the URL.',
  },
  {
    name: 'git',
    takes: 'none',
    help: 'Then make a git repository of the new project, with a first commit.',
  },
  {
    name: 'install',
    takes: 'none',
    help: 'Then make its environment, with the packages for development and an .env.',
  },
  {
    name: 'start',
    takes: 'none',
    help: 'Then do what --install does, migrate, start the server for development and print the URL.',
  },
];

export const HELP_FLAG: Flag = { name: 'help', short: 'h', takes: 'none', help: 'Print this help.' };

const OWN_FLAGS: readonly Flag[] = [
  FORCE_FLAG,
  HELP_FLAG,
  { name: 'version', short: 'V', takes: 'none', help: 'Print the version.' },
];

export const FLAGS: readonly Flag[] = [...ANSWER_FLAGS, ...OPTION_FLAGS, ...SHARED_FLAGS, ...OWN_FLAGS];
