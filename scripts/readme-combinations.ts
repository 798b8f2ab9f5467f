/** The part of README.md on what goes with what. Imported once the catalogue of choices is written. */
import { AXES, type Axis, NONE } from '../src/choices/axes.ts';
import { servers } from '../src/choices/catalog.ts';
import type { PartialAnswers } from '../src/choices/choice.ts';
import { table } from './readme-tables.ts';

/** The answer to one axis. */
function answer(axis: Axis, id: string): PartialAnswers {
  return { [axis.key]: axis.many ? (id === NONE ? [] : [id]) : id };
}

/** The values of an axis, nothing included where that is one. */
function values(axis: Axis): readonly string[] {
  return [...(axis.many ? [NONE] : []), ...axis.choices.map(({ id }) => id)];
}

function titled(axis: Axis, id: string): string {
  return axis.choices.find((choice) => choice.id === id)?.title ?? 'None';
}

/** Whether these answers go together. */
function fits(answers: PartialAnswers): boolean {
  return AXES.every((axis) =>
    [answers[axis.key] ?? []]
      .flat()
      .every((id) => !axis.unavailable(axis.choices.find((choice) => choice.id === id)!, answers)),
  );
}

/** The values that are needed too; the name of an interface stands for all of its servers. */
function only(axis: Axis, ids: readonly string[], all: readonly string[]): string {
  const kindOf = (id: string) => servers.find((server) => server.id === id)?.interface;
  const kind = axis.key === 'server' ? kindOf(ids[0]!) : undefined;
  const sameKind = kind && all.filter((id) => kindOf(id) === kind);
  return sameKind && sameKind.length === ids.length && ids.every((id) => kindOf(id) === kind)
    ? `${kind.toUpperCase()} only`
    : `${ids.map((id) => titled(axis, id)).join(', ')} only`;
}

/**
 * Whether two choices go together: yes, no, or only with some values of a third axis that is asked before the second.
 * It is the default only where that depends on nothing else.
 */
function together(rowAxis: Axis, row: string, columnAxis: Axis, column: string): string {
  const pair = { ...answer(rowAxis, row), ...answer(columnAxis, column) };
  if (!fits(pair)) return 'no';
  const earlier = AXES.slice(0, AXES.indexOf(columnAxis)).filter((axis) => axis !== rowAxis);
  let isDefault = columnAxis.fallback(answer(rowAxis, row)) === column;
  for (const axis of earlier) {
    const all = values(axis).filter((id) => fits({ ...answer(rowAxis, row), ...answer(axis, id) }));
    const fitting = all.filter((id) => fits({ ...pair, ...answer(axis, id) }));
    if (fitting.length === 0) return 'no';
    if (fitting.length < all.length) return only(axis, fitting, all);
    const fallbacks = all.map((id) => columnAxis.fallback({ ...answer(rowAxis, row), ...answer(axis, id) }));
    isDefault &&= fallbacks.every((id) => id === column);
  }
  return isDefault ? 'yes, default' : 'yes';
}

/** Which choices of two axes go together; undefined when all do. */
function matrix(rowAxis: Axis, columnAxis: Axis): string | undefined {
  const columns = columnAxis.choices.map(({ id }) => id);
  const rows = values(rowAxis).map((row) => [
    titled(rowAxis, row),
    ...columns.map((column) => together(rowAxis, row, columnAxis, column)),
  ]);
  if (!rows.flat().includes('no')) return undefined;
  return table([rowAxis.title, ...columns.map((column) => titled(columnAxis, column))], rows);
}

/** What goes with the two choices that come first: the rest follows from them. */
export function combinations(): string {
  const pairs = AXES.slice(0, 2).flatMap((row, index) =>
    AXES.slice(index + 1).map((column) => matrix(row, column)),
  );
  return pairs.filter((pair) => pair !== undefined).join('\n\n');
}
