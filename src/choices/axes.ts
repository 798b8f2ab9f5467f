import { marked, said, say } from '../languages/say.ts';
import type { Database, Service } from './backing.ts';
import {
  databases,
  djangoLines,
  editors,
  examples,
  licences,
  platforms,
  pythonLines,
  servers,
  services,
  staticFiles,
  testRunners,
  userModels,
} from './catalog.ts';
import type {
  Answers,
  Choice,
  Editor,
  ExampleApp,
  Interface,
  Licence,
  PartialAnswers,
  Platform,
  Server,
  StaticFiles,
  TestRunner,
  UserModel,
} from './choice.ts';
import { serverOf } from './server-of.ts';
import { teachingOf } from './teaching.ts';

/** An axis of choices: what is asked, in the order of asking. Flag, prompt, `--list` and validation follow from it. */
export interface Axis {
  readonly key: Exclude<keyof Answers, 'project' | 'language' | 'options' | 'adopted'>;
  /** The flag's name without dashes; also accepted: the key itself. */
  readonly flag: string;
  readonly title: string;
  readonly help: string;
  /** Several values may be chosen, none included. */
  readonly many: boolean;
  /** No other answer depends on it: a dialogue takes the default, and its summary offers to change it. */
  readonly aside: boolean;
  /** Why the answer of a project that is there cannot be changed any more; undefined where it can. */
  readonly fixed: string | undefined;
  /** The default first. */
  readonly choices: readonly Choice[];
  /** Choices for lessons and of older versions: accepted where a project keeps them. */
  readonly teaching: readonly Choice[];
  /** Why a choice does not go with the other answers; undefined when it does. */
  readonly unavailable: (choice: Choice, answers: PartialAnswers) => string | undefined;
  /** The default, given the answers before it. */
  readonly fallback: (answers: PartialAnswers) => string;
  /** What takes one of several values away again, after `django-cloud`. */
  readonly removal: (id: string) => string;
}

/** The value of a multiple choice that stands for "nothing chosen". */
export const NONE = 'none';

/** What stands for "without it" on an axis: `none` of several, or a choice that says so. */
export function offOf({ many, choices }: Pick<Axis, 'many' | 'choices'>): string | undefined {
  return many ? NONE : choices.find(({ id }) => ['no', NONE].includes(id))?.id;
}

/** What differs between axes; the rest follows. `rule` is a reason beyond the choice's own. */
interface Declaration<T extends Choice> extends Pick<Axis, 'key' | 'flag' | 'title' | 'help'> {
  readonly choices: readonly T[];
  readonly many?: boolean;
  readonly aside?: boolean;
  readonly fixed?: string;
  readonly rule?: (choice: T, answers: PartialAnswers) => string | undefined;
  /** Which of the choices that fit comes before the default. */
  readonly prefers?: (choice: T) => boolean;
  readonly removal?: Axis['removal'];
}

function axis<T extends Choice>({
  many = false,
  aside = false,
  fixed,
  rule,
  prefers,
  removal = (id) => `${id} --remove`,
  ...declared
}: Declaration<T>): Axis {
  const unavailable = (choice: Choice, answers: PartialAnswers): string | undefined =>
    rule?.(choice as T, answers) ?? choice.unavailable?.(answers);
  return {
    ...declared,
    many,
    aside,
    fixed,
    teaching: teachingOf(declared.choices),
    unavailable,
    removal,
    fallback(answers) {
      if (many) return NONE;
      const fitting = declared.choices.filter((choice) => unavailable(choice, answers) === undefined);
      const found = fitting.find((choice) => prefers?.(choice)) ?? fitting[0];
      if (!found) throw new Error(`Nothing of "${declared.title}" goes with these answers.`);
      return found.id;
    },
  };
}

function chosenPlatforms(answers: PartialAnswers): readonly Platform[] {
  return platforms.filter((platform) => answers.platforms?.includes(platform.id));
}

/** Why a platform does not go with the chosen server. */
function unbuiltReason(platform: Platform, answers: PartialAnswers): string | undefined {
  const server = serverOf(answers);
  return server?.systemPackages && !platform.hasSystemPackages
    ? say`${said(server.title)} is built with packages of the system, and nothing can be installed there`
    : undefined;
}

/** Why these static files do not go with the chosen server and platforms. */
function unservedReason(files: StaticFiles, answers: PartialAnswers): string | undefined {
  const { needsPlatform } = files;
  if (needsPlatform && answers.platforms) {
    const chosen = chosenPlatforms(answers);
    if (chosen.length === 0) return say`it comes with a platform, and none is chosen`;
    const without = chosen.find((platform) => !platform.capabilities?.includes(needsPlatform));
    if (without) return say`${said(without.title)} does not have it`;
  }
  const server = serverOf(answers);
  if (!server) return undefined;
  if (needsPlatform) {
    const having = platforms.filter(({ capabilities }) => capabilities?.includes(needsPlatform));
    if (having.every((platform) => unbuiltReason(platform, answers)))
      return say`no platform that has it goes with ${said(server.title)}`;
  }
  if (files.interface && files.interface !== server.interface) {
    return say`it serves under ${files.interface.toUpperCase()}, and ${said(server.title)} speaks ${server.interface.toUpperCase()}`;
  }
  return files.needs && !server.capabilities?.includes(files.needs)
    ? say`${said(server.title)} serves no files itself`
    : undefined;
}

/** Why an embedded database does not go with the chosen platforms. */
function ephemeralReason(database: Database, answers: PartialAnswers): string | undefined {
  if (!database.embedded) return undefined;
  const lossy = chosenPlatforms(answers).find((platform) => platform.ephemeralDisk);
  return (
    lossy && say`the disk of ${said(lossy.title)} loses what is written to it, and with it the database file`
  );
}

/** Why a project of one's own is not given what a new one begins with. */
const apart = (): string => say`the project was adopted, and what it begins with is its own`;

/** Every axis, in the order of asking: an axis may look at the answers before it. */
export const AXES: readonly Axis[] = [
  axis<Server>({
    key: 'server',
    flag: 'server',
    title: 'Server',
    help: 'The production server that runs the project.',
    choices: servers,
    prefers: (server) => server === defaultServer('wsgi'),
  }),
  axis<Platform>({
    key: 'platforms',
    flag: 'platform',
    title: 'Platforms',
    help: 'Where the project is deployed; several may be chosen, and more can be added later.',
    many: true,
    choices: platforms,
    rule: unbuiltReason,
  }),
  axis<StaticFiles>({
    key: 'static',
    flag: 'static',
    title: 'Static files',
    help: 'Who serves stylesheets, scripts and images, with hashed names and far-future caching.',
    choices: staticFiles,
    rule: unservedReason,
    // Where the front server can serve files itself, it is the fastest way.
    prefers: (files) => files.needs !== undefined,
  }),
  axis<Database>({
    key: 'database',
    flag: 'database',
    title: 'Database',
    help: 'Where the data lives; DATABASE_URL says which one at run time.',
    choices: databases,
    rule: ephemeralReason,
  }),
  axis<Service>({
    key: 'services',
    flag: 'service',
    title: 'Services',
    help: 'What else it uses: each works without a service on a laptop, and can be added later.',
    many: true,
    choices: services,
    rule: (service, { adopted }) =>
      adopted && service.page
        ? say`its page extends the pages of a project of ours, and this one was adopted`
        : undefined,
    removal: (id) => `service ${id} --remove`,
  }),
  axis({
    key: 'django',
    flag: 'django',
    title: 'Django',
    help: 'The Django line, pinned and hashed in the rendered requirements.',
    choices: djangoLines,
  }),
  axis({
    key: 'python',
    flag: 'python',
    title: 'Python',
    help: 'The Python line that the project asks for.',
    choices: pythonLines,
  }),
  axis<ExampleApp>({
    key: 'example',
    flag: 'example',
    title: 'Example app',
    help: 'An app to begin with, which can be replaced.',
    choices: examples,
    aside: true,
    rule: ({ hasFiles }, { adopted }) => (adopted && hasFiles ? apart() : undefined),
  }),
  axis<UserModel>({
    key: 'user',
    flag: 'user',
    title: 'User model',
    help: 'Whose the table of users is: a new project decides it once.',
    choices: userModels,
    aside: true,
    fixed: marked('its tables refer to the user model that it began with'),
    rule: ({ app }, { adopted }) => (adopted && app ? apart() : undefined),
  }),
  axis<TestRunner>({
    key: 'tests',
    flag: 'tests',
    title: 'Tests',
    help: "What the project's tests run under.",
    choices: testRunners,
    aside: true,
    rule: ({ hasPytest }, { adopted }) => (adopted && hasPytest ? apart() : undefined),
  }),
  axis<Licence>({
    key: 'license',
    flag: 'license',
    title: 'Licence',
    help: 'What others may do with the code: the file LICENSE.',
    choices: licences,
    aside: true,
    rule: ({ spdx }, { adopted }) => (adopted && spdx ? apart() : undefined),
  }),
  axis<Editor>({
    key: 'editors',
    flag: 'editor',
    title: 'Editors',
    help: 'Editors for which the project has settings.',
    many: true,
    choices: editors,
    aside: true,
    rule: (_editor, { adopted }) => (adopted ? apart() : undefined),
    removal: () => '--editor none',
  }),
];

/** The default server of an interface. */
export function defaultServer(kind: Interface): Server {
  const fitting = servers.filter((server) => server.interface === kind);
  const found = fitting.find((server) => server.default) ?? fitting[0];
  if (!found) throw new Error(`No server speaks ${kind}.`);
  return found;
}

/** The axis that decides about an answer. */
export function axisOf(key: Axis['key']): Axis {
  return AXES.find((one) => one.key === key)!;
}
