/** What choices of plug-ins may not be: checked before anything knows of them. */
import { didYouMean } from '../answers/did-you-mean.ts';
import { OTHER_COMMANDS } from '../answers/other-commands.ts';
import type { Choice } from '../choices/choice.ts';
import { REQUIREMENTS } from '../choices/server-contract.ts';
import { UserError } from '../errors/user-error.ts';
import * as builtIn from '../generated/choices.ts';
import { say } from '../languages/say.ts';
import type { Plugin } from './define.ts';
import { fieldsOf, wrongWith } from './shapes.ts';

export const KINDS = ['servers', 'platforms', 'services'] as const;
export type ChoiceKind = (typeof KINDS)[number];

const ID = /^[a-z][a-z0-9_]{1,30}$/;
const VARIABLE = /^[A-Z][A-Z0-9_]*$/;
const TYPES: readonly unknown[] = ['text', 'key', 'integer', 'boolean', 'list', 'size', 'proxies'];

/** Commands that are about a project, beside the platforms', and words that stand for something on an axis. */
const WORDS = ['server', 'service', 'update', 'none', 'app', ...OTHER_COMMANDS];

/** The ids that ours have, on all axes: an id is a flag's, a command's and a folder's name. */
const OURS: readonly string[] = Object.values(builtIn).flatMap((choices) => choices.map(({ id }) => id));

type Fields = Readonly<Record<string, unknown>>;

function checkVariables(choice: Fields, refuse: (reason: string) => UserError): void {
  for (const { name, type, help } of (choice.variables ?? []) as readonly Fields[]) {
    if (typeof name !== 'string' || !VARIABLE.test(name))
      throw refuse(say`a variable is called ${String(name)}. Use capital letters, digits and underscores.`);
    if (!TYPES.includes(type)) throw refuse(say`the type of ${name} must be one of: ${TYPES.join(', ')}.`);
    if (typeof help !== 'string' || help === '') throw refuse(say`${name} needs "help": one line.`);
  }
}

function checkOptions(choice: Fields, refuse: (reason: string) => UserError): void {
  for (const { id, title, help, fallback } of (choice.options ?? []) as readonly Fields[]) {
    const texts = [id, title, help].every((one) => typeof one === 'string' && one !== '');
    if (!texts || typeof fallback !== 'function' || !/^[a-z][a-z0-9-]*$/.test(String(id)))
      throw refuse(say`an option needs "id", "title", "help" and "fallback", a function.`);
  }
}

/** What a server says that it cannot keep must be of the contract, with a sentence. */
function checkExceptions(choice: Fields, refuse: (reason: string) => UserError): void {
  const rows = REQUIREMENTS.map(({ id }) => id as string);
  for (const [id, exception] of Object.entries((choice.cannot ?? {}) as Fields)) {
    if (!rows.includes(id))
      throw refuse(
        say`"cannot" names ${id}, which the server contract does not have.${didYouMean(id, rows)}`,
      );
    if (typeof (exception as Fields | null)?.caution !== 'string')
      throw refuse(say`"cannot" must say of ${id} what does not hold: "caution".`);
  }
}

/**
 * Checks one choice.
 *
 * @param label the plug-in, as messages name it
 * @param ids those of plug-ins that are checked already
 * @throws UserError
 */
function checkChoice(kind: ChoiceKind, choice: Fields, label: string, ids: ReadonlySet<string>): void {
  const id = String(choice?.id ?? '');
  const refuse = (reason: string): UserError => new UserError(`${label}: ${kind} ${id}: ${reason}`);
  if (!ID.test(id)) throw refuse(say`an id has small letters, digits and underscores, and 31 at the most.`);
  if (OURS.includes(id) || WORDS.includes(id) || ids.has(id))
    throw refuse(say`the id is taken. Give it another one.`);
  const known = fieldsOf(kind);
  for (const name of Object.keys(choice)) {
    if (!Object.hasOwn(known, name))
      throw refuse(say`unknown field "${name}".${didYouMean(name, Object.keys(known))}`);
  }
  for (const [name, field] of Object.entries(known)) {
    const wrong = wrongWith(field, choice[name]);
    if (wrong) throw refuse(say`"${name}" must be ${wrong}.`);
  }
  if (kind === 'servers' && !['wsgi', 'asgi'].includes(String(choice.interface)))
    throw refuse(say`"interface" must be wsgi or asgi.`);
  checkVariables(choice, refuse);
  checkOptions(choice, refuse);
  if (kind === 'servers') checkExceptions(choice, refuse);
}

/**
 * Checks what a plug-in's module returned.
 *
 * @param label the plug-in, as messages name it: `name 1.0.0`
 * @param taken the ids of other plug-ins
 * @returns its choices, by kind
 * @throws UserError when it is no plug-in, or brings what it may not
 */
export function checkedPlugin(
  value: unknown,
  label: string,
  taken: readonly string[],
): Readonly<Record<ChoiceKind, readonly Choice[]>> {
  const refuse = (reason: string): UserError => new UserError(`${label}: ${reason}`);
  if (typeof value !== 'object' || value === null)
    throw refuse(say`its module must export a function that returns a plug-in.`);
  const plugin = value as Plugin & Fields;
  for (const name of Object.keys(plugin)) {
    if (!(KINDS as readonly string[]).includes(name))
      throw refuse(
        say`unknown field "${name}".${didYouMean(name, KINDS)} A plug-in has: ${KINDS.join(', ')}.`,
      );
  }
  const ids = new Set(taken);
  for (const kind of KINDS) {
    if (plugin[kind] !== undefined && !Array.isArray(plugin[kind]))
      throw refuse(say`"${kind}" must be a list.`);
    for (const choice of (plugin[kind] ?? []) as readonly unknown[] as readonly Fields[]) {
      checkChoice(kind, choice, label, ids);
      ids.add(String(choice.id));
    }
  }
  if (ids.size === taken.length) throw refuse(say`it brings no choice.`);
  return {
    servers: plugin.servers ?? [],
    platforms: plugin.platforms ?? [],
    services: plugin.services ?? [],
  };
}
