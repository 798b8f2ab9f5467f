/**
 * A walk over a complete directed graph that takes each edge once: every ordered pair of the ids is two neighbours in it.
 *
 * From each id to all that come two or more later and back, then on to the next; at the end all the way back.
 */
export function walkOverPairs<T>(ids: readonly T[]): readonly T[] {
  const walk: T[] = [];
  ids.forEach((id, index) => {
    walk.push(id);
    for (const other of ids.slice(index + 2)) walk.push(other, id);
  });
  return [...walk, ...ids.slice(0, -1).reverse()];
}
