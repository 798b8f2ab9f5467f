/** Renderings of random answers. Neighbouring trials share some: to render and compress takes longer than to merge. */
import type { Answers } from '../../src/choices/choice.ts';
import { type FileState, statesOf } from '../../src/merge/file-state.ts';
import { type RenderedFile, withRecord } from '../../src/merge/rendered-file.ts';
import { plan } from '../../src/plan/plan.ts';
import { changedAnswers, randomAnswers } from './answers.ts';
import { Random } from './random.ts';

/** So many trials, one after the other, begin with the same answers, each with edits and an end of its own. */
const SHARING = 4;
/** How many ends they have that come of one decision; the other end is the beginning of the next ones. */
const CHANGES = 2;
/** Of two trials, one makes up its mind anew in everything; the other changes one decision, as a command does. */
const ANEW = 0.5;
/** Compressing the records takes a third of a trial, and they merge by one short rule: not in every trial. */
const RECORDED = 0.2;
/** Groups that have records, or have none, one after the other: they share renderings, too. */
const ALIKE = 2;
/** Keeps the chances of answers apart from those of a trial with the same number. */
const SALT = 0x5a17;

/** One rendering; its record is compressed when it is asked for. */
export class Rendered {
  readonly answers: Answers;
  private plain: readonly RenderedFile[] | undefined;
  private recorded: readonly RenderedFile[] | undefined;
  private known: ReadonlyMap<string, FileState> | undefined;

  constructor(answers: Answers) {
    this.answers = answers;
  }

  files(record: boolean): readonly RenderedFile[] {
    if (record) {
      this.recorded ??= withRecord(this.answers);
      return this.recorded;
    }
    this.plain ??= plan(this.answers);
    return this.plain;
  }

  /** The states of its files, without that of the record. */
  get states(): ReadonlyMap<string, FileState> {
    this.known ??= statesOf(this.recorded?.slice(0, -1) ?? this.files(false));
    return this.known;
  }
}

const kept = new Map<string, Rendered>();

function keep(name: string, answers: () => Answers): Rendered {
  const found = kept.get(name);
  if (found) return found;
  if (kept.size > 2 * (CHANGES + 1)) kept.clear();
  const made = new Rendered(answers());
  kept.set(name, made);
  return made;
}

const beginning = (group: number): Rendered =>
  keep(String(group), () => randomAnswers(new Random(group ^ SALT)));

/** Whether the renderings of a trial have records, by its seed alone. */
export function isRecorded(seed: number): boolean {
  return new Random(Math.floor(seed / SHARING / ALIKE) ^ SALT).chance(RECORDED);
}

/** The two renderings of a trial, by its seed alone. @param random of that trial */
export function renderingsOf(seed: number, random: Random): readonly [Rendered, Rendered] {
  const group = Math.floor(seed / SHARING);
  const before = beginning(group);
  if (random.chance(ANEW)) return [before, beginning(group + 1)];
  const change = seed % CHANGES;
  const after = keep(`${group} ${change}`, () =>
    changedAnswers(new Random((group * CHANGES + change) ^ SALT), before.answers),
  );
  return [before, after];
}
