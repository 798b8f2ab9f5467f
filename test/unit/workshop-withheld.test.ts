/** Solutions that participants do not have, until they are released. */
import { strict as assert } from 'node:assert';
import { execFileSync } from 'node:child_process';
import { appendFileSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { readBlobs } from '../../src/git/git-blobs.ts';
import { gitObject } from '../../src/git/object.ts';
import { labsOf } from '../../src/labs/labs-of.ts';
import { decodeRendered, RENDERED_FILE } from '../../src/merge/rendered-file.ts';
import type { PlannedFile } from '../../src/plan/plan.ts';
import { readClassRecord } from '../../src/workshop/class-record.ts';
import { stepsOf } from '../../src/workshop/steps.ts';
import { djangoCloud, inFolder } from '../support/command.ts';
import { git, refsOf, WORKSHOP, writeCourse } from '../support/workshop.ts';

const WITHHELD = `${WORKSHOP}solutions: withheld\n`;
const PEOPLE = ['Ana,ana@x.org', 'Bob,bob@x.org'];

async function run(folder: string, text: string, people: readonly string[], ...words: readonly string[]) {
  writeCourse(folder, text, `name,email\n${people.join('\n')}\n`);
  const { status, stdout, stderr } = await djangoCloud(folder, 'workshop', '--json', ...words);
  return { status, stderr, ...(stdout === '' ? {} : JSON.parse(stdout)) };
}

const idOf = ({ contents }: PlannedFile): string => gitObject('blob', Buffer.from(contents)).id;

/** The files that a seat's labs have in a solution and in no start, by the ids of their objects. */
function onlySolved(folder: string): ReadonlySet<string> {
  const seat = readClassRecord(folder)?.seats[0];
  assert.ok(seat);
  const labs = labsOf(seat.own, stepsOf(null, seat.own, seat.servers), 'en', 'withheld');
  const own = (files: readonly PlannedFile[]) => files.filter(({ path }) => path !== RENDERED_FILE);
  const begun = new Set(labs.flatMap(({ start }) => own(start).map(idOf)));
  return new Set(labs.flatMap(({ solution }) => own(solution).map(idOf)).filter((id) => !begun.has(id)));
}

/** Every object of a repository, whether something leads to it or not. */
function objectsOf(repository: string): ReadonlySet<string> {
  const text = git(repository, 'cat-file', '--batch-all-objects', '--batch-check=%(objectname)');
  return new Set(text.split('\n'));
}

/** The ids of the files that the record of a commit says were rendered. */
function recordedAt(repository: string, tag: string): readonly string[] {
  const text = git(repository, 'show', `${tag}:${RENDERED_FILE}`);
  const found = decodeRendered(text, (ids) => readBlobs(repository, ids));
  assert.ok(found, tag);
  return found.files.map(({ contents }) => gitObject('blob', Buffer.from(contents)).id);
}

/** What commits say, and when and where they stand: their files have names of each participant's own. */
const historyOf = (place: string, id: string): string =>
  git(join(place, id), 'log', '--all', '--topo-order', '--format=%ct %s %d');

const pages = (place: string): readonly string[] =>
  ['index.html', 'status.html'].map((name) => readFileSync(join(place, name), 'utf8'));

async function assertSaid(folder: string, place: string, state: string, sentence: RegExp): Promise<void> {
  const status = await djangoCloud(folder, 'workshop', '--status', '--json');
  assert.equal(JSON.parse(status.stdout).solutions, state, status.stderr);
  for (const page of pages(place)) assert.match(page, sentence);
}

describe('solutions that are withheld', function () {
  this.timeout(120_000);

  it('are nowhere in a repository but in the trainer’s, are corrected there, and come to everybody when they are released', () =>
    inFolder(async (folder) => {
      const place = join(folder, 'class');
      const first = await run(folder, WITHHELD, PEOPLE);
      assert.deepEqual([first.status, first.solutions, first.released], [0, 'withheld', []], first.stderr);
      await assertSaid(folder, place, 'withheld', /Participants do not have them yet\./);
      const ana = join(place, 'ana');
      assert.equal(git(ana, 'fsck', '--strict'), '');
      assert.deepEqual(
        git(ana, 'tag').split('\n'),
        [1, 2, 3, 4, 5, 6, 7].map((number) => `lab-${number}-start`),
      );
      const ids = onlySolved(place);
      // The last lab's is in no later start: at the least that is not here.
      assert.ok(ids.size > 0);
      const has = objectsOf(ana);
      assert.deepEqual(
        [...ids].filter((id) => has.has(id)),
        [],
      );
      for (const tag of git(ana, 'tag').split('\n'))
        assert.deepEqual(
          recordedAt(ana, tag).filter((id) => ids.has(id)),
          [],
          tag,
        );
      assert.throws(() => git(ana, 'grep', '--quiet', '-e', '-solution', 'lab-7-start', '--', 'docs'));
      const solutions = objectsOf(join(place, 'solutions'));
      assert.deepEqual(
        [...ids].filter((id) => !solutions.has(id)),
        [],
      );
      assert.match(git(join(place, 'solutions'), 'show', '--stat', 'rotation-1'), /count_words/);

      // A correction, while they are withheld; work of a participant's; somebody late.
      writeFileSync(join(folder, 'three.md'), '# Three\n');
      const corrected = `${WITHHELD}labs: { pages: { lab-3: three.md } }\n`;
      const second = await run(folder, corrected, PEOPLE, '--correct', 'lab-3');
      assert.deepEqual([second.status, second.corrected], [0, ['ana', 'bob']], second.stderr);
      assert.equal(git(ana, 'tag', '--list', '*solution*'), '');
      appendFileSync(join(ana, 'README.md'), 'mine\n');
      const late = await run(folder, corrected, [...PEOPLE, 'Max,max@x.org']);
      assert.deepEqual([late.status, late.made], [0, ['max']], late.stderr);
      assert.equal(historyOf(place, 'max'), historyOf(place, 'bob'));
      const before = refsOf(place);

      const third = await run(folder, corrected, [...PEOPLE, 'Max,max@x.org'], '--release-solutions');
      assert.deepEqual(
        [third.status, third.solutions, third.released],
        [0, 'released', ['ana', 'bob', 'max']],
        third.stderr,
      );
      await assertSaid(folder, place, 'released', /Participants have them by now\./);
      const after = refsOf(place);
      for (const name of ['ana', 'bob', 'max']) {
        const repository = join(place, name);
        assert.equal(git(repository, 'fsck', '--strict'), '');
        for (const line of before[name]?.split('\n') ?? []) assert.ok(after[name]?.includes(line), line);
        for (const number of [1, 2, 3, 4, 5, 6, 7])
          assert.equal(
            git(repository, 'rev-parse', `lab-${number}-solution^`),
            git(repository, 'rev-parse', `lab-${number}-start`),
          );
        assert.ok(git(repository, 'tag', '--list').includes('lab-3-solution.2'));
      }
      assert.match(git(ana, 'diff', 'lab-7-start', 'lab-7-solution', '--', 'pages'), /^\+/m);
      assert.match(readFileSync(join(ana, 'README.md'), 'utf8'), /mine\n$/);
      // What comes later has them from the beginning, and a second time changes nothing.
      const last = await run(
        folder,
        corrected,
        [...PEOPLE, 'Max,max@x.org', 'Eva,eva@x.org'],
        '--release-solutions',
      );
      assert.deepEqual([last.status, last.made, last.released], [0, ['eva'], []], last.stderr);
      assert.equal(historyOf(place, 'eva'), historyOf(place, 'bob'));
      // A class without its record has it from its solutions.
      rmSync(join(place, 'class.json'));
      const found = await run(folder, corrected, [...PEOPLE, 'Max,max@x.org', 'Eva,eva@x.org']);
      assert.deepEqual([found.status, found.solutions], [0, 'released'], found.stderr);
    }));

  it('are pushed when they are released', () =>
    inFolder(async (folder) => {
      const remote = join(folder, 'ana.git');
      execFileSync('git', ['init', '--quiet', '--bare', '--initial-branch=main', remote]);
      const text = `${WITHHELD}labs:\n  - { id: lab-1 }\n  - { id: lab-2, change: { server: asgi } }\nremote: ${folder}/{id}.git\npush: true\n`;
      assert.equal((await run(folder, text, ['Ana,ana@x.org'])).status, 0);
      assert.equal(git(remote, 'tag'), 'lab-1-start\nlab-2-start');
      const ran = await run(folder, text, ['Ana,ana@x.org'], '--release-solutions');
      assert.equal(ran.status, 0, ran.stderr);
      assert.equal(git(remote, 'tag', '--list', '*solution'), 'lab-1-solution\nlab-2-solution');
    }));

  it('are told where the file says otherwise than the class, and cannot be released twice over', () =>
    inFolder(async (folder) => {
      const labs = 'labs:\n  - { id: lab-1 }\n';
      await run(folder, `${WITHHELD}${labs}`, PEOPLE);
      const other = await run(folder, `${WORKSHOP}${labs}`, PEOPLE);
      assert.equal(other.status, 1);
      assert.deepEqual(
        other.differences.map(({ what, has, file }: Record<string, string>) => [what, has, file]),
        [['solutions', 'withheld', 'class']],
      );
      assert.match(other.differences[0].way, /--release-solutions/);
      // Released, the file may say either.
      assert.equal((await run(folder, `${WORKSHOP}${labs}`, PEOPLE, '--release-solutions')).status, 0);
      assert.equal((await run(folder, `${WITHHELD}${labs}`, PEOPLE)).status, 0);
      const open = join(folder, 'open');
      const made = await run(folder, `${WORKSHOP}${labs}`, PEOPLE, '--folder', open);
      assert.deepEqual([made.status, made.solutions], [0, 'class']);
      const refused = await run(
        folder,
        `${WORKSHOP}${labs}`,
        PEOPLE,
        '--folder',
        open,
        '--release-solutions',
      );
      assert.equal(refused.status, 2);
      assert.match(refused.stderr, /have had them from the beginning/);
    }));
});
