/** What is read of projects that other people made, and what is refused. */
import { strict as assert } from 'node:assert';
import { spawnSync } from 'node:child_process';
import { chmodSync, mkdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { djangoLine, pythonLine } from '../../src/adopt/lines.ts';
import { withLines } from '../../src/adopt/lines-of-files.ts';
import { resolveAnswers } from '../../src/answers/resolve.ts';
import { servers } from '../../src/choices/catalog.ts';
import { plan } from '../../src/plan/plan.ts';
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

  for (const [library, text] of [
    [
      'django-configurations',
      'from configurations import Configuration\n\nclass Prod(Configuration):\n    DEBUG = False\n',
    ],
    ['Dynaconf', 'INSTALLED_APPS = []\nimport dynaconf\nsettings = dynaconf.DjangoDynaconf(__name__)\n'],
  ] as const)
    it(`refuses settings that ${library} replaces when they are loaded: ours would not be served`, () =>
      inLayout(PLAIN, { 'mysite/settings.py': text }, async (folder) => {
        const { status, stderr } = await djangoCloud(folder, 'adopt', '--defaults');
        assert.equal(status, 2);
        assert.match(
          stderr,
          new RegExp(`mysite/settings\\.py:3: ${library} takes the place of the settings`),
        );
      }));

  it('leaves nothing of the project out, and nothing of ours ignored', () =>
    inLayout(
      PLAIN,
      {
        Dockerfile: 'FROM scratch\n',
        Procfile: 'web: gunicorn mysite.wsgi\nworker: celery -A mysite worker\n',
        '.dockerignore': '*.log\n',
        'runtime.txt': 'python-3.12.x\n',
        '.gitignore': 'env.py\n.*\n*_cloud/\n',
        'manage.py': PLAIN.files['manage.py']!.replace(
          /os\.environ\.setdefault\('DJANGO_SETTINGS_MODULE', ('[\w.]+')\)/,
          "os.environ['DJANGO_SETTINGS_MODULE'] = $1",
        ),
      },
      async (folder) => {
        spawnSync('git', ['init', '-q'], { cwd: folder });
        const before = treeOf(folder);
        const read = (path: string): string => readFileSync(join(folder, path), 'utf8');
        const flags = ['--defaults', '--database', 'postgresql', '--platform', 'cloudfoundry,codeengine'];
        const { status, stdout, stderr } = await djangoCloud(folder, 'adopt', ...flags, '--force');
        assert.equal(status, 0, stderr);
        assert.equal(read('Dockerfile.previous'), 'FROM scratch\n');
        assert.match(read('Dockerfile'), /DJANGO_SETTINGS_MODULE=mysite_cloud\.settings/);
        assert.match(read('.dockerignore'), /^\*\.log\n/);
        assert.equal(read('runtime.txt'), 'python-3.12.x\n');
        assert.match(
          read('manage.py'),
          /os\.environ\.setdefault\('DJANGO_SETTINGS_MODULE', 'mysite\.settings'\)/,
        );
        assert.match(stdout, /^Warning: manage\.py:7 sets DJANGO_SETTINGS_MODULE whatever/m);
        assert.match(stdout, /^Warning: Dockerfile: the project's own is Dockerfile\.previous now/m);
        const written = Object.keys(treeOf(folder)).filter(
          (path) => !(path in before) && !/\/?\.git\//.test(path),
        );
        const { stdout: ignored } = spawnSync('git', ['check-ignore', '--stdin'], {
          cwd: folder,
          input: written.filter((path) => !/^\.(git|django-cloud)\//.test(path)).join('\n'),
          encoding: 'utf8',
        });
        assert.equal(ignored, '');
        assert.equal((await djangoCloud(folder, 'undo')).status, 0);
        assert.equal(read('Dockerfile'), 'FROM scratch\n');
        assert.equal(read('.gitignore'), 'env.py\n.*\n*_cloud/\n');
      },
    ));

  it('is taken back byte for byte, modes included', () =>
    inLayout(PLAIN, { '.gitignore': '*.pyc\r\n' }, async (folder) => {
      chmodSync(join(folder, 'manage.py'), 0o750);
      const before = treeOf(folder);
      assert.equal((await djangoCloud(folder, 'adopt', '--defaults', '--platform', 'onprem')).status, 0);
      assert.match(readFileSync(join(folder, '.gitignore'), 'utf8'), /^\*\.pyc\r\n\.env\r\n/);
      const after = treeOf(folder);
      assert.match((await djangoCloud(folder, 'undo')).stdout, /^The last change is undone: /);
      assert.deepEqual(treeOf(folder), before);
      // Nothing says any more that it was adopted, and still that can be had again.
      assert.match((await djangoCloud(folder, 'undo')).stdout, /^The undo is taken back: /);
      assert.deepEqual(treeOf(folder), after);
      assert.match((await djangoCloud(folder, 'undo')).stdout, /^The last change is undone: /);
      assert.deepEqual(treeOf(folder), before);
    }));

  it('is followed by an undo that brings back nothing after a change that changed nothing', () =>
    inLayout(PLAIN, {}, async (folder) => {
      await djangoCloud(folder, 'adopt', '--defaults', '--platform', 'onprem', '--server', 'gunicorn');
      await djangoCloud(folder, 'server', 'uvicorn');
      await djangoCloud(folder, 'undo');
      assert.match((await djangoCloud(folder, 'server', 'gunicorn')).stdout, /nothing changes/);
      const { status, stderr } = await djangoCloud(folder, 'undo');
      assert.equal(status, 2, stderr);
      assert.match(stderr, /there is no change that could be undone/);
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
      /^adopt: mysite\/settings\.py:1 is not valid Python \(/,
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
      /^adopt: the settings mysite\.live \(--settings\) are not a file/,
    ],
    [
      'a Django of long ago',
      PLAIN,
      { 'requirements.txt': 'Django==3.2.1\n' },
      [],
      /^adopt: requirements\.txt: Django ==3\.2\.1: not a supported release line \(5\.2/,
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
      /^adopt: pyproject\.toml:1: it is no TOML/,
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
      /^adopt: mysite\/settings\.py:\d+: the database django\.db\.backends\.oracle is not one of .*--database ID/,
    ],
    [
      'a database that would be lost',
      PLAIN,
      {},
      ['--platform', 'codeengine'],
      /^database \(mysite\/settings\.py:\d+\) sqlite: SQLite cannot be chosen: the disk of IBM Cloud Code Engine/,
    ],
    [
      'requirements beside a manage.py that is deeper',
      PLAIN,
      {
        'manage.py': '',
        'requirements.txt': '',
        'server/manage.py': 'x = 1\n',
        'server/mysite/settings.py': 'INSTALLED_APPS = []\n',
        'server/requirements.txt': 'Django==5.2.1\n',
      },
      ['--settings', 'mysite.settings'],
      /^adopt: the project is in server\/, with its requirements\. Go there: cd server\n$/,
    ],
    [
      'a service that needs our pages',
      PLAIN,
      {},
      ['--service', 'ai'],
      /^--service ai: AI service cannot be chosen: its page extends/,
    ],
    ['unexpected argument', PLAIN, {}, ['here'], /^adopt here: unexpected argument/],
    [
      'a folder of ours',
      PLAIN,
      { '.yo-rc.json': '{"generator-django-cloud": {"project": "x"}}' },
      [],
      /^adopt: this folder is already a django-cloud project/,
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
      assert.match(stdout, /^Warning: DATABASES \(mysite\/settings\.py:\d+\) depends on a condition/m);
    }));
});

describe('an adopted project', () => {
  for (const server of servers)
    it(`has each middleware that is not about pages, and its file, on ${server.id}`, () => {
      const rendered = (more: Readonly<Record<string, unknown>>) => {
        const given = { project: 'shop_cloud', server: server.id, database: 'postgresql', ...more };
        const values = Object.entries(given).map(([key, value]) => [key, { value, label: key }] as const);
        return new Map(
          plan(resolveAnswers(new Map(values))).map(({ path, contents }) => [path, `${contents}`]),
        );
      };
      const ours = (files: ReadonlyMap<string, string>) =>
        [...(files.get('shop_cloud/settings.py') ?? '').matchAll(/"shop_cloud\.(\w+)\.(\w+)",/g)].filter(
          ([, module]) => !['middleware', 'static_storage', 'security_headers'].includes(module!),
        );
      const files = rendered({
        adopted: {
          ...{ name: 'shop', settings: 'shop.settings', wsgi: 'shop.wsgi', asgi: '', source: '' },
          ...{ hasManage: true, packages: ['django'], needs: [] },
        },
      });
      const own = ours(rendered({ hardening: 'basic' }))
        .map(([text]) => text)
        .filter((text) => !/context_processors|Config"/.test(text));
      assert.ok(own.length >= 2, own.join(' '));
      for (const text of own) assert.ok(files.get('shop_cloud/settings.py')?.includes(text), text);
      for (const [, module] of ours(files)) assert.ok(files.has(`shop_cloud/${module}.py`), module);
    });
});

describe('requirements of others', () => {
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
      assert.equal(djangoLine(specifier, 'x').id, line, specifier);
    for (const [specifier, own] of [
      ['<5', '4.2'],
      ['==4.2.1', '4.2'],
      ['~=4.2.0', '4.2'],
      ['==5.1.4', '5.1'],
      ['~=6.0.0', '6.0'],
    ] as const) {
      const { id, note = '' } = djangoLine(specifier, 'x');
      assert.equal(id, '5.2', specifier);
      assert.match(note, new RegExp(`^Django ${own} \\(x\\) is not a supported release line`));
    }
    for (const old of ['<4', '==3.2.1', '>=7'])
      assert.throws(() => djangoLine(old, 'x'), /not a supported release line/);
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
