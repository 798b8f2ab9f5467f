/** Projects of older versions, edited and opened in the page: it shows what the command changes in them. */
import { strict as assert } from 'node:assert';
import { execFileSync } from 'node:child_process';
import { mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { editAnswers } from '../../src/answers/edit.ts';
import { storedAnswers } from '../../src/answers/files.ts';
import { mergeInto } from '../../src/change/change.ts';
import { asFound } from '../../src/change/removed-example.ts';
import { servers } from '../../src/choices/catalog.ts';
import type { Answers } from '../../src/choices/choice.ts';
import { changesOf } from '../../src/merge/apply.ts';
import { type FileState, statesOf } from '../../src/merge/file-state.ts';
import { isBinary } from '../../src/merge/lines.ts';
import { RENDERED_FILE, type Rendered, withRecord } from '../../src/merge/rendered-file.ts';
import { conflictsOf, leftOut } from '../../src/merge/three-way.ts';
import { ANSWERS_FILE } from '../../src/plan/plan.ts';
import { openedProject } from '../../src/web/opened.ts';
import { select } from '../../src/web/selection.ts';
import { EDIT_NAMES, editedProject, writeUserProject } from '../property/edits.ts';
import { numberFrom, Random } from '../property/random.ts';
import { inFolder } from '../support/command.ts';
import { OLDER_KINDS, OLDER_VERSIONS, olderRendering } from '../support/sets/older-projects.ts';
import { mergePart } from '../support/web-merge.ts';

const SEED = numberFrom('WEB_PROJECT_SEED', 20_261_130);
const TRIALS = numberFrom('WEB_PROJECT_TRIALS', 30);

const PACK = join(import.meta.dirname, '../support/zip_folder.py');

/** What a change is, as text. */
interface Shown {
  readonly path: string;
  readonly before: string | undefined;
  readonly after: string | undefined;
  readonly modes: string;
}

const textOf = (state: FileState | undefined): string | undefined =>
  state && (isBinary(state.contents) ? '' : state.contents.toString());

/** What the command does with a project on the disk. */
async function byCommand(folder: string, answers: Answers) {
  const stored = storedAnswers(folder)!;
  const render = () => withRecord(answers);
  const { merge } = await mergeInto(folder, answers, render, { stored, writes: false, force: true });
  const changes = changesOf(merge).filter(({ path }) => path !== RENDERED_FILE);
  const shown = changes.map(({ path, before, after }): Shown => {
    const now = after as FileState | undefined;
    return {
      path,
      before: textOf(before),
      after: textOf(now),
      modes: `${before?.executable} ${now?.executable}`,
    };
  });
  return { shown, conflicts: conflictsOf(merge.entries), gone: leftOut(merge.entries) };
}

/** The record of a rendering, beside its files. */
function recorded(rendered: Rendered) {
  const record = gzipSync(JSON.stringify(rendered)).toString('base64');
  return [...rendered.files, { path: RENDERED_FILE, contents: `# record\n${record}\n`, executable: false }];
}

function answersIn(folder: string): Answers {
  return editAnswers(asFound(storedAnswers(folder)!, folder).stored, new Map()).answers;
}

describe(`a project that is opened in the page (seed ${SEED})`, function () {
  this.timeout(120_000);

  it('is changed there as by the command, whatever its people made of it', async () => {
    const { projectInZip, openProject } = await mergePart();
    const random = new Random(SEED);
    const made = new Map<string, number>();
    const met = { conflicts: 0, gone: 0, merged: 0, removed: 0, switched: 0 };
    for (let trial = 0; trial < TRIALS; trial += 1)
      await inFolder(async (folder) => {
        const rendered = olderRendering(random.pick(OLDER_VERSIONS), random.pick(OLDER_KINDS));
        const base = statesOf(recorded(rendered));
        const text = rendered.files.find(({ path }) => path === ANSWERS_FILE)!.contents;
        const theirs = statesOf(withRecord(openedProject(text, ANSWERS_FILE).answers));
        const edits = editedProject(random, base, theirs, [ANSWERS_FILE, RENDERED_FILE], trial, (name) =>
          made.set(name, (made.get(name) ?? 0) + 1),
        );
        const edited = join(folder, 'edited', rendered.answers.project);
        mkdirSync(edited, { recursive: true });
        writeUserProject(edited, edits);
        const zip = join(folder, 'project.zip');
        execFileSync('python3', [PACK, edited, zip]);
        const opened = await openProject(projectInZip(readFileSync(zip), 'project.zip'));
        const kept = answersIn(edited);
        assert.deepEqual(opened.answers, kept);
        const isSwitch = random.chance(0.5);
        const answers = isSwitch ? select(kept, 'server', random.pick(servers).id).answers : kept;
        const expected = await byCommand(edited, answers);
        const { differences, lines } = await opened.changeTo(answers);
        const conflicts = differences.filter(({ isConflict }) => isConflict);
        assert.deepEqual(
          conflicts.map(({ path }) => path).sort(),
          expected.conflicts.map(({ path }) => path).sort(),
        );
        const isChange = ({ before, after }: (typeof differences)[number]): boolean =>
          before?.contents !== after?.contents || before?.executable !== after?.executable;
        assert.deepEqual(
          differences
            .filter((one) => isChange(one) || expected.shown.some(({ path }) => path === one.path))
            .map(
              ({ path, before, after }): Shown => ({
                path,
                before: before?.contents,
                after: after?.contents,
                modes: `${before?.executable} ${after?.executable}`,
              }),
            ),
          [...expected.shown].sort((a, b) => (a.path < b.path ? -1 : 1)),
        );
        for (const { path } of expected.gone)
          assert.ok(
            lines.some((line) => line.includes(path)),
            path,
          );
        met.conflicts += expected.conflicts.length;
        met.gone += expected.gone.length;
        met.merged += differences.filter(({ note }) => note?.startsWith('Merged')).length;
        met.removed += differences.filter(({ kind }) => kind === 'removed').length;
        met.switched += isSwitch ? 1 : 0;
      });
    assert.deepEqual(
      EDIT_NAMES.filter((name) => !made.has(name)),
      [],
    );
    for (const [name, count] of Object.entries(met)) assert.ok(count > 3, `${name}: ${count}`);
  });
});
