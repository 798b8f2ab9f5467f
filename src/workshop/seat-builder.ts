import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { labsOf } from '../labs/labs-of.ts';
import type { Language } from '../labs/language.ts';
import { answersFile } from '../plan/plan.ts';
import { packOf } from './git/pack.ts';
import { type Author, type History, historyOf } from './history.ts';
import type { Lab, LabStep } from './lab.ts';
import { sharedPack, writeRepository } from './repository.ts';
import { type Seat, stepsOf } from './seats.ts';

/** What all repositories of a class have in common. Plain data: threads are given it. */
export interface Making {
  readonly folder: string;
  readonly author: Author;
  readonly language: Language;
  readonly labs: readonly LabStep[] | undefined;
  /** Whether repositories share their packs by hard links. */
  readonly link: boolean;
}

interface Rendered {
  readonly answers: string;
  readonly labs: readonly Lab[];
  readonly history: History;
}

/** Where an unfinished repository lies: on the same disk, and seen by nobody. */
export const partOf = (folder: string, name: string): string => join(folder, `.part-${name}`);

/**
 * Makes seats, one after the other. What seats of one group have in common is rendered once when all of it is the same,
 * and is kept on disk once in any case. It remembers one group at a time: give it seats group by group.
 */
export class SeatBuilder {
  private readonly making: Making;
  private readonly shared: string;
  private last: Rendered | undefined;
  private group:
    | { readonly id: string; readonly pack: string; readonly has: ReadonlySet<string> }
    | undefined;

  /** @param name tells this builder's files from those of others that work at the same time */
  constructor(making: Making, name: string) {
    this.making = making;
    this.shared = partOf(making.folder, `shared-${name}`);
  }

  private render({ own: answers }: Seat): Rendered {
    const key = answersFile(answers);
    if (this.last?.answers === key) return this.last;
    const { labs: steps, language, author } = this.making;
    const labs = labsOf(answers, stepsOf(steps, answers), language);
    this.last = { answers: key, labs, history: historyOf(labs, author, language) };
    return this.last;
  }

  /** Packs what two seats of a group have in common; all of it when there is no second one. */
  private begin(seat: Seat, next: Seat | undefined): void {
    const { objects } = this.render(seat).history;
    const others = next ? this.render(next).history.objects : objects;
    const common = [...objects.values()].filter(({ id }) => others.has(id));
    this.group = {
      id: seat.group,
      pack: sharedPack(this.shared, packOf(common)),
      has: new Set(common.map(({ id }) => id)),
    };
  }

  /** Makes one seat. @param next the seat that comes after it, if it is of the same group */
  make(seat: Seat, next: Seat | undefined): void {
    if (this.group?.id !== seat.group) this.begin(seat, next?.group === seat.group ? next : undefined);
    const { pack, has } = this.group as NonNullable<typeof this.group>;
    const { labs, history } = this.render(seat);
    const own = [...history.objects.values()].filter(({ id }) => !has.has(id));
    writeRepository(join(this.making.folder, seat.id), partOf(this.making.folder, seat.id), {
      sharedPacks: [pack],
      link: this.making.link,
      packs: own.length > 0 ? [packOf(own)] : [],
      refs: [{ name: 'refs/heads/main', commit: history.first }, ...history.tags],
      files: labs[0]?.start ?? [],
      tree: history.firstTree,
      remote: seat.remote,
      record: { key: seat.person.key, id: seat.id, answers: seat.answers, start: history.first },
    });
  }

  /** Takes away what was only needed while it worked. */
  close(): void {
    rmSync(this.shared, { recursive: true, force: true });
  }
}
