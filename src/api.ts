/**
 * The package as a library: what the command and the Yeoman generators do before they write anything. Pure: no file is
 * read or written, no question asked, and the same answers give the same bytes.
 *
 *     import { choices, plan, resolveAnswers } from 'generator-django-cloud';
 *     const answers = resolveAnswers({ project: 'shop', server: 'uvicorn', platforms: ['cloudfoundry'] });
 *     for (const { path, contents, executable } of plan(answers)) …
 *
 * The types below and those of `choices/listed-types.ts` say all of it by themselves: nothing else of the package is public.
 */
import { givenFrom, resolveAnswers as resolveGiven } from './answers/resolve.ts';
import type { Answers } from './choices/choice.ts';
import { listed } from './choices/listed.ts';
import type { Listed } from './choices/listed-types.ts';
import { UserError } from './errors/user-error.ts';
import { speak, spokenLanguage } from './languages/say.ts';
import { plan as planned } from './plan/plan.ts';
import { isRecord } from './reading/parse.ts';

export type {
  Fit,
  Listed,
  ListedAxis,
  ListedChoice,
  ListedException,
  ListedOption,
  ListedRequirement,
} from './choices/listed-types.ts';

/** Languages of messages and of what is rendered. */
export type MessageLanguage = 'en' | 'es';

/** Answers as an answers file has them; what is left out has its default. `choices()` tells what may stand here. */
export interface GivenProjectAnswers {
  /** The Python package of the project; `mysite` when it is left out. */
  readonly project?: string;
  /** What pages and documents of the project are written in. */
  readonly language?: MessageLanguage;
  /** Picks the default server of that interface; not stored. */
  readonly interface?: 'wsgi' | 'asgi';
  readonly server?: string;
  readonly platforms?: readonly string[] | string;
  readonly static?: string;
  readonly database?: string;
  readonly services?: readonly string[] | string;
  readonly example?: string;
  readonly user?: string;
  readonly tests?: string;
  readonly license?: string;
  readonly editors?: readonly string[] | string;
  readonly disclosure?: string;
  readonly hardening?: string;
  readonly django?: string;
  readonly python?: string;
  /** By choice and option: `{ cloudfoundry: { memory: '512M' } }`. */
  readonly options?: Readonly<Record<string, Readonly<Record<string, string | number | boolean>>>>;
}

/** Complete, valid answers: what `.yo-rc.json` keeps, and from which the whole project follows. It holds no secret. */
export interface ProjectAnswers {
  readonly project: string;
  readonly language?: MessageLanguage;
  readonly server: string;
  readonly platforms: readonly string[];
  readonly static: string;
  readonly database: string;
  readonly services: readonly string[];
  readonly example: string;
  readonly user: string;
  readonly tests: string;
  readonly license: string;
  readonly editors: readonly string[];
  readonly disclosure: string;
  readonly hardening: string;
  readonly django: string;
  readonly python: string;
  readonly options: Readonly<Record<string, Readonly<Record<string, string>>>>;
}

/** One file of the project. */
export interface ProjectFile {
  /** Relative to the project's folder, with forward slashes. */
  readonly path: string;
  /** UTF-8 text with line feeds. */
  readonly contents: string;
  readonly executable: boolean;
  /** What brought it: `project`, `servers/gunicorn`, … */
  readonly origin: string;
}

/** Answers that cannot be used: `message` is what the command prints, one line with the answer and the way out. */
export class AnswersError extends Error {
  override readonly name = 'AnswersError';
}

/** Runs work with messages in that language, and puts the former one back. */
function inLanguage<T>(language: MessageLanguage, work: () => T): T {
  const former = spokenLanguage();
  speak(language);
  try {
    return work();
  } catch (error) {
    if (error instanceof UserError) throw new AnswersError(error.message, { cause: error });
    throw error;
  } finally {
    speak(former);
  }
}

/**
 * Complete answers: what was given, validated as the command validates it, and the defaults for the rest.
 *
 * @param messages the language of errors
 * @throws AnswersError
 */
export function resolveAnswers(given: GivenProjectAnswers, messages: MessageLanguage = 'en'): ProjectAnswers {
  return inLanguage(messages, () => {
    if (!isRecord(given)) {
      throw new AnswersError('resolveAnswers: give an object of answers by name.');
    }
    const record = Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined));
    return resolveGiven(givenFrom(record, 'answers'));
  });
}

/**
 * All files of the project that has these answers, in a fixed order. They are validated again, because a program may have
 * made them by itself.
 *
 * @throws AnswersError
 */
export function plan(answers: ProjectAnswers): readonly ProjectFile[] {
  const complete: Answers = resolveAnswers(answers);
  return planned(complete).map(({ path, contents, executable, origin }) => ({
    path,
    contents,
    executable,
    origin,
  }));
}

/** Everything that can be chosen, and its compatibility: as `--list --json` prints it. */
export function choices(messages: MessageLanguage = 'en'): Listed {
  return inLanguage(messages, listed);
}
