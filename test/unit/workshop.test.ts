import { strict as assert } from 'node:assert';
import { execFileSync } from 'node:child_process';
import { appendFileSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { speak } from '../../src/languages/say.ts';
import { djangoCloud, inFolder, snapshot } from '../support/command.ts';
import { git, refsOf, repositories, rosterOf, WORKSHOP, writeCourse } from '../support/workshop.ts';

const PEOPLE = ['ana', 'bob', 'eva', 'kim'];

/** Writes a course and makes its class. */
async function made(folder: string, roster = rosterOf(...PEOPLE), workshop = WORKSHOP): Promise<string> {
  writeCourse(folder, workshop, roster);
  const { status, stderr } = await djangoCloud(folder, 'workshop', '--json');
  assert.equal(status, 0, stderr);
  return join(folder, 'class');
}

describe('workshops', function () {
  this.timeout(120_000);
  afterEach(() => speak('en'));

  it('git finds nothing wrong, and nothing to commit; secrets are each seat’s own and not in git', () =>
    inFolder(async (folder) => {
      const place = await made(folder);
      assert.deepEqual(repositories(place), [...PEOPLE, 'solutions']);
      const keys = new Set<string>();
      for (const name of repositories(place)) {
        const repository = join(place, name);
        assert.equal(git(repository, 'fsck', '--strict', '--no-dangling'), '');
        assert.equal(git(repository, 'status', '--porcelain'), '');
        assert.equal(git(repository, 'branch', '--show-current'), 'main');
        const [, key = ''] = /^SECRET_KEY=(.+)$/m.exec(readFileSync(join(repository, '.env'), 'utf8')) ?? [];
        assert.ok(key.length >= 50);
        keys.add(key);
        assert.throws(() =>
          git(repository, 'grep', '-q', '-F', key, ...git(repository, 'rev-list', '--all').split('\n')),
        );
      }
      assert.equal(keys.size, PEOPLE.length + 1);
      const ana = join(place, 'ana');
      assert.equal(git(ana, 'rev-parse', 'main'), git(ana, 'rev-parse', 'lab-1-start'));
      assert.equal(git(ana, 'tag').split('\n').length, 14);
      git(ana, 'checkout', '--quiet', 'lab-7-solution');
      assert.equal(git(ana, 'status', '--porcelain'), '');
      git(ana, 'gc', '--quiet', '--prune=now');
      assert.equal(git(join(place, 'bob'), 'fsck', '--strict'), '', 'what one collects, another keeps');
    }));

  it('the same roster makes the same commits, whole or in 8 shards', () =>
    inFolder(async (folder) => {
      const names = [...PEOPLE, 'li', 'max', 'noa', 'pia', 'rui'];
      const first = await made(folder, rosterOf(...names));
      const refs = refsOf(first);
      const page = readFileSync(join(first, 'index.html'), 'utf8');
      rmSync(first, { recursive: true });
      for (let shard = 8; shard >= 1; shard -= 1)
        assert.equal((await djangoCloud(folder, 'workshop', '--shard', `${shard}/8`)).status, 0);
      assert.deepEqual(refsOf(first), refs);
      assert.equal(readFileSync(join(first, 'index.html'), 'utf8'), page);
      assert.deepEqual(snapshotOfParts(first), []);
    }));

  it('five more people: theirs are made, and nobody else’s work is touched', () =>
    inFolder(async (folder) => {
      const place = await made(folder);
      const ana = join(place, 'ana');
      appendFileSync(join(ana, 'README.md'), 'my line\n');
      git(ana, 'commit', '--quiet', '--all', '--message', 'my work');
      writeFileSync(join(ana, 'notes.txt'), 'not committed');
      const before = snapshot(ana);
      writeCourse(folder, WORKSHOP, rosterOf(...PEOPLE, 'p1', 'p2', 'p3', 'p4', 'p5'));
      const { stdout } = await djangoCloud(folder, 'workshop', '--json');
      const { made: added, there } = JSON.parse(stdout);
      assert.deepEqual([added, there], [['p1', 'p2', 'p3', 'p4', 'p5'], PEOPLE]);
      assert.deepEqual(snapshot(ana), before);
    }));

  it('what a run left that was killed after its last seat is removed, though nothing is missing', () =>
    inFolder(async (folder) => {
      const place = await made(folder);
      mkdirSync(join(place, '.part-shared-1-of-1-0/.git'), { recursive: true });
      const { status } = await djangoCloud(folder, 'workshop', '--json');
      assert.equal(status, 0);
      assert.deepEqual(snapshotOfParts(place), []);
    }));

  it('a folder that is somebody else’s is refused, and nothing is written', () =>
    inFolder(async (folder) => {
      writeCourse(folder, WORKSHOP, rosterOf(...PEOPLE));
      mkdirSync(join(folder, 'class/eva'), { recursive: true });
      writeFileSync(join(folder, 'class/eva/thesis.txt'), 'mine');
      const before = snapshot(folder);
      const { status, stderr } = await djangoCloud(folder, 'workshop');
      assert.equal(status, 1);
      assert.match(stderr, /eva.*row 4.*Move it away/);
      assert.deepEqual(snapshot(folder), before);
    }));

  it('pushes main and tags once, and says what was refused', () =>
    inFolder(async (folder) => {
      for (const name of PEOPLE.slice(0, 3))
        execFileSync('git', ['init', '--quiet', '--bare', join(folder, `${name}.git`)]);
      writeCourse(folder, `${WORKSHOP}remote: ${folder}/{id}.git\npush: true\n`, rosterOf(...PEOPLE));
      const { status, stdout } = await djangoCloud(folder, 'workshop', '--json');
      const refused = JSON.parse(stdout).refusals as readonly { readonly id: string }[];
      assert.deepEqual([status, refused.map(({ id }) => id)], [1, ['kim']]);
      const refs = git(join(folder, 'ana.git'), 'show-ref').split('\n');
      assert.equal(refs.length, 15);
      execFileSync('git', ['init', '--quiet', '--bare', join(folder, 'kim.git')]);
      assert.equal((await djangoCloud(folder, 'workshop')).status, 0);
      assert.equal(git(join(folder, 'kim.git'), 'show-ref').split('\n').length, 15);
    }));

  it('a Spanish class is Spanish in all that people read, whatever language its trainer’s messages are in', () =>
    inFolder(async (folder) => {
      const place = await made(folder, rosterOf('ana'), WORKSHOP.replace('language: en', 'language: es'));
      const refs = refsOf(place);
      const ana = join(place, 'ana');
      for (const repository of [ana, join(place, 'solutions')]) {
        const subjects = git(repository, 'log', '--all', '--format=%s').split('\n');
        assert.ok(subjects.includes('lab-1, solución: La primera página'), subjects.join());
      }
      assert.match(git(ana, 'show', 'lab-1-start:labs/README.md'), /^# Los labs\n/);
      for (const tag of ['lab-1-start', 'lab-7-solution']) {
        const files = snapshotAt(ana, tag);
        assert.match(files.get('README.md')!, /\n## Desarrollo\n/);
        assert.match(files.get('shop/settings.py')!, /^LANGUAGE_CODE = "es"$/m);
        const prose = [...files].filter(([path]) => /^labs\/.*\.md$/.test(path));
        assert.equal(prose.length, 8, 'a page for each lab, and that of all');
        for (const [path, text] of prose)
          assert.doesNotMatch(
            text.replaceAll(/```[\s\S]*?```|`[^`]*`/g, ''),
            /\b(the|with|and|which|from)\b/i,
            path,
          );
        const pages = [...files].filter(([, text]) => text.includes('<html'));
        assert.ok(pages.length >= 3);
        for (const [path, text] of pages) assert.match(text, /<html lang="es">/, path);
      }
      rmSync(place, { recursive: true });
      assert.equal((await djangoCloud(folder, 'workshop', '--lang', 'es')).status, 0);
      assert.deepEqual(refsOf(place), refs);
    }));

  it('the page has everybody, escaped, and asks nobody for anything', () =>
    inFolder(async (folder) => {
      const roster = 'name,email,table\n<script>alert(1)</script>,x@x.org,1\nمحمد,m@x.org,2\n';
      const place = await made(folder, roster, WORKSHOP.replace('language: en', 'language: es'));
      const page = readFileSync(join(place, 'index.html'), 'utf8');
      assert.ok(page.includes('<html lang="es">') && page.includes('Participante') && page.includes('محمد'));
      assert.ok(!page.includes('<script>alert'));
      assert.equal((page.match(/<tr>/g) ?? []).length, 3);
      assert.doesNotMatch(page, /(src|@import|url\()\s*=?\s*["']?https?:/);
    }));
});

function snapshotOfParts(folder: string): readonly string[] {
  return Object.keys(snapshot(folder)).filter((path) => /(^|\/)\.part-/.test(path));
}

/** The text files of a commit. */
function snapshotAt(repository: string, commit: string): ReadonlyMap<string, string> {
  const paths = git(repository, 'ls-tree', '-r', '--name-only', commit).split('\n');
  return new Map(
    paths
      .filter((path) => /\.(md|html|py)$/.test(path))
      .map((path) => [path, git(repository, 'show', `${commit}:${path}`)]),
  );
}
