/** A class whose files are edited: what stays, what is told, and what late people get. */
import { strict as assert } from 'node:assert';
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeBeginnings } from '../../src/answers/migrations/beginnings.ts';
import { servers } from '../../src/choices/catalog.ts';
import { djangoCloud, inFolder, snapshot } from '../support/command.ts';
import {
  A1,
  A2,
  COURSE,
  HEAVY,
  inClass,
  ROWS,
  removeMade,
  run,
  serverOf,
  W1,
  W2,
} from '../support/edited-class.ts';
import { git, refsOf, repositories, WORKSHOP, writeCourse } from '../support/workshop.ts';

after(removeMade);

describe('classes whose files are edited', function () {
  this.timeout(120_000);

  const without = (index: number): readonly string[] => ROWS.filter((_, at) => at !== index);
  const row = (index: number, text: string): readonly string[] =>
    ROWS.map((one, at) => (at === index ? text : one));
  for (const [title, text, rows, what, seat] of [
    ['an account is linked', COURSE, row(0, 'Ana,1,ana@x.org,ana-gh,A'), ['user'], 'ana'],
    ['a name is corrected', COURSE, row(0, 'Anna,1,ana@x.org,,A'), ['name'], 'ana'],
    ['an address is corrected', COURSE, row(0, 'Ana,1,anna@x.org,,A'), ['email'], 'ana'],
    ['a number is corrected', COURSE, row(0, 'Ana,11,ana@x.org,,A'), ['number'], 'ana'],
    ['somebody leaves', COURSE, without(1), ['left'], 'bob'],
    ['somebody moves to another table', COURSE, row(0, 'Ana,1,ana@x.org,,B'), ['table', 'place'], 'ana'],
    ['a table is renamed', COURSE, ROWS.map((one) => one.replace(/A$/, 'Z')), ['table', 'table'], 'ana'],
    [
      'tables are swapped',
      COURSE,
      ROWS.map((one) => one.replace(/[AB]$/, (t) => (t === 'A' ? 'B' : 'A'))),
      ['table', 'place', 'table', 'place', 'table', 'place'],
      'ana',
    ],
    ['the title is edited', COURSE.replace('A course', 'Another'), ROWS, ['title'], undefined],
    [
      'platforms are edited',
      COURSE.replace('project: shop', 'project: shop, platforms: [onprem]'),
      ROWS,
      ['answers'],
      undefined,
    ],
    ['the rotation is edited', COURSE.replace(W1 ?? '', W2 ?? ''), ROWS, ['rotation'], undefined],
    ['the date is edited', COURSE.replace('09-01', '09-02'), ROWS, ['author'], undefined],
    ['a lab is edited', COURSE.replace(', page: one.md', ''), ROWS, ['labs'], undefined],
    [
      'one person gets something else',
      `${COURSE}people:\n  bob@x.org: { server: ${A2} }\n`,
      ROWS,
      ['people'],
      'bob',
    ],
    [
      'a remote comes',
      `${COURSE}remote: https://git.example.com/{id}.git\n`,
      ROWS,
      ['remote', 'remote', 'remote'],
      'ana',
    ],
  ] as const) {
    it(`when ${title}: it is told, with a way out, and repositories stay as they are`, () =>
      inClass(async (folder, place) => {
        const before = refsOf(place);
        const page = readFileSync(join(place, 'index.html'), 'utf8');
        const ran = await run(folder, text, rows);
        assert.equal(ran.status, 1, ran.stderr);
        assert.deepEqual(
          ran.differences.map((one) => one.what),
          what,
        );
        assert.equal(ran.differences[0]?.seat, seat);
        for (const { way } of ran.differences) assert.ok(way.length > 20);
        assert.deepEqual(ran.made, []);
        assert.deepEqual(refsOf(place), before);
        assert.equal(readFileSync(join(place, 'index.html'), 'utf8').length, page.length);
        // A dry run says the same, and the text of a person's run has a line for each.
        const dry = await run(folder, text, rows, '--dry-run');
        assert.deepEqual([dry.status, dry.differences], [1, ran.differences]);
        const { stdout, status } = await djangoCloud(folder, 'workshop');
        assert.equal(status, 1);
        assert.equal(stdout.trim().split('\n').length, 3 + what.length, stdout);
        // Taken into the record, or put back, it is told no more.
        const accepted = await run(folder, text, rows, '--accept');
        assert.ok(accepted.differences.every(({ accepts }) => !accepts));
        const after = await run(folder, text, rows);
        assert.deepEqual(after.differences, accepted.differences);
        assert.deepEqual(refsOf(place), before);
      }));
  }

  it('rows that are swapped or come between change nobody’s place; late people have that of their table', () =>
    inClass(async (folder, place) => {
      const rows = ['Zoe,9,zoe@x.org,,B', ...[...ROWS].reverse(), 'Max,8,max@x.org,,A', 'Pia,7,pia@x.org,,C'];
      const ran = await run(folder, COURSE, rows);
      assert.deepEqual([ran.status, ran.made, ran.differences], [0, ['max', 'pia', 'zoe'], []], ran.stderr);
      assert.deepEqual(
        ['ana', 'bob', 'max', 'zoe', 'pia'].map((id) => serverOf(place, id)),
        [W1, W2, W1, W2, W1],
      );
      const refs = refsOf(place);
      assert.equal(refs.max, refs.ana, 'the same commits as their table');
    }));

  it('two of one name who change rows keep their repositories', () =>
    inFolder(async (folder) => {
      const rows = ['Ana,1,a@x.org,,', 'Ana,2,a@y.org,,'];
      const text = `${WORKSHOP}labs: [{ id: lab-1 }]\n`;
      await run(folder, text, rows);
      const before = readFileSync(join(folder, 'class/class.json'), 'utf8');
      const ran = await run(folder, text, [...rows].reverse());
      assert.deepEqual([ran.status, ran.made], [0, []]);
      const people = (json: string) =>
        JSON.parse(json).seats.map((seat: { id: string; person: { number: string } }) => [
          seat.id,
          seat.person.number,
        ]);
      const sorted = (pairs: string[][]) => pairs.sort(([, a], [, b]) => ((a ?? '') < (b ?? '') ? -1 : 1));
      assert.deepEqual(
        sorted(people(readFileSync(join(folder, 'class/class.json'), 'utf8'))),
        sorted(people(before)),
      );
    }));

  for (const [title, roster, expected] of [
    [
      'Canvas',
      'Student,ID,SIS User ID,SIS Login ID,Section,Task 1 (9)\n,,,,,Manual Posting\n    Points Possible,,,,,10\n"Núñez, Ana",7,s7,ana@x.org,A,9\n"Student, Test",99,,x,A,\n',
      ['Núñez, Ana'],
    ],
    [
      'Google Classroom',
      'Last Name,First Name,Email Address,Task\n,Date,,2026-09-01\n,Points,,10\n,Class Average,,8\nNúñez,Ana,ana@x.org,9\n',
      ['Ana Núñez'],
    ],
    [
      'Moodle',
      'Nombre,Apellido(s),Número de ID,Dirección de correo,Total del curso\nAna,Núñez,7,ana@x.org,9\nPromedio general,,,,8\n',
      ['Ana Núñez'],
    ],
  ] as const) {
    it(`${title}: rows about nobody are left out, and told`, () =>
      inFolder(async (folder) => {
        writeCourse(folder, `${WORKSHOP}labs: [{ id: lab-1 }]\n`, roster);
        const { stdout } = await djangoCloud(folder, 'workshop', '--json', '--dry-run');
        const { seats, others } = JSON.parse(stdout);
        assert.deepEqual(
          seats.map(({ name }: { name: string }) => name),
          expected,
        );
        assert.equal(others.length, roster.trim().split('\n').length - 2);
      }));
  }

  it('people called like a row about nobody are people, as soon as something says who they are', () =>
    inFolder(async (folder) => {
      writeCourse(folder, WORKSHOP, 'name,email\nMedia,media@x.org\nTotal,total@x.org\n');
      const { stdout } = await djangoCloud(folder, 'workshop', '--json', '--dry-run');
      assert.equal(JSON.parse(stdout).seats.length, 2);
    }));

  it('a class that lost its record has it again from its repositories', () =>
    inClass(async (folder, place) => {
      const before = JSON.parse(readFileSync(join(place, 'class.json'), 'utf8'));
      rmSync(join(place, 'class.json'));
      assert.equal((await run(folder, COURSE, ROWS)).status, 0);
      assert.deepEqual(JSON.parse(readFileSync(join(place, 'class.json'), 'utf8')), before);
      writeFileSync(join(place, 'class.json'), '{');
      const { status, stderr } = await run(folder, COURSE, ROWS);
      assert.equal(status, 1);
      assert.match(stderr, /class\/class\.json: .*remove it/);
    }));

  for (const [title, damage] of [
    ['is gone', (git: string) => rmSync(join(git, 'workshop.json'))],
    ['is nonsense', (git: string) => writeFileSync(join(git, 'workshop.json'), '{"id":"<script>"}')],
    [
      'is another’s',
      (git: string) =>
        writeFileSync(join(git, 'workshop.json'), readFileSync(join(git, '../../bob/.git/workshop.json'))),
    ],
    ['and all of git is gone', (git: string) => rmSync(git, { recursive: true })],
  ] as const) {
    it(`a repository whose record ${title} is told, stays as it is, and holds up nobody`, () =>
      inClass(async (folder, place) => {
        damage(join(place, 'ana/.git'));
        const before = snapshot(join(place, 'ana'));
        const ran = await run(folder, COURSE, [...ROWS, 'Max,8,max@x.org,,A']);
        assert.deepEqual([ran.status, ran.made], [1, ['max']], ran.stderr);
        assert.deepEqual(
          ran.differences.map(({ what, seat }) => [what, seat]),
          [['record', 'ana']],
        );
        assert.deepEqual(snapshot(join(place, 'ana')), before);
      }));
  }
});

describe('a class of version 0.2', () => {
  /** Takes away what that version asked nobody, in the record of the class and in those of its repositories. */
  function asOlder(folder: string): void {
    const paths = [
      join(folder, 'class/class.json'),
      ...repositories(join(folder, 'class')).map((id) => join(folder, 'class', id, '.git/workshop.json')),
    ];
    const beginnings = Object.keys(beforeBeginnings(false));
    for (const path of paths) {
      const older = (_key: string, value: unknown): unknown =>
        typeof value === 'object' && value !== null && 'server' in value && 'project' in value
          ? Object.fromEntries(Object.entries(value).filter(([name]) => !beginnings.includes(name)))
          : value;
      writeFileSync(path, JSON.stringify(JSON.parse(readFileSync(path, 'utf8'), older)));
    }
  }

  it('goes on as it began, and late people get what the others have', () =>
    inClass(async (folder, place) => {
      asOlder(folder);
      const { status, stderr, made, differences } = await run(folder, COURSE, [
        ...ROWS,
        'Ida,4,ida@x.org,,B',
      ]);
      assert.equal(status, 0, stderr);
      assert.deepEqual([made.length, differences.length], [1, 0]);
      const own = JSON.parse(readFileSync(join(place, made[0]!, '.yo-rc.json'), 'utf8'));
      const { example, user, tests } = own['generator-django-cloud'];
      assert.deepEqual([example, user, tests], ['before-0.3', 'django', 'django']);
    }));
});

describe('places of a rotation', () => {
  const plan = (folder: string, text: string) => run(folder, text, ROWS, '--dry-run');

  for (const [title, rotation, ...words] of [
    ['come out alike', `rotation: [{ server: ${W1} }, { server: ${A1} }]\n`, '1 and 2', W1, A1],
    ['name a server of the other interface', `rotation: [{ wsgi: ${A1} }]\n`, 'line 6', 'WSGI', W1],
    ['name no server', 'rotation: [{ asgi: nope }]\n', 'line 6', 'nope', A1],
  ] as const) {
    it(`that ${title} are refused with the reason`, () =>
      inFolder(async (folder) => {
        const { status, stderr } = await plan(folder, `${WORKSHOP}${rotation}`);
        assert.equal(status, 2);
        for (const word of words) assert.ok(word && stderr.includes(word), stderr);
        assert.equal(stderr.trim().split('\n').length, 1);
      }));
  }

  it('meet their two servers; one that needs packages of the system is there for those who ask only', () =>
    inFolder(async (folder) => {
      const rotation = servers
        .filter(({ interface: kind, teaching }) => kind === 'asgi' && !teaching)
        .map(({ id }) => `{ server: ${id}, django: ${'"6.0"'} }`);
      assert.ok(HEAVY && rotation.length > 0);
      const text = `${WORKSHOP}rotation: [{ wsgi: ${HEAVY.id}, asgi: ${A1} }, { server: ${A2} }]\nlabs: [{ id: lab-1, change: { server: wsgi } }, { id: lab-2, change: { server: asgi } }]\n`;
      const ran = await run(folder, text, ROWS);
      assert.equal(ran.status, 0, ran.stderr);
      const at = (id: string, tag: string): string =>
        JSON.parse(git(join(folder, 'class', id), 'show', `${tag}:.yo-rc.json`))['generator-django-cloud']
          .server;
      assert.deepEqual(
        ['ana', 'bob'].map((id) => [at(id, 'lab-1-solution'), at(id, 'lab-2-solution')]),
        [
          [HEAVY.id, A1],
          [at('bob', 'lab-1-solution'), A2],
        ],
      );
      assert.notEqual(at('bob', 'lab-1-solution'), HEAVY.id);
    }));

  it('one page of the usual labs is replaced, and a lab is inserted, without writing out all of them', () =>
    inFolder(async (folder) => {
      writeFileSync(join(folder, 'mine.md'), '# Mine\n');
      const labs = `labs:\n  pages: { lab-3: mine.md }\n  insert:\n    - { after: lab-4, id: lab-back, change: { server: wsgi }, page: mine.md }\n`;
      const ran = await run(folder, `${WORKSHOP}${labs}`, ['Ana,1,ana@x.org,,']);
      assert.equal(ran.status, 0, ran.stderr);
      const ana = join(folder, 'class/ana');
      assert.equal(git(ana, 'tag').split('\n').length, 16);
      assert.equal(git(ana, 'show', 'lab-1-start:labs/lab-3.md'), '# Mine');
      assert.match(git(ana, 'log', '--format=%s', 'lab-5-start'), /lab-back/);
    }));

  for (const [title, labs, ...words] of [
    ['a page of a lab that there is not', 'labs: { pages: { lab-77: one.md } }\n', 'lab-77', 'lab-7'],
    ['a lab after one that there is not', 'labs: { insert: [{ after: lab-77, id: x }] }\n', 'lab-77'],
    ['a lab of an id that is taken', 'labs: { insert: [{ after: lab-1, id: lab-2 }] }\n', 'lab-2', 'Choose'],
    ['a lab without a place', 'labs: { insert: [{ id: x }] }\n', 'line 6', 'after'],
    ['another key', 'labs: { paiges: {} }\n', 'paiges', 'insert'],
  ] as const) {
    it(`${title} is refused in one line`, () =>
      inFolder(async (folder) => {
        writeFileSync(join(folder, 'one.md'), '# One\n');
        const { status, stderr } = await plan(folder, `${WORKSHOP}${labs}`);
        assert.equal(status, 2, stderr);
        for (const word of words) assert.ok(stderr.includes(word), stderr);
        assert.equal(stderr.trim().split('\n').length, 1);
      }));
  }
});
