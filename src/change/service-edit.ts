import { didYouMeanChoice } from '../answers/did-you-mean.ts';
import type { Given, GivenAnswers } from '../answers/given.ts';
import { withValues } from '../answers/values.ts';
import { axisOf } from '../choices/axes.ts';
import { databases, services } from '../choices/catalog.ts';
import { UserError } from '../errors/user-error.ts';
import type { ParsedFlags } from '../flags/flag.ts';
import { say } from '../languages/say.ts';
import { serviceQuestion } from '../prompts/questions.ts';
import { type Edit, REMOVE } from './edit.ts';

const isDatabase = (id: string): boolean => databases.some((one) => one.id === id);

/** The database that is named, if any. @throws UserError when it is to be removed, or two are named */
function namedDatabase(ids: readonly string[], remove: boolean): string | undefined {
  const [id, ...more] = ids.filter(isDatabase);
  if (id === undefined) return undefined;
  if (remove) {
    const others = databases.filter((one) => one.id !== id).map((one) => `service ${one.id}`);
    throw new UserError(
      say`service ${id} --remove: a project has one database. Name another instead: ${others.join(', ')}.`,
    );
  }
  if (more.length > 0)
    throw new UserError(say`service ${ids.join(' ')}: a project has one database. Name one of them.`);
  return id;
}

/** The words after the command, with spaces or commas between them. @throws UserError when one is no service */
function namedIds(positionals: readonly string[]): readonly string[] {
  const all = [...services, ...databases];
  const choose = say`Choose of: ${all.map((one) => one.id).join(', ')}.`;
  const ids = positionals.flatMap((word) => word.toLowerCase().split(',')).filter((id) => id !== '');
  if (ids.length === 0) throw new UserError(say`service: missing argument: ID. ${choose}`);
  const unknown = ids.find((id) => !all.some((one) => one.id === id));
  if (unknown === undefined) return ids;
  throw new UserError(say`service ${unknown}: unknown service.${didYouMeanChoice(unknown, all)} ${choose}`);
}

/** The services after the change. */
function changedServices(ids: readonly string[], remove: boolean, stored: GivenAnswers): Given {
  if (!remove) return withValues(axisOf('services'), stored, { add: ids }, 'service');
  const has = [stored.get('services')?.value ?? []].flat();
  const missing = ids.find((id) => !has.includes(id));
  if (missing) {
    throw new UserError(
      say`service ${missing} --remove: the project does not use it. Leave --remove out to add it.`,
    );
  }
  return withValues(axisOf('services'), stored, { remove: ids }, 'service');
}

/** Adds services, or takes them away; the database is one of them, of which there is always one. */
export const service: Edit = {
  name: 'service',
  summary: 'Add a backing service to a project, or take it away.',
  usage: 'service ID [ID...] [--remove] [flags]',
  words: [...services, ...databases].map(({ id }) => id),
  description:
    'Adds services to the project in this folder, or changes its database: settings, requirements, and what each platform binds. With --remove, takes them away again. What you changed in its files stays.',
  examples: [
    ...services.slice(0, 1).flatMap(({ id }) => [`service ${id}`, `service ${id} --remove`]),
    ...databases.filter((one) => !one.default).map(({ id }) => `service ${id}`),
  ],
  flags: [REMOVE],
  begins: false,
  asks({ positionals, switches, values }, stored) {
    if (positionals.length > 0 || ['service', 'database'].some((name) => values.has(name))) return undefined;
    const used = [stored.get('services')?.value ?? [], stored.get('database')?.value ?? []].flat();
    const remove = switches.has('remove');
    const offered = remove
      ? services.filter(({ id }) => used.includes(id))
      : [...services, ...databases].filter(({ id }) => !used.includes(id));
    return offered.length > 0 ? serviceQuestion(offered, remove) : undefined;
  },
  given({ positionals, switches, values }: ParsedFlags, stored = new Map()) {
    const remove = switches.has('remove');
    const flagged = !remove && ['service', 'database'].some((name) => values.has(name));
    if (positionals.length === 0 && flagged) return new Map();
    const ids = namedIds(positionals);
    const change = new Map<string, Given>();
    const database = namedDatabase(ids, remove);
    if (database) change.set('database', { value: database, label: 'service' });
    const others = ids.filter((id) => !isDatabase(id));
    if (others.length > 0) change.set('services', changedServices(others, remove, stored));
    return change;
  },
};
