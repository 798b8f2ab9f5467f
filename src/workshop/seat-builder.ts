import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { inOnePart, type Packed, packed, packedTexts, packFiles } from '../git/pack.ts';
import type { Lab } from '../labs/lab.ts';
import { withSharedNames } from '../labs/shared-names.ts';
import { answersFile } from '../plan/plan.ts';
import type { OwnRecord } from './class-record.ts';
import { tagRefs } from './commits.ts';
import type { History } from './history.ts';
import { type Making, renderedHistory } from './making.ts';
import { COURSE_BRANCH, canClone, sharedPack, TEXTS_REF, writeRepository } from './repository.ts';
import { type Seat, seatRecordOf } from './seat.ts';

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
    | { readonly id: string; readonly common: Packed; readonly file: string | undefined }
    | undefined;

  /** @param name tells this builder's files from those of others that work at the same time */
  constructor(making: Making, name: string) {
    this.making = making;
    this.shared = partOf(making.folder, `shared-${name}`);
  }

  private render(seat: Seat): Rendered {
    const key = `${answersFile(seat.own)} ${JSON.stringify(seat.servers)}`;
    if (this.last?.answers === key) return this.last;
    this.last = { answers: key, ...renderedHistory(seat, this.making) };
    return this.last;
  }

  /** Packs what the seats of a group have in common, once: what there is of it when nothing has anybody's names. */
  private begin(seat: Seat): void {
    const nobody = { ...seat, own: withSharedNames(seat.own) };
    // As the class began: who comes late has the same.
    const begun = renderedHistory(nobody, { ...this.making, released: false }, 0).history.objects;
    const isBegun = this.making.corrections.length === 0 && !this.making.released;
    const nobodys = isBegun ? begun : renderedHistory(nobody, this.making).history.objects;
    const { objects } = this.render(seat).history;
    const isShared = this.making.link || canClone(this.shared);
    const shared = [...nobodys.values()].filter(({ id }) => objects.has(id));
    const common = inOnePart(packed(shared, packedTexts([...begun.values()])));
    this.group = {
      id: seat.group,
      common,
      file: isShared ? sharedPack(this.shared, packFiles(common)) : undefined,
    };
  }

  /** Makes one seat. */
  make(seat: Seat): void {
    if (this.group?.id !== seat.group) this.begin(seat);
    const { common, file } = this.group as NonNullable<typeof this.group>;
    const { labs, history } = this.render(seat);
    const own = [...history.objects.values()].filter(({ id }) => !common.objects.has(id));
    // One pack takes less room than two, unless the file system shares the first one's.
    const pack = packed(own, file === undefined ? common : undefined);
    const record: OwnRecord = {
      ...seatRecordOf(seat),
      tags: history.tags,
      corrections: this.making.corrections.length,
      ...(this.making.released ? { released: true } : {}),
    };
    writeRepository(join(this.making.folder, seat.id), partOf(this.making.folder, seat.id), {
      sharedPacks: file === undefined ? [] : [file],
      link: this.making.link,
      packs: pack.entries.length > 0 ? [packFiles(pack)] : [],
      refs: [
        { name: 'refs/heads/main', commit: history.first },
        ...(history.course === undefined ? [] : [{ name: COURSE_BRANCH, commit: history.course }]),
        ...tagRefs(history.tags),
        ...(common.texts ? [{ name: TEXTS_REF, commit: common.texts.object.id }] : []),
      ],
      files: labs[0]?.start ?? [],
      tree: history.firstTree,
      remote: seat.remote,
      record,
    });
  }

  /** Takes away what was only needed while it worked. */
  close(): void {
    rmSync(this.shared, { recursive: true, force: true });
  }
}
