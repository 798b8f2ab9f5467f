import type { Choice } from './choice.ts';

/** For each list of choices that are offered, those of its axis that are for lessons only. */
const teaching = new Map<readonly Choice[], readonly Choice[]>();

/** The choices that are offered; those for lessons only are put aside, for `teachingOf`. */
export function offeredOf<T extends Choice>(choices: readonly T[]): T[] {
  const offered = choices.filter((choice) => !choice.teaching);
  teaching.set(
    offered,
    choices.filter((choice) => choice.teaching),
  );
  return offered;
}

/** The choices beside these that are for lessons only: what a project may keep, and nobody is offered. */
export function teachingOf<T extends Choice>(offered: readonly T[]): readonly T[] {
  return (teaching.get(offered) ?? []) as readonly T[];
}
