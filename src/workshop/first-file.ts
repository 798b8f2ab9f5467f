import { existsSync, renameSync, writeFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { platforms } from '../choices/catalog.ts';
import type { Interface } from '../choices/choice.ts';
import { UserError } from '../errors/user-error.ts';
import { LANGUAGES } from '../languages/language.ts';
import { said, say } from '../languages/say.ts';
import type { Ask } from '../prompts/ask.ts';
import { THEME } from '../terminal/question.ts';
import { defaults, domainsOf, type First, fitting, pairsOf, textOf, usualPairs } from './first-text.ts';

async function asked(ask: Ask): Promise<First> {
  const usual = defaults();
  const text = async (name: keyof First, message: string): Promise<string> =>
    String(await ask({ type: 'input', theme: THEME, name, message, default: String(usual[name]) })).trim() ||
    String(usual[name]);
  const entries = (
    list: readonly { readonly id: string; readonly title: string }[],
    chosen: readonly string[],
  ) =>
    list.map(({ id, title }) => ({
      name: said(title),
      value: id,
      short: said(title),
      description: '',
      checked: chosen.includes(id),
    }));
  const first = {
    title: await text('title', say`Title: what the course is called`),
    language: String(
      await ask({
        type: 'select',
        theme: THEME,
        name: 'language',
        message: say`Language: of projects, lab pages and your page`,
        default: usual.language,
        choices: entries(
          Object.entries(LANGUAGES).map(([id, title]) => ({ id, title })),
          [],
        ),
      }),
    ),
    project: await text('project', say`Project: the name that all participants’ projects have`),
  };
  const chosen = ((await ask({
    type: 'checkbox',
    theme: THEME,
    name: 'platforms',
    message: say`Platforms: where the labs deploy to`,
    choices: entries(platforms, usual.platforms),
  })) ?? usual.platforms) as readonly string[];
  const domains: Record<string, string> = {};
  for (const { id, title } of domainsOf(chosen)) {
    const answer = await ask({
      type: 'input',
      theme: THEME,
      name: `domain-${id}`,
      message: say`Domain on ${said(title)}: below which all apps of the class are; empty for the platform’s own`,
      default: '',
    });
    if (String(answer ?? '').trim() !== '') domains[id] = String(answer).trim();
  }
  const pairs = usualPairs(chosen);
  const several = async (kind: Interface): Promise<readonly string[]> => {
    const all = fitting(chosen, kind);
    const answer = await ask({
      type: 'checkbox',
      theme: THEME,
      name: `rotation-${kind}`,
      message: say`Rotation, ${kind.toUpperCase()}: the servers that tables meet in turn`,
      choices: entries(
        all,
        pairs.map((pair) => pair[kind]),
      ),
    });
    const ids = (answer ?? []) as readonly string[];
    return ids.length > 0 ? ids : [...new Set(pairs.map((pair) => pair[kind]))];
  };
  const rotation = pairsOf(await several('wsgi'), await several('asgi'));
  const roster = await text('roster', say`Roster: the CSV file with the people`);
  return { ...first, platforms: chosen, domains, rotation, roster };
}

/** A roster to begin with: two tables, a name with an accent. */
const SAMPLE = `name,email,github,table
Ada Lovelace,ada@example.com,,1
María Núñez,maria@example.com,,2
`;

/**
 * Writes a first workshop file, and a sample roster beside it where there is none.
 *
 * @param ask asks for what it says; undefined for the defaults
 * @returns the roster's name, and whether it was written
 * @throws UserError when there is a workshop file already
 */
export async function writeFirstFile(
  file: string,
  ask: Ask | undefined,
  today: Date,
): Promise<{ readonly roster: string; readonly sample: boolean }> {
  const refused = (reason: string): UserError =>
    new UserError(say`${relative(process.cwd(), file)}: ${reason}. Give another name.`);
  if (existsSync(file)) throw refused(say`it already exists`);
  const first = ask ? await asked(ask) : defaults();
  const part = join(dirname(file), `.part-${process.pid}.yml`);
  const roster = resolve(dirname(file), first.roster);
  try {
    writeFileSync(part, textOf(first, today), { flag: 'wx' });
    renameSync(part, file);
    const sample = !existsSync(roster);
    if (sample) writeFileSync(roster, SAMPLE, { flag: 'wx' });
    return { roster: first.roster, sample };
  } catch (error) {
    throw refused(say`it cannot be written (${(error as NodeJS.ErrnoException).code})`);
  }
}
