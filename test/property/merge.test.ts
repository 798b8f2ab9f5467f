import { strict as assert } from 'node:assert';
import { existsSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import type { Answers } from '../../src/choices/choice.ts';
import { applyMerge, changesOf } from '../../src/merge/apply.ts';
import { type FileState, stateOf } from '../../src/merge/file-state.ts';
import { mergeProject } from '../../src/merge/merge-project.ts';
import { RENDERED_FILE, type RenderedFile } from '../../src/merge/rendered-file.ts';
import { conflictsOf } from '../../src/merge/three-way.ts';
import { undo } from '../../src/merge/undo.ts';
import { ANSWERS_FILE } from '../../src/plan/plan.ts';
import { NEW_PROGRAM, treeOf } from '../support/merge.ts';
import { EDIT_NAMES, editedProject, type UserProject, writeUserProject } from './edits.ts';
import { numberFrom, Random } from './random.ts';
import { isRecorded, type Rendered, renderingsOf } from './renderings.ts';
import { checkMarkers, checkNothingLost, checkVerdicts, mergedByGit, projectAfter, withLf } from './rules.ts';

// Enough to meet each edit and each verdict many times, which is checked; `npm run soak -- merge` tries more.
const TRIALS = numberFrom('MERGE_TRIALS', 1_000);
// CI tries what was seen to pass, so that what it finds is the change's; everybody else tries what nobody has.
const SEED = numberFrom('MERGE_SEED', process.env.CI ? 9_562_475 : Date.now() % 1_000_000_000);

/** Git is asked about one in so many merged texts: a process for each would take longer than all the rest. */
const ASKED = 20;

/** Memory, where there is a file system for it: nothing here is about disks. */
const area = mkdtempSync(join(existsSync('/dev/shm') ? '/dev/shm' : tmpdir(), 'merge-'));
after(() => rmSync(area, { recursive: true, force: true }));

/** Of the files that are rendered as before, only so many are written: nothing reads them, and disks take most of the time. */
const SAME = 0.15;

/** Two renderings, all that differs between them and some of what does not. */
function pair(seed: number, random: Random) {
  const [before, after] = renderingsOf(seed, random);
  note(before.answers, after.answers);
  const record = isRecorded(seed);
  const now = new Map(after.files(record).map((file) => [file.path, file.contents]));
  const left = before
    .files(record)
    .filter((file) => file.contents === now.get(file.path) && !random.chance(SAME));
  const out = new Set(left.map(({ path }) => path));
  const of = (rendered: Rendered): Rendering => {
    const kept = rendered.files(record).filter(({ path }) => !out.has(path));
    return {
      files: kept,
      states: new Map(kept.map((file) => [file.path, rendered.states.get(file.path) ?? stateOf(file)])),
    };
  };
  return { base: of(before), theirs: of(after) };
}

/** Counts what was changed: a generator of changes that never makes one would go unseen. */
function note(before: Answers, after: Answers): void {
  const other = (a: unknown, b: unknown): boolean => !isDeepStrictEqual(a, b);
  const chosen = ({ options: _options, ...axes }: Answers): object => axes;
  if (other(before.services, after.services)) tally.services += 1;
  if (other(chosen(before), chosen(after))) tally.choices += 1;
  else if (other(before.options, after.options)) tally.options += 1;
}

interface Rendering {
  readonly files: readonly RenderedFile[];
  readonly states: ReadonlyMap<string, FileState>;
}

/** The folders of a project that was just written, as `treeOf` shows them. */
function foldersOfTree(project: UserProject): Record<string, string> {
  const folders = [...project].flatMap(([path, file]) => {
    const parts = path.split('/');
    const length = file === 'folder' ? parts.length : parts.length - 1;
    return Array.from({ length }, (_, index) => parts.slice(0, index + 1).join('/'));
  });
  return Object.fromEntries(folders.map((path) => [path, `folder ${NEW_PROGRAM}`]));
}

/** A project as `treeOf` shows one, folders left out: which of them remain is the business of the unit tests. */
function expectedTree(project: UserProject): Record<string, string> {
  const files = [...project].flatMap(([path, file]) => {
    if (file === 'folder') return [];
    return [
      [
        path,
        file === 'link' ? 'link nowhere' : `${file.mode.toString(8)} ${file.contents.toString('latin1')}`,
      ],
    ];
  });
  return Object.fromEntries(files);
}

const filesOf = (tree: Readonly<Record<string, string>>): Record<string, string> =>
  Object.fromEntries(Object.entries(tree).filter(([, found]) => !found.startsWith('folder')));

/** The paths at which two trees differ: a message of two whole projects is read by nobody. */
function differing(a: Readonly<Record<string, string>>, b: Readonly<Record<string, string>>): string[] {
  return [...new Set([...Object.keys(a), ...Object.keys(b)])]
    .filter((path) => a[path] !== b[path])
    .map((path) => `${path}: ${a[path]?.slice(0, 200)} / ${b[path]?.slice(0, 200)}`);
}

const made = new Map<string, number>(EDIT_NAMES.map((name) => [name, 0]));
const verdicts = new Map<string, number>();
const count = (counts: Map<string, number>, name: string): void =>
  void counts.set(name, (counts.get(name) ?? 0) + 1);
const listed = (counts: ReadonlyMap<string, number>): string =>
  [...counts].map(([name, times]) => `${name} ${times}`).join(', ');

/** Every way in which a merge of a file can end: so few trials that one of them never came would prove less. */
const VERDICTS = [
  'write new',
  'write changed',
  'merge both-changed',
  'merge both-added',
  'keep agreed',
  'keep yours',
  'keep gone',
  'keep deleted-by-you',
  'remove no-longer-rendered',
  'conflict both-changed',
  'conflict both-added',
  'conflict binary',
  'conflict no-longer-rendered',
  'conflict not-a-file',
];

const tally = {
  services: 0,
  choices: 0,
  options: 0,
  clean: 0,
  conflicts: 0,
  merged: 0,
  renamed: 0,
  asked: 0,
  stricter: 0,
  looser: 0,
};

async function trial(seed: number): Promise<void> {
  const random = new Random(seed);
  const { base, theirs } = pair(seed, random);
  const owned = [ANSWERS_FILE, RENDERED_FILE];
  const before = editedProject(random, base.states, theirs.states, owned, seed, (name) => count(made, name));
  const folder = join(area, 'project');
  mkdirSync(folder);
  writeUserProject(folder, before);
  const untouched = { ...foldersOfTree(before), ...expectedTree(before) };

  const merge = mergeProject({ folder, base: base.files, theirs: theirs.files });
  assert.deepEqual(differing(treeOf(folder), untouched), [], 'merging wrote something');
  const after = projectAfter(before, merge.entries);
  checkNothingLost(before, after);
  checkMarkers(after, merge.entries);
  checkVerdicts(base.states, theirs.states, before, after, merge.entries);

  const { conflicts } = await applyMerge(merge);
  assert.deepEqual(differing(filesOf(treeOf(folder)), expectedTree(after)), [], 'what is on the disk');
  assert.deepEqual(conflicts, conflictsOf(merge.entries));
  if (changesOf(merge).length > 0) {
    await undo(folder);
    assert.deepEqual(differing(treeOf(folder), untouched), [], 'undo');
  }
  tally[conflicts.length === 0 ? 'clean' : 'conflicts'] += 1;
  for (const entry of merge.entries) {
    count(verdicts, `${entry.action} ${entry.reason}`);
    if (entry.renamedFrom) tally.renamed += 1;
    if (entry.reason !== 'both-changed' || !entry.base || !entry.theirs || entry.ours.kind !== 'file')
      continue;
    tally.merged += 1;
    if (tally.merged % ASKED !== 0) continue;
    tally.asked += 1;
    const texts = [entry.base, entry.ours, entry.theirs].map(({ contents }) => contents.toString('latin1'));
    const result = entry.action === 'merge' ? entry.result.contents.toString('latin1') : undefined;
    const git = mergedByGit(area, texts[0]!, texts[1]!, texts[2]!);
    if (git !== undefined && result !== undefined)
      assert.equal(withLf(result), git, `${entry.path}: git's merge`);
    else if (git !== undefined) tally.stricter += 1;
    else if (result !== undefined) tally.looser += 1;
  }
  rmSync(folder, { recursive: true });
}

describe('merge: any edits, any change of answers', () => {
  it(`${TRIALS} trials from seed ${SEED}`, async function () {
    this.timeout(1_800_000);
    const started = performance.now();
    for (let seed = SEED; seed < SEED + TRIALS; seed += 1) {
      try {
        await trial(seed);
      } catch (error) {
        console.error(`      Again: MERGE_SEED=${seed} MERGE_TRIALS=1 npm run test:property`);
        throw error;
      }
    }
    if (TRIALS >= 1000) {
      const { services, choices, options } = tally;
      assert.ok(Math.min(services, choices, options) > 0, 'changes of every kind of answer');
      assert.deepEqual(
        EDIT_NAMES.filter((name) => made.get(name)! < TRIALS / 50),
        [],
        'edits that are rare',
      );
      assert.deepEqual(
        VERDICTS.filter((name) => !verdicts.has(name)),
        [],
        'verdicts that never came',
      );
    }
    console.log(`      edits: ${listed(made)}`);
    console.log(`      verdicts: ${listed(verdicts)}`);
    const seconds = ((performance.now() - started) / 1000).toFixed(0);
    console.log(
      `      seeds ${SEED} to ${SEED + TRIALS - 1}, ${seconds} s: ${tally.clean} clean merges, ${tally.conflicts} with conflicts;`,
    );
    console.log(
      `      answers: ${tally.choices} times other choices, ${tally.services} of them other services; ${tally.options} times options alone;`,
    );
    console.log(
      `      ${tally.merged} texts changed by both, ${tally.renamed} files renamed; git asked about ${tally.asked}: the same but for ${tally.stricter} that it merges and we mark, and ${tally.looser} that it marks and we merge`,
    );
  });
});
