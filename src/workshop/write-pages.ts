import { mkdirSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { CLASS_PAGE, classPage, HANDOUTS, type PageOf } from './class-page.ts';
import { handouts } from './handouts.ts';
import type { Seat } from './seat.ts';
import type { Shard } from './shard.ts';

/** Writes the pages of the whole class, whatever the share: every share writes the same. */
export function writeClassPages(
  workshop: PageOf & { readonly folder: string },
  seats: readonly Seat[],
  shard: Shard,
  pushed: ReadonlySet<string>,
): void {
  const { folder } = workshop;
  mkdirSync(folder, { recursive: true });
  const here = seats.filter(({ record }) => !record?.left);
  for (const [name, text] of [
    [CLASS_PAGE, classPage(workshop, seats, pushed)],
    [HANDOUTS, handouts(workshop, here)],
  ] as const) {
    const part = join(folder, `.part-${name}-${shard.index + 1}-of-${shard.count}`);
    writeFileSync(part, text);
    renameSync(part, join(folder, name));
  }
}
