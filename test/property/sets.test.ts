import { strict as assert } from 'node:assert';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { applyMerge } from '../../src/merge/apply.ts';
import { mergeProject } from '../../src/merge/merge-project.ts';
import { mergeContents } from '../../src/merge/sets/merge-contents.ts';
import { undo } from '../../src/merge/undo.ts';
import { checkMergedFiles } from '../support/sets/checked.ts';
import { numberFrom, Random } from './random.ts';
import {
  hashesOf,
  mayReplace,
  members,
  randomTrial,
  type Trial,
  versionOf,
  withoutVersions,
} from './set-model.ts';
import { LISTS, PYPROJECT, REQUIREMENTS, type SetText } from './set-texts.ts';

const TRIALS = numberFrom('SET_TRIALS', 10_000);
// As in merge.test.ts: CI tries what was seen to pass.
const SEED = numberFrom('SET_SEED', process.env.CI ? 100_000 : Date.now() % 1_000_000_000);
/** One in so many merges is written, and undone: the disk is the business of the other property test. */
const WRITTEN = 100;
const FORMATS = [REQUIREMENTS, REQUIREMENTS, PYPROJECT, ...LISTS];

const area = mkdtempSync(join(existsSync('/dev/shm') ? '/dev/shm' : tmpdir(), 'sets-'));
after(() => rmSync(area, { recursive: true, force: true }));

interface Texts {
  readonly base: string;
  readonly ours: string;
  readonly theirs: string;
}

const tally = new Map<string, { merges: number; conflicts: number; written: number }>();

/** Names and versions, and in a file with hashes those of the version, of one of the sides alone. */
function expected(trial: Trial, isHashed: boolean, format: SetText): readonly string[] {
  return [...members(trial)].map((name) => {
    // A bound is what the code needs: the higher one holds, whoever lowered it.
    const version = versionOf(trial, name) ?? Math.max(trial.ours.get(name)!, trial.theirs.get(name)!);
    if (!format.hasVersions) return name;
    const hashes = format === REQUIREMENTS && isHashed ? hashesOf(name, version) : [];
    return [name, version, ...hashes].join(' ');
  });
}

/** What both sides left in the order that it had keeps it. */
function checkOrder({ base, ours, theirs }: Trial, found: readonly string[]): void {
  for (const side of [ours, theirs]) {
    const shared = [...side.keys()].filter((name) => found.includes(name) && base.has(name));
    assert.deepEqual(
      found.filter((name) => shared.includes(name)),
      shared,
    );
  }
}

async function checkWritten({ path }: SetText, { base, ours, theirs }: Texts, merged: string): Promise<void> {
  const [file, folder] = [path.slice(path.lastIndexOf('/') + 1), mkdtempSync(join(area, 'p'))];
  const rendered = (contents: string) => [{ path: file, contents, executable: false }];
  writeFileSync(join(folder, file), ours);
  const plan = mergeProject({ folder, base: rendered(base), theirs: rendered(theirs) });
  await applyMerge(plan);
  assert.equal(readFileSync(join(folder, file), 'utf8'), merged);
  if (merged !== ours) await undo(folder);
  assert.equal(readFileSync(join(folder, file), 'utf8'), ours, 'undo');
  rmSync(folder, { recursive: true });
}

const merges: { path: string; base: string; ours: string; theirs: string; merged: string }[] = [];

async function trial(seed: number): Promise<void> {
  const random = new Random(seed);
  const format = random.pick(FORMATS);
  const drawn = randomTrial(random);
  const model = format.hasVersions ? drawn : withoutVersions(drawn);
  const layout = random.pick(format.layouts);
  const [ours0] = format.layouts;
  const crlf = random.chance(0.1);
  const lf = { base: ours0!(model.base), ours: layout(model.ours), theirs: ours0!(model.theirs) };
  const texts = crlf ? { ...lf, ours: lf.ours.replaceAll('\n', '\r\n') } : lf;
  const of = (text: string): Buffer => Buffer.from(text);
  const merge = mergeContents(format.path, of(texts.base), of(texts.ours), of(texts.theirs))!;
  const counts = tally.get(format.path) ?? { merges: 0, conflicts: 0, written: 0 };
  tally.set(format.path, counts);
  counts.merges += 1;
  const undecided = [...members(model)].filter((name) => versionOf(model, name) === undefined);
  if (merge.conflicts > 0) {
    counts.conflicts += 1;
    assert.ok(
      undecided.length > 0 || (format.isOrdered && mayReplace(model)),
      'a conflict where entries differ',
    );
    if (format === REQUIREMENTS)
      assert.equal(merge.conflicts, undecided.length, 'each conflict is of one entry');
    return;
  }
  if (format === REQUIREMENTS) assert.deepEqual(undecided, [], 'a decision that nobody made');
  const text = merge.contents.toString();
  if (texts.ours.includes('\r')) assert.equal(text.replaceAll('\r\n', '').includes('\n'), false, 'line ends');
  const merged = text.replaceAll('\r\n', '\n');
  const isHashed = lf.ours.includes('--hash') || model.ours.size === 0;
  const found = format.read(merged);
  assert.deepEqual([...found].sort(), [...expected(model, isHashed, format)].sort(), format.path);
  if (format.isOrdered) checkOrder(model, found);
  if (seed % WRITTEN === 0) {
    counts.written += 1;
    await checkWritten(format, texts, text);
    merges.push({ path: `${seed} ${format.path}`, ...lf, merged });
  }
}

describe('merges of sets: any entries, any layout', () => {
  it(`${TRIALS} trials from seed ${SEED}`, async function () {
    this.timeout(600_000);
    const before = process.cpuUsage();
    for (let seed = SEED; seed < SEED + TRIALS; seed += 1) {
      try {
        await trial(seed);
      } catch (error) {
        console.error(`      Again: SET_SEED=${seed} SET_TRIALS=1 npx mocha test/property/sets.test.ts`);
        throw error;
      }
    }
    checkMergedFiles(merges);
    const { user, system } = process.cpuUsage(before);
    console.log(
      `      seeds ${SEED} to ${SEED + TRIALS - 1}, ${((user + system) / 1e6).toFixed(1)} s of the processor`,
    );
    for (const [path, { merges: all, conflicts, written }] of tally)
      console.log(
        `      ${path.padEnd(20)} ${all} merges, ${conflicts} left to a person, ${written} written and undone`,
      );
  });
});
