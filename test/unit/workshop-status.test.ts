/** Who is in which lab: from local and from pushed repositories, as JSON, page and lists that gradebooks import. */
import { strict as assert } from 'node:assert';
import { execFileSync } from 'node:child_process';
import { appendFileSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { rosterFrom } from '../../src/workshop/roster.ts';
import type { Standing } from '../../src/workshop/status.ts';
import { CSV_FORMS, type CsvForm, notListed, statusCsv } from '../../src/workshop/status-csv.ts';
import { djangoCloud, inFolder, snapshot } from '../support/command.ts';
import { git, WORKSHOP, writeCourse } from '../support/workshop.ts';

const LABS = 'labs: [{ id: lab-1 }, { id: lab-2, change: { server: asgi } }]\n';
const ROSTER =
  'name,id,email,github,table\nAna Núñez,7,ana@x.org,ana-gh,A\nBob,8,bob@x.org,,B\nEva,e-9,eva@x.org,,B\n';

async function statusOf(
  folder: string,
): Promise<{ readonly status: number; readonly standings: readonly Standing[] }> {
  const { status, stdout, stderr } = await djangoCloud(folder, 'workshop', '--status', '--json');
  assert.ok(stdout !== '', stderr);
  return { status, standings: JSON.parse(stdout).standings };
}

const commit = (repository: string, text: string): void => {
  appendFileSync(join(repository, 'README.md'), `${text}\n`);
  git(repository, 'commit', '--quiet', '--all', '--message', text);
};

describe('the status of a class', function () {
  this.timeout(120_000);

  it('is read from local repositories, and changes nothing there', () =>
    inFolder(async (folder) => {
      writeCourse(folder, `${WORKSHOP}${LABS}`, ROSTER);
      assert.equal((await djangoCloud(folder, 'workshop')).status, 0);
      const [ana, bob] = ['ana-gh', 'bob'].map((id) => join(folder, 'class', id)) as [string, string];
      git(ana, 'checkout', '--quiet', '-b', 'lab-2', 'lab-2-start');
      commit(ana, 'first');
      commit(ana, 'second');
      commit(bob, 'mine');
      git(bob, 'gc', '--quiet');
      rmSync(join(folder, 'class/eva/.git/packed-refs'));
      const trap = join(folder, 'trapped');
      git(bob, 'config', 'core.fsmonitor', `touch ${trap}`);
      git(bob, 'config', 'core.pager', `touch ${trap}`);
      const before = snapshot(join(folder, 'class/bob'));
      const { status, standings } = await statusOf(folder);
      assert.deepEqual(
        standings.map(({ id, lab, before: done, branch, commits, source }) => ({
          id,
          lab,
          done,
          branch,
          commits,
          source,
        })),
        [
          { id: 'ana-gh', lab: 'lab-2', done: 1, branch: 'lab-2', commits: 2, source: 'local' },
          { id: 'bob', lab: 'lab-1', done: 0, branch: 'main', commits: 1, source: 'local' },
          { id: 'eva', lab: null, done: 0, branch: null, commits: 0, source: 'local' },
        ],
      );
      assert.equal(status, 1, 'one cannot be read');
      assert.ok(standings[2]?.problem);
      for (const one of standings.slice(0, 2))
        assert.ok(Math.abs(Date.now() - Date.parse(one.since ?? '')) < 600_000);
      assert.deepEqual(snapshot(join(folder, 'class/bob')), before);
      assert.ok(!readdirSync(folder).includes('trapped'));
      const page = readFileSync(join(folder, 'class/status.html'), 'utf8');
      assert.equal(page.match(/<tr><td/g)?.length, 3);
      assert.match(page, /Ana Núñez.*lab-2.*1\/2/);
      assert.doesNotMatch(page, /(src|@import|url\()\s*=?\s*["']?https?:/);
      assert.match(
        (await djangoCloud(folder, 'workshop', '--status')).stdout,
        /^ {2}ana-gh {2}lab-2 {2}since /m,
      );
    }));

  it('is read from where repositories were pushed', () =>
    inFolder(async (folder) => {
      for (const id of ['ana-gh', 'bob', 'eva'])
        execFileSync('git', [
          'init',
          '--quiet',
          '--bare',
          '--initial-branch=main',
          join(folder, `${id}.git`),
        ]);
      writeCourse(folder, `${WORKSHOP}${LABS}remote: ${folder}/{id}.git\npush: true\n`, ROSTER);
      assert.equal((await djangoCloud(folder, 'workshop')).status, 0);
      const clone = join(folder, 'clone');
      execFileSync('git', ['clone', '--quiet', join(folder, 'ana-gh.git'), clone]);
      git(clone, 'checkout', '--quiet', '-b', 'lab-2', 'lab-2-start');
      commit(clone, 'pushed');
      git(clone, 'push', '--quiet', 'origin', 'lab-2');
      rmSync(join(folder, 'bob.git'), { recursive: true });
      const { standings } = await statusOf(folder);
      assert.deepEqual(
        standings.map(({ lab, commits, source }) => [lab, commits, source]),
        [
          ['lab-2', 1, 'pushed'],
          [null, 0, 'pushed'],
          ['lab-1', 0, 'pushed'],
        ],
      );
      assert.ok(standings[1]?.problem);
    }));

  for (const form of CSV_FORMS) {
    it(`is a list that ${form} imports`, () =>
      inFolder(async (folder) => {
        writeCourse(folder, `${WORKSHOP}${LABS}`, ROSTER);
        assert.equal((await djangoCloud(folder, 'workshop')).status, 0);
        const { status, stdout } = await djangoCloud(folder, 'workshop', '--status', '--csv', form);
        assert.equal(status, 0);
        const rows = parse(stdout, { columns: true }) as Record<string, string>[];
        const people = rows.filter((row) => !Object.values(row).some((text) => /Points Possible/.test(text)));
        assert.equal(people.length, 3);
        const first = people[0] ?? {};
        const expected = {
          moodle: { 'Email address': 'ana@x.org', 'ID number': '7', Labs: '0' },
          canvas: {
            Student: 'Ana Núñez',
            ID: '',
            'SIS User ID': '7',
            'SIS Login ID': 'ana@x.org',
            Section: 'A',
            Labs: '0',
          },
          classroom50: {
            username: 'ana-gh',
            first_name: 'Ana Núñez',
            last_name: '',
            email: 'ana@x.org',
            section: 'A',
          },
          github: {
            github_username: 'ana-gh',
            roster_identifier: 'ana@x.org',
            points_awarded: '0',
            points_available: '2',
            student_repository_name: 'ana-gh',
            group_name: 'A',
          },
        }[form];
        assert.deepEqual({ ...first, ...expected }, first);
        if (form === 'canvas') assert.equal(rows[0]?.Labs, '2');
        // What it exports, it reads: the same people.
        if (form === 'github') return;
        writeFileSync(join(folder, 'people.csv'), stdout);
        const again = await djangoCloud(folder, 'workshop', '--json');
        assert.deepEqual(JSON.parse(again.stdout).made, []);
      }));
  }

  it('gives nobody the grade of somebody else', () => {
    const standing = (name: string, email: string, number: string, user = ''): Standing => ({
      ...{ id: name, name, email, number, user, table: '', source: 'local', remote: null, lab: 'lab-1' },
      ...{
        before: 1,
        labs: 2,
        branch: null,
        since: null,
        last: null,
        commits: 0,
        judgement: null,
        problem: null,
      },
    });
    const listOf = (form: CsvForm, people: readonly Standing[], ids: readonly string[] = []) =>
      parse(statusCsv(form, 'A', people, new Set(ids))) as string[][];
    const [ana, bob, eva] = [
      standing('Núñez, Ana', 'ana@x.org', '7', 'ana-gh'),
      standing('Bob', '', '8'),
      standing('Eva', 'eva@x.org', ''),
    ];
    // Moodle takes a row without an address for the person in the row before: one column that all have, or no such row.
    assert.deepEqual(listOf('moodle', [ana, bob]), [
      ['ID number', 'Labs'],
      ['7', '1'],
      ['8', '1'],
    ]);
    assert.deepEqual(listOf('moodle', [ana, bob, eva]), [
      ['Email address', 'Labs'],
      ['ana@x.org', '1'],
      ['eva@x.org', '1'],
    ]);
    assert.deepEqual(notListed('moodle', [ana, bob, eva]), [bob]);
    for (const people of [[ana], [bob], [eva], [ana, bob, eva]])
      for (const row of listOf('moodle', people))
        assert.ok(
          row.every((cell) => cell !== ''),
          String(row),
        );
    // Canvas knows by "ID" whom it numbered itself.
    assert.deepEqual(
      listOf('canvas', [ana, bob], ['8'])
        .slice(2)
        .map((row) => row.slice(0, 4)),
      [
        ['Núñez, Ana', '', '7', 'ana@x.org'],
        ['Bob', '8', '', ''],
      ],
    );
    assert.deepEqual(listOf('classroom50', [ana, bob]).slice(1), [
      ['ana-gh', 'Ana', 'Núñez', 'ana@x.org', ''],
    ]);
    assert.deepEqual(notListed('classroom50', [ana, bob]), [bob]);
  });

  it('knows the numbers of Canvas, which are not the school’s', () => {
    const rows = [
      'Student,ID,SIS User ID,SIS Login ID,Section,Lab 1 (12)',
      '    Points Possible,,,,,10',
      '"Núñez, Ana",4711,s-7,ana@x.org,A,',
      '"Bob, B",4712,,bob,A,',
      '"Eva, E",,s-9,eva,A,',
    ];
    const { people, canvasIds } = rosterFrom('people.csv', Buffer.from(rows.join('\n')));
    assert.deepEqual(
      people.map(({ email, number }) => [email, number]),
      [
        ['ana@x.org', '4711'],
        ['', '4712'],
        ['', 's-9'],
      ],
    );
    assert.deepEqual([...canvasIds], ['4711', '4712']);
    const plain = rosterFrom('people.csv', Buffer.from('name,id\nAna,7\n'));
    assert.deepEqual([plain.people[0]?.number, [...plain.canvasIds]], ['7', []]);
  });

  it('of no class, in no form, or with no Python is refused in one line', () =>
    inFolder(async (folder) => {
      writeCourse(folder, `${WORKSHOP}${LABS}`, ROSTER);
      for (const words of [[], ['--csv', 'xls'], ['--python', '/nowhere/python']]) {
        const { status, stderr } = await djangoCloud(folder, 'workshop', '--status', ...words);
        assert.ok(status > 0);
        assert.equal(stderr.trim().split('\n').length, 1, stderr);
      }
    }));
});
