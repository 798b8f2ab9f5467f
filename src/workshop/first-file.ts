import { existsSync, renameSync, writeFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { stringify } from 'yaml';
import { UserError } from '../answers/user-error.ts';
import { axisOf } from '../choices/axes.ts';
import { platforms, servers } from '../choices/catalog.ts';
import type { Interface } from '../choices/choice.ts';
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
  readonly roster: string;
}

/** A class speaks the trainer's language unless they say otherwise. */
const defaults = (): First => ({
  title: say`Django in the cloud`,
  language: spokenLanguage(),
  project: 'mysite',
  platforms: platforms.filter(({ ephemeralDisk }) => ephemeralDisk).map(({ id }) => id),
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
  return {
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
    platforms: (await ask({
      type: 'checkbox',
      theme: THEME,
      name: 'platforms',
      message: say`Platforms: where the labs deploy to`,
      choices: entries(platforms, usual.platforms),
    })) as readonly string[],
    roster: await text('roster', say`Roster: the CSV file with the people`),
  };
}

/** The text of a first file: what it says, and what else it could. */
function textOf({ title, language, project, platforms: chosen, roster }: First, today: Date): string {
  const values = (value: object): string => stringify(value).trimEnd();
  const axis = axisOf('platforms');
  const fitting = servers.filter(({ id: server }) =>
    platforms.every((one) => !chosen.includes(one.id) || axis.unavailable(one, { server }) === undefined),
  );
  const speaking = (kind: Interface) =>
    fitting.filter((one) => one.interface === kind && !one.teaching && !one.systemPackages);
  const [wsgi, asgi] = [speaking('wsgi'), speaking('asgi')];
  const pairs = [0, 1].map((place) => ({
    wsgi: wsgi[place % wsgi.length]?.id,
    asgi: asgi[place % asgi.length]?.id,
  }));
  return `# ${say`A course: "django-cloud workshop" writes a repository for each participant from it.`}
${values({ title, language, roster })}
# ${say`Where the repositories go, from this file on.`}
folder: class

# ${say`Who makes the commits of the labs, and the day of the first: the same day gives the same commits.`}
author: Workshop <workshop@example.com>
date: ${today.toISOString().slice(0, 10)}

# ${say`What all projects have in common, as in an answers file.`}
${values({ answers: { project, platforms: [...chosen] } })}

# ${say`Each table (a column of the roster), or each person, has one of these places: the servers of its labs.`}
rotation:
${pairs.map((pair) => `  - { wsgi: ${pair.wsgi}, asgi: ${pair.asgi} }`).join('\n')}

# ${say`One person's own, by user, address or name:`}
# people:
#   ada:
#     server: ${fitting.at(-1)?.id}

# ${say`The usual labs with a page of your own, or with a lab between them; "server: wsgi" is the seat's own:`}
# labs:
#   pages: { lab-3: pages/lab-3.md }
#   insert:
#     - { after: lab-4, id: lab-back, change: { server: wsgi } }
# ${say`Or all of them your own:`}
# labs:
#   - { id: lab-1, change: { server: asgi }, page: pages/lab-1.md }

# ${say`Where each repository is pushed; {user} and {id} stand for the participant:`}
# remote: https://git.example.com/course/{user}.git
# push: true
`;
}

/**
 * Writes a first workshop file.
 *
 * @param ask asks for what it says; undefined for the defaults
 * @throws UserError when there is one already
 */
export async function writeFirstFile(file: string, ask: Ask | undefined, today: Date): Promise<void> {
  const refused = (reason: string): UserError =>
    new UserError(say`${relative(process.cwd(), file)}: ${reason}. Give another name.`);
  if (existsSync(file)) throw refused(say`it is there already`);
  const first = ask ? await asked(ask) : defaults();
  const part = join(dirname(file), `.part-${process.pid}.yml`);
  try {
    writeFileSync(part, textOf(first, today), { flag: 'wx' });
    renameSync(part, file);
  } catch (error) {
    throw refused(say`it cannot be written (${(error as NodeJS.ErrnoException).code})`);
  }
}
