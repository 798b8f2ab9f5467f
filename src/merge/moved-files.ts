/** Files that the new rendering has at another path, and that the user changed where they were: found by likeness, as git does. */
import type { OnDisk } from './file-state.ts';
import { SIMILAR, similarity } from './similarity.ts';
import { type MergeEntry, verdictOf } from './three-way.ts';

/** Files of other names are others as a rule, such as the bindings of two databases: these must be nearly the same. */
const ALIKE = 0.8;

const nameOf = (path: string): string => path.slice(path.lastIndexOf('/') + 1);

interface Move {
  readonly from: MergeEntry;
  readonly to: MergeEntry;
  readonly score: number;
}

const isGone = ({ action, reason, base, ours }: MergeEntry): boolean =>
  action === 'conflict' && reason === 'no-longer-rendered' && base !== undefined && ours.kind === 'file';
const isNew = ({ action, reason, ours }: MergeEntry): boolean =>
  action === 'write' && reason === 'new' && ours.kind === 'missing';

/** Each file that went with the new one that is most like it: each of them once. */
function movesIn(entries: readonly MergeEntry[]): readonly Move[] {
  const added = entries.filter(isNew);
  const pairs = entries
    .filter(isGone)
    .flatMap((from) =>
      added.map((to) => ({ from, to, score: similarity(from.base!.contents, to.theirs!.contents) })),
    );
  const taken = new Set<MergeEntry>();
  return pairs
    .filter(({ from, to, score }) => score >= (nameOf(from.path) === nameOf(to.path) ? SIMILAR : ALIKE))
    .sort((a, b) => b.score - a.score || (a.to.path < b.to.path ? -1 : 1))
    .filter(({ from, to }) => {
      if (taken.has(from) || taken.has(to)) return false;
      taken.add(from).add(to);
      return true;
    });
}

/**
 * Brings what the user changed of a file to where the new rendering has it. Where both changed the same lines, theirs stays
 * and ours comes beside it, and it is told where.
 *
 * @param entries the verdicts path by path
 */
export function followMoves(entries: readonly MergeEntry[]): readonly MergeEntry[] {
  const followed = new Map<MergeEntry, MergeEntry>();
  for (const { from, to } of movesIn(entries)) {
    const { theirs } = to;
    const ours: OnDisk = from.ours;
    const verdict = verdictOf(to.path, { base: from.base, ours, theirs });
    const result = 'result' in verdict && verdict.result ? verdict.result : undefined;
    if (verdict.action === 'conflict' || !(result || ours.kind === 'file')) {
      const { base } = from;
      followed.set(from, {
        path: from.path,
        base,
        ours,
        theirs: undefined,
        action: 'conflict',
        reason: 'moved',
        movedTo: to.path,
      });
      continue;
    }
    const { kind: _kind, ...own } = ours as Extract<OnDisk, { kind: 'file' }>;
    followed.set(from, {
      path: from.path,
      base: from.base,
      ours,
      theirs: undefined,
      action: 'remove',
      reason: 'no-longer-rendered',
    });
    followed.set(to, {
      path: to.path,
      base: undefined,
      ours: to.ours,
      theirs,
      action: 'merge',
      reason: 'both-changed',
      result: result ?? own,
    });
  }
  return followed.size === 0 ? entries : entries.map((entry) => followed.get(entry) ?? entry);
}
