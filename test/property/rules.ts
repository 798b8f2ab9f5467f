/** What must hold of a merge, said once more and without the merge's code: on lines, texts and lists of paths. */
import { strict as assert } from 'node:assert';
import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { FileState } from '../../src/merge/file-state.ts';
import type { MergeEntry } from '../../src/merge/three-way.ts';
import { linesOf, UNIQUE, type UserFile, type UserProject } from './edits.ts';

export const withLf = (text: string): string => text.replaceAll('\r\n', '\n');
const textOf = ({ contents }: { readonly contents: Buffer }): string => contents.toString();
const isExecutable = ({ mode }: UserFile): boolean => (mode & 0o100) !== 0;

/** The mode of a file that is new: the umask decides, as for every program. */
function newMode(executable: boolean): number {
  return (executable ? 0o777 : 0o666) & ~process.umask();
}

function modeWith(mode: number, executable: boolean): number {
  if (((mode & 0o100) !== 0) === executable) return mode;
  return executable ? mode | ((mode & 0o444) >> 2) : mode & ~0o111;
}

/** The project as it must be after the merge's verdicts are applied. */
export function projectAfter(before: UserProject, entries: readonly MergeEntry[]): UserProject {
  const after: UserProject = new Map(before);
  for (const entry of entries) {
    if (entry.action === 'remove') after.delete(entry.path);
    if (!('result' in entry) || !entry.result) continue;
    const { contents, executable } = entry.result;
    const user = before.get(entry.path);
    const mode = typeof user === 'object' ? modeWith(user.mode, executable) : newMode(executable);
    after.set(entry.path, { contents, mode });
  }
  return after;
}

const MARKERS = [
  /^<{7} yours\r?$/gm,
  /^\|{7} rendered before\r?$/gm,
  /^={7}\r?$/gm,
  /^>{7} rendered now\r?$/gm,
];

function markersIn(text: string): readonly number[] {
  return MARKERS.map((marker) => text.match(marker)?.length ?? 0);
}

/** No clean merge is left with markers, and each conflict of lines has all four of each place. */
export function checkMarkers(after: UserProject, entries: readonly MergeEntry[]): void {
  const marked = new Set(
    entries
      .filter(
        ({ action, reason }) =>
          action === 'conflict' && (reason === 'both-changed' || reason === 'both-added'),
      )
      .map(({ path }) => path),
  );
  for (const [path, file] of after) {
    if (typeof file !== 'object') continue;
    const [count = 0, ...more] = markersIn(textOf(file));
    assert.equal(count > 0, marked.has(path), `${path}: markers`);
    assert.deepEqual(more, [count, count, count], `${path}: markers in pairs`);
  }
}

/** Every line that the user made is somewhere, with its own line ending. */
export function checkNothingLost(before: UserProject, after: UserProject): void {
  const made = (project: UserProject): ReadonlySet<string> =>
    new Set(
      [...project.values()].flatMap((file) => {
        const text = typeof file === 'object' ? textOf(file) : '';
        return text.match(UNIQUE) ? linesOf(text).filter((line) => line.match(UNIQUE)) : [];
      }),
    );
  const found = made(after);
  // An entry of a list gets the layout of its neighbours.
  const entryOf = (line: string): string => line.trim().replace(/,$/, '');
  const entries = new Set([...found].map(entryOf));
  for (const line of made(before)) {
    // A last line gets a newline before a marker that follows it.
    const isWhole = found.has(line) || found.has(`${line}\n`) || found.has(`${line}\r\n`);
    const isThere = isWhole || entries.has(entryOf(line));
    assert.ok(isThere, `${JSON.stringify(line)} is lost`);
  }
}

const count = (lines: readonly string[]): ReadonlyMap<string, number> => {
  const counts = new Map<string, number>();
  for (const line of lines) counts.set(line, (counts.get(line) ?? 0) + 1);
  return counts;
};

/** A clean merge is the new text with the user's edits: the same lines taken away and added, in their places. */
export function checkMerged(base: string, ours: string, theirs: string, merged: string): void {
  const [b, o, t, m] = [base, ours, theirs, merged].map((text) =>
    // A last line that lost its newline is the same line.
    linesOf(withLf(text)).map((line) => line.replace(/\n$/, '')),
  ) as [string[], string[], string[], string[]];
  const isUsers = (line: string): boolean => line.match(UNIQUE) !== null;
  const [inBase, inOurs, inTheirs, inMerged] = [b, o, t, m].map(count) as ReadonlyMap<string, number>[];
  const copied = [...inOurs!].some(([line, times]) => !isUsers(line) && times > (inBase?.get(line) ?? 0));
  let at = 0;
  for (const line of m.filter((one) => !isUsers(one))) {
    // What the user copied from the new rendering and then changed is there twice, as git has it too: in no order.
    at = copied ? Number(t.includes(line) || o.includes(line)) : t.indexOf(line, at) + 1;
    assert.ok(at > 0, `${JSON.stringify(line)} is not of the new rendering, or not in its order`);
  }
  // Lines without a letter or a digit are alike everywhere: which of them was taken away, nobody can tell.
  for (const line of new Set([...b, ...o, ...t].filter((one) => /[a-z0-9]/i.test(one)))) {
    const [was, user, now, is] = [inBase, inOurs, inTheirs, inMerged].map(
      (counts) => counts?.get(line) ?? 0,
    ) as [number, number, number, number];
    const both = now + user - was;
    // What both took away, or the user copied from the new rendering, may have been the same change.
    const same = copied || (user < was && now < was);
    const [least, most] = same ? [Math.min(both, now, user), Math.max(both, now, user)] : [both, both];
    assert.ok(is >= least && is <= most, `${JSON.stringify(line)} is there ${is} times`);
  }
  for (const [index, line] of o.entries()) {
    if (!isUsers(line)) continue;
    const place = m.indexOf(line);
    assert.deepEqual([m[place - 1], m[place + 1]], [o[index - 1], o[index + 1]], `${line} is elsewhere`);
  }
}

/** Files that are sets, or have some in them: what merges there by entry is no merge of lines. */
const SETS = /(^|\/)(\.\w*ignore|\.gitattributes|pyproject\.toml|[\w-]*requirements[\w-]*\.txt|[^/]+\.py)$/;

/** Files that both sides may bring, and that become one. */
const ADDED = /(^|\/)(\.\w*ignore|\.gitattributes|pyproject\.toml|[\w-]*requirements[\w-]*\.txt|README\.md)$/;

/**
 * A clean merge of sets: no entry is lost, none comes back, none is made up. Entries are lines here, without their layout; an
 * import is merged by name, a hash follows its package, and therefore neither is looked at (property/sets looks at hashes).
 */
export function checkSets(base: string, ours: string, theirs: string, merged: string): void {
  const [b, o, t, m] = [base, ours, theirs, merged].map((text) =>
    count(
      linesOf(withLf(text).replaceAll(/^from \S+ import \([^)]*\)\n/gm, ''))
        // A list that became empty ends on the line on which it began.
        .map((line) => line.trim().replace(/[,\\\s()[\]]+$/, ''))
        .filter((line) => /[a-z0-9]/i.test(line) && !/^(from |import |--hash=)/.test(line)),
    ),
  ) as ReadonlyMap<string, number>[];
  for (const line of m!.keys())
    assert.ok(o!.has(line) || t!.has(line), `${JSON.stringify(line)} is nobody's`);
  for (const line of new Set([...b!.keys(), ...o!.keys(), ...t!.keys()])) {
    const [was, user, now] = [b, o, t].map((counts) => counts!.get(line) ?? 0) as [number, number, number];
    // One may go and another one like it come: then both is right.
    if (was > 0 && (user > was || now > was)) continue;
    const expected = user > 0 === now > 0 ? user > 0 : was === 0;
    assert.equal(m!.has(line), expected, `${JSON.stringify(line)} is ${expected ? 'lost' : 'back'}`);
  }
}

/** A text as it counts when we have it no longer: a blank line in Python is layout, as a line's end is. */
function laidOut(path: string, text: string): string {
  const lines = withLf(text);
  return path.endsWith('.py') ? `${lines.replaceAll(/\n\s*\n/g, '\n').trim()}\n` : lines;
}

/** Whether a text is merged as lines are; where its file is a set, it may be merged by entry instead. */
function checkClean(path: string, base: string, ours: string, theirs: string, merged: string): void {
  try {
    checkMerged(base, ours, theirs, merged);
  } catch (error) {
    if (!SETS.test(path)) throw error;
    checkSets(base, ours, theirs, merged);
  }
}

/** Whether the user removed or renamed a folder that a path is in: of what was rendered there nothing is left. */
function isInRemovedFolder(path: string, base: ReadonlyMap<string, FileState>, before: UserProject): boolean {
  const parts = path.split('/').slice(0, -1);
  return parts.some((_, depth) => {
    const folder = `${parts.slice(0, depth + 1).join('/')}/`;
    const rendered = [...base.keys()].filter((one) => one.startsWith(folder));
    return rendered.length > 0 && !rendered.some((one) => isAt(one, before));
  });
}

/** Whether something is at a path, or in its way. */
function isAt(path: string, project: UserProject): boolean {
  return [...project.keys()].some(
    (other) => other === path || other.startsWith(`${path}/`) || path.startsWith(`${other}/`),
  );
}

/** What becomes of each path that one side only changed, and that whatever both changed is either merged or listed. */
export function checkVerdicts(
  base: ReadonlyMap<string, FileState>,
  theirs: ReadonlyMap<string, FileState>,
  before: UserProject,
  after: UserProject,
  entries: readonly MergeEntry[],
): void {
  const listed = new Map(
    entries.filter(({ action }) => action === 'conflict').map((entry) => [entry.path, entry]),
  );
  const renamed = new Set(entries.flatMap(({ renamedFrom }) => renamedFrom ?? []));
  const places = new Map(entries.map((entry) => [entry.path, entry.renamedFrom ?? entry.path]));
  for (const path of new Set([...base.keys(), ...theirs.keys(), ...before.keys(), ...after.keys()])) {
    if (renamed.has(path)) continue;
    const [was, now] = [base.get(places.get(path) ?? path), theirs.get(places.get(path) ?? path)];
    const [user, is] = [before.get(path), after.get(path)];
    const isListed = listed.has(path);
    const same = was && now && was.contents.equals(now.contents) && was.executable === now.executable;
    const expectListed = (expected: boolean, why: string): void =>
      assert.equal(isListed, expected, `${path}: ${expected ? 'not ' : ''}listed, ${why}`);
    if (same || (!was && !now)) {
      expectListed(false, 'nothing of ours changed');
      assert.deepEqual(is, user, `${path}: the user's`);
    } else if (user === undefined) {
      expectListed(false, 'the user has it not');
      const isAway = was !== undefined || now === undefined || isInRemovedFolder(path, base, before);
      assert.equal(is === undefined, isAway, `${path}: is there`);
    } else if (typeof user !== 'object') {
      expectListed(true, 'it is no file');
      assert.equal(is, user);
    } else if (!now) {
      const isSame = laidOut(path, textOf(user)) === laidOut(path, textOf(was!));
      const untouched = isSame && isExecutable(user) === was!.executable;
      expectListed(!untouched, 'we have it no longer');
      assert.deepEqual(is, untouched ? undefined : user);
    } else if (was && user.contents.equals(was.contents)) {
      expectListed(false, 'the user did not touch it');
      assert.ok(typeof is === 'object' && is.contents.equals(now.contents), `${path}: as rendered now`);
    } else if (!isListed && typeof is === 'object') {
      if (was) checkClean(path, textOf(was), textOf(user), textOf(now), textOf(is));
      else if (![textOf(user), textOf(now)].includes(textOf(is))) {
        assert.match(path, ADDED, `${path}: one of the two`);
        checkSets('', textOf(user), textOf(now), textOf(is));
      }
    } else {
      assert.ok(user.contents.includes(0) || typeof is === 'object', `${path}: the user's is there`);
      assert.notEqual(withLf(textOf(user)), textOf(now), `${path}: listed, and both have the same`);
    }
  }
}

/** Git's own merge of three texts; undefined where it marks a conflict. @param area a folder for its files */
export function mergedByGit(area: string, base: string, ours: string, theirs: string): string | undefined {
  const paths = Object.entries({ ours, base, theirs }).map(([name, text]) => {
    writeFileSync(join(area, name), withLf(text), 'latin1');
    return join(area, name);
  });
  const { status, stdout } = spawnSync('git', ['merge-file', '--stdout', ...paths], { encoding: 'latin1' });
  return status === 0 ? stdout : undefined;
}
