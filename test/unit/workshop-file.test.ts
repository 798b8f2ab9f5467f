import { strict as assert } from 'node:assert';
import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { platforms, servers } from '../../src/choices/catalog.ts';
import { OPTIONS } from '../../src/choices/chosen.ts';
import { factsOf } from '../../src/choices/facts.ts';
import { UserError } from '../../src/errors/user-error.ts';
import { version } from '../../src/generated/version.ts';
import { speak } from '../../src/languages/say.ts';
import { writeFirstFile } from '../../src/workshop/first-file.ts';
import { peopleFrom, rosterFrom } from '../../src/workshop/roster.ts';
import { seatsOf } from '../../src/workshop/seats.ts';
import { shardOf, share } from '../../src/workshop/shard.ts';
import { workshopFrom } from '../../src/workshop/workshop-file.ts';
import { djangoCloud, inFolder, snapshot } from '../support/command.ts';
import { WORKSHOP, writeCourse } from '../support/workshop.ts';

const PEOPLE = 'name,email\nAda,ada@x.org\nBob,bob@x.org\n';

describe('workshop files', () => {
  afterEach(() => speak('en'));

  for (const [title, text, ...words] of [
    ['an unknown key', `${WORKSHOP}rooster: x\n`, 'line 6', '"roster"'],
    ['a language', WORKSHOP.replace('en', 'fr'), 'line 2', 'language fr', 'en, es'],
    ['no title', WORKSHOP.replace(/title.*\n/, ''), 'title', 'missing'],
    ['no date', WORKSHOP.replace(/date.*\n/, ''), 'date', 'missing'],
    ['a date that is none', WORKSHOP.replace('09-01', '02-30'), 'line 4', '2026-02-30'],
    ['an author', `${WORKSHOP}author: Ada\n`, 'line 6', 'author Ada'],
    ['an answer', WORKSHOP.replace('project: shop', 'sever: x'), 'line 5', '"server"'],
    ['a rotation', `${WORKSHOP}rotation:\n  - server: nope\n`, 'line 7', 'nope'],
    ['a lab', `${WORKSHOP}labs:\n  - id: lab-1\n    chance: {}\n`, 'line 8', '"change"'],
    ['two labs of one name', `${WORKSHOP}labs:\n  - id: a\n  - id: a\n`, 'line 8', 'another lab'],
    ['a page', `${WORKSHOP}labs:\n  - page: none.md\n`, 'none.md', 'cannot be read'],
    ['a remote', `${WORKSHOP}remote: https://x/{name}.git\n`, 'line 6', '{user}'],
    ['a password in a remote', `${WORKSHOP}remote: https://me:pw@x/{id}.git\n`, 'line 6', 'password'],
    ['a push to nowhere', `${WORKSHOP}push: true\n`, 'line 6', 'remote'],
    ['somebody who is not there', `${WORKSHOP}people:\n  eve: {}\n`, 'line 7', 'nobody'],
    ['no YAML', 'title: [', 'workshop.yml', 'YAML'],
    ['a list', '- a\n', 'keys and values'],
  ] as const) {
    it(`refuses ${title} in one line, and writes nothing`, () =>
      inFolder(async (folder) => {
        writeFileSync(join(folder, 'workshop.yml'), text);
        writeFileSync(join(folder, 'people.csv'), PEOPLE);
        const before = snapshot(folder);
        const { status, stderr } = await djangoCloud(folder, 'workshop');
        assert.equal(status, 2, stderr);
        assert.equal(stderr.trim().split('\n').length, 1, stderr);
        for (const word of ['workshop.yml', ...words]) assert.ok(stderr.includes(word), `${word}: ${stderr}`);
        assert.deepEqual(snapshot(folder), before);
      }));
  }

  for (const [title, text, roster, ...words] of [
    ['a key', `${WORKSHOP}rooster: x\n`, PEOPLE, 'workshop.yml: línea 6: rooster: no existe', '"roster"'],
    ['a date', WORKSHOP.replace('09-01', '02-30'), PEOPLE, 'línea 4: date 2026-02-30: debe ser un día'],
    ['an answer', WORKSHOP.replace('shop', 'class'), PEOPLE, 'palabra reservada de Python'],
    ['a lab', `${WORKSHOP}labs:\n  - id: a\n  - id: b\n`, PEOPLE, 'labs: b: no cambia nada'],
    ['somebody', `${WORKSHOP}people:\n  eve: {}\n`, PEOPLE, 'línea 7: people.eve: nadie se llama así'],
    [
      'a cell',
      WORKSHOP,
      'nombre,correo\nAda,=A1\n',
      'people.csv: fila 2, columna correo: =A1: es una fórmula',
    ],
    [
      'a row',
      WORKSHOP,
      `${PEOPLE}Ada,ada@x.org\n`,
      'people.csv: fila 4: ada@x.org también está en la fila 2',
    ],
    ['a quote', WORKSHOP, `${PEOPLE}A"b,a@x.org\n`, 'people.csv: línea 4, columna 1: no es un CSV'],
    ['a roster', WORKSHOP.replace('people.csv', 'none.csv'), PEOPLE, 'none.csv: no existe ese archivo.'],
  ] as const) {
    it(`refuses ${title} in Spanish`, () =>
      inFolder(async (folder) => {
        writeCourse(folder, text, roster);
        const before = snapshot(folder);
        const { status, stderr } = await djangoCloud(folder, 'workshop', '--lang', 'es');
        assert.equal(status, 2, stderr);
        for (const word of words) assert.ok(stderr.includes(word), `${word}: ${stderr}`);
        assert.doesNotMatch(stderr, /\b(the|is|are|it|must|there)\b/);
        assert.deepEqual(snapshot(folder), before);
      }));
  }

  it('a first one is written in the trainer’s language, as is its class', () =>
    inFolder(async (folder) => {
      const { stdout } = await djangoCloud(folder, 'workshop', '--init', '--defaults', '--lang', 'es');
      assert.match(stdout, /^workshop\.yml está escrito\./);
      const text = readFileSync(join(folder, 'workshop.yml'), 'utf8');
      assert.match(text, /^language: es$/m);
      assert.doesNotMatch(text.match(/^# .*:$|^# .*\.$/gm)!.join('\n'), /\b(the|of|from|each)\b/);
      assert.equal(workshopFrom('workshop.yml', folder).language, 'es');
    }));

  it('asks for a first one in the trainer’s language', () =>
    inFolder(async (folder) => {
      speak('es');
      const given: Record<string, unknown> = {
        title: 'Mi curso',
        platforms: [platforms[0]?.id],
        language: 'en',
        [`domain-${platforms[0]?.id}`]: 'class.example.com',
      };
      const asked: string[] = [];
      const file = join(folder, 'workshop.yml');
      await writeFirstFile(
        file,
        async (question) => {
          asked.push(question.message);
          return given[question.name] ?? question.default;
        },
        new Date('2026-09-01'),
      );
      assert.deepEqual(
        asked.map((message) => message.split(':')[0]),
        [
          'Título',
          'Idioma',
          'Proyecto',
          'Plataformas',
          ...(platforms[0]?.options?.some(({ id }) => id === 'domain') ? [asked[4]?.split(':')[0]] : []),
          'Rotación, WSGI',
          'Rotación, ASGI',
          'Lista',
        ],
      );
      const { title, language, answers, rotation } = workshopFrom('workshop.yml', folder);
      assert.equal(answers.get(`${platforms[0]?.id}.domain`)?.value, 'class.example.com');
      assert.equal(rotation.length, 2);
      assert.equal(rosterFrom('people.csv', readFileSync(join(folder, 'people.csv'))).people.length, 2);
      assert.deepEqual([title, language], ['Mi curso', 'en']);
    }));

  it('a first one is written, is used, and is not overwritten', () =>
    inFolder(async (folder) => {
      assert.equal((await djangoCloud(folder, 'workshop', '--init', '--defaults')).status, 0);
      writeFileSync(join(folder, 'people.csv'), PEOPLE);
      const { status, stdout, stderr } = await djangoCloud(folder, 'workshop', '--dry-run', '--json');
      assert.equal(status, 0, stderr);
      assert.deepEqual(
        JSON.parse(stdout).seats.map(({ id }: { id: string }) => id),
        ['ada', 'bob'],
      );
      assert.equal((await djangoCloud(folder, 'workshop', '--init', '--defaults')).status, 2);
    }));
});

describe('seats', () => {
  const seats = (text: string, people: string) =>
    inFolder(async (folder) => {
      writeFileSync(join(folder, 'workshop.yml'), text);
      return seatsOf(workshopFrom('workshop.yml', folder), peopleFrom('people.csv', Buffer.from(people)));
    });

  it('each table has the next of the rotation; without tables each row', async () => {
    // Two of one interface: each would meet the same servers in a course of both, if they were of one place in the lists.
    const two = servers
      .filter((one) => one.interface === 'wsgi' && !one.teaching && !one.systemPackages)
      .slice(0, 2);
    const text = `${WORKSHOP}rotation:\n${two.map(({ id }) => `  - server: ${id}\n`).join('')}`;
    const [a, b] = two.map(({ id }) => id);
    const of = async (people: string) => (await seats(text, people)).map(({ answers }) => answers.server);
    assert.deepEqual(await of('name\nA\nB\nC\n'), [a, b, a]);
    assert.deepEqual(await of('name,table\nA,1\nB,1\nC,2\n'), [a, a, b]);
  });

  it('one person may have something else', async () => {
    const other = servers.filter(({ teaching }) => !teaching).at(-1)?.id;
    const [, bob] = await seats(`${WORKSHOP}people:\n  Bob@x.org: { server: ${other} }\n`, PEOPLE);
    assert.equal(bob?.answers.server, other);
  });

  for (const { id, title } of platforms) {
    it(`${title}: names that all share are each seat's own, and the platform takes them`, async () => {
      const long = 'x'.repeat(300);
      const text = WORKSHOP.replace(
        '{ project: shop }',
        `{ project: ${'p'.repeat(32)}, platforms: [${id}] }`,
      );
      const people = `name,email\n${long}1,a@x\n${long}2,b@x\nAna,ana@x\nAna,ana@y\n李雷,c@x\n${Array.from({ length: 200 }, (_, i) => `${'participante-'.repeat(5)}${i},p${'q'.repeat(60)}${i}@x`).join('\n')}\n`;
      const all = await seats(text, people);
      const unique = OPTIONS.filter(({ choice, option }) => choice.id === id && option.unique);
      assert.ok(unique.length > 0);
      for (const { option } of unique) {
        const values = all.map(({ answers }) => answers.options[id]?.[option.id] ?? '');
        assert.equal(new Set(values).size, all.length, option.id);
        for (const [index, value] of values.entries()) {
          const { answers } = all[index] as (typeof all)[number];
          assert.equal(
            option.check?.(value, answers.options[id] ?? {}, answers, factsOf(answers)),
            undefined,
            value,
          );
        }
      }
    });
  }
});

describe('shards', () => {
  it('are said by the flag, or by an indexed job runner', () => {
    assert.deepEqual(shardOf('2/8', { JOB_INDEX: '0', JOB_ARRAY_SIZE: '4' }), { index: 1, count: 8 });
    assert.deepEqual(shardOf(undefined, { JOB_INDEX: '3', JOB_ARRAY_SIZE: '4' }), { index: 3, count: 4 });
    assert.deepEqual(shardOf(undefined, {}), { index: 0, count: 1 });
  });
  for (const flag of ['0/8', '9/8', '1', 'a/b', '-1/2', '1/0'])
    it(`${flag} is none`, () => assert.throws(() => shardOf(flag, {}), UserError));
  it('an index beyond the size is none', () =>
    assert.throws(() => shardOf(undefined, { JOB_INDEX: '4', JOB_ARRAY_SIZE: '4' }), UserError));
  it('together they are everybody, once', () => {
    const all = Array.from({ length: 29 }, (_, index) => index);
    const parts = Array.from({ length: 8 }, (_, index) => share(all, { index, count: 8 }));
    assert.deepEqual(
      parts.flat().sort((a, b) => a - b),
      all,
    );
  });
});

describe('a class in an indexed job', () => {
  const able = platforms.filter(({ classJob }) => classJob);
  it('some platform has such jobs', () => assert.ok(able.length > 0));
  for (const { id, title } of able) {
    it(`${title}: the script is one that a shell reads, with the shares and this version`, () =>
      inFolder(async (folder) => {
        const { status, stdout } = await djangoCloud(folder, 'workshop', '--job', id, '--shares', '16');
        assert.equal(status, 0);
        execFileSync('sh', ['-n'], { input: stdout });
        assert.match(stdout, /--array-size 16 /);
        assert.ok(stdout.includes(`generator-django-cloud@${version}`));
        assert.equal((await djangoCloud(folder, 'workshop', '--job', id, '--shares', '1001')).status, 2);
      }));
  }
  it('other platforms are refused in one line', () =>
    inFolder(async (folder) => {
      const { status, stderr } = await djangoCloud(folder, 'workshop', '--job', 'nowhere');
      assert.equal(status, 2);
      assert.match(stderr, /^--job nowhere: .*Choose one of: \w+.*\n$/);
    }));
});
