import { strict as assert } from 'node:assert';
import { UserError } from '../../src/errors/user-error.ts';
import { peopleFrom } from '../../src/workshop/roster.ts';
import { SeatNames } from '../../src/workshop/seat-names.ts';

const read = (text: string | Buffer) => peopleFrom('people.csv', Buffer.from(text as string));
const names = (text: string | Buffer): readonly string[] => read(text).map(({ name }) => name);

function refused(text: string | Buffer, ...words: readonly (string | RegExp)[]): void {
  assert.throws(
    () => read(text),
    (error: unknown) => {
      assert.ok(error instanceof UserError, String(error));
      assert.ok(!error.message.includes('\n'), 'one line');
      for (const word of ['people.csv', ...words])
        assert.ok(
          typeof word === 'string' ? error.message.includes(word) : word.test(error.message),
          error.message,
        );
      return true;
    },
  );
}

describe('rosters as they are exported', () => {
  for (const [title, text, expected] of [
    [
      'GitHub Classroom',
      '"identifier","github_username","github_id","name"\n"ada@x.org","ada-l","1","Ada Lovelace"\n',
      { key: 'ada@x.org', email: 'ada@x.org', user: 'ada-l', name: 'Ada Lovelace' },
    ],
    [
      'Moodle, English',
      '\uFEFF"First name","Last name","ID number","Email address",Groups\nAda,Lovelace,7,ada@x.org,"Table 1"\n',
      { key: 'ada@x.org', name: 'Ada Lovelace', email: 'ada@x.org', table: 'Table 1' },
    ],
    [
      'Moodle, Spanish',
      '\uFEFFNombre;Apellido(s);"Número de ID";"Dirección de correo";Grupo\r\nMaría José;Núñez;;mj@x.es;Mesa 2\r\n',
      { key: 'mj@x.es', name: 'María José Núñez', table: 'Mesa 2' },
    ],
    [
      'a spreadsheet',
      'sep=;\r\nNombre completo;Correo electrónico\r\n"Pérez; Ana";ana@x.es\r\n',
      { name: 'Pérez; Ana' },
    ],
    ['tabs', 'Name\tEmail\n"Ada ""the first"""\tada@x.org\n', { name: 'Ada "the first"' }],
  ] as const) {
    it(title, () => {
      const [person] = read(text);
      assert.deepEqual({ ...person, ...expected }, person);
    });
  }

  it('reads UTF-16 and the code page of older spreadsheets', () => {
    assert.deepEqual(names(Buffer.from('\uFEFFname\nNúñez\n', 'utf16le')), ['Núñez']);
    assert.deepEqual(names(Buffer.from('name\nN\xfa\xf1ez\n', 'latin1')), ['Núñez']);
  });

  it('leaves out empty rows, and counts them', () => {
    assert.deepEqual(
      read('name,email\n,\nAda,\n\n  ,  \nBob,\n').map(({ row, name }) => [row, name]),
      [
        [3, 'Ada'],
        [6, 'Bob'],
      ],
    );
  });

  for (const name of [
    'Zoë Łukasz',
    '李雷',
    '🦊🦊',
    'محمد علي',
    'a'.repeat(300),
    '../../etc',
    'con',
    "O'Neil <script>",
  ]) {
    it(`takes ${name.slice(0, 20)}`, () => assert.deepEqual(names(`name\n"${name}"\n`), [name]));
  }

  for (const [title, text, ...words] of [
    ['a formula', 'name\nAda\n"=HYPERLINK(""http://x"")"\n', 'row 3, column name', 'formula'],
    ['another formula', 'name,email\nAda,+1+1\n', 'row 2, column email', 'formula'],
    ['an error of a spreadsheet', 'name\n#REF!\n', 'row 2', '#REF!'],
    ['a duplicate', 'name,email\nAda,a@x\nBob,b@x\nAda L.,A@x\n', 'row 4', 'row 2'],
    ['a row about nobody', 'name,group\nAda,1\n,2\n', 'row 3', 'name'],
    ['too many cells', 'name,email\nPérez, Ana,a@x\n', 'row 2', '3 cells'],
    ['an open quote', 'name\n"Ada\nBob\n', 'quote'],
    ['a name that turns the line', 'name\nAda\u202Egnp\n', 'row 2', 'cannot be seen'],
    ['a name without end', `name\n${'x'.repeat(501)}\n`, 'row 2', '501'],
    ['no headings', 'Ada,Lovelace\nBob,Baker\n', 'row 1'],
    ['two columns about the same', 'email,correo\na,b\n', 'row 1', 'correo'],
    ['no people', 'name\n', 'nobody'],
    ['nothing at all', '', 'people.csv'],
  ] as const) {
    it(`refuses ${title} with its place`, () => refused(text, ...words));
  }

  it('reads 100,000 rows, and gives each a name of its own', () => {
    const people = read(
      `name,email\n${Array.from({ length: 100_000 }, (_, i) => `Ana López,ana${i}@x.es`).join('\n')}\n`,
    );
    const all = new SeatNames();
    const given = new Set(people.map(({ name, key }) => all.next(name, key)));
    assert.equal(given.size, 100_000);
    assert.ok([...given].every((name) => /^[a-z][a-z0-9-]{0,39}$/.test(name) && !name.endsWith('-')));
  }).timeout(60_000);
});

describe('names of seats', () => {
  const next = (text: string, key = text): string => new SeatNames().next(text, key);
  for (const [text, expected] of [
    ['María José Núñez', 'maria-jose-nunez'],
    ['../../etc', 'etc'],
    ['2fast', 's-2fast'],
    ['Łukasz Straße', 'lukasz-strasse'],
  ] as const) {
    it(`${text} is ${expected}`, () => assert.equal(next(text), expected));
  }
  it('letters that no host has become digits that follow from the person', () => {
    assert.match(next('李雷'), /^seat-[0-9a-f]{8}$/);
    assert.notEqual(next('李雷', 'a'), next('李雷', 'b'));
    assert.equal(next('🦊', 'a'), next('🦊', 'a'));
  });
  it('names of the class itself and of systems are not given', () => {
    for (const name of ['solutions', 'con', 'COM1']) assert.match(next(name), /-[0-9a-f]{6}$/);
  });
  it('who comes later takes nothing from who was there', () => {
    const names = new SeatNames();
    assert.equal(names.next('Ana', 'a@x'), 'ana');
    const second = names.next('ana', 'b@x');
    assert.match(second, /^ana-[0-9a-f]{6}$/);
  });
});
