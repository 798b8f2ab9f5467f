import * as generated from '../generated/choices.ts';
import type { Choice, Database, DjangoLine, Platform, PythonLine, Server, StaticFiles } from './choice.ts';

/** For each list of choices that are offered, those of its axis that are for lessons only. */
const teaching = new Map<readonly Choice[], readonly Choice[]>();

/**
 * The choices that are offered, the default first, then by title, so that every list of choices has one order. Those for
 * lessons are put aside, for `teachingOf`.
 */
function ordered<T extends Choice & { readonly default?: boolean }>(choices: readonly T[]): readonly T[] {
  const offered = choices
    .filter((choice) => !choice.teaching)
    .sort(
      (a, b) =>
        Number(b.default ?? false) - Number(a.default ?? false) || a.title.localeCompare(b.title, 'en'),
    );
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

export const servers: readonly Server[] = ordered<Server>(generated.servers);
export const platforms: readonly Platform[] = ordered<Platform>(generated.platforms);
export const staticFiles: readonly StaticFiles[] = ordered<StaticFiles>(generated.static);
export const databases: readonly Database[] = ordered<Database>(generated.databases);
export const djangoLines: readonly DjangoLine[] = ordered<DjangoLine>(generated.django);
export const pythonLines: readonly PythonLine[] = ordered<PythonLine>(generated.python);

/** The choice of that id. @throws Error when there is none: answers are validated before they come here. */
export function choiceOf<T extends Choice>(choices: readonly T[], id: string): T {
  const found = [...choices, ...teachingOf(choices)].find((choice) => choice.id === id);
  if (!found) throw new Error(`No choice has the id "${id}".`);
  return found;
}
