/**
 * Histories of a roster: random edits between runs, some of them killed. After each run page, JSON, record and repositories
 * say the same, nobody has two repositories, late people have the history of all others, and nothing of a participant's was
 * touched.
 */
import { strict as assert } from 'node:assert';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import {
  appendFileSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import type { ClassRecord } from '../../src/workshop/class-record.ts';
import type { Difference } from '../../src/workshop/differences.ts';
import { djangoCloud } from '../support/command.ts';
import { git, repositories } from '../support/workshop.ts';
import { Random } from './random.ts';

const EDITS = 200;
const SEED = Number(process.env.SEED ?? 14);
const PROGRAM = join(import.meta.dirname, '../../src/django-cloud.ts');
const SERVERS = ['gunicorn', 'uvicorn', 'uwsgi', 'daphne'];

interface Row {
  number: string;
  name: string;
  email: string;
  user: string;
  table: string;
}

interface Outcome {
  readonly status: number;
  readonly made: readonly string[];
  readonly differences: readonly Difference[];
  readonly uncorrected: readonly unknown[];
}

/** A course and its roster while a trainer edits them. */
class Course {
  readonly folder = mkdtempSync(join(tmpdir(), 'django-cloud-histories-'));
  readonly place = join(this.folder, 'class');
  readonly random = new Random(SEED);
  rows: Row[] = [];
  title = 'A course';
  rotation = SERVERS.slice(0, 2);
  page = 'First.';
  /** The place of each table, once somebody has it. */
  readonly tables = new Map<string, number>();
  private people = 0;
  private count = 0;
  /** Whose repository each folder is, since it was made; and what its participant did there. */
  readonly seats = new Map<string, { readonly number: string; readonly work: string }>();

  constructor() {
    for (let index = 0; index < 5; index += 1) this.add();
  }

  private pick<T>(all: readonly T[]): T {
    return all[this.random.below(all.length)] as T;
  }

  add(): string {
    const index = this.people++;
    const row = {
      number: `n${index}`,
      name: this.pick(['Ana López', 'Zoë Núñez', '李雷', `Person ${index}`]),
      email: `p${index}@example.com`,
      user: this.random.below(2) ? `user${index}` : '',
      table: `${this.random.below(4) + 1}`,
    };
    this.rows.splice(this.random.below(this.rows.length + 1), 0, row);
    return `add ${row.number}`;
  }

  /** One edit, at random. @returns what it was */
  edit(): string {
    const row = this.pick(this.rows);
    this.count += 1;
    const edits: readonly (() => string)[] = [
      () => this.add(),
      () => this.add(),
      () => {
        if (this.rows.length < 4) return this.add();
        this.rows = this.rows.filter((one) => one !== row);
        return `remove ${row.number}`;
      },
      () => {
        const other = this.pick(this.rows);
        const [a, b] = [this.rows.indexOf(row), this.rows.indexOf(other)];
        this.rows[a] = other;
        this.rows[b] = row;
        return 'swap rows';
      },
      () => {
        row.name = `Renamed ${this.count}`;
        return `rename ${row.number}`;
      },
      () => {
        row.user = `linked${this.count}`;
        return `link ${row.number}`;
      },
      () => {
        row.email = `new${this.count}@example.com`;
        return `address ${row.number}`;
      },
      () => {
        const { table } = row;
        for (const one of this.rows) if (one.table === table) one.table = `Mesa ${this.count}`;
        return `rename table ${table}`;
      },
      () => {
        row.table = this.pick(this.rows).table;
        return `move ${row.number}`;
      },
      () => {
        this.title = `Course ${this.count}`;
        return 'title';
      },
      () => {
        this.page = `Page ${this.count}.`;
        return 'page';
      },
      () => {
        this.rotation = SERVERS.slice(0, Math.min(SERVERS.length, this.rotation.length + 1));
        return 'longer rotation';
      },
      () => {
        rmSync(join(this.place, 'class.json'), { force: true });
        return 'record lost';
      },
      () => {
        const id = this.pick([...this.seats.keys(), '']);
        if (!id) return 'nothing';
        renameSync(join(this.place, id), join(this.folder, `away-${this.count}`));
        this.seats.delete(id);
        return `move away ${id}`;
      },
    ];
    return this.pick(edits)();
  }

  write(): void {
    const head = 'Student,ID,SIS User ID,Email,GitHub,Table\n    Points Possible,,,,,\n';
    const rows = this.rows.map(
      ({ name, number, email, user, table }) => `"${name}",${number},,${email},${user},${table}`,
    );
    writeFileSync(join(this.folder, 'people.csv'), `${head}${rows.join('\n')}\n`);
    writeFileSync(join(this.folder, 'one.md'), `# One\n\n${this.page}\n`);
    writeFileSync(
      join(this.folder, 'workshop.yml'),
      `title: ${this.title}
language: en
roster: people.csv
date: 2026-09-01
answers: { project: shop }
rotation: [${this.rotation.map((server) => `{ server: ${server} }`).join(', ')}]
labs: [{ id: lab-1, page: one.md }]
`,
    );
  }

  async run(...words: readonly string[]): Promise<Outcome> {
    const { status, stdout, stderr } = await djangoCloud(this.folder, 'workshop', '--json', ...words);
    assert.ok(stdout !== '', stderr);
    return { status, ...JSON.parse(stdout) };
  }

  /** A run that is killed while it writes, or just before or after. */
  async kill(): Promise<void> {
    const child = spawn(process.execPath, [PROGRAM, 'workshop', '--json'], {
      cwd: this.folder,
      stdio: 'ignore',
    });
    const ended = once(child, 'exit');
    // Node's start takes the first part of that.
    await Promise.race([ended, wait(300 + this.random.below(700))]);
    child.kill('SIGKILL');
    await ended;
  }

  /** Somebody works in a repository. */
  work(id: string, number: string): void {
    const folder = join(this.place, id);
    appendFileSync(join(folder, 'README.md'), `${number}\n`);
    git(folder, 'commit', '--quiet', '--all', '--message', `work of ${number}`);
    writeFileSync(join(folder, 'notes.txt'), number);
    this.seats.set(id, { number, work: git(folder, 'rev-parse', 'main') });
  }
}

/** Git's names in a repository, read as files: a process of git for each would take most of the time. */
function refsIn(repository: string): ReadonlyMap<string, string> {
  const git = join(repository, '.git');
  const refs = new Map<string, string>();
  for (const line of readFileSync(join(git, 'packed-refs'), 'utf8').split('\n')) {
    const [, commit, name] = /^([0-9a-f]{40}) (\S+)$/.exec(line) ?? [];
    if (commit && name) refs.set(name, commit);
  }
  for (const entry of readdirSync(join(git, 'refs'), { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue;
    const path = join(entry.parentPath, entry.name);
    refs.set(relative(git, path), readFileSync(path, 'utf8').trim());
  }
  return refs;
}

/** What all say of the class. */
async function check(course: Course, outcome: Outcome, when: string): Promise<void> {
  const { place, folder } = course;
  const record = JSON.parse(readFileSync(join(place, 'class.json'), 'utf8')) as ClassRecord;
  const ids = record.seats.map(({ id }) => id);
  assert.equal(outcome.status, outcome.differences.length + outcome.uncorrected.length > 0 ? 1 : 0, when);
  // The record and the folders.
  assert.deepEqual([...ids, 'solutions'].sort(), repositories(place), when);
  assert.deepEqual(
    readdirSync(place).filter((name) => name.startsWith('.')),
    [],
    when,
  );
  // The page.
  const page = readFileSync(join(place, 'index.html'), 'utf8');
  const rows = [...page.matchAll(/<tr><td[^>]*><bdi>(.*?)<\/bdi>.*?<\/tr>/g)];
  assert.equal(rows.length, ids.length, when);
  assert.ok(page.includes(`<h1>${record.course.title}</h1>`), when);
  // What would be said next writes nothing and says the same.
  const dry = await djangoCloud(folder, 'workshop', '--json', '--dry-run');
  const said = JSON.parse(dry.stdout) as {
    readonly seats: readonly { readonly id: string; readonly name: string; readonly answers: object }[];
    readonly differences: readonly Difference[];
  };
  assert.deepEqual(said.differences, outcome.differences, when);
  assert.deepEqual(
    said.seats.map(({ id, name, answers }) => ({ id, name, answers })),
    record.seats.map(({ id, person, answers }) => ({ id, name: person.name, answers })),
    when,
  );
  for (const [table, turn] of Object.entries(record.tables)) {
    assert.equal(turn, course.tables.get(table) ?? turn, `${when}: the place of table ${table}`);
    course.tables.set(table, turn);
  }
  const numbers = new Set<string>();
  const histories = new Map<string, string>();
  for (const [index, seat] of record.seats.entries()) {
    const repository = join(place, seat.id);
    const about = `${when}: ${seat.id}`;
    assert.ok(!numbers.has(seat.person.number), `${about}: two repositories`);
    numbers.add(seat.person.number);
    const own = JSON.parse(readFileSync(join(repository, '.git/workshop.json'), 'utf8'));
    assert.deepEqual([own.id, own.answers, own.place], [seat.id, seat.answers, seat.place], about);
    assert.ok(rows[index]?.[0].includes(`>${seat.id}<`), `${about}: the page`);
    assert.equal(course.rotation[seat.place], seat.answers.server, about);
    // The same history for all of a place, whenever they came.
    const refs = refsIn(repository);
    const tags = [...refs]
      .filter(([name]) => name.startsWith('refs/tags/'))
      .map(([name, commit]) => `${commit} ${name}`)
      .sort()
      .join('\n');
    assert.equal(tags, histories.get(`${seat.place}`) ?? tags, `${about}: its history`);
    histories.set(`${seat.place}`, tags);
    const known = course.seats.get(seat.id);
    if (known) {
      assert.equal(seat.person.number, known.number, `${about}: whose it is`);
      assert.equal(refs.get('refs/heads/main'), known.work, about);
      assert.equal(readFileSync(join(repository, '.git/HEAD'), 'utf8'), 'ref: refs/heads/main\n', about);
      assert.equal(readFileSync(join(repository, 'notes.txt'), 'utf8'), known.number, about);
    } else {
      assert.equal(seat.place, record.tables[seat.person.table], `${about}: the place of its table`);
      const rc = JSON.parse(git(repository, 'show', 'lab-1-start:.yo-rc.json'));
      assert.equal(rc['generator-django-cloud'].server, seat.answers.server, about);
      assert.equal(git(repository, 'fsck', '--strict', '--no-dangling'), '', about);
      assert.equal(git(repository, 'status', '--porcelain'), '', about);
      course.work(seat.id, seat.person.number);
    }
  }
  // Everybody in the roster has a repository.
  for (const { number } of course.rows) assert.ok(numbers.has(number), `${when}: ${number}`);
  // The solutions have a branch for each place, with the same commits.
  const solutions = refsIn(join(place, 'solutions'));
  for (const [turn, tags] of histories)
    assert.equal(
      solutions.get(`refs/tags/rotation-${Number(turn) + 1}/lab-1-start`),
      /^(\w+) refs\/tags\/lab-1-start$/m.exec(tags)?.[1],
      when,
    );
}

describe('workshops: histories of a roster', function () {
  this.timeout(900_000);
  const course = new Course();
  after(() => rmSync(course.folder, { recursive: true, force: true }));

  it(`${EDITS} random edits between runs, seed ${SEED}`, async () => {
    const tally = { killed: 0, accepted: 0, corrected: 0, differing: 0 };
    course.write();
    await check(course, await course.run(), 'at first');
    for (let edits = 0; edits < EDITS; ) {
      const done: string[] = [];
      for (let more = 1 + course.random.below(3); more > 0 && edits < EDITS; more -= 1, edits += 1)
        done.push(course.edit());
      course.write();
      const when = `edit ${edits}: ${done.join(', ')}`;
      if (course.random.below(5) === 0) {
        await course.kill();
        tally.killed += 1;
      }
      let outcome = await course.run();
      await check(course, outcome, when);
      if (outcome.differences.length > 0) tally.differing += 1;
      const labs = outcome.differences.some(({ what }) => what === 'labs');
      if (labs && course.random.below(2) === 0) {
        outcome = await course.run('--correct', 'lab-1');
        tally.corrected += 1;
        await check(course, outcome, `${when}, corrected`);
        assert.ok(!outcome.differences.some(({ what }) => what === 'labs'), when);
      }
      if (course.random.below(4) === 0) {
        outcome = await course.run('--accept');
        tally.accepted += 1;
        await check(course, outcome, `${when}, accepted`);
        assert.ok(!outcome.differences.some(({ accepts }) => accepts), when);
      }
    }
    for (const name of repositories(course.place)) {
      if (name !== 'solutions')
        assert.equal(git(join(course.place, name), 'status', '--porcelain'), '?? notes.txt', name);
      assert.equal(git(join(course.place, name), 'fsck', '--strict', '--no-dangling'), '', name);
    }
    console.log(`      ${JSON.stringify(tally)}`);
    assert.ok(existsSync(join(course.place, 'class.json')));
    assert.ok(
      Object.values(tally).every((count) => count >= 5),
      JSON.stringify(tally),
    );
  });
});
