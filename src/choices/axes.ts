import { databases, djangoLines, platforms, pythonLines, servers, staticFiles } from './catalog.ts';
import type { Answers, Choice, Interface, PartialAnswers, Server } from './choice.ts';

/** An axis of choices: what is asked, in the order of asking. Flag, prompt, `--list` and validation follow from it. */
export interface Axis {
  readonly key: Exclude<keyof Answers, 'project'>;
  /** The flag's name without dashes; also accepted: the key itself. */
  readonly flag: string;
  readonly title: string;
  readonly help: string;
  /** Several values may be chosen, none included. */
  readonly many: boolean;
  readonly choices: readonly Choice[];
  /** Why a choice does not go with the other answers; undefined when it does. */
  readonly unavailable: (choice: Choice, answers: PartialAnswers) => string | undefined;
  /** The default, given the answers before it. */
  readonly fallback: (answers: PartialAnswers) => string;
}

/** The value of a multiple choice that stands for "nothing chosen". */
export const NONE = 'none';

const reasonOf = (choice: Choice, answers: PartialAnswers): string | undefined => choice.unavailable?.(answers);

/** The default server of an interface. */
export function defaultServer(kind: Interface): Server {
  const found = servers.find((server) => server.interface === kind && server.default) ?? servers[0];
  if (!found) throw new Error(`No server speaks ${kind}.`);
  return found;
}

function serverOf(answers: PartialAnswers): Server | undefined {
  return servers.find((server) => server.id === answers.server);
}

const staticAxis: Axis = {
  key: 'static',
  flag: 'static',
  title: 'Static files',
  help: 'Who serves stylesheets, scripts and images, with hashed names and far-future caching.',
  many: false,
  choices: staticFiles,
  unavailable(choice, answers) {
    const files = staticFiles.find((one) => one.id === choice.id);
    const server = serverOf(answers);
    if (files && server) {
      if (files.interface && files.interface !== server.interface) {
        return `it serves under ${files.interface.toUpperCase()}, and ${server.title} speaks ${server.interface.toUpperCase()}`;
      }
      if (files.needs && !server.capabilities?.includes(files.needs)) {
        return `${server.title} serves no files itself`;
      }
    }
    return reasonOf(choice, answers);
  },
  fallback(answers) {
    const fitting = staticFiles.filter((choice) => staticAxis.unavailable(choice, answers) === undefined);
    // The front server itself is the fastest: where the chosen one can serve files, it is the default.
    const found = fitting.find((choice) => choice.needs !== undefined) ?? fitting[0];
    if (!found) throw new Error('No static files choice goes with these answers.');
    return found.id;
  },
};

/** Why the embedded database does not go with the chosen platforms. */
function ephemeralReason(embedded: boolean, answers: PartialAnswers): string | undefined {
  if (!embedded) return undefined;
  const lossy = platforms.find((platform) => platform.ephemeralDisk && answers.platforms?.includes(platform.id));
  return lossy && `the disk of ${lossy.title} loses what is written to it, and with it the database file`;
}

export const AXES: readonly Axis[] = [
  {
    key: 'server',
    flag: 'server',
    title: 'Server',
    help: 'The production server that runs the project.',
    many: false,
    choices: servers,
    unavailable: reasonOf,
    fallback: () => defaultServer('wsgi').id,
  },
  {
    key: 'platforms',
    flag: 'platform',
    title: 'Platforms',
    help: 'Where the project is deployed; several may be chosen, and more can be added later.',
    many: true,
    choices: platforms,
    unavailable: reasonOf,
    fallback: () => NONE,
  },
  staticAxis,
  {
    key: 'database',
    flag: 'database',
    title: 'Database',
    help: 'Where the data lives; DATABASE_URL says which one at run time.',
    many: false,
    choices: databases,
    unavailable: (choice, answers) =>
      ephemeralReason(databases.find((one) => one.id === choice.id)?.embedded ?? false, answers) ?? reasonOf(choice, answers),
    fallback: (answers) =>
      (databases.find((one) => ephemeralReason(one.embedded, answers) === undefined && (one.embedded || !hasEmbedded(answers))) ?? databases[0]!).id,
  },
  {
    key: 'django',
    flag: 'django',
    title: 'Django',
    help: 'The Django line, pinned and hashed in the rendered requirements.',
    many: false,
    choices: djangoLines,
    unavailable: reasonOf,
    fallback: () => djangoLines[0]!.id,
  },
  {
    key: 'python',
    flag: 'python',
    title: 'Python',
    help: 'The Python line that the project asks for.',
    many: false,
    choices: pythonLines,
    unavailable: reasonOf,
    fallback: () => pythonLines[0]!.id,
  },
];

/** Whether an embedded database goes with these answers: then it is the default, as in `startproject`. */
function hasEmbedded(answers: PartialAnswers): boolean {
  return databases.some((one) => one.embedded && ephemeralReason(true, answers) === undefined);
}

export function axisOf(key: Axis['key']): Axis {
  return AXES.find((axis) => axis.key === key)!;
}
