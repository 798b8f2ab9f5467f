import { strict as assert } from 'node:assert';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { editOf } from '../../src/change/edits.ts';
import { FLAGS } from '../../src/commands/flags.ts';
import { prepare } from '../../src/commands/render.ts';
import { parseFlags } from '../../src/flags/parse.ts';
import { version } from '../../src/generated/version.ts';
import { decodeRendered, RENDERED_FILE, type Rendered, withRecord } from '../../src/merge/rendered-file.ts';
import { conflictsOf } from '../../src/merge/three-way.ts';
import { ANSWERS_FILE, PACKAGE } from '../../src/plan/plan.ts';
import { djangoCloud, inFolder, snapshot } from '../support/command.ts';
import { checkMergedFiles, type MergedFile, mergedFiles } from '../support/sets/checked.ts';
import { bumped, headerOf, laidOut, pinnedIn } from '../support/sets/compiled.ts';
import { FIRST_WEEK } from '../support/sets/first-week.ts';
import { OLDER_KINDS, OLDER_VERSIONS, olderRendering, writeOlder } from '../support/sets/older-projects.ts';

/** The same rendering with a lock that is newer than ours: what a version in between may have had. */
function withNewerLock(rendered: Rendered): Rendered {
  const files = rendered.files.map((file) => {
    if (!/^requirements.*\.txt$/.test(file.path)) return file;
    const packages = pinnedIn(file.contents).map((one) => bumped(one, 30));
    return { ...file, contents: laidOut(headerOf(file.contents), packages) };
  });
  return { ...rendered, files };
}

const PROJECTS: readonly (readonly [title: string, rendered: () => Rendered])[] = [
  ...OLDER_VERSIONS.flatMap((from) =>
    OLDER_KINDS.map((kind) => [`${from} ${kind}`, () => olderRendering(from, kind)] as const),
  ),
  ['0.2.0 plain, a newer lock', () => withNewerLock(olderRendering('0.2.0', 'plain'))],
];

const update = (folder: string) =>
  prepare(parseFlags(['--defaults', '--force'], FLAGS), folder, undefined, editOf('update'));

describe('updates of projects that older versions rendered', () => {
  it(`${PROJECTS.length} projects x ${Object.keys(FIRST_WEEK).length} developers`, async function () {
    this.timeout(300_000);
    const open: string[] = [];
    const all: MergedFile[] = [];
    const rows: string[] = [];
    for (const [week, edit] of Object.entries(FIRST_WEEK)) {
      let row = `      ${week.padEnd(26)}`;
      for (const [title, render] of PROJECTS) {
        await inFolder(async (folder) => {
          writeOlder(folder, render(), edit);
          const { entries } = (await update(folder)).merge!;
          const name = `${title}, ${week}`;
          const found = conflictsOf(entries);
          open.push(...found.map(({ path, reason }) => `${name}: ${path}, ${reason}`));
          all.push(...mergedFiles(entries).map((file) => ({ ...file, path: `${name}: ${file.path}` })));
          row += String(found.length || '-').padStart(3);
        });
      }
      rows.push(row);
    }
    const pairs = PROJECTS.length * rows.length;
    const conflicting = new Set(open.map((line) => line.split(':')[0])).size;
    console.log(`      ${PROJECTS.map(([title]) => title).join(' | ')}\n${rows.join('\n')}`);
    console.log(`      ${pairs - conflicting} of ${pairs} clean, ${all.length} files merged`);
    checkMergedFiles(all);
    assert.deepEqual(open, [], 'conflicts');
  });

  it('say so in every other command, and leave the rest at its version with --only', () =>
    inFolder(async (folder) => {
      const rendered = olderRendering('0.1.0', 'plain');
      writeOlder(folder, rendered);
      const before = snapshot(folder);
      const dry = await djangoCloud(folder, 'service', 'redis', '--force', '--dry-run');
      assert.ok(dry.stdout.startsWith('This project is of version 0.1.0: it is brought up to '));
      assert.match(dry.stdout, /--only\.\n/);
      assert.deepEqual(snapshot(folder), before);
      const { status, stdout } = await djangoCloud(folder, 'service', 'redis', '--force', '--only', '--json');
      const { conflicts, files, older } = JSON.parse(stdout);
      assert.deepEqual([status, conflicts, older], [0, [], { version: '0.1.0', only: true }]);
      const changed = files.map(({ path }: { path: string }) => path);
      assert.ok(changed.includes('mysite/settings.py') && changed.length < 20, `${changed}`);
      const record = decodeRendered(readFileSync(join(folder, RENDERED_FILE), 'utf8'))!;
      assert.deepEqual([record.version, record.answers.services], ['0.1.0', ['redis']]);
      const stored = JSON.parse(readFileSync(join(folder, ANSWERS_FILE), 'utf8'))[PACKAGE];
      assert.deepEqual([stored.version, stored.services], ['0.1.0', ['redis']]);
      // What an update then makes is what an update with the change at once would have made.
      assert.equal((await djangoCloud(folder, 'update', '--force')).status, 0);
      for (const { path, contents } of withRecord({ ...record.answers, ...(await update(folder)).answers }))
        assert.equal(readFileSync(join(folder, path), 'utf8'), contents, path);
      const again = await djangoCloud(folder, 'service', 'mail', '--force', '--dry-run');
      assert.doesNotMatch(again.stdout, /version 0\.1\.0/);
    }));

  it('ask the person who is there which of both it is to be', () =>
    inFolder(async (folder) => {
      writeOlder(folder, olderRendering('0.1.0', 'plain'));
      const asked: string[] = [];
      const answering = (answer: boolean) => async (question: { message: string }) => {
        asked.push(question.message);
        return answer as never;
      };
      const flags = parseFlags(['redis', '--force'], FLAGS);
      const yes = await prepare(flags, folder, answering(true) as never, editOf('service'));
      const no = await prepare(flags, folder, answering(false) as never, editOf('service'));
      assert.deepEqual([yes.older?.only, no.older?.only], [false, true]);
      assert.equal(asked.length, 2);
      assert.match(asked[0]!, /this project is of version 0\.1\.0/);
      assert.ok(no.merge!.entries.length < yes.merge!.entries.length);
    }));

  it('are refused by an older package, whatever the command', () =>
    inFolder(async (folder) => {
      await djangoCloud(folder, 'shop', '.', '--defaults');
      const path = join(folder, ANSWERS_FILE);
      const newer = version.replace(/\d+$/, (patch) => String(Number(patch) + 1));
      writeFileSync(path, readFileSync(path, 'utf8').replace(`"${version}"`, `"${newer}"`));
      const before = snapshot(folder);
      for (const words of [
        'update',
        'server daphne',
        'service redis',
        'onprem',
        'undo',
        'rehearse',
        '--defaults',
      ]) {
        const { status, stderr } = await djangoCloud(folder, ...words.split(' '));
        assert.equal(status, 2, words);
        assert.ok(
          stderr.includes(`a newer generator-django-cloud (${newer}) wrote it`),
          `${words}: ${stderr}`,
        );
      }
      assert.deepEqual(snapshot(folder), before);
    }));
});
