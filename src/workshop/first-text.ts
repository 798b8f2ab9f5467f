/** The text of a first `workshop.yml`. Pure: the command asks for what it says, and so does a page. */
import { stringify } from 'yaml';
import { axisOf } from '../choices/axes.ts';
import { platforms, servers } from '../choices/catalog.ts';
import type { Interface, Server } from '../choices/choice.ts';
import { say, spokenLanguage } from '../languages/say.ts';

/** What a first file says. */
export interface First {
  readonly title: string;
  readonly language: string;
  readonly project: string;
  readonly platforms: readonly string[];
  /** Each platform's own domain, where it has the option and the trainer said one. */
  readonly domains: Readonly<Record<string, string>>;
  readonly rotation: readonly Pair[];
  readonly roster: string;
  /** What else all projects have in common, as an answers file has it. */
  readonly answers?: Readonly<Record<string, unknown>>;
}

/** The servers of one place. */
export interface Pair {
  readonly wsgi: string;
  readonly asgi: string;
}

/** Servers that every platform of the course takes, and that need nothing of the system. */
export function fitting(chosen: readonly string[], kind: Interface): readonly Server[] {
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
export function pairsOf(wsgi: readonly string[], asgi: readonly string[]): readonly Pair[] {
  return Array.from({ length: Math.max(wsgi.length, asgi.length) }, (_, place) => ({
    wsgi: wsgi[place % wsgi.length] ?? '',
    asgi: asgi[place % asgi.length] ?? '',
  }));
}

/** Two places, so that tables have something to compare. */
export const usualPairs = (chosen: readonly string[]): readonly Pair[] =>
  pairsOf(
    fitting(chosen, 'wsgi')
      .slice(0, 2)
      .map(({ id }) => id),
    fitting(chosen, 'asgi')
      .slice(0, 2)
      .map(({ id }) => id),
  );

/** The domain that a platform gives apps when nobody says another one, of the platforms that have such an option. */
export function domainsOf(
  chosen: readonly string[],
): readonly { readonly id: string; readonly title: string }[] {
  return platforms.filter(
    ({ id, options = [] }) =>
      chosen.includes(id) &&
      options.some((option) => option.id === 'domain' && option.asked && !option.unique),
  );
}

/** A class speaks the trainer's language unless they say otherwise. */
export const defaults = (): First => ({
  title: say`Django in the cloud`,
  language: spokenLanguage(),
  project: 'mysite',
  platforms: platforms.filter(({ ephemeralDisk }) => ephemeralDisk).map(({ id }) => id),
  domains: {},
  rotation: usualPairs(platforms.filter(({ ephemeralDisk }) => ephemeralDisk).map(({ id }) => id)),
  roster: 'people.csv',
});

/** The text of a first file: what it says, and what else it could. */
export function textOf(first: First, today: Date): string {
  const { title, language, project, platforms: chosen, domains, rotation, roster, answers: more } = first;
  const values = (value: object): string => stringify(value).trimEnd();
  const options = Object.fromEntries(Object.entries(domains).map(([id, domain]) => [id, { domain }]));
  const answers = {
    project,
    platforms: [...chosen],
    ...more,
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
# ${say`(What a later lab begins with still shows what the labs before it came to.)`}
# solutions: withheld
# ${say`A language that is not built in, with your translations ("--untranslated" prints the texts); then say "language: fr" above:`}
# translations: translations/fr

# ${say`Where each repository is pushed; {user} and {id} stand for the participant:`}
# remote: https://git.example.com/course/{user}.git
# push: true
`;
}
