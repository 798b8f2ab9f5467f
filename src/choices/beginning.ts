/** Choices of what a project begins with. */
import type { Choice } from './choice.ts';

/** The app to begin with, and what a project has of it. */
export interface ExampleApp extends Choice {
  readonly default?: boolean;
  readonly hasFiles: boolean;
  /** Whether settings.py and urls.py name it as they were rendered. */
  readonly isNamed: boolean;
  /** Where the stylesheet and the icon of all pages are: in the project's package, or in the example. */
  readonly assets: 'project' | 'example';
  /** Whether the project began with version 0.2 or an older one: then nothing comes by itself that was not there. */
  readonly isOlder?: true;
}

export interface UserModel extends Choice {
  readonly default?: boolean;
  /** The app that has it, and what AUTH_USER_MODEL is then. */
  readonly app?: string;
  readonly model?: string;
}

export interface Licence extends Choice {
  readonly default?: boolean;
  /** Its identifier: https://spdx.org/licenses/ */
  readonly spdx?: string;
}

export type Editor = Choice;

export interface Disclosure extends Choice {
  readonly default?: boolean;
  /** Whether the project says whom to tell about a vulnerability. */
  readonly hasContact: boolean;
}

export interface Hardening extends Choice {
  readonly default?: boolean;
  /** Whether attempts to sign in are limited, and pages and cookies more than Django restricts by itself. */
  readonly isStrict: boolean;
  /** Modules of Python's that have no type hints and that it imports: mypy is told so. */
  readonly untyped?: readonly string[];
}

export interface TestRunner extends Choice {
  readonly default?: boolean;
  readonly hasPytest: boolean;
}
