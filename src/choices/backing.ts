/** Choices of backing services: the database, and everything beside it that a project is bound to. */
import type { Answers, Choice, DjangoLine, PartialAnswers, Server } from './choice.ts';

/** How a backing service is bound: deploy files give it this name, and settings look for it first. */
export interface ServiceBinding {
  /** The binding's name, one word: `cache`. */
  readonly name: string;
  /** The variable that a binding gives, first of all. Set by name, it wins over any binding. */
  readonly variable: string;
  /** The scheme of its address. */
  readonly scheme: string;
}

/** An option of a database's settings that older versions of Django do not have. */
export interface OptionSince {
  /** The first that has it: `5.1`. */
  readonly since: string;
  /** For which servers it is set; for all when not given. */
  readonly interface?: Server['interface'];
  /** What is so without it. */
  readonly without: string;
  /** A module of the project's package that does instead what the option does, and the engine of Django's that it is put before. */
  readonly instead?: { readonly engine: string; readonly module: string };
}

interface AnyDatabase extends Choice {
  readonly default?: boolean;
  /** The default where the default does not fit: for production. */
  readonly preferred?: boolean;
  /** Modules of Python's that have no type hints and that it imports: mypy is told so. */
  readonly untyped?: readonly string[];
  /** The oldest versions that each line of Django supports, by its id. */
  readonly oldest: Readonly<Record<string, string>>;
  /** Modules of the project's package that have system checks of it. */
  readonly checks?: readonly string[];
  /** What the rendered README says of it: a paragraph or list each. */
  readonly readme?: readonly string[];
  /** Words of which one is in the name of every engine and driver of it. */
  readonly drivers: readonly string[];
  /** Options that Django itself has only since a version: left out where an adopted project has an older one. */
  readonly optionsSince?: Readonly<Record<string, OptionSince>>;
}

/** A database on the project's own disk: lost where the disk is ephemeral. It is a file, and no service. */
export interface FileDatabase extends AnyDatabase {
  readonly embedded: true;
  readonly binding?: never;
  readonly server?: never;
}

export interface ServedDatabase extends AnyDatabase {
  readonly embedded: false;
  readonly binding: ServiceBinding;
  readonly server: DatabaseServer;
}

export type Database = FileDatabase | ServedDatabase;

/** How a database server is had on a developer's machine, in GitHub's workflows, in compose.yaml and on one's own host. */
export interface DatabaseServer {
  /** The address of the one that `command` starts on this machine. */
  readonly address: string;
  readonly command: string;
  /** Lines of the job in the rendered GitHub workflow: the service that its tests connect to, at `address`. */
  readonly workflow: readonly string[];
  /** Parameters of DATABASE_URL: TLS with a server that anybody may be, and with one that FILE's authority vouches for. */
  readonly tls: { readonly encrypted: string; readonly verified: string };
  readonly compose: {
    readonly address: string;
    readonly lines: readonly string[];
    /** Where it keeps its data. */
    readonly folder: string;
    /** The command that tells whether it is ready. */
    readonly test: readonly string[];
  };
  /** The distribution's own, on the host itself: its account is the project's, and it needs no password. */
  readonly host: {
    readonly address: (user: string) => string;
    readonly unit: string;
    /** Shell lines that install it and make a database of the project's. */
    readonly install: (user: string) => readonly string[];
  };
  /** SQL that makes an account with a database of its own, tests included, on a server that many share. */
  readonly sharedSql: (name: string, password: string) => readonly string[];
  /** The address of such a database. */
  readonly sharedAddress: (name: string, password: string, host: string) => string;
  /** Whether a database has schemas, each of which can have all tables by itself, as `search_path` says. */
  readonly hasSchemas?: boolean;
}

/**
 * A backing service that the project uses, or a process beside the server. Without its variables the project must run on
 * a laptop, with nothing installed.
 */
export interface Service extends Choice {
  /** None where it is no service of its own: a process that uses the database. */
  readonly binding?: ServiceBinding;
  /** Names that settings.py takes over from a module of the project's package that it brings. */
  readonly settings?: readonly {
    readonly module: string;
    readonly names: readonly string[];
    /** On which lines of Django; on all when not given. */
    readonly on?: (line: DjangoLine) => boolean;
  }[];
  /** Apps to put into INSTALLED_APPS, before the project's own; by the line of Django where lines differ. */
  readonly apps?: readonly string[] | ((line: DjangoLine) => readonly string[]);
  /** Lines of the settings under which the project's own tests run. */
  readonly testSettings?: (line: DjangoLine) => readonly string[];
  /** The storage of uploaded files, an expression for STORAGES["default"]; its names are in `settings`. */
  readonly mediaStorage?: string;
  /**
   * The module of the project's package whose `ask()` raises when the service does not answer: /readyz asks it, under
   * this name, where READINESS_CHECKS names it: pages that can do without it are served on while it is down.
   */
  readonly readiness?: { readonly name: string; readonly module: string };
  /** Whether it is asked with a token of the instance, instead of a key. */
  readonly needsInstanceTokens?: (answers: PartialAnswers) => boolean;
  /** Modules of Python's that have no type hints and that it imports: mypy is told so. */
  readonly untyped?: readonly string[] | ((answers: Answers) => readonly string[]);
  /** What the rendered README says of it: a paragraph or list each. */
  readonly readme?: readonly string[];
  /** The same where the project has no example app. */
  readonly readmeAlone?: readonly string[];
  /** Its tests that use the models of the example app. */
  readonly exampleTests?: readonly string[];
  /** Lines of urls.py, in which PROJECT is the project's package, and the entry of the first page's navigation. */
  readonly urls?: readonly string[];
  readonly page?: { readonly url: string; readonly title: string };
  /** Processes beside the server, by their name: the argv of each. */
  readonly processes?: Readonly<Record<string, readonly string[]>>;
  /** The Django that its packages can be installed with, where an adopted project has a line that is none of ours: `>=5.2,<6`. */
  readonly djangoOfPackages?: string;
  /** The command that succeeds when these processes do their work, and fails when none of them runs. */
  readonly trial?: readonly string[];
  /** The service in compose.yaml, under the name of its binding, and the variables that lead to it. */
  readonly compose?: {
    readonly lines: readonly string[];
    readonly environment: Readonly<Record<string, string>>;
  };
}
