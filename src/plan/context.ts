import { EXAMPLE } from '../answers/answers-file.ts';
import { type Adopted, askedOf, variableName } from '../choices/adopted.ts';
import type { Database, Service, ServiceBinding } from '../choices/backing.ts';
import type { ExampleApp, Hardening, Licence, TestRunner, UserModel } from '../choices/beginning.ts';
import {
  choiceOf,
  databases,
  djangoLines,
  examples,
  hardenings,
  licences,
  platforms,
  servers,
  services,
  staticFiles,
  testRunners,
  userModels,
} from '../choices/catalog.ts';
import type {
  Answers,
  DjangoLine,
  EnvVariable,
  Options,
  Platform,
  Server,
  StaticFiles,
} from '../choices/choice.ts';
import { chosen } from '../choices/chosen.ts';
import { factsOf } from '../choices/facts.ts';
import { projectVariables } from '../choices/project.ts';
import { contactUri } from '../choices/security-contact.ts';
import { version } from '../generated/version.ts';
import { shellLine } from '../terminal/shell-line.ts';
import { lockOf } from './locks.ts';
import { type PrivateFiles, privateFiles } from './private-files.ts';
import {
  directRequirements,
  hashedRequirements,
  type Lock,
  lockedRequirements,
  pinnedRequirements,
} from './requirements.ts';

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
export interface Context {
  readonly project: string;
  readonly title: string;
  readonly server: Server;
  readonly isAsgi: boolean;
  readonly startCommand: readonly string[];
  readonly startLine: string;
  readonly staticFiles: StaticFiles;
  readonly database: Database;
  readonly services: readonly Service[];
  /** What engines of databases in files are called, how their addresses begin, and the address of such a file. */
  readonly fileDatabase: {
    readonly engines: readonly string[];
    readonly schemes: readonly string[];
    readonly address: string;
  };
  /** Services that are bound, the database first; `id` is the choice's and names its module of conversions. */
  readonly bindings: readonly (ServiceBinding & { readonly id: string; readonly title: string })[];
  /** Apps of services, in the order of INSTALLED_APPS. */
  readonly serviceApps: readonly string[];
  /** Lines of services for the settings of the project's own tests. */
  readonly testSettings: readonly string[];
  /** What settings.py takes over from modules of the package, in the order in which imports are sorted. */
  readonly settingsImports: readonly { readonly module: string; readonly name: string }[];
  /** Modules that have no type hints. */
  readonly untyped: readonly string[];
  /** Storage of uploaded files, where it is not the disk. */
  readonly mediaStorage: string | undefined;
  /** What /readyz asks beside the database. */
  readonly readiness: readonly { readonly name: string; readonly module: string }[];
  /** Processes beside the server: their names and command lines, and the command that tells whether they work. */
  readonly processes: readonly {
    readonly name: string;
    readonly argv: readonly string[];
    readonly line: string;
    readonly trial: readonly string[] | undefined;
  }[];
  readonly django: DjangoLine;
  readonly python: string;
  readonly pythonFloor: string;
  /** The first Python of which the lock has no hashes: `3.15`. */
  readonly pythonCeiling: string;
  readonly platforms: readonly Platform[];
  /** Instances of a batch that may run at once, on the platform with most of them. */
  readonly batchSize: number;
  readonly options: Options;
  /** What choices compute for their templates, by choice. */
  readonly derived: Options;
  /** Whether somebody starts the processes of a Procfile: a second place for the start command could only contradict the first. */
  readonly hasProcfile: boolean;
  /** What must neither be committed nor travel, for each program that is told so. */
  readonly privateFiles: PrivateFiles;
  /** Modules of the project's package that turn what a platform injects into the project's variables. */
  readonly adapters: readonly string[];
  /** Headers that carry a request's id, those of the platforms' routers first. */
  readonly requestIdHeaders: readonly string[];
  /** How long a server keeps a connection without a request, in seconds: longer than any router in front does. */
  readonly keepAlive: number;
  readonly variables: readonly EnvVariable[];
  readonly settingsVariables: readonly EnvVariable[];
  readonly serverVariables: readonly EnvVariable[];
  readonly requirements: { readonly runtime: string; readonly development: string };
  readonly dependencies: readonly string[];
  readonly developmentDependencies: readonly string[];
  readonly generatorVersion: string;
  /** What an adopted project has of its own; undefined where the whole project is ours. */
  readonly adopted: Adopted | undefined;
  /** The variables of the key and of the database's address, by the names that the project's settings read. */
  readonly secretKey: string;
  readonly databaseUrl: string;
  /** What else an adopted project's own settings ask for. */
  readonly asked: readonly string[];
  /** Packages that ours needs beside those that an adopted project requires, pinned. */
  readonly beside: readonly string[];
  readonly example: ExampleApp;
  readonly user: UserModel;
  readonly tests: TestRunner;
  readonly licence: Licence;
  /** Whom to tell about a vulnerability, as a URI, and until which day that is true. */
  readonly disclosure:
    | { readonly contact: string; readonly expires: string; readonly languages: string }
    | undefined;
  readonly hardening: Hardening;
  readonly editors: readonly string[];
  /** What the dev container is made of. */
  readonly devcontainer: DevContainer;
  /** The folder below `static/` in which the stylesheet and the icon of all pages are. */
  readonly assets: string;
  /** The address of the first page, in templates. */
  readonly home: string;
  /** What goes when the example is replaced, beside its folder. */
  readonly exampleTests: readonly string[];
  /** The command that a schedule runs, and the batch that several share; empty where there is no example of one. */
  readonly scheduled: string;
  readonly batch: string;
}

/** The groups of the lock that every project installs, and those for its development. */
const PROJECT_GROUP = 'project';
const DEVELOPMENT_GROUP = 'dev';

/** What proxies keep connections for as a rule: 60 seconds, with room. */
const KEEP_ALIVE = 75;

const BATCH_TEST = 'tests/test_count_words.py';
const EXAMPLE_TESTS = ['tests/test_admin.py', 'tests/test_commands.py', 'tests/test_pages.py'];

/** Every test that comes with the example, whatever else was chosen. */
export function allExampleTests(): readonly string[] {
  return [...EXAMPLE_TESTS, BATCH_TEST, ...services.flatMap(({ exampleTests }) => exampleTests ?? [])];
}

/** One declaration for each name: a later choice may sharpen what an earlier one declared, in the earlier one's place. */
function merged(variables: readonly EnvVariable[]): readonly EnvVariable[] {
  const byName = new Map<string, EnvVariable>();
  for (const variable of variables) byName.set(variable.name, { ...byName.get(variable.name), ...variable });
  return [...byName.values()];
}

/** What ours needs beside the packages of an adopted project: with hashes, and all that it leads to, where those have them. */
function besideThem(lock: Lock, groups: readonly string[], adopted: Adopted): readonly string[] {
  const theirs = ['django', 'django-csp', ...adopted.packages];
  return adopted.hashed ? hashedRequirements(lock, groups, theirs) : pinnedRequirements(lock, groups, theirs);
}

/** The names that settings.py takes over, by module: those of every project, and those of its services. */
function settingsImports(chosenServices: readonly Service[], line: DjangoLine): Context['settingsImports'] {
  return [
    { module: 'database', names: ['DATABASES'] },
    ...chosenServices.flatMap(({ settings }) => settings ?? []).filter(({ on }) => on?.(line) ?? true),
  ]
    .flatMap(({ module, names }) => names.map((name) => ({ module, name })))
    .sort((a, b) => (`${a.module} ${a.name}` < `${b.module} ${b.name}` ? -1 : 1));
}

function disclosureOf({ disclosure, language = 'en', options }: Answers): Context['disclosure'] {
  const { contact = '', expires = '' } = options[disclosure] ?? {};
  if (contact === '') return undefined;
  const languages = language === 'en' ? 'en' : `${language}, en`;
  return { contact: contactUri(contact), expires, languages };
}

function titleOf(project: string): string {
  return project
    .split('_')
    .map((word) => word.charAt(0).toUpperCase() + word.slice(1))
    .join(' ');
}

/** The template context of valid answers. Pure: same answers, same context. */
export function contextOf(answers: Answers): Context {
  const server = choiceOf(servers, answers.server);
  const line = choiceOf(djangoLines, answers.django);
  const example = choiceOf(examples, answers.example);
  const chosenPlatforms = answers.platforms.map((id) => choiceOf(platforms, id));
  const database = choiceOf(databases, answers.database);
  const chosenServices = answers.services.map((id) => choiceOf(services, id));
  const choices = chosen(answers).map(({ choice }) => choice);
  const facts = factsOf(answers);
  const declared = [...projectVariables(answers), ...choices.flatMap((choice) => choice.variables ?? [])];
  const variables = merged(
    declared.filter(
      (variable) =>
        (variable.interface ?? server.interface) === server.interface &&
        (variable.when?.(answers, facts) ?? true),
    ),
  );
  const lock = lockOf(line.id);
  const groups = [PROJECT_GROUP, ...choices.flatMap((choice) => choice.groups ?? [])];
  const developmentGroups = [
    DEVELOPMENT_GROUP,
    ...choices.flatMap((choice) => choice.developmentGroups ?? []),
  ];
  const startCommand = server.start(answers);
  const ownProcesses = chosenServices.flatMap(({ processes, trial }) =>
    Object.entries(processes ?? {}).map(([name, argv]) => ({ name, argv, trial })),
  );
  const theirProcesses = Object.entries(answers.adopted?.processes ?? {})
    .filter(([name]) => !ownProcesses.some((one) => one.name === name))
    .map(([name, argv]) => ({ name, argv, trial: undefined }));
  const [secretKey, databaseUrl] = ['SECRET_KEY', 'DATABASE_URL'].map((name) =>
    variableName(name, answers.adopted),
  ) as [string, string];
  return {
    project: answers.project,
    title: titleOf(answers.adopted?.name ?? answers.project),
    server,
    isAsgi: server.interface === 'asgi',
    startCommand,
    startLine: shellLine(startCommand),
    staticFiles: choiceOf(staticFiles, answers.static),
    database,
    fileDatabase: {
      engines: databases.filter(({ embedded }) => embedded).flatMap(({ drivers }) => drivers),
      schemes: databases
        .filter(({ embedded }) => embedded)
        .flatMap(({ variables }) => variables?.[0]?.schemes ?? []),
      address: databases.find(({ embedded }) => embedded)?.variables?.[0]?.default ?? '',
    },
    services: chosenServices.map((service) =>
      service.readmeAlone && !example.hasFiles ? { ...service, readme: service.readmeAlone } : service,
    ),
    bindings: [database, ...chosenServices].flatMap(({ id, title, binding }) =>
      binding ? [{ ...binding, id, title }] : [],
    ),
    serviceApps: chosenServices.flatMap(({ apps }) =>
      typeof apps === 'function' ? apps(line) : (apps ?? []),
    ),
    testSettings: chosenServices.flatMap(({ testSettings }) => testSettings?.(line) ?? []),
    settingsImports: settingsImports(chosenServices, line),
    untyped: [server, database, choiceOf(hardenings, answers.hardening), ...chosenServices].flatMap(
      ({ untyped = [] }) => (typeof untyped === 'function' ? untyped(answers) : untyped),
    ),
    mediaStorage: chosenServices.find(({ mediaStorage }) => mediaStorage)?.mediaStorage,
    readiness: chosenServices.flatMap(({ readiness }) => readiness ?? []),
    processes: [...ownProcesses, ...theirProcesses].map((one) => ({ ...one, line: shellLine(one.argv) })),
    django: line,
    python: answers.python,
    pythonFloor: line.oldestPython,
    pythonCeiling: line.newestPython.replace(/\d+$/, (minor) => String(Number(minor) + 1)),
    platforms: chosenPlatforms,
    batchSize: Math.max(
      0,
      ...chosenPlatforms.map(({ id, batchSize }) => batchSize?.(answers.options[id] ?? {}) ?? 0),
    ),
    options: answers.options,
    derived: Object.fromEntries(choices.map(({ id, derived }) => [id, derived?.(answers, facts) ?? {}])),
    privateFiles: privateFiles(chosenPlatforms),
    adapters: chosenPlatforms.filter(({ hasAdapter }) => hasAdapter).map(({ id }) => id),
    hasProcfile:
      chosenPlatforms.length === 0 ||
      chosenPlatforms.some(({ id, readsProcfile }) => readsProcfile(answers.options[id] ?? {})),
    requestIdHeaders: [
      ...chosenPlatforms.flatMap(({ requestIdHeader }) => requestIdHeader ?? []),
      'X-Request-ID',
    ],
    keepAlive: Math.max(KEEP_ALIVE, ...chosenPlatforms.map(({ idleSeconds = 0 }) => idleSeconds + 5)),
    variables,
    settingsVariables: variables.filter((variable) => variable.reader !== 'server'),
    serverVariables: variables.filter((variable) => variable.reader === 'server'),
    requirements: {
      runtime: lockedRequirements(lock, groups),
      development: lockedRequirements(lock, [...groups, ...developmentGroups]),
    },
    dependencies: directRequirements(lock, groups),
    developmentDependencies: directRequirements(lock, developmentGroups),
    generatorVersion: version,
    adopted: answers.adopted,
    secretKey,
    databaseUrl,
    asked: answers.adopted
      ? askedOf(answers.adopted).filter((name) => name !== secretKey && name !== databaseUrl)
      : [],
    beside: answers.adopted ? besideThem(lock, groups, answers.adopted) : [],
    example,
    user: choiceOf(userModels, answers.user),
    tests: choiceOf(testRunners, answers.tests),
    licence: choiceOf(licences, answers.license),
    disclosure: disclosureOf(answers),
    hardening: choiceOf(hardenings, answers.hardening),
    editors: answers.editors,
    devcontainer: {
      comment: 'What development needs: Python, compilers, and the system of the server.',
      packages: server.systemPackages ?? [],
      features: [],
      ports: [8000],
      afterwards: '.venv/bin/python manage.py createdotenv',
    },
    assets: example.assets === 'example' ? EXAMPLE : answers.project,
    // Whatever the first page is called, and where there is none.
    home: example.assets === 'example' ? "{% url 'home' %}" : "{{ home_url|default:'/' }}",
    exampleTests: example.hasFiles
      ? [
          ...EXAMPLE_TESTS,
          ...(choices.some(({ shares }) => shares?.includes('batch')) ? [BATCH_TEST] : []),
          ...chosenServices.flatMap(({ exampleTests }) => exampleTests ?? []),
        ].sort()
      : [],
    // Without the example, what Django itself has for every project.
    scheduled: example.hasFiles ? 'prune_messages' : 'clearsessions',
    batch: example.hasFiles ? 'count_words' : '',
  };
}
