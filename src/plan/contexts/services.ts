import type { Database, Service, ServiceBinding } from '../../choices/backing.ts';
import type { Answers, DjangoLine } from '../../choices/choice.ts';
import { shellLine } from '../../terminal/shell-line.ts';

/** What services bring, and what runs beside the server. */
export interface ServicesContext {
  readonly services: readonly Service[];
  /** Services that are bound, the database first; `id` is the choice's and names its module of conversions. */
  readonly bindings: readonly (ServiceBinding & { readonly id: string; readonly title: string })[];
  /** Apps of services, in the order of INSTALLED_APPS. */
  readonly serviceApps: readonly string[];
  /** Lines of services for the settings of the project's own tests. */
  readonly testSettings: readonly string[];
  /** What settings.py takes over from modules of the package, in the order in which imports are sorted. */
  readonly settingsImports: readonly { readonly module: string; readonly name: string }[];
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
}

/** The names that settings.py takes over, by module: those of every project, and those of its services. */
function settingsImports(
  chosenServices: readonly Service[],
  line: DjangoLine,
): ServicesContext['settingsImports'] {
  return [
    { module: 'database', names: ['DATABASES'] },
    ...chosenServices.flatMap(({ settings }) => settings ?? []).filter(({ on }) => on?.(line) ?? true),
  ]
    .flatMap(({ module, names }) => names.map((name) => ({ module, name })))
    .sort((a, b) => (`${a.module} ${a.name}` < `${b.module} ${b.name}` ? -1 : 1));
}

/** Processes of services, and those of an adopted project that no service has. */
function processesOf(chosen: readonly Service[], { adopted }: Answers): ServicesContext['processes'] {
  const own = chosen.flatMap(({ processes, trial }) =>
    Object.entries(processes ?? {}).map(([name, argv]) => ({ name, argv, trial })),
  );
  const theirs = Object.entries(adopted?.processes ?? {})
    .filter(([name]) => !own.some((one) => one.name === name))
    .map(([name, argv]) => ({ name, argv, trial: undefined }));
  return [...own, ...theirs].map((one) => ({ ...one, line: shellLine(one.argv) }));
}

/** @param chosen the services of the answers @param hasExample whether the project has the files of the example app */
export function servicesContext(
  answers: Answers,
  database: Database,
  chosen: readonly Service[],
  line: DjangoLine,
  hasExample: boolean,
): ServicesContext {
  return {
    services: chosen.map((service) =>
      service.readmeAlone && !hasExample ? { ...service, readme: service.readmeAlone } : service,
    ),
    bindings: [database, ...chosen].flatMap(({ id, title, binding }) =>
      binding ? [{ ...binding, id, title }] : [],
    ),
    serviceApps: chosen.flatMap(({ apps }) => (typeof apps === 'function' ? apps(line) : (apps ?? []))),
    testSettings: chosen.flatMap(({ testSettings }) => testSettings?.(line) ?? []),
    settingsImports: settingsImports(chosen, line),
    mediaStorage: chosen.find(({ mediaStorage }) => mediaStorage)?.mediaStorage,
    readiness: chosen.flatMap(({ readiness }) => readiness ?? []),
    processes: processesOf(chosen, answers),
  };
}
