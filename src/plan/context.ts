import { type Adopted, askedOf, variableName } from '../choices/adopted.ts';
import type { Database } from '../choices/backing.ts';
import {
  choiceOf,
  databases,
  djangoLines,
  platforms,
  servers,
  services,
  staticFiles,
} from '../choices/catalog.ts';
import type {
  Answers,
  Choice,
  DjangoLine,
  EnvVariable,
  Facts,
  Options,
  Server,
  StaticFiles,
} from '../choices/choice.ts';
import { chosen } from '../choices/chosen.ts';
import { factsOf } from '../choices/facts.ts';
import { projectVariables } from '../choices/project.ts';
import { version } from '../generated/version.ts';
import { shellLine } from '../terminal/shell-line.ts';
import { type BeginningContext, beginningContext } from './contexts/beginning.ts';
import { type PackagesContext, packagesContext } from './contexts/packages.ts';
import { type PlatformsContext, platformsContext } from './contexts/platforms.ts';
import { type ServicesContext, servicesContext } from './contexts/services.ts';
import { lockOf } from './locks.ts';

export { allExampleTests } from './contexts/beginning.ts';

/** A dev container, of a project or of a course. */
export interface DevContainer {
  /** What it is for. */
  readonly comment: string;
  /** Debian packages. */
  readonly packages: readonly string[];
  /** Lines of its features, beside Node.js. */
  readonly features: readonly string[];
  readonly ports: readonly number[];
  /** What runs once its packages are installed. */
  readonly afterwards: string;
}

/** Everything a template may read, computed once before rendering. */
export interface Context extends ServicesContext, PlatformsContext, PackagesContext, BeginningContext {
  readonly project: string;
  readonly title: string;
  readonly server: Server;
  readonly isAsgi: boolean;
  readonly startCommand: readonly string[];
  readonly startLine: string;
  readonly staticFiles: StaticFiles;
  readonly database: Database;
  /** What engines of databases in files are called, how their addresses begin, and the address of such a file. */
  readonly fileDatabase: {
    readonly engines: readonly string[];
    readonly schemes: readonly string[];
    readonly address: string;
  };
  /** Options of databases that Django has only since a version, by a word of their engines: `5, 1`, as in a tuple. */
  readonly optionsSince: Readonly<Record<string, Readonly<Record<string, string>>>>;
  /** Engines that are used for those of Django's while it has no such option: module, and the version as above. */
  readonly enginesUntil: Readonly<Record<string, readonly [module: string, since: string]>>;
  /** Modules that have no type hints. */
  readonly untyped: readonly string[];
  readonly django: DjangoLine;
  readonly python: string;
  readonly pythonFloor: string;
  /** The first Python of which the lock has no hashes: `3.15`. */
  readonly pythonCeiling: string;
  readonly options: Options;
  /** What choices compute for their templates, by choice. */
  readonly derived: Options;
  readonly variables: readonly EnvVariable[];
  readonly settingsVariables: readonly EnvVariable[];
  readonly serverVariables: readonly EnvVariable[];
  readonly generatorVersion: string;
  /** What an adopted project has of its own; undefined where the whole project is ours. */
  readonly adopted: Adopted | undefined;
  /** The variables of the key and of the database's address, by the names that the project's settings read. */
  readonly secretKey: string;
  readonly databaseUrl: string;
  /** What else an adopted project's own settings ask for. */
  readonly asked: readonly string[];
  /** What the dev container is made of. */
  readonly devcontainer: DevContainer;
}

/** One declaration for each name: a later choice may sharpen what an earlier one declared, in the earlier one's place. */
function merged(variables: readonly EnvVariable[]): readonly EnvVariable[] {
  const byName = new Map<string, EnvVariable>();
  for (const variable of variables) byName.set(variable.name, { ...byName.get(variable.name), ...variable });
  return [...byName.values()];
}

/** The environment contract under these answers. */
function variablesOf(
  answers: Answers,
  { interface: kind }: Server,
  choices: readonly Choice[],
  facts: Facts,
): Pick<Context, 'variables' | 'settingsVariables' | 'serverVariables'> {
  const declared = [...projectVariables(answers), ...choices.flatMap((choice) => choice.variables ?? [])];
  const variables = merged(
    declared.filter(
      (variable) => (variable.interface ?? kind) === kind && (variable.when?.(answers, facts) ?? true),
    ),
  );
  return {
    variables,
    settingsVariables: variables.filter((variable) => variable.reader !== 'server'),
    serverVariables: variables.filter((variable) => variable.reader === 'server'),
  };
}

/** What an adopted project calls what ours needs. */
function adoptedContext({
  adopted,
}: Answers): Pick<Context, 'adopted' | 'secretKey' | 'databaseUrl' | 'asked'> {
  const [secretKey, databaseUrl] = ['SECRET_KEY', 'DATABASE_URL'].map((name) =>
    variableName(name, adopted),
  ) as [string, string];
  const asked = adopted ? askedOf(adopted) : [];
  return {
    adopted,
    secretKey,
    databaseUrl,
    asked: asked.filter((name) => name !== secretKey && name !== databaseUrl),
  };
}

/** What databases in files have in common. */
function fileDatabase(): Context['fileDatabase'] {
  const embedded = databases.filter((database) => database.embedded);
  return {
    engines: embedded.flatMap(({ drivers }) => drivers),
    schemes: embedded.flatMap(({ variables }) => variables?.[0]?.schemes ?? []),
    address: embedded[0]?.variables?.[0]?.default ?? '',
  };
}

/** Options that older versions of Django do not have, of the databases that a project may be given. */
function optionsSince(database: Database): Context['optionsSince'] {
  const given = databases.filter((one) => one.embedded || one === database);
  return Object.fromEntries(
    given.flatMap(({ drivers, optionsSince: options }) =>
      options
        ? drivers.map((word) => [
            word,
            Object.fromEntries(
              Object.entries(options).map(([name, { since }]) => [name, since.replace('.', ', ')]),
            ),
          ])
        : [],
    ),
  );
}

function enginesUntil(database: Database, server: Server): Context['enginesUntil'] {
  const options = Object.values(database.optionsSince ?? {});
  return Object.fromEntries(
    options.flatMap(({ since, instead, interface: kind = server.interface }) =>
      instead && kind === server.interface
        ? [[instead.engine, [instead.module, since.replace('.', ', ')]]]
        : [],
    ),
  );
}

function titleOf(project: string): string {
  return project
    .split('_')
    .map((word) => word.charAt(0).toUpperCase() + word.slice(1))
    .join(' ');
}

/** Contexts by their answers: the labs of a course ask for those of seven answers some fifty times, for each seat. */
const contexts = new WeakMap<Answers, Context>();

/** The template context of valid answers. Pure: same answers, same context, made once for each object. */
export function contextOf(answers: Answers): Context {
  const known = contexts.get(answers);
  if (known) return known;
  const made = newContext(answers);
  contexts.set(answers, made);
  return made;
}

function newContext(answers: Answers): Context {
  const server = choiceOf(servers, answers.server);
  const line = choiceOf(djangoLines, answers.django);
  const database = choiceOf(databases, answers.database);
  const chosenServices = answers.services.map((id) => choiceOf(services, id));
  const choices = chosen(answers).map(({ choice }) => choice);
  const facts = factsOf(answers);
  const startCommand = server.start(answers);
  const beginning = beginningContext(answers, choices, chosenServices);
  return {
    ...servicesContext(answers, database, chosenServices, line, beginning.example.hasFiles),
    ...platformsContext(
      answers,
      answers.platforms.map((id) => choiceOf(platforms, id)),
    ),
    ...packagesContext(lockOf(line.id), choices, answers.adopted),
    ...beginning,
    ...variablesOf(answers, server, choices, facts),
    ...adoptedContext(answers),
    project: answers.project,
    title: titleOf(answers.adopted?.name ?? answers.project),
    server,
    isAsgi: server.interface === 'asgi',
    startCommand,
    startLine: shellLine(startCommand),
    staticFiles: choiceOf(staticFiles, answers.static),
    database,
    fileDatabase: fileDatabase(),
    optionsSince: optionsSince(database),
    enginesUntil: enginesUntil(database, server),
    untyped: [server, database, beginning.hardening, ...chosenServices].flatMap(({ untyped = [] }) =>
      typeof untyped === 'function' ? untyped(answers) : untyped,
    ),
    django: line,
    python: answers.python,
    pythonFloor: line.oldestPython,
    pythonCeiling: line.newestPython.replace(/\d+$/, (minor) => String(Number(minor) + 1)),
    options: answers.options,
    derived: Object.fromEntries(choices.map(({ id, derived }) => [id, derived?.(answers, facts) ?? {}])),
    generatorVersion: version,
    devcontainer: {
      comment: 'What development needs: Python, compilers, and the system of the server.',
      packages: server.systemPackages ?? [],
      features: [],
      ports: [8000],
      afterwards: '.venv/bin/python manage.py createdotenv',
    },
  };
}
