/** Classes as an ordinary user makes them, also two runs at a time, and what one participant can do to others. */
import { strict as assert } from 'node:assert';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import {
  chmodSync,
  chownSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { exclusively } from '../../src/workshop/class-lock.ts';
import type { ClassRecord } from '../../src/workshop/class-record.ts';
import { classOfThirty, NAMES } from '../support/class-of-thirty.ts';
import { djangoCloud, inFolder } from '../support/command.ts';
import { git, repositories, rosterOf, WORKSHOP, writeCourse } from '../support/workshop.ts';

/** Root may write what nobody may: as root, the command runs as the user that owns nothing. */
const ORDINARY = process.getuid?.() === 0 ? { uid: 65_534, gid: 65_534 } : {};
const PROGRAM = join(import.meta.dirname, '../../src/django-cloud.ts');
const ONE_LAB = `${WORKSHOP}labs:\n  - id: lab-1\n`;

interface Ending {
  readonly status: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs the command in a process of an ordinary user's. @param heard hears what it says meanwhile */
async function asUser(
  folder: string,
  words: readonly string[],
  heard: (stderr: string) => void = () => {},
): Promise<Ending> {
  const child = spawn(process.execPath, [PROGRAM, 'workshop', ...words], {
    cwd: folder,
    env: { ...process.env, HOME: folder, NODE_COMPILE_CACHE: undefined },
    ...ORDINARY,
  });
  let [stdout, stderr] = ['', ''];
  child.stdout.on('data', (text: Buffer) => (stdout += text));
  child.stderr.on('data', (text: Buffer) => {
    stderr += text;
    heard(stderr);
  });
  const [status] = (await once(child, 'close')) as [number | null];
  return { status, stdout, stderr };
}

/** A folder of the ordinary user's with a course in it. */
const inCourse = (workshop: string, roster: string, use: (folder: string) => Promise<void>): Promise<void> =>
  inFolder(async (folder) => {
    writeCourse(folder, workshop, roster);
    chmodSync(folder, 0o755);
    if (ORDINARY.uid !== undefined) chownSync(folder, ORDINARY.uid, ORDINARY.gid);
    await use(folder);
  });

const fsck = (repository: string): string =>
  git(repository, '-c', 'safe.directory=*', 'fsck', '--strict', '--no-dangling');

const packsOf = (repository: string): readonly string[] =>
  readdirSync(join(repository, '.git/objects/pack')).map((name) =>
    join(repository, '.git/objects/pack', name),
  );

describe('workshops of an ordinary user', function () {
  this.timeout(120_000);

  for (const [title, workshop, roster] of [
    ['one place', ONE_LAB, rosterOf('ana', 'bob', 'eva')],
    [
      'a place that comes again, the same as before',
      `${ONE_LAB}people:\n  bob: {}\n  eva: {}\n`,
      rosterOf('ana', 'bob', 'eva', 'kim'),
    ],
    ['tables that alternate', ONE_LAB, 'name,table\nana,1\nbob,2\neva,1\nkim,2\n'],
  ] as const) {
    it(`makes a class of ${title}, and makes it again`, () =>
      inCourse(workshop, roster, async (folder) => {
        const { status, stderr } = await asUser(folder, []);
        assert.equal(status, 0, stderr);
        rmSync(join(folder, 'class/bob'), { recursive: true });
        rmSync(join(folder, 'class/solutions'), { recursive: true });
        const again = await asUser(folder, []);
        assert.equal(again.status, 0, again.stderr);
        const place = join(folder, 'class');
        for (const name of repositories(place)) assert.equal(fsck(join(place, name)), '', name);
        assert.ok(readdirSync(place).every((name) => !name.startsWith('.')));
      }));
  }

  it('makes a class of 30 at eight tables with four places, in Spanish, with the names that people have', () => {
    const { places, roster, workshop } = classOfThirty('es');
    return inCourse(workshop, roster, async (folder) => {
      const { status, stdout, stderr } = await asUser(folder, ['--json']);
      assert.equal(status, 0, stderr);
      assert.equal(JSON.parse(stdout).made.length, 30);
      const place = join(folder, 'class');
      const { seats } = JSON.parse(readFileSync(join(place, 'class.json'), 'utf8')) as ClassRecord;
      for (const { id, person, place: turn } of seats) {
        const repository = join(place, id);
        assert.equal(turn, (Number(person.table.replace('Mesa ', '')) - 1) % 4, person.table);
        assert.equal(fsck(repository), '', id);
        // One of each table: the others have the same commits but for their names.
        if (seats.find(({ person: other }) => other.table === person.table)?.id !== id) continue;
        const safe = ['-c', 'safe.directory=*'];
        assert.equal(git(repository, ...safe, 'status', '--porcelain'), '', id);
        assert.equal(git(repository, ...safe, 'tag').split('\n').length, 14, id);
        const server = (tag: string): string =>
          JSON.parse(git(repository, ...safe, 'show', `${tag}:.yo-rc.json`))['generator-django-cloud'].server;
        assert.deepEqual(
          [server('lab-2-solution'), server('lab-3-solution')],
          [places[turn]?.wsgi, places[turn]?.asgi],
        );
      }
      const page = readFileSync(join(place, 'index.html'), 'utf8');
      for (const name of NAMES) assert.ok(page.includes(name.replace("'", '&#39;')), name);
      // A second run has nothing to do.
      const again = JSON.parse((await asUser(folder, ['--json'])).stdout);
      assert.deepEqual([again.made, again.differences], [[], []]);
    });
  });

  it('names the file that cannot be written', () =>
    inCourse(ONE_LAB, rosterOf('ana'), async (folder) => {
      mkdirSync(join(folder, 'class/index.html'), { recursive: true });
      if (ORDINARY.uid !== undefined) chownSync(join(folder, 'class'), ORDINARY.uid, ORDINARY.gid);
      chmodSync(join(folder, 'class'), 0o555);
      const { status, stderr } = await asUser(folder, []);
      chmodSync(join(folder, 'class'), 0o755);
      assert.equal(status, 1);
      assert.match(stderr, /^class\/\S+: permission denied\..*\n$/);
    }));

  it('what one participant breaks in theirs breaks nothing of others; links are made on request only', () =>
    inCourse(ONE_LAB, rosterOf('ana', 'bob', 'eva'), async (folder) => {
      assert.equal((await asUser(folder, [])).status, 0);
      const place = join(folder, 'class');
      const names = repositories(place);
      for (const pack of packsOf(join(place, 'ana'))) {
        assert.equal(statSync(pack).nlink, 1);
        if (ORDINARY.uid !== undefined) chownSync(pack, 1000, 1000);
        chmodSync(pack, 0o644);
        writeFileSync(pack, 'broken');
      }
      assert.throws(() => fsck(join(place, 'ana')));
      for (const name of names.filter((name) => name !== 'ana'))
        assert.equal(fsck(join(place, name)), '', name);
      rmSync(place, { recursive: true });
      assert.equal((await asUser(folder, ['--link'])).status, 0);
      assert.ok(packsOf(join(place, 'ana')).some((pack) => statSync(pack).nlink === 3));
    }));

  it('two runs in one folder: one waits for the other and says so, and each seat is made once', () =>
    inCourse(ONE_LAB, rosterOf(...Array.from({ length: 6 }, (_, index) => `p${index}`)), async (folder) => {
      const place = join(folder, 'class');
      const lock = join(place, '.lock-1-of-1');
      // A run of ours holds the class until another waits: on a busy machine, one may have ended before the next begins.
      mkdirSync(place);
      writeFileSync(lock, JSON.stringify({ pid: process.pid, host: hostname() }));
      if (ORDINARY.uid !== undefined)
        for (const path of [place, lock]) chownSync(path, ORDINARY.uid, ORDINARY.gid);
      const waiting = new Set<number>();
      const runs = [[], [], ['--shard', '2/3']].map((words, index) =>
        asUser(folder, ['--json', ...words], (stderr) => {
          if (!/process \d+ on \S+ is writing there\. Waiting/.test(stderr)) return;
          waiting.add(index);
          if (waiting.size === 3) rmSync(lock, { force: true });
        }),
      );
      const endings = await Promise.all(runs);
      assert.deepEqual(
        endings.map(({ status }) => status),
        [0, 0, 0],
        endings.map(({ stderr }) => stderr).join(),
      );
      const made = endings.flatMap(({ stdout }) => JSON.parse(stdout).made as string[]);
      assert.equal(made.length, 6);
      assert.equal(new Set(made).size, 6);
      for (const name of repositories(place)) assert.equal(fsck(join(place, name)), '', name);
      assert.ok(readdirSync(place).every((name) => !name.startsWith('.')));
    }));
});

describe('the lock of a class', () => {
  const whole = { index: 0, count: 1 };
  const write = (folder: string, name: string, owner: object, age = 0): void => {
    const path = join(folder, name);
    writeFileSync(path, JSON.stringify(owner));
    utimesSync(path, Date.now() / 1000 - age, Date.now() / 1000 - age);
  };
  const me = { pid: process.pid, host: hostname() };
  const dead = { pid: 2 ** 22 + 1, host: hostname() };

  for (const [title, name, owner, age] of [
    ['a run that was killed', '.lock-1-of-1', dead, 0],
    ['a share that was killed', '.lock-3-of-8', dead, 0],
    ['a machine that has been silent', '.lock-1-of-1', { pid: 1, host: 'elsewhere' }, 120],
    ['a lock that was cut', '.lock-1-of-1', {}, 120],
  ] as const) {
    it(`of ${title} is taken over`, () =>
      inFolder(async (folder) => {
        write(folder, name, owner, age);
        await exclusively(
          folder,
          whole,
          () => assert.fail('it waits'),
          async () => {},
        );
        assert.deepEqual(readdirSync(folder), []);
      }));
  }

  for (const [name, owner] of [
    ['.lock-1-of-1', me],
    ['.lock-2-of-4', me],
    ['.lock-1-of-1', { pid: 1, host: 'elsewhere' }],
  ] as const) {
    it(`${name} of a run that lives is waited for`, () =>
      inFolder(async (folder) => {
        write(folder, name, owner);
        let waited = 0;
        await exclusively(
          folder,
          whole,
          () => {
            waited += 1;
            rmSync(join(folder, name));
          },
          async () => {},
        );
        assert.equal(waited, 1);
      }));
  }

  it('of a share that has no seat in common is not waited for', () =>
    inFolder(async (folder) => {
      write(folder, '.lock-1-of-8', me);
      await exclusively(
        folder,
        { index: 2, count: 4 },
        () => assert.fail('it waits'),
        async () => {},
      );
    }));

  it('is given back when the work fails', () =>
    inFolder(async (folder) => {
      await assert.rejects(
        exclusively(
          folder,
          whole,
          () => {},
          () => Promise.reject(new Error('full')),
        ),
      );
      assert.deepEqual(readdirSync(folder), []);
    }));

  it('djangoCloud leaves none', () =>
    inFolder(async (folder) => {
      writeCourse(folder, ONE_LAB, rosterOf('ana'));
      assert.equal((await djangoCloud(folder, 'workshop')).status, 0);
      assert.ok(!readdirSync(join(folder, 'class')).some((name) => name.startsWith('.')));
    }));
});
