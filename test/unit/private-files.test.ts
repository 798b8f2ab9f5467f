/** Secrets, keys, data and caches neither get into git nor travel; what the project needs does. */
import { strict as assert } from 'node:assert';
import { execFileSync, spawnSync } from 'node:child_process';
import { chmodSync, mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { platforms, servers, services } from '../../src/choices/catalog.ts';
import type { Answers } from '../../src/choices/choice.ts';
import { type PlannedFile, plan } from '../../src/plan/plan.ts';
import { answersWith } from '../support/answers.ts';
import { cfIgnores, cfUploads } from '../support/cfignore.ts';
import { inFolder } from '../support/command.ts';
import { NEEDED, PRIVATE, PRIVATE_PATHS } from '../support/private-names.ts';

const ALL = platforms.map(({ id }) => id);
const EVERYTHING = answersWith({
  project: 'shop',
  database: 'postgresql',
  platforms: ALL,
  services: services.map(({ id }) => id),
});
/** What an upload may leave out: pages, tests, and what only a developer or a platform's own command reads. */
const NOT_RUN =
  /^(tests|docs|cf|vars|codeengine|onprem|staticfiles)\/|^\.|^(README\.md|Dockerfile|Procfile|compose\.yaml|manifest.*\.yml|runtime\.txt|project\.toml|requirements-dev\.txt)$/;

function put(folder: string, files: readonly Pick<PlannedFile, 'path' | 'contents'>[]): void {
  for (const { path, contents } of files) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), contents);
  }
}

/** A project with everything private in it, and what a developer added. */
function fill(folder: string, answers: Answers): readonly PlannedFile[] {
  const files = plan(answers);
  const more = [...PRIVATE_PATHS, ...NEEDED, 'cf/shop-db-key.json', 'cf/parameters.json', 'media/a.png'];
  put(folder, [...files, ...more.map((path) => ({ path, contents: `of ${path}` }))]);
  return files;
}

/** What git would add: it asks for no file below a folder that is ignored. */
function added(folder: string, ignoreFile: string): readonly string[] {
  const git = ['-c', 'core.excludesFile=/dev/null', '--git-dir', join(folder, '.git')];
  execFileSync('git', ['init', '--quiet', folder]);
  const others = ['--work-tree', folder, 'ls-files', '-z', '--others', '--exclude-from', ignoreFile];
  return execFileSync('git', [...git, ...others], { cwd: folder, encoding: 'utf8' })
    .split('\0')
    .slice(0, -1);
}

/** What deploy.sh packs: its own lines, with tar. */
function packed(folder: string): readonly string[] {
  const script =
    'set -euo pipefail; source=$1; eval "$(sed -n "/^private=(/,/^}/p" "$2")"; pack | tar --list';
  const { status, stdout, stderr } = spawnSync(
    'bash',
    ['-c', script, 'bash', folder, join(folder, 'onprem/deploy.sh')],
    { encoding: 'utf8' },
  );
  assert.equal(status, 0, stderr);
  return stdout
    .trimEnd()
    .split('\n')
    .map((path) => path.replace(/^\.\//, ''));
}

/** Each way, the file that says what stays, and what it takes along. */
const WAYS: readonly (readonly [
  string,
  (folder: string, files: readonly PlannedFile[]) => readonly string[],
])[] = [
  ['the cf client', (folder, files) => cfUploads(folder, textOf(files, '.cfignore'))],
  ['Code Engine, as git reads .ceignore', (folder) => added(folder, join(folder, '.ceignore'))],
  // The client is closed source, and its page says "similarly to a .gitignore file": the other reading that is used for Go.
  ['Code Engine, as the cf client would', (folder, files) => cfUploads(folder, textOf(files, '.ceignore'))],
  ["the own server's archive", (folder) => packed(folder)],
];

const textOf = (files: readonly PlannedFile[], path: string): string =>
  files.find((file) => file.path === path)?.contents ?? assert.fail(path);

describe('private files', () => {
  it(`are ${PRIVATE.length} names at three depths, none of which git would add; it adds all else`, () =>
    inFolder(async (folder) => {
      const files = fill(folder, EVERYTHING);
      const adds = new Set(added(folder, join(folder, '.gitignore')));
      for (const path of [...PRIVATE_PATHS, 'cf/shop-db-key.json', 'media/a.png'])
        assert.ok(!adds.has(path), `git would add ${path}`);
      for (const path of [...files.map((file) => file.path), ...NEEDED])
        assert.ok(adds.has(path), `git would not add ${path}`);
    }));

  for (const [way, travels] of WAYS) {
    it(`do not travel with ${way}, and what the project needs does`, () =>
      inFolder(async (folder) => {
        const files = fill(folder, EVERYTHING);
        const taken = new Set(travels(folder, files));
        for (const path of [...PRIVATE_PATHS, 'cf/shop-db-key.json', 'media/a.png'])
          assert.ok(!taken.has(path), `${path} travels`);
        for (const path of [
          ...files.map((file) => file.path).filter((path) => !NOT_RUN.test(path)),
          ...NEEDED,
        ])
          assert.ok(taken.has(path), `${path} is missing`);
      }));
  }

  // Answers of the client's own library, github.com/sabhiram/go-gitignore 362f984; git's would be others.
  for (const [text, path, ignored] of [
    ['/logs/\n!/logs/keep.txt', 'logs/keep.txt', false],
    ['file?.txt', 'file1.txt', false],
    ['a/*.json', 'a/x.json', true],
    ['a/*.json', 'b/a/x.json', false],
    ['docs/', 'docs', false],
    ['docs/', 'docs/x', true],
    ['!.gitignore', 'pages/.gitignore', true],
  ] as const) {
    it(`${JSON.stringify(text)} in .cfignore ${ignored ? 'leaves out' : 'takes along'} ${path}`, () =>
      assert.equal(cfIgnores(text)(path), ignored));
  }

  it('are not what any server or service brings', () =>
    inFolder(async (folder) => {
      for (const { id, interface: kind } of servers) {
        const answers = answersWith({ ...EVERYTHING, server: id, platforms: ['onprem'], options: {} });
        const home = join(folder, id);
        mkdirSync(home);
        const files = fill(home, answers);
        const taken = new Set(packed(home));
        for (const { path } of files.filter((file) => !NOT_RUN.test(file.path)))
          assert.ok(taken.has(path), `${path} is missing with ${id} (${kind})`);
      }
    }));

  it('of an environment of any name: the own server leaves out all of it', () =>
    inFolder(async (folder) => {
      fill(folder, EVERYTHING);
      put(folder, [
        { path: 'py/bin/python', contents: '' },
        { path: 'deploy/production/eu/py/bin/tool', contents: '' },
      ]);
      assert.deepEqual(
        packed(folder).filter((path) => /(^|\/)py\//.test(path)),
        [],
      );
    }));

  it('that cannot be read are none of the archive either', () =>
    inFolder(async (folder) => {
      fill(folder, EVERYTHING);
      chmodSync(join(folder, 'server.key'), 0);
      assert.ok(!packed(folder).includes('server.key'));
    }));
});
