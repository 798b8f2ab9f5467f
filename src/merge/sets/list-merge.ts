/** The merge of lists in brackets: by item, with comments, in the user's layout. */
import { type Item, type List, listText } from './bracketed.ts';
import { distinct, mergedKeys } from './order.ts';

/** What is a list's item, to a format. */
export interface ItemKind {
  readonly keyOf: (item: Item) => string;
  /** Whether an item is another version of the one that it took the place of: then both sides' cannot stay. */
  readonly hasPlaces: boolean;
  /** What becomes of an item that all sides have under one key, each its own way; undefined: a conflict. */
  readonly merged: (base: Item | undefined, ours: Item, theirs: Item) => Item | undefined;
}

/** Whether both sides replaced the same item, each by something else: which of them is meant, nobody can tell. */
function bothReplaced(base: readonly string[], ours: readonly string[], theirs: readonly string[]): boolean {
  const replacements = (side: readonly string[]): ReadonlyMap<string, string> => {
    const found = new Map<string, string>();
    base.forEach((key, index) => {
      if (side.includes(key)) return;
      const before = base.slice(0, index).findLast((one) => side.includes(one));
      const next = side[before === undefined ? 0 : side.indexOf(before) + 1];
      if (next !== undefined && !base.includes(next)) found.set(key, next);
    });
    return found;
  };
  const [mine, now] = [replacements(ours), replacements(theirs)];
  return [...mine].some(([key, next]) => now.has(key) && now.get(key) !== next);
}

/**
 * A merged list as text.
 *
 * @param base undefined where there was none
 * @param current the user's list as it is written; `margin`, the indentation of the line with its beginning
 * @returns undefined where a person must decide
 */
export function mergedList(
  kind: ItemKind,
  base: List | undefined,
  ours: List,
  theirs: List,
  { current, margin }: { readonly current: string; readonly margin: string },
): string | undefined {
  const keyed = (list: List | undefined): ReadonlyMap<string, Item> => {
    const items = list?.items ?? [];
    const keys = distinct(items.map(kind.keyOf));
    return new Map(keys.map((key, index) => [key, items[index]!]));
  };
  const [was, mine, now] = [keyed(base), keyed(ours), keyed(theirs)];
  const [before, own, new_] = [[...was.keys()], [...mine.keys()], [...now.keys()]];
  if (kind.hasPlaces && bothReplaced(before, own, new_)) return undefined;
  const keys = mergedKeys({ base: before, ours: own, theirs: new_ });
  if (!keys) return undefined;
  const items: Item[] = [];
  for (const key of keys) {
    const [one, other] = [mine.get(key), now.get(key)];
    const item = one && other ? kind.merged(was.get(key), one, other) : (one ?? other);
    if (!item) return undefined;
    items.push(item);
  }
  const isOurs =
    items.length === ours.items.length && items.every((item, index) => item === ours.items[index]);
  return isOurs ? current : listText(items, ours, theirs, margin);
}
