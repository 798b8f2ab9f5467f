/** What the labs' templates read beyond the project's context. */
import type { DatabaseServer } from '../choices/backing.ts';
import type { Context } from '../plan/context.ts';
import type { Described } from './described.ts';
import type { Language } from './language.ts';

/** Of what a course brings once: commands, a workflow, a dev container, the overview. */
export interface CourseContext extends Context {
  readonly labs: readonly Described[];
  readonly language: Language;
  /** What commands say, by name; and what stands for each mistake of Python's syntax. */
  readonly texts: readonly (readonly [name: string, text: string])[];
  readonly syntax: readonly (readonly [pattern: string, text: string])[];
  /** What platforms tell an instance, as JSON. */
  readonly samples: string;
  readonly systemPackages: readonly string[];
  /** What a workflow starts beside the project: the database server that the course comes to. */
  readonly databaseServer: DatabaseServer | undefined;
  readonly minutes: number;
  readonly showsSolutions: boolean;
  /** Texts as Python has them: an argument, an element of a tuple, a tuple, a constant. */
  readonly argument: (name: string, text: string, indent: number) => string;
  readonly element: (text: string, indent: number) => string;
  readonly tuple: (name: string, texts: readonly string[], indent: number) => string;
  readonly constant: (name: string, text: string) => string;
}

/** Of the page of one lab. */
export interface PageContext extends Context {
  /** The project before the lab; undefined for the first one. */
  readonly before: Context | undefined;
  /** The ids of the platforms that it brings. */
  readonly added: readonly string[];
  readonly number: number;
  /** What it changes, as flags. */
  readonly flags: string;
  readonly lab: Described;
  readonly next: Described | undefined;
  readonly showsSolutions: boolean;
}
