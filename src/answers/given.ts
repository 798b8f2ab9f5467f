/** An answer as a person or a file gave it, not yet validated. */
export interface Given {
  readonly value: unknown;
  /** Where it comes from, as an error message names it: `--server`, `answers.yml: server`. */
  readonly label: string;
  /** Whether a project of ours keeps it: then it may be a choice that is for lessons only. */
  readonly isKept?: boolean;
}

/** The answers given so far, by key. `interface` is not stored: it only picks a server. */
export type GivenAnswers = ReadonlyMap<string, Given>;

/** The answers that a project of ours keeps. */
export function asKept(given: GivenAnswers): GivenAnswers {
  return new Map([...given].map(([key, answer]) => [key, { ...answer, isKept: true }]));
}

/** Answers of several sources in one: the later source wins. */
export function combined(...sources: readonly GivenAnswers[]): GivenAnswers {
  return new Map(sources.flatMap((source) => [...source]));
}
