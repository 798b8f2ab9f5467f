/**
 * What a platform does with a project, as its documentation says. The rehearsal does the same on this machine: it is how
 * a project is tried before any account exists.
 */
export interface Contract {
  /** What the platform injects into the build phase, by name. No secret and no port is there. */
  readonly buildVariables: (place: Place) => Variables;
  /** What it injects into the run phase, by name, the port included. */
  readonly runVariables: (place: Place) => Variables;
  /** How it hands a bound database to the project; as DATABASE_URL when not given. What it returns wins over the above. */
  readonly databaseVariables?: (url: string, place: Place) => Variables;
  /**
   * Variables that it hands over as a file instead, in either phase: of each, the variable that has the file's path. None
   * when not given.
   */
  readonly handedAsFiles?: (place: Place) => Variables;
  /** The words that the platform runs for a start command: `['bash', '-c', 'exec …']`, or the command itself. */
  readonly launch: (command: readonly string[]) => readonly string[];
  /** The start command as the project's own files for the platform spell it, as a shell would read it; else the server's. */
  readonly commandLine?: (read: Reader) => string | undefined;
  /**
   * How a command of the project, `python manage.py …`, is run beside the server: as the project's own files for the platform
   * say, in the image that it has there.
   * As the server is started when not given, or when it returns undefined.
   */
  readonly job?: (command: readonly string[], read: Reader, place: Place) => Job | undefined;
  /** The file of the project, in gitignore's syntax, that says what is not uploaded. */
  readonly ignoreFile?: string;
  /** How it finds out whether an instance is alive and ready. */
  readonly probes: readonly Probe[];
  /** What its router adds to a request from outside: Host, X-Forwarded-Proto, … */
  readonly routerHeaders: (place: Place) => Variables;
  /** Whence its requests come: `outside` (the default) needs a server that listens on every address. */
  readonly reachedFrom?: 'outside' | 'loopback';
  /** Seconds until the first successful probe, after which the instance is given up. */
  readonly startSeconds: number;
  /** Seconds from SIGTERM to SIGKILL. */
  readonly graceSeconds: number;
  /** `ephemeral`: each instance begins with the files of the build. `read-only`: it cannot write among them at all. */
  readonly disk: 'ephemeral' | 'persistent' | 'read-only';
}

export type Variables = Readonly<Record<string, string>>;

/** The text of a file of the project, by its path in it; undefined when there is none. */
export type Reader = (path: string) => string | undefined;

/** A command in an image that has other programs than the project's environment. */
export interface Job {
  readonly argv: readonly string[];
  /** What is on its PATH: shell scripts, by name. They find the project's programs in the folder BIN, and others in SYSTEM_PATH. */
  readonly programs: Variables;
}

/** Where a rehearsal takes place. */
export interface Place {
  /** The project's package name, from which platforms derive names of apps. */
  readonly project: string;
  readonly port: number;
  /** The options of the platform. */
  readonly options: Variables;
  /** The absolute path of the copy of the project that runs. */
  readonly folder?: string;
  /** What the chosen server has in the environment by the platform's own files (`Server.environment`). */
  readonly serverVariables?: Variables;
}

/** One probe, as it arrives at the instance. */
export interface Probe {
  readonly name: 'liveness' | 'readiness';
  readonly path: string;
  readonly headers: (place: Place) => Variables;
  /** Whether this status is success. */
  readonly succeeds: (status: number) => boolean;
  /** Seconds that the answer may take. */
  readonly timeoutSeconds: number;
}
