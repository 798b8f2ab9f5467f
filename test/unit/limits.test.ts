/**
 * What lies in a folder may be of any size and kind: each reader, with a file that is too large, nested too deeply, a pipe or
 * a device, ends at once with one line that names the file; nothing waits, and nothing is written.
 */
import { strict as assert } from 'node:assert';
import { execFileSync } from 'node:child_process';
import { mkdirSync, rmSync, symlinkSync, truncateSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { parseYaml } from '../../src/answers/yaml.ts';
import { DEEPEST, LIMITS, type Limit } from '../../src/reading/limits.ts';
import { parseJson, parserReason } from '../../src/reading/parse.ts';
import { entriesBelow, TooManyError } from '../../src/reading/read.ts';
import { djangoCloud, inFolder } from '../support/command.ts';

/** Where a reader looks, what limits it, and a command that reads it. */
interface Reader {
  readonly file: string;
  readonly limit: Limit;
  readonly argv: readonly string[];
  /** `project`: in one of ours; `class`: beside a workshop file; `bare`: in an empty folder; `django`: somebody's project. */
  readonly place: 'project' | 'class' | 'bare' | 'django';
  /** What the reader does with something that is no file; a line with its path when not given. */
  readonly special?: 'ignored';
  /** What it parses: then too deep a text is refused, or as worthless as a damaged one. */
  readonly deep?: string;
}

const READERS: readonly Reader[] = [
  { file: '.yo-rc.json', limit: 'answers', argv: ['update'], place: 'project', deep: '[' },
  { file: '.django-cloud.lock', limit: 'record', argv: ['update'], place: 'project' },
  {
    file: 'answers.yml',
    limit: 'answers',
    argv: ['shop', '--answers', 'answers.yml'],
    place: 'bare',
    deep: '[',
  },
  {
    file: 'requirements.txt',
    limit: 'file',
    argv: ['server', 'uvicorn'],
    place: 'project',
    special: 'ignored',
  },
  { file: '.env', limit: 'configuration', argv: ['rehearse'], place: 'project' },
  { file: '.git', limit: 'line', argv: ['server', 'uvicorn'], place: 'project', special: 'ignored' },
  { file: 'workshop.yml', limit: 'workshop', argv: ['workshop'], place: 'class', deep: 'x: [' },
  { file: 'roster.csv', limit: 'roster', argv: ['workshop'], place: 'class' },
  {
    file: 'requirements.txt',
    limit: 'file',
    argv: ['adopt', '--defaults'],
    place: 'django',
    special: 'ignored',
  },
  { file: 'Procfile', limit: 'file', argv: ['adopt', '--defaults'], place: 'django' },
  {
    file: 'mine/settings.py',
    limit: 'file',
    argv: ['adopt', '--defaults'],
    place: 'django',
    special: 'ignored',
  },
];

const DATABASE = ['--database', 'postgresql'];
const SETTINGS = 'SECRET_KEY = "x"\nINSTALLED_APPS = []\nROOT_URLCONF = "mine.urls"\nMIDDLEWARE = []\n';

/** Makes the place that a reader looks at. @returns its folder */
async function placeIn(folder: string, { place }: Reader): Promise<string> {
  if (place === 'project') {
    assert.equal((await djangoCloud(folder, 'shop', '--defaults', ...DATABASE)).status, 0);
    return join(folder, 'shop');
  }
  const write = (path: string, text: string): void => {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  };
  if (place === 'class') {
    write('workshop.yml', 'title: A course\nfolder: class\nroster: roster.csv\ndate: 2026-09-01\n');
    write('roster.csv', 'name,email\nAda,ada@example.com\n');
  }
  if (place === 'django') {
    write('manage.py', 'import os\nos.environ.setdefault("DJANGO_SETTINGS_MODULE", "mine.settings")\n');
    write('mine/__init__.py', '');
    write('mine/settings.py', SETTINGS);
    write('requirements.txt', 'django~=5.2.0\n');
  }
  return folder;
}

/** What a command said: one line, and that it failed. */
async function refused(folder: string, argv: readonly string[]): Promise<string> {
  const { status, stderr } = await djangoCloud(folder, ...argv);
  assert.ok(status === 1 || status === 2, `${status}: ${stderr}`);
  assert.match(stderr, /^[^\n]+\n$/);
  assert.doesNotMatch(stderr, /fault of django-cloud/);
  return stderr;
}

describe('limits', function () {
  this.timeout(120_000);

  for (const reader of READERS) {
    const { file, limit, argv, special, deep } = reader;
    it(`${argv[0]}: ${file}`, () =>
      inFolder(async (root) => {
        const folder = await placeIn(root, reader);
        const path = join(folder, file);
        const instead = (make: () => void): void => {
          rmSync(path, { recursive: true, force: true });
          make();
        };
        // Sparse: it has that size, and takes no room.
        instead(() => {
          writeFileSync(path, '');
          truncateSync(path, LIMITS[limit] + 2 ** 20);
        });
        const large = await refused(folder, argv);
        assert.match(large, new RegExp(`${file.replaceAll('.', '\\.')}:? `));
        assert.match(large, / MiB, and \d+ (K|M)iB are the most/);
        for (const make of [() => execFileSync('mkfifo', [path]), () => symlinkSync('/dev/zero', path)]) {
          instead(make);
          if (special === 'ignored')
            assert.notEqual((await djangoCloud(folder, ...argv, '--dry-run')).status, null);
          else
            assert.match(
              await refused(folder, argv),
              new RegExp(`${file.replaceAll('.', '\\.')}\\b.*(pipe|device|link)`),
            );
        }
        if (deep === undefined) return;
        instead(() => writeFileSync(path, deep + '['.repeat(200_000)));
        assert.match(
          await refused(folder, argv),
          new RegExp(`${file.replaceAll('.', '\\.')}: .*nested deeper than ${DEEPEST}`),
        );
        instead(() =>
          writeFileSync(path, `${deep}${'['.repeat(2000)}${']'.repeat(2000 + deep.split('[').length - 1)}`),
        );
        assert.match(
          await refused(folder, argv),
          new RegExp(`${file.replaceAll('.', '\\.')}: .*nested deeper than ${DEEPEST}`),
        );
      }));
  }

  it('a record that inflates to more than any project has is worthless, and refused as a damaged one', () =>
    inFolder(async (root) => {
      const folder = await placeIn(root, READERS[1]!);
      const bomb = gzipSync(Buffer.alloc(LIMITS.inflated + 1, ' ')).toString('base64');
      writeFileSync(join(folder, '.django-cloud.lock'), `# header\n${bomb}\n`);
      const yoRc = join(folder, '.yo-rc.json');
      writeFileSync(yoRc, execFileSync('sed', ['s/"version": "[^"]*"/"version": "0.2.0"/', yoRc]));
      assert.match(await refused(folder, ['update']), /\.django-cloud\.lock: it is missing or damaged/);
    }));

  it('a walk ends at so many entries or levels, and goes through no link', () =>
    inFolder(async (root) => {
      symlinkSync('..', join(root, 'loop'));
      assert.deepEqual(
        [...entriesBelow(root, () => true)].map(({ path }) => path),
        ['loop'],
      );
      // A path of the system may have some 4,000 bytes.
      mkdirSync(join(root, ...Array.from({ length: DEEPEST + 1 }, () => 'd')), { recursive: true });
      assert.throws(() => [...entriesBelow(root, () => true)], TooManyError);
      const many = join(root, 'many');
      mkdirSync(many);
      for (let index = 0; index < 20; index += 1) writeFileSync(join(many, String(index)), '');
      assert.equal([...entriesBelow(many, () => true, false, 20)].length, 20);
      assert.throws(() => [...entriesBelow(many, () => true, false, 19)], TooManyError);
    }));

  it('YAML with very many keys is read in the time that it takes to read them, each key once', () => {
    const text = Array.from({ length: 20_000 }, (_, index) => `k${index}: 1`).join('\n');
    const began = process.cpuUsage().user;
    assert.equal(Object.keys(parseYaml(text) as object).length, 20_000);
    // The library's own check that keys are given once takes 15 s for these.
    assert.ok(process.cpuUsage().user - began < 5_000_000);
    assert.throws(() => parseYaml('a: 1\nb:\n  c: 1\n  c: 2\n'), /keys must be unique at line 4, column 3/);
    for (const deep of ['- '.repeat(100_000), '? '.repeat(100_000), '['.repeat(200_000)])
      assert.throws(
        () => parseYaml(deep),
        (error) => /nested deeper/.test(parserReason(error)),
      );
    assert.throws(() => parseYaml('a: &x 1\nb: *x\n'), /alias/i);
  });

  it('JSON is parsed as deep as anybody writes it', () => {
    assert.deepEqual(
      parseJson(`${'['.repeat(DEEPEST)}${']'.repeat(DEEPEST)}`),
      JSON.parse(`${'['.repeat(DEEPEST)}${']'.repeat(DEEPEST)}`),
    );
    assert.throws(() => parseJson(`${'['.repeat(DEEPEST + 1)}${']'.repeat(DEEPEST + 1)}`), /nested deeper/);
    const nested = (inside: string): string =>
      `${'['.repeat(DEEPEST - 1)}${inside}${']'.repeat(DEEPEST - 1)}`;
    // Quotes and backslashes in strings, odd and even: what follows the string counts again.
    for (const text of ['"', 'a\\"', '\\', '\\\\"[', '\n{"', ']', '\u005b']) {
      const string = JSON.stringify(text);
      assert.deepEqual(parseJson(nested(`${string},[]`)), JSON.parse(nested(`${string},[]`)), string);
      assert.throws(() => parseJson(nested(`${string},[[]]`)), /nested deeper/, string);
      assert.throws(() => parseJson(nested(`${string},[{}]`)), /nested deeper/, string);
    }
    assert.deepEqual(parseJson(`["${'['.repeat(500)}\\"${'{'.repeat(500)}"]`), [
      `${'['.repeat(500)}"${'{'.repeat(500)}`,
    ]);
  });
});
