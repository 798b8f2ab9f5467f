/** Which entries a merged set has, and in what order: of keys alone, whatever the entries are. */

export interface KeyMerge {
  /** Keys of the base, of the user's and of the new rendering, in their order; none is there twice. */
  readonly base: readonly string[];
  readonly ours: readonly string[];
  readonly theirs: readonly string[];
  /** What stays although the new rendering has it no longer. */
  readonly keeps?: (key: string) => boolean;
}

/** Theirs, plus what the user added, minus what the user removed. */
function membersOf({ base, ours, theirs, keeps }: KeyMerge): ReadonlySet<string> {
  const [inBase, inOurs, inTheirs] = [base, ours, theirs].map((keys) => new Set(keys)) as [
    Set<string>,
    Set<string>,
    Set<string>,
  ];
  const isMember = (key: string): boolean => {
    if (inOurs.has(key) === inTheirs.has(key)) return inOurs.has(key);
    if (!inBase.has(key)) return true;
    return inOurs.has(key) && (keeps?.(key) ?? false);
  };
  return new Set([...base, ...ours, ...theirs].filter(isMember));
}

/** Puts keys that a skeleton lacks after the nearest key that precedes them in their own order. */
function insertInto(skeleton: readonly string[], own: readonly string[]): readonly string[] {
  const known = new Set(skeleton);
  const after = new Map<string | undefined, string[]>();
  let anchor: string | undefined;
  for (const key of own) {
    const list = after.get(anchor);
    if (known.has(key)) anchor = key;
    else if (list) list.push(key);
    else after.set(anchor, [key]);
  }
  return [...(after.get(undefined) ?? []), ...skeleton.flatMap((key) => [key, ...(after.get(key) ?? [])])];
}

const isSorted = (keys: readonly string[]): boolean =>
  keys.every((key, index) => index === 0 || keys[index - 1]! <= key);

const same = (a: readonly string[], b: readonly string[]): boolean =>
  a.length === b.length && a.every((key, index) => key === b[index]);

/**
 * The keys of a merged set. Sorted where both sides are; else in the user's order, unless ours is the one that changed it,
 * and the other side's new ones after the key that precedes them there.
 *
 * @returns undefined when both sides put what they share into other orders than it had
 */
export function mergedKeys(merge: KeyMerge): readonly string[] | undefined {
  const { base, ours, theirs } = merge;
  const members = membersOf(merge);
  const only = (keys: readonly string[], of: ReadonlySet<string> = members): string[] =>
    keys.filter((key) => of.has(key));
  if (isSorted(ours) && isSorted(theirs)) return [...members].sort();
  const [inBase, inTheirs] = [new Set(base), new Set(theirs)];
  const shared = new Set(ours.filter((key) => inBase.has(key) && inTheirs.has(key)));
  const [was, mine, now] = [base, ours, theirs].map((keys) => only(keys, shared)) as [
    string[],
    string[],
    string[],
  ];
  if (base.length === 0 || same(was, now) || same(mine, now)) return insertInto(only(ours), only(theirs));
  return same(was, mine) ? insertInto(only(theirs), only(ours)) : undefined;
}

/** Keys of which none is there twice: a second one gets a number. */
export function distinct(keys: readonly string[]): readonly string[] {
  const seen = new Map<string, number>();
  return keys.map((key) => {
    const count = (seen.get(key) ?? 0) + 1;
    seen.set(key, count);
    return count === 1 ? key : `${key}\0${count}`;
  });
}
