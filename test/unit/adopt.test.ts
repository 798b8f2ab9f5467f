/** What is read of projects that other people made, and what is refused. */
import { strict as assert } from 'node:assert';
import { chmodSync, mkdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { withLines } from '../../src/adopt/edits.ts';
import { djangoLine, pythonLine } from '../../src/adopt/lines.ts';
import { pep440, requirementOf } from '../../src/adopt/requirement-lines.ts';
import { djangoCloud, inFolder } from '../support/command.ts';
import { LAYOUTS, type LayoutExample } from '../support/layouts.ts';
import { treeOf } from '../support/merge.ts';

type Texts = Readonly<Record<string, string>>;

function write(folder: string, files: Texts): void {
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
}

/** A layout in a new folder, with some files otherwise; an empty text takes one away. */
const inLayout = (layout: LayoutExample, other: Texts, use: (folder: string) => Promise<void>) =>
  inFolder(async (parent) => {
    const folder = join(parent, 'their-project');
    write(folder, { ...layout.files, ...other });
    for (const [path, text] of Object.entries(other)) if (text === '') rmSync(join(folder, path));
    await use(folder);
  });

const [PLAIN, SPLIT] = LAYOUTS as readonly [LayoutExample, LayoutExample];

describe('adopt', () => {
  for (const layout of LAYOUTS)
    it(`reads a project ${layout.title}`, () =>
      inLayout(layout, {}, async (folder) => {
        const before = treeOf(folder);
        const flags = [...layout.flags, '--platform', layout.platform, '--dry-run', '--json'];
        const { stdout, stderr } = await djangoCloud(folder, 'adopt', ...flags);
        const { answers } = JSON.parse(stdout || assert.fail(stderr));
        for (const [key, value] of Object.entries(layout.reads)) assert.equal(answers[key], value, key);
        assert.deepEqual(treeOf(folder), before, 'nothing is written');
      }));

  it('says what it read, and where, and shows the rest as a patch', () =>
    inLayout(SPLIT, {}, async (folder) => {
      const { stdout } = await djangoCloud(folder, 'adopt', '--dry-run', '--defaults');
      assert.match(stdout, /^Settings: config\.settings\.production \(it is that of production\)$/m);
      assert.match(stdout, /^Database: sqlite \(config\/settings\/base\.py:\d+\)$/m);
      const patch = (await djangoCloud(folder, 'adopt', '--diff', '--defaults')).stdout;
      assert.match(patch, /^\+-r requirements\/production\.txt$/m);
    }));

  it('is taken back byte for byte, modes included', () =>
    inLayout(PLAIN, { '.gitignore': '*.pyc\r\n' }, async (folder) => {
      chmodSync(join(folder, 'manage.py'), 0o750);
      const before = treeOf(folder);
      assert.equal((await djangoCloud(folder, 'adopt', '--defaults', '--platform', 'onprem')).status, 0);
      assert.match(readFileSync(join(folder, '.gitignore'), 'utf8'), /^\*\.pyc\r\n\.env\r\n/);
      assert.equal((await djangoCloud(folder, 'undo')).status, 0);
      assert.deepEqual(treeOf(folder), before);
    }));

  it('leaves a project that other commands change', () =>
    inLayout(PLAIN, {}, async (folder) => {
      await djangoCloud(folder, 'adopt', '--defaults', '--platform', 'onprem');
      const add = await djangoCloud(folder, 'cloudfoundry', '--database', 'postgresql');
      assert.equal(add.status, 0, add.stderr);
      const manifest = readFileSync(join(folder, 'manifest.yml'), 'utf8');
      assert.match(manifest, /DJANGO_SETTINGS_MODULE: "mysite_cloud\.settings"/);
      assert.equal((await djangoCloud(folder, 'cloudfoundry', '--remove')).status, 0);
      const update = await djangoCloud(folder, 'update');
      assert.match(update.stdout, /nothing changes/);
    }));

  const refusals: readonly (readonly [string, LayoutExample, Texts, readonly string[], RegExp])[] = [
    [
      'settings that are no Python',
      PLAIN,
      { 'mysite/settings.py': 'A = (\n' },
      [],
      /^adopt: mysite\/settings\.py:1 is no Python \(/,
    ],
    ['no manage.py', PLAIN, { 'manage.py': '' }, [], /^adopt: there is no manage\.py in this folder/],
    [
      'two projects',
      PLAIN,
      { 'manage.py': '', 'a/manage.py': 'x = 1\n', 'b/manage.py': 'x = 1\n' },
      [],
      /^adopt: there are several manage\.py \(a\/manage\.py, b\/manage\.py\)/,
    ],
    [
      'several settings of production',
      SPLIT,
      { 'config/settings/prod.py': 'from .base import *\n' },
      [],
      /^adopt: there are several settings of production \(.*--settings MODULE/,
    ],
    [
      'settings that are not there',
      PLAIN,
      {},
      ['--settings', 'mysite.live'],
      /^adopt: the settings mysite\.live \(--settings\) are no file/,
    ],
    [
      'a Django of long ago',
      PLAIN,
      { 'requirements.txt': 'Django==4.2.1\n' },
      [],
      /^adopt: requirements\.txt: Django ==4\.2\.1: none of the lines that are supported \(5\.2/,
    ],
    [
      'no requirements',
      PLAIN,
      { 'requirements.txt': '' },
      [],
      /^adopt: no file says what the project requires/,
    ],
    [
      'a pyproject that is no TOML',
      PLAIN,
      { 'pyproject.toml': '[a' },
      [],
      /^adopt: pyproject\.toml: it is no TOML/,
    ],
    [
      'a database that there is not',
      PLAIN,
      {
        'mysite/settings.py': PLAIN.files['mysite/settings.py']!.replace(
          'django.db.backends.sqlite3',
          'django.db.backends.oracle',
        ),
      },
      [],
      /^adopt: mysite\/settings\.py:\d+: the database django\.db\.backends\.oracle is none of .*--database ID/,
    ],
    [
      'a database that would be lost',
      PLAIN,
      {},
      ['--platform', 'codeengine'],
      /^database \(mysite\/settings\.py:\d+\) sqlite: SQLite cannot be chosen: the disk of IBM Cloud Code Engine/,
    ],
    [
      'a file in the way',
      PLAIN,
      { Dockerfile: 'FROM scratch\n' },
      ['--platform', 'onprem'],
      /^adopt: Dockerfile: the project has that already, and ours would take its place/,
    ],
    [
      'a service that needs our pages',
      PLAIN,
      {},
      ['--service', 'ai'],
      /^--service ai: AI service cannot be chosen: its page extends/,
    ],
    ['one word too many', PLAIN, {}, ['here'], /^adopt here: one word too many/],
    [
      'a folder of ours',
      PLAIN,
      { '.yo-rc.json': '{"generator-django-cloud": {"project": "x"}}' },
      [],
      /^adopt: the project in this folder is ours already/,
    ],
  ];
  for (const [title, layout, files, words, says] of refusals)
    it(`refuses ${title}, in one line, and writes nothing`, () =>
      inLayout(layout, files, async (folder) => {
        const before = treeOf(folder);
        const { status, stderr } = await djangoCloud(folder, 'adopt', '--defaults', ...words);
        assert.match(stderr, says);
        assert.match(stderr, /^[^\n]+\n$/);
        assert.equal(status, 2);
        assert.deepEqual(treeOf(folder), before);
      }));

  it('reads through tabs, CRLF, a byte order mark and a link, and tells of what depends on a condition', () =>
    inLayout(PLAIN, {}, async (folder) => {
      const path = join(folder, 'mysite/settings.py');
      const text = `\uFEFF${readFileSync(path, 'utf8')}\nif DEBUG:\n\tDATABASES = {}\n`.replaceAll(
        '\n',
        '\r\n',
      );
      writeFileSync(path, text);
      rmSync(join(folder, 'README.md'));
      symlinkSync('..', join(folder, 'loop'));
      const { stdout, stderr } = await djangoCloud(folder, 'adopt', '--defaults', '--dry-run');
      assert.equal(stderr, '');
      assert.match(stdout, /^Mind: DATABASES \(mysite\/settings\.py:\d+\) depends on a condition/m);
    }));
});

describe('requirements of others', () => {
  for (const [line, expected] of [
    ['Django==5.2.1', ['django', '==5.2.1']],
    ['psycopg[binary] >= 3.2, <4 ; python_version > "3"', ['psycopg', '>=3.2,<4']],
    ['zope.interface~=7.0 # why', ['zope-interface', '~=7.0']],
    ['uvicorn==0.1 \\', ['uvicorn', '==0.1']],
    ['six', ['six', '']],
    ['# comment', undefined],
    ['-e .', undefined],
    ['https://example.com/a.whl', undefined],
    ['', undefined],
  ] as const)
    it(`${JSON.stringify(line)}`, () => {
      const found = requirementOf(line);
      assert.deepEqual(found && [found.name, found.specifier], expected);
    });

  for (const [constraint, expected] of [
    ['^5.2', '>=5.2,<6'],
    ['^0.3', '>=0.3,<0.4'],
    ['~5.2', '>=5.2,<5.3'],
    ['5.2.1', '==5.2.1'],
    ['*', ''],
    ['>=5.2,<6', '>=5.2,<6'],
    [{ version: '^3.2', extras: ['binary'] }, '>=3.2,<4'],
  ] as const)
    it(`of Poetry: ${JSON.stringify(constraint)} is ${expected || 'anything'}`, () =>
      assert.equal(pep440(constraint), expected));

  it('lead to a line of Django', () => {
    for (const [specifier, line] of [
      ['', '5.2'],
      ['==5.2.1', '5.2'],
      ['>=5.2,<6', '5.2'],
      ['~=5.2.0', '5.2'],
      ['>=5.2', '6.1'],
      ['>=4.2,<5.2.9', '5.2'],
      ['==6.1', '6.1'],
    ] as const)
      assert.equal(djangoLine(specifier, 'x'), line, specifier);
    for (const old of ['<5', '==4.2.1', '~=4.2.0', '>=7'])
      assert.throws(() => djangoLine(old, 'x'), /none of the lines/);
  });

  it('lead to a line of Python', () => {
    for (const [wish, line] of [
      ['3.13', '3.13'],
      ['3.12.4', '3.12'],
      ['3.13.x', '3.13'],
      ['^3.12', '3.13'],
      ['>=3.12,<3.13', '3.12'],
      ['3.9', undefined],
      ['', undefined],
    ] as const)
      assert.equal(pythonLine(wish), line, wish);
  });

  it('get lines once, in their own line ends', () => {
    assert.equal(withLines('a\r\nb', ['b', 'c']), 'a\r\nb\r\nc\r\n');
    assert.equal(withLines('a\n', ['a']), 'a\n');
    assert.equal(withLines('', ['a']), 'a\n');
  });
});
