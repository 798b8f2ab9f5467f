import type { Choice } from './choice.ts';

/** For each list of choices that are offered, those of its axis that only a project keeps. */
const teaching = new Map<readonly Choice[], readonly Choice[]>();

const isOffered = ({ teaching, keptOnly }: Choice): boolean => !teaching && !keptOnly;

/** The choices that are offered; those for lessons and of older versions are put aside, for `teachingOf`. */
export function offeredOf<T extends Choice>(choices: readonly T[]): T[] {
  const offered = choices.filter(isOffered);
  teaching.set(
    offered,
    choices.filter((choice) => !isOffered(choice)),
  );
  return offered;
}

/** The choices beside these that a project may keep, and nobody is offered. */
export function teachingOf<T extends Choice>(offered: readonly T[]): readonly T[] {
  return (teaching.get(offered) ?? []) as readonly T[];
}
