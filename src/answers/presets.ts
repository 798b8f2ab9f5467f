import { AXES, NONE } from '../choices/axes.ts';
import type { Answers, Choice } from '../choices/choice.ts';
import { marked, said } from '../languages/say.ts';
import { resolveAnswers } from './resolve.ts';

/** Sets of answers to begin with, each for a purpose: a choice that is in one says so itself. */
const PRESETS = [
  {
    id: 'first-steps',
    title: marked('First steps'),
    help: marked('The defaults: nothing to install but Python.'),
  },
  {
    id: 'workshop',
    title: marked('Workshop'),
    help: marked('What a course comes to: every cloud, and one environment for all.'),
  },
  {
    id: 'small-company',
    title: marked('Small company'),
    help: marked('A server of your own, a database server, mail and background tasks.'),
  },
  {
    id: 'everything',
    title: marked('Everything'),
    help: marked('All platforms, services and editors, to see what there is.'),
  },
] as const;

export type PresetId = (typeof PRESETS)[number]['id'];

/** A preset in the user's language. */
export interface Preset {
  readonly id: PresetId;
  readonly title: string;
  readonly help: string;
}

export const presets = (): readonly Preset[] =>
  PRESETS.map(({ id, title, help }) => ({ id, title: said(title), help: said(help) }));

/** The answers of a preset: what its choices bring together, and the defaults that follow. @param like whose name and language stay */
export function presetAnswers(id: PresetId, { project, language }: Answers): Answers {
  const isIn = (choice: Choice): boolean => choice.presets?.some((one) => one === id) === true;
  const given = new Map<string, { value: unknown; label: string }>();
  const give = (key: string, value: unknown): void => void given.set(key, { value, label: id });
  give('project', project);
  if (language) give('language', language);
  let before = {};
  for (const axis of AXES) {
    const fitting = axis.choices.filter((choice) => axis.unavailable(choice, before) === undefined);
    const found = fitting.filter((choice) => isIn(choice) || (id === 'everything' && axis.many));
    const value = axis.many ? found.map((choice) => choice.id) : (found[0]?.id ?? axis.fallback(before));
    give(axis.key, Array.isArray(value) && value.length === 0 ? NONE : value);
    before = { ...before, [axis.key]: value };
  }
  return resolveAnswers(given);
}
