/** Corrections of a running course, and pushes of a class. */
import { strict as assert } from 'node:assert';
import { execFileSync } from 'node:child_process';
import {
  appendFileSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { djangoCloud, inFolder } from '../support/command.ts';
import { COURSE, inClass, ROWS, removeMade, run } from '../support/edited-class.ts';
import { git, refsOf, repositories, WORKSHOP, writeCourse } from '../support/workshop.ts';

after(removeMade);

/** Whether a tag's record names only objects that commits have, each id once. @param commits those that are looked at */
function checkRecord(repository: string, tag: string, commits: readonly string[]): void {
  const held = new Set(
    commits.flatMap((one) => git(repository, 'ls-tree', '-r', '--format=%(objectname)', one).split('\n')),
  );
  const ids = new Set([...held].map((id) => id.slice(0, 12)));
  const named = [...git(repository, 'show', `${tag}:.django-cloud.lock`).matchAll(/"([0-9a-f]{12})"/g)];
  assert.ok(named.length > 50);
  assert.deepEqual(
    named.map(([, id]) => id).filter((id) => !ids.has(id ?? '')),
    [],
    `${repository} ${tag}`,
  );
}

describe('corrections of a running course', function () {
  this.timeout(120_000);

  const correct = (folder: string, text: string, ...words: readonly string[]) => {
    writeFileSync(join(folder, 'one.md'), `# One\n\n${text}\n`);
    return run(folder, COURSE, ROWS, '--correct', 'lab-1', ...words);
  };

  it('are commits and tags beside the old ones, for everybody and the solutions; work stays; late people have the same', () =>
    inClass(async (folder, place) => {
      const ana = join(place, 'ana');
      appendFileSync(join(ana, 'README.md'), 'mine\n');
      git(ana, 'checkout', '--quiet', '-b', 'lab-1');
      git(ana, 'commit', '--quiet', '--all', '--message', 'mine');
      const [head, before] = [git(ana, 'rev-parse', 'HEAD'), git(ana, 'rev-parse', 'lab-1-start')];
      for (const [index, text] of ['Better.', 'Best.'].entries()) {
        const ran = await correct(folder, text);
        assert.deepEqual(
          [ran.status, ran.corrected, ran.differences],
          [0, ['ana', 'bob', 'eva'], []],
          ran.stderr,
        );
        const tag = `lab-1-start.${index + 2}`;
        for (const [name, prefix] of [
          ['ana', ''],
          ['bob', ''],
          ['solutions', 'rotation-2/'],
        ] as const) {
          const repository = join(place, name);
          assert.match(git(repository, 'show', `${prefix}${tag}:labs/lab-1.md`), new RegExp(text));
          assert.equal(git(repository, 'fsck', '--strict', '--no-dangling'), '');
          for (const kind of ['start', 'solution'])
            assert.ok(
              git(repository, 'tag', '--contains', `${prefix}lab-1-${kind}`).includes(
                `${prefix}lab-1-${kind}.${index + 2}`,
              ),
            );
        }
        assert.equal(git(ana, 'rev-parse', 'course'), git(ana, 'rev-parse', `lab-2-solution.${index + 2}`));
        const line = git(ana, 'rev-list', `lab-2-solution.${index + 2}`).split('\n');
        checkRecord(ana, 'lab-2-solution', line);
        checkRecord(ana, `lab-2-solution.${index + 2}`, line);
      }
      assert.deepEqual([git(ana, 'rev-parse', 'HEAD'), git(ana, 'rev-parse', 'lab-1-start')], [head, before]);
      assert.equal(git(ana, 'status', '--porcelain'), '');
      // What was begun takes the correction as a merge.
      git(ana, 'merge', '--quiet', '--no-edit', 'lab-1-start.3');
      assert.match(readFileSync(join(ana, 'labs/lab-1.md'), 'utf8'), /Best/);
      const { made, status } = await run(folder, COURSE, [...ROWS, 'Max,8,max@x.org,,B']);
      assert.deepEqual([status, made], [0, ['max']]);
      const refs = refsOf(place);
      assert.equal(refs.max, refs.bob);
      assert.equal(git(join(place, 'max'), 'fsck', '--strict'), '');
    }));

  it('reach a class that another version made, and name nothing that only their own histories begin with', () =>
    inClass(async (folder, place) => {
      // Another author stands for another version: nothing has the ids that this one would give it.
      const record = JSON.parse(readFileSync(join(place, 'class.json'), 'utf8'));
      record.course.author.name = 'Another version';
      writeFileSync(join(place, 'class.json'), JSON.stringify(record));
      for (const [index, text] of ['Better.', 'Best.'].entries()) {
        const ran = await correct(folder, text);
        assert.deepEqual([ran.corrected, ran.uncorrected], [['ana', 'bob', 'eva'], []], ran.stderr);
        for (const name of ['ana', 'bob', 'solutions']) {
          const repository = join(place, name);
          assert.equal(git(repository, 'fsck', '--strict', '--no-dangling'), '');
          const tags = git(repository, 'tag', '-l', `*.${index + 2}`).split('\n');
          assert.ok(tags.length > 1);
          for (const tag of tags) checkRecord(repository, tag, tags);
        }
        const last = `lab-2-solution.${index + 2}`;
        assert.equal(
          git(join(place, 'bob'), 'rev-parse', 'course'),
          git(join(place, 'bob'), 'rev-parse', last),
        );
        const [branch, tag] = ['rotation-2', `rotation-2/${last}`];
        assert.equal(
          git(join(place, 'solutions'), 'rev-parse', branch),
          git(join(place, 'solutions'), 'rev-parse', tag),
        );
      }
    }));

  it('that correct nothing, or no lab of the course, are refused', () =>
    inClass(async (folder) => {
      for (const [lab, word] of [
        ['lab-1', 'as the workshop file says'],
        ['lab-9', 'lab-2'],
      ] as const) {
        const { status, stderr } = await run(folder, COURSE, ROWS, '--correct', lab);
        assert.ok(status > 0 && stderr.includes(word), stderr);
      }
    }));

  for (const [title, prepare, reason] of [
    [
      'a branch called course is their own',
      (ana: string) => git(ana, 'branch', 'course'),
      /course is there already/,
    ],
    [
      'a tag of that name is their own',
      (ana: string) => git(ana, 'tag', 'lab-1-start.2'),
      /lab-1-start\.2 is there already/,
    ],
    [
      'names lead out of the repository',
      (ana: string) => {
        rmSync(join(ana, '.git/refs'), { recursive: true });
        mkdirSync(join(ana, '../../elsewhere/tags'), { recursive: true });
        symlinkSync('../../../elsewhere', join(ana, '.git/refs'));
      },
      /link to somewhere else/,
    ],
  ] as const) {
    it(`are told as not made where ${title}, and all others have them`, () =>
      inClass(async (folder, place) => {
        prepare(join(place, 'ana'));
        const ran = await correct(folder, 'Better.');
        assert.deepEqual([ran.status, ran.corrected], [1, ['bob', 'eva']], ran.stderr);
        assert.deepEqual(
          ran.uncorrected.map(({ id }) => id),
          ['ana'],
        );
        assert.match(ran.uncorrected[0]?.reason ?? '', reason);
        const elsewhere = join(folder, 'elsewhere');
        if (repositories(folder).includes('elsewhere'))
          assert.deepEqual(readdirSync(join(elsewhere, 'tags')), []);
        const again = await run(folder, COURSE, ROWS);
        assert.deepEqual(
          again.uncorrected.map(({ id }) => id),
          ['ana'],
          'as long as it is so',
        );
      }));
  }

  it('run nothing of a participant’s: no hook, no configuration', () =>
    inClass(async (folder, place) => {
      const ana = join(place, 'ana');
      const trap = join(folder, 'trapped');
      mkdirSync(join(ana, '.git/hooks'), { recursive: true });
      for (const hook of ['reference-transaction', 'pre-push', 'post-update'])
        writeFileSync(join(ana, '.git/hooks', hook), `#!/bin/sh\ntouch ${trap}\n`, { mode: 0o755 });
      git(ana, 'config', 'core.fsmonitor', `touch ${trap}`);
      git(ana, 'config', 'core.sshCommand', `touch ${trap};`);
      execFileSync('git', ['init', '--quiet', '--bare', join(folder, 'ana.git')]);
      const text = `${COURSE}remote: ${folder}/{id}.git\npush: true\n`;
      writeFileSync(join(folder, 'one.md'), '# One, better\n');
      const ran = await run(folder, text, ROWS, '--correct', 'lab-1', '--accept');
      assert.deepEqual(ran.corrected, ['ana', 'bob', 'eva'], ran.stderr);
      assert.ok(!readdirSync(folder).includes('trapped'));
      const refs = git(join(folder, 'ana.git'), 'show-ref');
      for (const name of ['heads/main', 'heads/course', 'tags/lab-1-start.2', 'tags/lab-2-solution'])
        assert.ok(refs.includes(`refs/${name}`), refs);
    }));
});

describe('pushes of a class', function () {
  this.timeout(120_000);

  it('put all of a repository there or nothing, and a remote that is not empty is told as that', () =>
    inFolder(async (folder) => {
      const [remote, other] = [join(folder, 'ana.git'), join(folder, 'other')];
      execFileSync('git', ['init', '--quiet', '--bare', '--initial-branch=main', remote]);
      execFileSync('git', ['init', '--quiet', '--initial-branch=main', other]);
      git(other, 'commit', '--quiet', '--allow-empty', '--message', 'theirs');
      git(other, 'push', '--quiet', remote, 'main');
      const before = git(remote, 'show-ref');
      const text = `${WORKSHOP}labs: [{ id: lab-1 }]\nremote: ${folder}/{id}.git\npush: true\n`;
      writeCourse(folder, text, 'name,email\nAna,ana@x.org\n');
      const { status, stdout } = await djangoCloud(folder, 'workshop');
      assert.equal(status, 1);
      assert.match(stdout, /ana: not pushed: the remote is not empty/);
      assert.equal(git(remote, 'show-ref'), before);
    }));

  it('take corrections to a branch of the course, and leave main to its participant', () =>
    inClass(async (folder) => {
      for (const id of ['ana', 'bob', 'eva'])
        execFileSync('git', [
          'init',
          '--quiet',
          '--bare',
          '--initial-branch=main',
          join(folder, `${id}.git`),
        ]);
      const text = `${COURSE}remote: ${folder}/{id}.git\npush: true\n`;
      const first = await run(folder, text, ROWS, '--accept');
      assert.equal(first.status, 0, first.stderr);
      const clone = join(folder, 'clone');
      execFileSync('git', ['clone', '--quiet', join(folder, 'ana.git'), clone]);
      git(clone, 'commit', '--quiet', '--allow-empty', '--message', 'mine');
      git(clone, 'push', '--quiet', 'origin', 'main');
      const main = git(join(folder, 'ana.git'), 'rev-parse', 'main');
      writeFileSync(join(folder, 'one.md'), '# One, better\n');
      assert.equal((await run(folder, text, ROWS, '--correct', '1')).status, 0);
      git(clone, 'fetch', '--quiet', '--tags');
      assert.equal(git(clone, 'show', 'lab-1-start.2:labs/lab-1.md'), '# One, better');
      assert.equal(git(clone, 'rev-parse', 'origin/course'), git(clone, 'rev-parse', 'lab-2-solution.2'));
      assert.equal(git(join(folder, 'ana.git'), 'rev-parse', 'main'), main);
    }));
});
