import type { Ask } from '../../src/prompts/ask.ts';
import type { Question } from '../../src/prompts/questions.ts';

/**
 * The names of the questions of a new project, in the order of the decisions. Who serves the static files of the default
 * server is no question: one answer is possible.
 */
export const ORDER = [
  'project',
  'interface',
  'server',
  'platforms',
  'database',
  'services',
  'django',
  'python',
  'summary',
  'extras',
] as const;

/** Somebody who is asked: answers by key, the question's default where there is none, and keeps what was asked. */
export class Person {
  readonly asked: Question[] = [];
  private readonly answers: Readonly<Record<string, unknown>>;
  /** The answers that differ each time, by question: the first one first. */
  private readonly inTurn: Readonly<Record<string, unknown[]>>;

  constructor(
    answers: Readonly<Record<string, unknown>> = {},
    inTurn: Readonly<Record<string, unknown[]>> = {},
  ) {
    this.answers = answers;
    this.inTurn = inTurn;
  }

  readonly ask: Ask = async (question) => {
    this.asked.push(question);
    return this.inTurn[question.name]?.shift() ?? this.answers[question.name] ?? question.default ?? [];
  };

  /** The names of the questions, in their order. */
  get names(): readonly string[] {
    return this.asked.map((question) => question.name);
  }

  question(name: string): Question {
    const found = this.asked.find((question) => question.name === name);
    if (!found) throw new Error(`"${name}" was not asked.`);
    return found;
  }
}

/** An `Ask` for where no question may be asked: it fails the test. */
export const neverAsk: Ask = async (question) => {
  throw new Error(`"${question.name}" was asked.`);
};
