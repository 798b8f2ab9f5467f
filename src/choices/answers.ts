import type { Language } from '../languages/language.ts';
import type { Adopted } from './adopted.ts';

/** Values of options, by choice and option: `{ somewhere: { region: 'eu-de' } }`. All are text, as flags are. */
export type Options = Readonly<Record<string, Readonly<Record<string, string>>>>;

/** The small, plain, secret-free record that `.yo-rc.json` stores and from which the whole project follows. */
export interface Answers {
  /** The Python package of the project, as `django-admin startproject` would name it. */
  readonly project: string;
  /** What the project's pages and documents are written in; English when it is not given. */
  readonly language?: Language;
  readonly server: string;
  readonly platforms: readonly string[];
  readonly static: string;
  readonly database: string;
  /** Backing services and processes beside the database. */
  readonly services: readonly string[];
  /** The Django line: `5.2` or `6.1`. */
  readonly django: string;
  /** The Python line: `3.13`. */
  readonly python: string;
  /** The app to begin with. */
  readonly example: string;
  /** Whose the user model is. */
  readonly user: string;
  /** What the project's tests run under. */
  readonly tests: string;
  readonly license: string;
  /** Editors for which it has settings. */
  readonly editors: readonly string[];
  readonly disclosure: string;
  /** What strangers may try. */
  readonly hardening: string;
  /** Of the chosen ones that have options. */
  readonly options: Options;
  /** Of a project that somebody else made. */
  readonly adopted?: Adopted;
  /** The plug-ins that its choices come from. */
  readonly plugins?: readonly PluginVersion[];
}

/** A package that brings choices, and the version that last changed the project. */
export interface PluginVersion {
  readonly name: string;
  readonly version: string;
}

/** An answer as far as it is known: what a choice may look at before all questions have been asked. */
export type PartialAnswers = { readonly [Key in keyof Answers]?: Answers[Key] | undefined };
