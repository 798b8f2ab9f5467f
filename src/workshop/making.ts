import type { CourseLabs, Lab, Solutions } from '../labs/lab.ts';
import { labsOf } from '../labs/labs-of.ts';
import type { Language } from '../labs/language.ts';
import { Telling, type Translations } from '../labs/telling.ts';
import { said } from '../languages/say.ts';
import type { PlannedFile } from '../plan/planned-file.ts';
import type { Correction } from './class-record.ts';
import type { Author, Solved, Words } from './commits.ts';
import { type History, historyOf } from './history.ts';
import type { Seat } from './seat.ts';
import { stepsOf } from './steps.ts';

/** What all repositories of a class have in common. Plain data: threads are given it. */
export interface Making {
  readonly folder: string;
  readonly author: Author;
  readonly language: Language;
  /** Of a language that the generator does not have; `language` is English then. */
  readonly translations: Translations | undefined;
  readonly labs: CourseLabs;
  readonly solutions: Solutions;
  /** Whether solutions that were withheld are everybody's by now. */
  readonly released: boolean;
  readonly corrections: readonly Correction[];
  /** Whether repositories share their packs by hard links. */
  readonly link: boolean;
}

/** Whose labs: a seat's, or a place's without anybody's names. */
export type Owner = Pick<Seat, 'own' | 'servers'>;

interface LabsMore {
  readonly telling?: Telling;
  /** What the history began with, for corrections. */
  readonly aside?: readonly PlannedFile[];
}

/** The labs of a course for somebody. */
export function labsFor(
  { own, servers }: Owner,
  labs: CourseLabs,
  { language, solutions, translations }: Pick<Making, 'language' | 'solutions' | 'translations'>,
  { telling = new Telling(language, translations), aside }: LabsMore = {},
): readonly Lab[] {
  return labsOf(own, stepsOf(labs, own, servers), language, solutions, telling, aside);
}

/** What commits say, in the language of the labs. */
export function wordsOf({ language, translations }: Pick<Making, 'language' | 'translations'>): Words {
  const telling = new Telling(language, translations);
  return (text) => telling.word(text, said);
}

/** Where the solutions of a repository stand. */
export function solvedIn({ solutions, released }: Pick<Making, 'solutions' | 'released'>): Solved {
  if (solutions === 'class') return 'between';
  return released ? 'beside' : 'withheld';
}

/**
 * The first labs of a repository, and its history with the first so many corrections.
 *
 * Pure: same arguments, same ids.
 */
export function renderedHistory(
  owner: Owner,
  making: Making,
  count = making.corrections.length,
): { readonly labs: readonly Lab[]; readonly history: History } {
  const { labs: begun, author, corrections } = making;
  const labs = labsFor(owner, begun, making);
  const corrected = corrections.slice(0, count).map(({ labs: then, lab, seconds }) => ({
    labs: labsFor(owner, then, making, labs[0]),
    lab,
    seconds,
  }));
  return { labs, history: historyOf(labs, author, wordsOf(making), corrected, solvedIn(making)) };
}
