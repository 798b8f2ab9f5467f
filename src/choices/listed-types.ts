/** What can be chosen, as programs read it. Public: the package's types have this file. */

/** A choice beside another one. */
export interface Fit {
  readonly id: string;
  /** Why it does not go; nothing when it does. */
  readonly unavailable?: string;
}

/** A setting that only one choice has. */
export interface ListedOption {
  readonly id: string;
  readonly flag: string;
  readonly help: string;
  /** The texts that are allowed; any that fits `help` when not given. */
  readonly choices?: readonly string[];
}

/** A choice, as `--list --json` shows it. Its texts are in the language of messages. */
export interface ListedChoice {
  readonly id: string;
  readonly title: string;
  readonly help: string;
  /** A weakness that a user should know before choosing. */
  readonly caution?: string;
  /** Why it cannot be chosen at all; nothing when it can. */
  readonly unavailable?: string;
  /** Of a server. */
  readonly interface?: 'wsgi' | 'asgi';
  /** Of a Python line: whether our tests start projects on it. */
  readonly tested?: boolean;
  readonly options?: readonly ListedOption[];
  /** Of a server: the rows of the contract that it cannot keep, by their ids. */
  readonly cannot?: Readonly<Record<string, ListedException>>;
}

/** Why a server cannot keep a row of the contract. */
export interface ListedException {
  readonly caution: string;
  /** Whether the row holds behind a front server that is rendered for it. */
  readonly heldByFront: boolean;
}

/** A row of the server contract: what holds on every server, unless it says that it cannot. */
export interface ListedRequirement {
  readonly id: string;
  readonly title: string;
  readonly source: string;
}

/** A decision, and what may be chosen. */
export interface ListedAxis {
  readonly id: string;
  readonly flag: string;
  readonly title: string;
  readonly help: string;
  /** Whether several choices may be taken, or none. */
  readonly several: boolean;
  readonly default: string;
  readonly choices: readonly ListedChoice[];
}

/** Everything that can be chosen, and its compatibility. */
export interface Listed {
  readonly axes: readonly ListedAxis[];
  /** What every server promises. */
  readonly contract: readonly ListedRequirement[];
  /** For each server and each platform: its id below the axis' name, and the fits of the axes that it decides about. */
  readonly combinations: readonly Readonly<Record<string, string | readonly Fit[]>>[];
}
