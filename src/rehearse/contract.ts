/**
 * What a platform does with a project, as its documentation says. The rehearsal does the same on this machine: it is how
 * a project is tried before any account exists.
 */
export interface Contract {
  /** What the platform injects into the build phase, by name. No secret and no port is there. */
  readonly buildVariables: (place: Place) => Variables;
  /** What it injects into the run phase, by name, the port included. */
  readonly runVariables: (place: Place) => Variables;
  /** The words that the platform runs for a start command: `['bash', '-c', 'exec …']`, or the command itself. */
  readonly launch: (command: readonly string[]) => readonly string[];
  /** How it finds out whether an instance is alive and ready. */
  readonly probes: readonly Probe[];
  /** What its router adds to a request from outside: Host, X-Forwarded-Proto, … */
  readonly routerHeaders: (place: Place) => Variables;
  /** Seconds until the first successful probe, after which the instance is given up. */
  readonly startSeconds: number;
  /** Seconds from SIGTERM to SIGKILL. */
  readonly graceSeconds: number;
  /** `ephemeral`: each instance begins with the files of the build. `read-only`: it cannot write among them at all. */
  readonly disk: 'ephemeral' | 'persistent' | 'read-only';
}

export type Variables = Readonly<Record<string, string>>;

/** Where a rehearsal takes place. */
export interface Place {
  /** The project's package name, from which platforms derive names of apps. */
  readonly project: string;
  readonly port: number;
  /** The options of the platform. */
  readonly options: Variables;
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
