/** What a user should know of an adopted project before anything is written: what it needs, and what must not be served. */
import { askedOf, isServed } from '../choices/adopted.ts';
import type { Answers } from '../choices/choice.ts';
import { said, say } from '../languages/say.ts';
import { contextOf } from '../plan/context.ts';
import type { Dependencies } from './dependencies.ts';
import type { ReadSettings, ReadVariable } from './inspect.ts';
import { isBelow } from './lines.ts';

const placed = ([name, { setting, file, line }]: readonly [string, ReadVariable]): string => {
  const place = `${file}:${line}`;
  return setting && setting !== name ? `  ${name}   (${setting}, ${place})` : `  ${name}   (${place})`;
};

/** The variables that must be set in production: those of the project's settings, and ours without a default. */
export function variableLines({ variables }: ReadSettings, answers: Answers): readonly string[] {
  const all = Object.entries(variables).sort(([a], [b]) => (a < b ? -1 : 1));
  const declared = contextOf(answers).variables.filter((one) => one.default === undefined);
  const asked = new Set(answers.adopted ? askedOf(answers.adopted) : []);
  // What the settings have by themselves is not asked for twice; a default that is a file, or a committed key, is none.
  const open = declared.filter(({ name }) => !isServed(name, answers.adopted));
  const isNeeded = (name: string): boolean => asked.has(name) || open.some((one) => one.name === name);
  const required = all.filter(([name]) => isNeeded(name));
  const optional = all.filter(([name]) => !isNeeded(name)).map(([name]) => name);
  const ours = open
    .filter(({ name }) => !(name in variables))
    .map(({ name, help }) => `  ${name}   (${said(help)})`);
  return [
    ...(required.length + ours.length > 0
      ? [say`Variables that production needs:`, ...required.map(placed), ...ours]
      : []),
    ...(optional.length > 0
      ? [say`Variables with a default, or that may be missing: ${optional.join(', ')}`]
      : []),
  ];
}

/** What follows from a setting that stands in the code as it must not be in production: a process that serves it does not start. */
export function derivedNotes({ values, derived }: ReadSettings): readonly string[] {
  const notes: string[] = [];
  const listed = (name: string): string =>
    Object.entries(derived[name] ?? {})
      .map(([setting, place]) => `${setting} (${place})`)
      .join(', ');
  const { DEBUG: debug, SECRET_KEY: key, ALLOWED_HOSTS: hosts } = values;
  if (debug?.value === true && listed('DEBUG'))
    notes.push(
      say`DEBUG is on in ${debug.file}:${debug.line}, and these follow from it: ${listed('DEBUG')}. Until DEBUG comes from the environment there, production does not start.`,
    );
  if (typeof key?.value === 'string' && listed('SECRET_KEY'))
    notes.push(
      say`SECRET_KEY is in ${key.file}:${key.line}, and these follow from it: ${listed('SECRET_KEY')}. Until SECRET_KEY comes from the environment there, production does not start.`,
    );
  if (Array.isArray(hosts?.value) && listed('ALLOWED_HOSTS'))
    notes.push(
      say`these follow from ALLOWED_HOSTS (${hosts.file}:${hosts.line}), to which the platform adds its hosts, and do not have them: ${listed('ALLOWED_HOSTS')}.`,
    );
  return notes;
}

/** Where the project allows only versions that are older than what is added was made for. */
export function floorNotes(dependencies: Dependencies, answers: Answers): readonly string[] {
  const theirs = [...dependencies.required, ...dependencies.constraints, ...(dependencies.installed ?? [])];
  return contextOf(answers).dependencies.flatMap((text) => {
    const [, name = '', floor = ''] = /^([\w-]+)(?:\[[^\]]*\])?[>~]=([\d.]+)/.exec(text) ?? [];
    // The line of Django is a choice of its own.
    if (floor === '' || name === 'django') return [];
    const below = theirs.find((one) => one.name === name && isBelow(one.specifier, floor));
    return below
      ? [
          say`${name}${below.specifier} (${below.file}:${below.line}): what is added was made for ${name}>=${floor}. Raise it there, and rehearse.`,
        ]
      : [];
  });
}
