/**
 * What a choice is: one value, in src/choices/<axis>/<id>/choice.ts. Prompts, flags, `--list`, validation, the README's
 * tables, the TypeScript types and the tests are all derived from these values; nothing else names a server or a
 * platform.
 */

import type { Answers, PartialAnswers } from './answers.ts';
import type { Contract } from './platform-contract.ts';
import type { Exceptions } from './server-contract.ts';

export type { Answers, Options, PartialAnswers } from './answers.ts';

export type Interface = 'wsgi' | 'asgi';

/**
 * What the answers come to, of every axis. Conditions, checks and defaults of a choice look at these, and never import
 * another choice.
 */
export interface Facts {
  /** The chosen server; undefined as long as it is not known. */
  readonly server: Server | undefined;
  /** Whether the project has the files of the example app. */
  readonly hasExample: boolean;
  /** Whether a platform hands over services under names of its own, which the project must turn into its variables. */
  readonly hasBindings: boolean;
  /** Whether a chosen platform gives its instances a token of their own, and whether a chosen service is asked with one. */
  readonly givesInstanceTokens: boolean;
  readonly needsInstanceTokens: boolean;
  /** The names of the processes that the chosen services, and an adopted project itself, run beside the server. */
  readonly processes: readonly string[];
  /** The same of any service: what a platform may still have of an earlier choice. */
  readonly allProcesses: readonly string[];
}

/** Whether something is there, under these answers. */
export type Condition = (answers: Answers, facts: Facts) => boolean;

/** One variable of the environment contract, declared once and rendered into env.py, .env.example, README, manifests. */
export interface EnvVariable {
  readonly name: string;
  readonly type: 'text' | 'key' | 'integer' | 'boolean' | 'list' | 'size' | 'proxies' | 'database';
  /** One line for the developer of the rendered project: what it does, with its unit. */
  readonly help: string;
  /** As the environment would spell it. Without one, the variable is required when the project serves. */
  readonly default?: string;
  /** A secret is never written into a file that is committed. */
  readonly secret?: boolean;
  /** A development value for `.env.example`, where it differs from the default. */
  readonly development?: string;
  /** An example from production, where the default serves development only. */
  readonly production?: string;
  /** The texts that are allowed, in lower or upper case; any text when not given. */
  readonly choices?: readonly string[];
  /** Of the address of a database: how it may begin. */
  readonly schemes?: readonly string[];
  /** Whether its driver connects to the first of several hosts that answers. */
  readonly severalHosts?: true;
  /** Bounds of an integer, inclusive. */
  readonly minimum?: number;
  readonly maximum?: number;
  /** Who reads it: the settings (default) or the server's start. Only for the order and headings of what is rendered. */
  readonly reader?: 'settings' | 'server';
  /** The interface under which it is read; both when it is not given. */
  readonly interface?: Interface;
  /** Under which answers it is read; under all when not given. */
  readonly when?: Condition;
}

/** A setting of one choice that only its own files need. Flag (`--<choice>-<id>`), prompt and validation follow from it. */
export interface Option {
  readonly id: string;
  readonly title: string;
  /** One line: what it decides. */
  readonly help: string;
  /** The texts that are allowed; any text that passes `check` when not given. */
  readonly choices?: readonly string[];
  /** The page that states which texts are allowed, where it is the platform that refuses others. */
  readonly source?: string;
  /** Asked in a dialogue; otherwise only a flag changes the default. */
  readonly asked?: boolean;
  /** It has no default, and must be given where its choice is chosen. */
  readonly required?: true;
  /** The default, given the answers and this choice's options before it. */
  readonly fallback: (
    answers: PartialAnswers,
    others: Readonly<Record<string, string>>,
    facts: Facts,
  ) => string;
  /**
   * For a name that all projects of a platform share one space of: the name for one of many, such as a participant of a
   * workshop, made from theirs and from the value that all would have.
   */
  readonly unique?: (name: string, value: string) => string;
  /**
   * Why a value cannot be used, in words; undefined when it can. The choice's options before it come along, and the
   * answers. It is asked before `choices`, so that it may say more about a value that is none of them.
   */
  readonly check?: (
    value: string,
    others: Readonly<Record<string, string>>,
    answers: PartialAnswers,
    facts: Facts,
  ) => string | undefined;
}

/** What every choice has, on every axis. */
export interface Choice {
  readonly id: string;
  readonly title: string;
  /** One line: what it is and for whom. */
  readonly help: string;
  /** A weakness that a user should know before choosing, in one line. */
  readonly caution?: string;
  /** The presets of the page that it is in, beside the defaults and "everything". */
  readonly presets?: readonly ('workshop' | 'small-company')[];
  /** For lessons only: accepted where a project keeps it, and offered nowhere. */
  readonly teaching?: true;
  /** What projects of older versions are: accepted where a project keeps it, and offered nowhere. */
  readonly keptOnly?: true;
  /** Why it does not go with the other answers, in words; undefined when it does. Answers not known yet are undefined. */
  readonly unavailable?: (answers: PartialAnswers) => string | undefined;
  /** Dependency groups of the locks (locks/<line>/pyproject.toml) that the rendered project installs. */
  readonly groups?: readonly string[];
  /** The same, for its development alone. */
  readonly developmentGroups?: readonly string[];
  readonly variables?: readonly EnvVariable[];
  readonly options?: readonly Option[];
  /** What its templates show beyond the options, computed from valid answers: `it.derived.<id>`. */
  readonly derived?: (answers: Answers, facts: Facts) => Readonly<Record<string, string>>;
  /** Template areas that several choices share, such as an image: rendered once, whoever brings them. */
  readonly shares?: readonly string[];
  /**
   * Conditions of template files, by their path inside the choice's template folder. A file without one is always
   * rendered when its choice is.
   */
  readonly when?: Readonly<Record<string, Condition>>;
}

export interface Server extends Choice {
  readonly interface: Interface;
  /** The default of its interface. */
  readonly default?: boolean;
  /**
   * The start command, as argv, run in the project's root with its virtual environment first on PATH. It reads PORT
   * and everything else from the environment and does not return: its exit is the process's exit.
   */
  readonly start: (answers: Answers) => readonly string[];
  /** The module that is loaded in the process when this server runs the project, and the distribution that has its version. */
  readonly module: string;
  readonly distribution: string;
  /** What SIGTERM does to requests in flight: asserted by the end-to-end tests. */
  readonly drains: boolean;
  /** The rows of the server contract that it cannot keep. */
  readonly cannot?: Exceptions;
  /** A module of Python's that has no type hints and that the rendered project imports: mypy is told so. */
  readonly untyped?: readonly string[];
  /**
   * What it can do for other choices: `static-alias`, it serves files of a folder itself; `socket-activation`, it takes
   * over a socket that systemd listens on;
   * `apache-module`, the system's Apache can run the project in its stead.
   */
  readonly capabilities?: readonly string[];
  /** Variables of its own, with the values that keep a platform's defaults from outranking the rendered settings. */
  readonly environment?: Readonly<Record<string, string>>;
  /** Debian packages that must be installed before `pip install` can build it, and those it needs at run time. */
  readonly systemPackages?: readonly string[];
  readonly runtimePackages?: readonly string[];
}

/** What a platform's job needs to know to make a class of a workshop in shares. */
export interface ClassJob {
  /** This generator's version: all shares are made by the same. */
  readonly version: string;
  readonly shares: number;
}

export interface Platform extends Choice {
  /** The disk loses what is written to it: SQLite would lose the data. */
  readonly ephemeralDisk: boolean;
  /** Whether packages of the system can be installed there: a server that is built with them needs it. */
  readonly hasSystemPackages: boolean;
  /**
   * What it offers to other choices: `front-server`, a server in front that serves a folder itself; `instance-tokens`, with
   * which an instance acts as a trusted profile, without a key.
   */
  readonly capabilities?: readonly string[];
  /** The header in which its router sends each request's id, where that is not X-Request-ID. */
  readonly requestIdHeader?: string;
  /** The proxies between clients and the project, as TRUSTED_PROXIES spells them: how many, or their networks. One when not given. */
  readonly trustedProxies?: string;
  /** How long its router keeps a connection to the project without a request, in seconds: the server must keep it longer. */
  readonly idleSeconds?: number;
  /** Files and folders of its own in the project's root that the project does not run with: left out elsewhere. */
  readonly deploymentFiles: readonly string[];
  /** Files that its users put into the project and that must not travel, as gitignore spells them. */
  readonly privateFiles?: readonly string[];
  /** Whether it starts the processes of a Procfile, given its options. */
  readonly readsProcfile: (options: Readonly<Record<string, string>>) => boolean;
  /**
   * Whether it brings `<project>/<id>.py`, an adapter whose `variables(environ)` turns what the platform injects into
   * the project's own variables.
   */
  readonly hasAdapter: boolean;
  /** How many instances of a batch run at once, given its options: each has a connection to the database. */
  readonly batchSize?: (options: Readonly<Record<string, string>>) => number;
  /** Where the project is reached, as far as its options say. */
  readonly address?: (options: Readonly<Record<string, string>>) => string | undefined;
  /** A script that makes a class of a workshop there, in an indexed job. */
  readonly classJob?: (job: ClassJob) => string;
  /** What the platform does with a project: rehearsed on this machine. */
  readonly contract?: Contract;
}

export interface StaticFiles extends Choice {
  /** The default of its interface. */
  readonly default?: boolean;
  /** The interface it serves under; undefined when it serves under both. */
  readonly interface?: Interface;
  /** The capability that the server must have. */
  readonly needs?: string;
  /** The capability that every chosen platform must have; without a platform the choice is not available. */
  readonly needsPlatform?: string;
  /** Who serves the files: an ASGI or WSGI middleware inside Django, or the front server. */
  readonly servedBy: 'django' | 'server';
  /** The dotted path of its middleware, placed right after SecurityMiddleware. */
  readonly middleware?: string;
  /** The staticfiles storage class: hashed names and compression. */
  readonly storage: string;
  /** Lines of settings.py that it reads. */
  readonly settings?: readonly string[];
  /** An app to put into INSTALLED_APPS, if it has one. */
  readonly app?: string;
}

export interface DjangoLine extends Choice {
  readonly default?: boolean;
  /** Whether Django itself sends the Content Security Policy; else django-csp does. */
  readonly hasCsp: boolean;
  /** Whether Django itself has tasks; else its backport has. */
  readonly hasTasks: boolean;
  /** Whether MAILERS has the settings of mail; else EMAIL_*. */
  readonly hasMailers: boolean;
  /** Whether BigAutoField is the default of the line's own settings. */
  readonly hasBigAutoField: boolean;
  /** The oldest Python the line's lock covers: `3.11`. */
  readonly oldestPython: string;
  /** The newest Python that its Django supports and its lock has hashes for: `3.14`. */
  readonly newestPython: string;
}

export interface PythonLine extends Choice {
  readonly default?: boolean;
  /** Whether the end-to-end tests start projects on it. */
  readonly tested: boolean;
}
