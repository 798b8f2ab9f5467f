import { loadedPlugins } from '../additions/additions.ts';
import { AXES, type Axis, defaultServer, NONE, offOf } from '../choices/axes.ts';
import { servers, userModels } from '../choices/catalog.ts';
import type { Answers, Interface, PartialAnswers } from '../choices/choice.ts';
import { UserError } from '../errors/user-error.ts';
import { type Language, resolveLanguage } from '../languages/language.ts';
import { said, say } from '../languages/say.ts';
import { resolveAdopted } from './adopted.ts';
import { didYouMean, didYouMeanChoice } from './did-you-mean.ts';
import type { Given, GivenAnswers } from './given.ts';
import { givenOptions, resolveOptions } from './options.ts';
import { packageName } from './project-name.ts';
import { shown } from './shown.ts';

/** What the project is called when nobody says. */
export const DEFAULT_NAME = 'mysite';

function ids(axis: Axis, answers: PartialAnswers): string {
  const fitting = axis.choices.filter((choice) => axis.unavailable(choice, answers) === undefined);
  return [...fitting.map((choice) => choice.id), ...(axis.many ? [NONE] : [])].join(', ');
}

/** What true and false stand for, on an axis of which one may be switched off; anything else as it is. */
function switched(axis: Axis, value: boolean): unknown {
  const off = offOf(axis);
  if (off === undefined) return value;
  return value ? axis.choices.find(({ id }) => id !== off)?.id : off;
}

/** One value of one axis, validated. @throws UserError */
function one(axis: Axis, { value, label, isKept }: Given, answers: PartialAnswers): string {
  // YAML reads an unquoted 6.1 as a number, and JSON has false for no: what a person means is plain.
  const text =
    typeof value === 'number' ? String(value) : typeof value === 'boolean' ? switched(axis, value) : value;
  if (typeof text !== 'string' || text === '') {
    throw new UserError(
      say`${label} ${shown(value)}: the value must be text. Choose one of: ${ids(axis, answers)}.`,
    );
  }
  const id = text.trim().toLowerCase();
  const accepted = isKept ? [...axis.choices, ...axis.teaching] : axis.choices;
  const choice = accepted.find((candidate) => candidate.id === id);
  if (!choice) {
    throw new UserError(
      say`${label} ${text}: unknown choice.${didYouMeanChoice(id, axis.choices)} Choose one of: ${ids(axis, answers)}.`,
    );
  }
  const reason = axis.unavailable(choice, answers);
  if (reason) {
    throw new UserError(
      say`${label} ${text}: ${said(choice.title)} cannot be chosen: ${reason}. Choose one of: ${ids(axis, answers)}.`,
    );
  }
  return choice.id;
}

/** The values of an axis that takes several: a list, or text with commas; `none` stands alone. @throws UserError */
function many(axis: Axis, { value, label }: Given, answers: PartialAnswers): readonly string[] {
  const parts = (Array.isArray(value) ? value : [value])
    .flatMap((part: unknown) => (typeof part === 'string' ? part.split(',') : [part]))
    .map((part: unknown) => (typeof part === 'string' ? part.trim() : part));
  if (parts.includes(NONE)) {
    if (parts.some((part) => part !== NONE)) {
      throw new UserError(
        say`${label} ${parts.map(shown).join(',')}: "${NONE}" cannot be combined with other values. Use it alone, or leave it out.`,
      );
    }
    return [];
  }
  const chosen = new Set(parts.map((part) => one(axis, { value: part, label }, answers)));
  // The order of the catalogue, whatever the order of typing: same choices, same bytes.
  return axis.choices.map((choice) => choice.id).filter((id) => chosen.has(id));
}

/** The interface, if it was given: it must be that of the server. @throws UserError */
export function interfaceOf(given: GivenAnswers): Interface | undefined {
  const answer = given.get('interface');
  if (!answer) return undefined;
  const text = String(answer.value).toLowerCase();
  const kind = ({ wsgi: 'wsgi', sync: 'wsgi', asgi: 'asgi', async: 'asgi' } as const)[text];
  if (!kind) {
    throw new UserError(
      say`${answer.label} ${shown(answer.value)}: unknown interface. Choose wsgi (synchronous) or asgi (asynchronous).`,
    );
  }
  return kind;
}

/** Refuses a server that speaks another interface than the one that was asked for. @throws UserError */
function checkInterface(given: GivenAnswers, kind: Interface | undefined, id: string): void {
  const server = servers.find((candidate) => candidate.id === id);
  if (!kind || !server || server.interface === kind) return;
  const fitting = servers
    .filter((candidate) => candidate.interface === kind)
    .map((candidate) => candidate.id);
  throw new UserError(
    say`${given.get('interface')?.label} ${kind}: ${server.title} speaks ${server.interface.toUpperCase()}. Leave one of the two out, or choose one of: ${fitting.join(', ')}.`,
  );
}

/**
 * The validated value of one axis: what was given, or the default that follows from the answers before it.
 *
 * @throws UserError when what was given is unknown or does not go with the answers before it
 */
export function resolveAxis(
  axis: Axis,
  given: GivenAnswers,
  answers: PartialAnswers,
): string | readonly string[] {
  const kind = axis.key === 'server' ? interfaceOf(given) : undefined;
  const answer = given.get(axis.key);
  if (axis.many)
    return many(axis, answer ?? { value: axis.fallback(answers), label: `--${axis.flag}` }, answers);
  if (!answer) return kind ? defaultServer(kind).id : axis.fallback(answers);
  const value = one(axis, answer, answers);
  if (axis.key === 'server') checkInterface(given, kind, value);
  return value;
}

/** The project's package name: what was given, or the default. @throws UserError when it is no name */
export function resolveName(given: GivenAnswers): string {
  const name = given.get('project');
  if (!name) return packageName(DEFAULT_NAME);
  // A kept name was free when the project began; of what it has chosen since, nothing took it.
  const isKept =
    name.isKept === true && name.value !== userModels.find(({ id }) => id === given.get('user')?.value)?.app;
  if (typeof name.value === 'string') return packageName(name.value, isKept);
  throw new UserError(
    say`${name.label} ${shown(name.value)}: the project's name must be text, such as "${DEFAULT_NAME}".`,
  );
}

/** The project's language, where it is not English. @throws UserError when we do not have it */
export function projectLanguage(given: GivenAnswers): { readonly language?: Language } {
  const answer = given.get('language');
  const language = answer && resolveLanguage(answer.value, answer.label);
  return language && language !== 'en' ? { language } : {};
}

/** The plug-ins of which something is chosen, where there are any: that of a project is what is loaded, whatever it kept. */
function pluginsOf({ server, platforms = [], services = [] }: PartialAnswers): Pick<Answers, 'plugins'> {
  const chosen = [server, ...platforms, ...services];
  const used = loadedPlugins().filter(({ choices }) => choices.some((id) => chosen.includes(id)));
  return used.length > 0 ? { plugins: used.map(({ name, version }) => ({ name, version })) } : {};
}

/**
 * The complete, valid answers: what was given, validated, and the defaults for the rest. The one place where flags,
 * prompts, answers files and stored answers are validated.
 *
 * @throws UserError naming the option, the value and the way out
 */
export function resolveAnswers(given: GivenAnswers): Answers {
  let answers: PartialAnswers = {
    project: resolveName(given),
    ...projectLanguage(given),
    ...resolveAdopted(given),
  };
  for (const axis of AXES) answers = { ...answers, [axis.key]: resolveAxis(axis, given, answers) };
  return { ...(answers as Answers), options: resolveOptions(given, answers), ...pluginsOf(answers) };
}

/** The keys an answers file may have. */
const ANSWER_KEYS: readonly string[] = [
  'project',
  'language',
  'interface',
  ...AXES.map((axis) => axis.key),
  'options',
  'adopted',
  'plugins',
];

/** Given answers from a record that a file held. @throws UserError on a key that is none of ours */
export function givenFrom(record: Readonly<Record<string, unknown>>, source: string): GivenAnswers {
  const given = new Map<string, Given>();
  for (const [key, value] of Object.entries(record)) {
    const known =
      key === 'lang' ? 'language' : (AXES.find((axis) => axis.many && axis.flag === key)?.key ?? key);
    if (!ANSWER_KEYS.includes(known)) {
      throw new UserError(
        say`${source}: unknown answer "${key}".${didYouMean(key, ANSWER_KEYS)} The answers are: ${ANSWER_KEYS.filter((one) => !['adopted', 'plugins'].includes(one)).join(', ')}.`,
      );
    }
    if (key === 'options') for (const [id, one] of givenOptions(value, source)) given.set(id, one);
    else if (value !== null) given.set(known, { value, label: `${source}: ${key}` });
  }
  return given;
}
