import type { GivenAnswers } from '../answers/given.ts';
import { withValues } from '../answers/values.ts';
import { axisOf } from '../choices/axes.ts';
import { platforms, servers } from '../choices/catalog.ts';
import type { Platform } from '../choices/choice.ts';
import { UserError } from '../errors/user-error.ts';
import type { ParsedFlags } from '../flags/flag.ts';
import { said, say } from '../languages/say.ts';
import { question } from '../prompts/questions.ts';
import { type Edit, REMOVE } from './edit.ts';
import { service } from './service-edit.ts';

/** Refuses words where a command takes none. @throws UserError */
function noWords(name: string, { positionals }: ParsedFlags): void {
  if (positionals.length > 0)
    throw new UserError(say`${name} ${positionals[0]}: unexpected argument. See ${name} --help.`);
}

const server: Edit = {
  name: 'server',
  summary: 'Change the server of a project: sync to async and back, too.',
  usage: 'server ID [flags]',
  words: servers.map(({ id }) => id),
  description:
    'Changes the server of the project in this folder, and what depends on it: static files, requirements, start commands. What you changed in its files stays.',
  examples: servers.slice(0, 2).map(({ id }) => `server ${id}`),
  begins: false,
  asks({ positionals, values }, stored) {
    const isGiven = positionals.length > 0 || ['server', 'interface'].some((name) => values.has(name));
    return isGiven
      ? undefined
      : question(axisOf('server'), { server: String(stored.get('server')?.value) }, undefined);
  },
  given({ positionals, values }) {
    const [id, ...more] = positionals;
    if (more.length > 0)
      throw new UserError(say`server ${more[0]}: unexpected argument. Usage: server ID [flags]`);
    if (id === undefined) {
      if (['server', 'interface'].some((name) => values.has(name))) return new Map();
      const ids = servers.map((one) => one.id).join(', ');
      throw new UserError(say`server: missing argument: ID. Choose one of: ${ids}.`);
    }
    return new Map([['server', { value: id, label: 'server' }]]);
  },
};

const update: Edit = {
  name: 'update',
  summary: "Bring a project up to this generator's version.",
  usage: 'update [flags]',
  description:
    'Renders the project in this folder again, with the answers that it keeps and what this version of the generator makes of them. What you changed in its files stays. New questions take their defaults.',
  examples: ['update', 'update --diff'],
  begins: false,
  given(flags) {
    noWords('update', flags);
    return new Map();
  },
};

/** Adds a platform to a project, or makes a project for it; with `--remove`, takes it away. */
function platformEdit({ id, title }: Platform): Edit {
  const axis = axisOf('platforms');
  return {
    name: id,
    get summary() {
      return say`Platform ${said(title)}: add it to a project, or make a project for it.`;
    },
    usage: `${id} [NAME [FOLDER]] [flags]`,
    get description() {
      return say`Adds the platform ${said(title)} to the project in this folder. Where there is none, asks what is missing and renders a whole project for it.`;
    },
    examples: [id, `${id} mysite --defaults`, `${id} --remove`],
    flags: [REMOVE],
    begins: true,
    given(flags, stored): GivenAnswers {
      const remove = flags.switches.has('remove');
      const has = [stored?.get('platforms')?.value ?? []].flat().includes(id);
      if (remove && !has) {
        throw new UserError(
          say`${id} --remove: the project has no files of ${said(title)}. Leave --remove out to add them.`,
        );
      }
      const change = withValues(axis, stored ?? new Map(), remove ? { remove: [id] } : { add: [id] }, id);
      return new Map([['platforms', change]]);
    },
  };
}

/** Every edit: a command of `django-cloud` and a generator of Yeoman's each. */
export const EDITS: readonly Edit[] = [server, ...platforms.map(platformEdit), service, update];

/** The edit of that name. @throws Error when there is none: a mistake of a generator's */
export function editOf(name: string): Edit {
  const found = EDITS.find((edit) => edit.name === name);
  if (!found) throw new Error(`There is no edit called "${name}".`);
  return found;
}
