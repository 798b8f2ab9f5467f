import { existsSync, renameSync, writeFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { stringify } from 'yaml';
import { UserError } from '../answers/user-error.ts';
import { axisOf } from '../choices/axes.ts';
import { platforms, servers } from '../choices/catalog.ts';
import type { Interface, Server } from '../choices/choice.ts';
import { LANGUAGES } from '../languages/language.ts';
import { said, say, spokenLanguage } from '../languages/say.ts';
import type { Ask } from '../prompts/ask.ts';
import { THEME } from '../prompts/questions.ts';

/** What a first file says. */
interface First {
  readonly title: string;
  readonly language: string;
  readonly project: string;
  readonly platforms: readonly string[];
  /** Each platform's own domain, where it has the option and the trainer said one. */
  readonly domains: Readonly<Record<string, string>>;
  readonly rotation: readonly Pair[];
  readonly roster: string;
}

/** The servers of one place. */
interface Pair {
  readonly wsgi: string;
  readonly asgi: string;
}

/** Servers that every platform of the course takes, and that need nothing of the system. */
function fitting(chosen: readonly string[], kind: Interface): readonly Server[] {
  const axis = axisOf('platforms');
  return servers.filter(
    (one) =>
      one.interface === kind &&
      !one.teaching &&
      !one.systemPackages &&
      platforms.every(
        (platform) =>
          !chosen.includes(platform.id) || axis.unavailable(platform, { server: one.id }) === undefined,
      ),
  );
}

/** As many places as the longer list has; the shorter one begins again. */
function pairsOf(wsgi: readonly string[], asgi: readonly string[]): readonly Pair[] {
  return Array.from({ length: Math.max(wsgi.length, asgi.length) }, (_, place) => ({
    wsgi: wsgi[place % wsgi.length] ?? '',
    asgi: asgi[place % asgi.length] ?? '',
  }));
}

/** Two places, so that tables have something to compare. */
const usualPairs = (chosen: readonly string[]): readonly Pair[] =>
  pairsOf(
    fitting(chosen, 'wsgi')
      .slice(0, 2)
      .map(({ id }) => id),
    fitting(chosen, 'asgi')
      .slice(0, 2)
      .map(({ id }) => id),
  );

/** The domain that a platform gives apps when nobody says another one, of the platforms that have such an option. */
function domainsOf(chosen: readonly string[]): readonly { readonly id: string; readonly title: string }[] {
  return platforms.filter(
    ({ id, options = [] }) =>
      chosen.includes(id) &&
      options.some((option) => option.id === 'domain' && option.asked && !option.unique),
  );
}

/** A class speaks the trainer's language unless they say otherwise. */
const defaults = (): First => ({
  title: say`Django in the cloud`,
  language: spokenLanguage(),
  project: 'mysite',
  platforms: platforms.filter(({ ephemeralDisk }) => ephemeralDisk).map(({ id }) => id),
  domains: {},
  rotation: usualPairs(platforms.filter(({ ephemeralDisk }) => ephemeralDisk).map(({ id }) => id)),
  roster: 'people.csv',
});

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

/** The text of a first file: what it says, and what else it could. */
function textOf(first: First, today: Date): string {
  const { title, language, project, platforms: chosen, domains, rotation, roster } = first;
  const values = (value: object): string => stringify(value).trimEnd();
  const options = Object.fromEntries(Object.entries(domains).map(([id, domain]) => [id, { domain }]));
  const answers = {
    project,
    platforms: [...chosen],
    ...(Object.keys(options).length > 0 ? { options } : {}),
  };
  return `# ${say`A course: "django-cloud workshop" writes a repository for each participant from it.`}
${values({ title, language, roster })}
# ${say`Where the repositories go, from this file on.`}
folder: class

# ${say`Who makes the commits of the labs, and the day of the first: the same day gives the same commits.`}
author: Workshop <workshop@example.com>
date: ${today.toISOString().slice(0, 10)}

# ${say`What all projects have in common, as in an answers file.`}
${values({ answers })}

# ${say`Each table (a column of the roster), or each person, has one of these places: the servers of its labs.`}
rotation:
${rotation.map(({ wsgi, asgi }) => `  - { wsgi: ${wsgi}, asgi: ${asgi} }`).join('\n')}

# ${say`One person's own, by user, address or name:`}
# people:
#   ada:
#     server: ${fitting(chosen, 'asgi').at(-1)?.id}

# ${say`The usual labs with a page of your own, or with a lab between them; "server: wsgi" is the seat's own:`}
# labs:
#   pages: { lab-3: pages/lab-3.md }
#   insert:
#     - { after: lab-4, id: lab-back, change: { server: wsgi } }
# ${say`Or all of them your own:`}
# labs:
#   - { id: lab-1, change: { server: asgi }, page: pages/lab-1.md, checks: checks/lab-1.py }

# ${say`Keep the solutions to yourself, until "django-cloud workshop --release-solutions":`}
# solutions: withheld
# ${say`A language that is not built in, with your translations ("--untranslated" prints the texts); then say "language: fr" above:`}
# translations: translations/fr

# ${say`Where each repository is pushed; {user} and {id} stand for the participant:`}
# remote: https://git.example.com/course/{user}.git
# push: true
`;
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
