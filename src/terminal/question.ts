import { styleText } from 'node:util';
import { marked, said } from '../languages/say.ts';

/** One entry of a list that is asked; `disabled` is the reason why it is greyed. */
export interface Entry {
  readonly name: string;
  readonly value: string;
  readonly short?: string;
  readonly description: string;
  readonly disabled?: string | false;
  readonly checked?: boolean;
}

/** What Inquirer calls a key, and what it says that the key does. */
const KEY_ACTIONS: Readonly<Record<string, string>> = {
  space: marked('space'),
  navigate: marked('navigate'),
  select: marked('select'),
  all: marked('all'),
  invert: marked('invert'),
  submit: marked('submit'),
};

/** The title stands out, and is all that stays of a question that was answered: `Server: Gunicorn`. */
export const THEME = {
  style: {
    // As Inquirer has it, in the person's language.
    keysHelpTip: (keys: readonly (readonly [key: string, action: string])[]): string =>
      keys
        .map(
          ([key, action]) =>
            `${styleText('bold', said(KEY_ACTIONS[key] ?? key))} ${styleText('dim', said(KEY_ACTIONS[action] ?? action))}`,
        )
        .join(styleText('dim', ' • ')),
    message(text: string, status: string): string {
      // At the first colon only: a help may have more of them.
      const [, title = text, help = ''] = /^(.*?:) (.*)$/s.exec(text) ?? [];
      return status === 'done' ? styleText('bold', title) : `${styleText('bold', title)} ${help}`;
    },
  },
};

/** A question as Inquirer takes it, under Yeoman and in the own command alike. */
export interface Question {
  readonly type: 'input' | 'select' | 'checkbox' | 'confirm';
  readonly name: string;
  readonly message: string;
  readonly default?: string | boolean;
  readonly choices?: readonly Entry[];
  /** How many entries are shown at once; seven when not given. */
  readonly pageSize?: number;
  readonly validate?: (value: never) => true | string;
  readonly theme: typeof THEME;
}

/** Asks one question and resolves to its answer. */
export type Ask = (question: Question) => Promise<unknown>;
