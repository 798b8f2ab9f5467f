/** What the page shows, and what changes it. */

import { type PresetId, presetAnswers } from '../../answers/presets.ts';
import type { Answers } from '../../choices/choice.ts';
import { speak } from '../../languages/say.ts';
import { answersOfFragment } from '../link.ts';
import { type Opened, openedProject } from '../opened.ts';
import type { OpenProject } from '../project-change.ts';
import { firstAnswers, problemOf, select } from '../selection.ts';

export type PageLanguage = 'en' | 'es';

export interface State {
  readonly language: PageLanguage;
  readonly answers: Answers;
  /** The choice before the last change. */
  readonly last: Answers;
  /** The choice that all are compared with, until it is let go. */
  readonly pinned: Answers | undefined;
  /** The project whose answers were opened. */
  readonly opened: Opened | undefined;
  /** What had to follow the last change. */
  readonly notes: readonly string[];
  /** Why the last thing that was asked for could not be done. */
  readonly problem: string | undefined;
}

export type Action =
  | {
      readonly type: 'choose';
      readonly key: string;
      readonly value: unknown;
      readonly options?: Readonly<Record<string, string>>;
    }
  | { readonly type: 'preset'; readonly id: PresetId }
  | { readonly type: 'speak'; readonly language: PageLanguage }
  | { readonly type: 'pin' }
  | { readonly type: 'unpin' }
  | { readonly type: 'open'; readonly text: string; readonly name: string; readonly project?: OpenProject }
  | { readonly type: 'refuse'; readonly problem: string }
  | { readonly type: 'follow'; readonly fragment: string };

/** Answers in another language, of messages and of the project. */
function inLanguage({ language: _before, ...answers }: Answers, language: PageLanguage): Answers {
  return language === 'en' ? answers : { ...answers, language };
}

function chosen(state: State, answers: Answers, notes: readonly string[] = []): State {
  return { ...state, answers, last: state.answers, notes, problem: undefined };
}

function act(state: State, action: Action): State {
  switch (action.type) {
    case 'choose': {
      const { answers, notes } = select(state.answers, action.key, action.value, action.options);
      return chosen(state, answers, notes);
    }
    case 'preset':
      return chosen(state, presetAnswers(action.id, state.answers));
    case 'speak':
      speak(action.language);
      return {
        ...chosen(state, inLanguage(state.answers, action.language)),
        language: action.language,
        last: inLanguage(state.last, action.language),
      };
    case 'pin':
      return { ...state, pinned: state.answers };
    case 'unpin':
      return { ...state, pinned: undefined, opened: undefined };
    case 'open': {
      const found = openedProject(action.text, action.name);
      const { project } = action;
      // What its files say comes before what its answers do: an example that was removed by hand is no example.
      const opened = project ? { ...found, answers: project.answers, project } : found;
      const { answers } = opened;
      return { ...chosen(state, answers, project?.notes), last: answers, pinned: answers, opened };
    }
    case 'refuse':
      return { ...state, problem: action.problem };
    case 'follow': {
      const answers = answersOfFragment(action.fragment);
      return answers ? chosen(state, answers) : state;
    }
  }
}

/** The state after an action; one that cannot be done leaves everything as it was, and is told in a line. */
export function reduce(state: State, action: Action): State {
  let next = state;
  const problem = problemOf(() => {
    next = act(state, action);
  });
  return problem === undefined ? next : { ...state, problem };
}

/** What is shown first: the choice of the link, else the defaults. */
export function firstState(language: PageLanguage): State {
  speak(language);
  const answers = firstAnswers(language);
  const first = {
    language,
    answers,
    last: answers,
    pinned: undefined,
    opened: undefined,
    notes: [],
    problem: undefined,
  };
  const linked = reduce(first, { type: 'follow', fragment: location.hash });
  return { ...linked, last: linked.answers };
}
