/** Zips and folders that strangers give to the page: read as what they are, or refused in one line. */
import { strict as assert } from 'node:assert';
import { UserError } from '../../src/errors/user-error.ts';
import { withRecord } from '../../src/merge/rendered-file.ts';
import { ANSWERS_FILE, answersFile } from '../../src/plan/plan.ts';
import { checkZipSize, isZip, projectInZip } from '../../src/web/archive.ts';
import { MOST, projectIn } from '../../src/web/opened-files.ts';
import { projectFiles, zipOf } from '../../src/web/project.ts';
import { Random } from '../property/random.ts';
import { answersWith } from '../support/answers.ts';
import { mergePart } from '../support/web-merge.ts';
import { type Said, zipOfEntries } from '../support/zip-maker.ts';

const own = answersWith({ project: 'shop' });
const rc: Said = { name: `shop/${ANSWERS_FILE}`, contents: answersFile(own) };

/** The message of a refusal, which is one line and holds nothing that turns a text around. */
async function refusal(work: () => unknown): Promise<string> {
  try {
    await work();
  } catch (error) {
    assert.ok(error instanceof UserError, String(error));
    assert.doesNotMatch(error.message, /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/u);
    assert.ok(error.message.length < 500, error.message);
    return error.message;
  }
  return assert.fail('it was taken');
}

const read = (...entries: readonly Said[]) => projectInZip(zipOfEntries(entries), 'x.zip');

describe('a zip that is opened in the page', () => {
  it('is read with its modes, links and folders, below any folder', async () => {
    const { files, hasModes } = read(
      rc,
      { name: 'shop/run.sh', contents: '#!/bin/sh\n', mode: 0o100755 },
      { name: 'shop/link', contents: 'run.sh', mode: 0o120777 },
      { name: 'shop/empty/', mode: 0o40755, method: 0 },
      { name: 'shop/stored', contents: 'ñ\n', method: 0 },
      { name: 'shop/.venv/lib/x.py', contents: 'x' },
      { name: 'shop/env/pyvenv.cfg' },
      { name: 'shop/env/lib/x.py', contents: 'x' },
      { name: 'shop/.git/config', contents: '[core]' },
      { name: 'shop/.github/workflows/ci.yml', contents: 'x' },
      { name: '__MACOSX/shop/._x', contents: 'x' },
      { name: 'other/notes.md', contents: 'x' },
      { name: 'shop/large.bin', contents: 'x'.repeat(1_000_001) },
    );
    assert.deepEqual(
      files.map(({ path, kind, isExecutable, contents }) => [path, kind, isExecutable, contents?.length]),
      [
        [ANSWERS_FILE, 'file', false, Buffer.byteLength(answersFile(own))],
        ['run.sh', 'file', true, 10],
        ['link', 'symlink', true, 6],
        ['empty', 'folder', true, undefined],
        ['stored', 'file', false, 3],
        ['.github/workflows/ci.yml', 'file', false, 1],
        ['large.bin', 'file', false, undefined],
      ],
    );
    assert.ok(hasModes);
    const zip = zipOf(projectFiles(own), 'shop');
    assert.equal(projectInZip(zip, 'x.zip').files.length, withRecord(own).length);
    assert.deepEqual([isZip(zip), isZip(Buffer.from('{'))], [true, false]);
  });

  for (const [title, entries, message] of [
    ['a path that leads out of it', [rc, { name: '../up' }], /outside of its folder.*\.\.\/up/],
    ['an absolute path', [rc, { name: '/etc/passwd' }], /outside of its folder/],
    ['a path of Windows', [rc, { name: 'shop\\..\\up' }], /outside of its folder/],
    ['a device of Windows', [rc, { name: 'C:\\x' }], /outside of its folder/],
    ['a name with a zero byte', [rc, { name: 'shop/a\0b' }], /outside of its folder/],
    ['a name that turns a line around', [rc, { name: '../\u202egnp.exe' }], /outside of its folder/],
    ['a very long name', [rc, { name: `../${'x'.repeat(60_000)}` }], /outside of its folder/],
    ['an empty name', [rc, { name: '' }], /outside of its folder/],
    ['a name twice', [rc, rc], /twice/],
    ['an encrypted entry', [rc, { name: 'shop/x', flags: 1 }], /encrypted/],
    ['another method', [rc, { name: 'shop/x', method: 12 }], /method/],
    ['no project', [{ name: 'shop/README.md' }], /not a django-cloud project/],
    ['no entry', [], /not a django-cloud project/],
    ['two projects', [rc, { ...rc, name: `blog/${ANSWERS_FILE}` }], /several projects/],
    ['a wrong checksum', [{ ...rc, sum: 1 }], /damaged/],
    ['more than it says', [{ ...rc, size: 10 }], /damaged/],
    ['less than it says', [{ ...rc, size: 900_000 }], /damaged/],
    ['contents that are not there', [{ ...rc, packed: 900_000 }], /damaged/],
    ['contents elsewhere', [{ ...rc, at: 0xfffffff0 }], /damaged/],
    ['a directory as contents', [rc, { name: 'shop/x', at: 40, contents: 'x' }], /damaged/],
    [
      'a bomb that says what it is',
      [rc, ...Array.from({ length: 70 }, (_, index) => ({ name: `shop/${index}`, size: 999_999 }))],
      /the most that this page reads/,
    ],
    [
      'a bomb that does not',
      [rc, { name: 'shop/x', contents: Buffer.alloc(50_000_000), size: 100 }],
      /damaged/,
    ],
  ] as const)
    it(`is refused with ${title}`, async () => assert.match(await refusal(() => read(...entries)), message));

  it('is refused when it is none, cut or changed anywhere, or read as what it holds', async () => {
    for (const bytes of [Buffer.alloc(0), Buffer.from('PK\x03\x04'), Buffer.alloc(70_000, 0x50)])
      assert.match(await refusal(() => projectInZip(bytes, 'x.zip')), /damaged, or not a zip/);
    const whole = zipOfEntries([rc, { name: 'shop/a.py', contents: 'a = 1\n'.repeat(50) }]);
    const random = new Random(7);
    let taken = 0;
    for (let trial = 0; trial < 2000; trial += 1) {
      const bytes = Buffer.from(random.chance(0.3) ? whole.subarray(0, random.below(whole.length)) : whole);
      for (let changes = random.below(4); changes > 0; changes -= 1)
        bytes[random.below(bytes.length)] = random.below(256);
      try {
        const { files } = projectInZip(bytes, 'x.zip');
        taken += 1;
        for (const { contents, size } of files) assert.equal(contents?.length ?? size, size);
      } catch (error) {
        assert.ok(error instanceof UserError, String(error));
      }
    }
    assert.ok(taken > 100 && taken < 1900, String(taken));
  });

  it('is refused when it says that it has more entries than it has, or too many', async () => {
    assert.match(await refusal(() => projectInZip(zipOfEntries([rc], 9), 'x.zip')), /damaged/);
    assert.match(await refusal(() => projectInZip(zipOfEntries([rc], 0xffff), 'x.zip')), /too many files/);
    assert.match(await refusal(() => checkZipSize('x.zip', MOST.bytes + 1)), /the most that this page reads/);
  });

  it('is refused when its folder has more than is read', async () => {
    const entries = (count: number, size: number) => [
      { path: ANSWERS_FILE, size: 1 },
      ...Array.from({ length: count }, (_, index) => ({ path: `f${index}`, size })),
    ];
    assert.match(await refusal(() => projectIn(entries(MOST.entries, 1), 'shop')), /100000 are the most/);
    assert.match(await refusal(() => projectIn(entries(MOST.files, 1), 'shop')), /the most that this page/);
    assert.match(await refusal(() => projectIn(entries(70, 999_999), 'shop')), /the most that this page/);
  });
});

describe('a project that is opened in the page', () => {
  const record = withRecord(own).at(-1)!.contents;
  const opened = async (...more: readonly Said[]) => {
    const { openProject } = await mergePart();
    const project = await openProject(read(rc, ...more));
    return project.changeTo(project.answers);
  };

  it('is refused without a record that can be read', async () => {
    const lock = (contents: string | Buffer): Said => ({ name: 'shop/.django-cloud.lock', contents });
    const older: Said = { ...rc, contents: answersFile(own, '0.2.0') };
    const { openProject } = await mergePart();
    const changed = async (contents?: string | Buffer) => {
      const project = await openProject(read(older, ...(contents === undefined ? [] : [lock(contents)])));
      return project.changeTo(project.answers);
    };
    for (const contents of [
      undefined,
      '',
      'no record',
      record.slice(0, 9000),
      record.replaceAll('A', 'B'),
      `# record\n${Buffer.from('H4sIAAAA').toString()}`,
      Buffer.alloc(500_000, 0x41),
      `<<<<<<< ours\n${record}`,
    ])
      assert.match(await refusal(() => changed(contents)), /^\.django-cloud\.lock: it is missing or damaged/);
    // All of its files were removed, which the record knows.
    const { differences } = await opened(lock(record));
    assert.deepEqual(
      differences.map(({ path }) => path),
      [ANSWERS_FILE],
    );
  });

  it('is refused with answers that are none', async () => {
    const { openProject } = await mergePart();
    for (const contents of ['{', '[]', '{"generator-django-cloud": 7}', '{"generator-other": {}}'])
      assert.match(await refusal(() => openProject(read({ ...rc, contents }))), /^(\.yo-rc\.json|x\.zip): /);
  });
});
