/**
 * What a trainer does beside making a class: plays the labs through, with checks of their own in Python; judges everybody;
 * and gives each seat a database on a real server.
 */
import { strict as assert } from 'node:assert';
import { appendFileSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { uvProgram } from '../../scripts/uv.ts';
import { resolveAnswers } from '../../src/answers/resolve.ts';
import { readClassRecord } from '../../src/workshop/class-record.ts';
import { Participant } from '../support/labs.ts';
import { describeWith, INSTALLING, PATH } from '../support/machine.ts';
import { Mariadb } from '../support/mariadb.ts';
import { Postgresql } from '../support/postgresql.ts';
import {
  type Ended,
  giveToOrdinaryUser,
  ordinaryFolder,
  run,
  temporaryFolder,
} from '../support/processes.ts';
import { DJANGO_CLOUD } from '../support/program.ts';
import { Workplace } from '../support/rehearse.ts';
import { writeCourse } from '../support/workshop.ts';

const COURSE = `title: A course
language: en
roster: people.csv
date: 2026-09-01
answers: { project: mysite }
labs:
  - { id: lab-1, change: { server: runserver } }
  - { id: lab-start, change: { server: wsgi }, page: start.md, checks: start.py }
`;
const PEOPLE = 'name,email\nZoë Núñez,zoe@x.org\nBob,bob@x.org\n';
const PAGE = '# The start command\n\nMake the project one that a platform can start.\n';
const CHECKS = `"""Checks of the lab about the start command."""

from pathlib import Path

from django.conf import settings


def check_procfile() -> str | None:
    """A platform starts no development server."""
    text = Path(settings.BASE_DIR, "Procfile").read_text()
    return "it starts runserver" if "runserver" in text else None


def check_never_raises() -> str | None:
    """The settings name a database."""
    return None if settings.DATABASES["default"]["NAME"] else "no database"
`;

interface Judged {
  readonly result: string;
  readonly checks: readonly {
    readonly id: string;
    readonly title: string;
    readonly result: string;
    readonly cause: string;
  }[];
}

/** The folder of a course, where the trainer runs commands as an ordinary user. */
class Trainer {
  readonly folder: string;
  private readonly path: string;

  /** @param path the programs that they have */
  constructor(parent: string, name: string, course: string, path = PATH) {
    this.path = path;
    this.folder = ordinaryFolder(join(parent, name));
    writeCourse(this.folder, course, PEOPLE);
    writeFileSync(join(this.folder, 'start.md'), PAGE);
    writeFileSync(join(this.folder, 'start.py'), CHECKS);
    giveToOrdinaryUser(this.folder);
  }

  run(...words: readonly string[]): Ended {
    const env = { PATH: this.path, HOME: this.folder, LANG: 'C.UTF-8', ...INSTALLING };
    return run([...DJANGO_CLOUD, 'workshop', ...words], { cwd: this.folder, env });
  }
}

describeWith(['git', 'pg_config', 'mariadbd'], 'a trainer', function () {
  this.timeout(300_000);
  const workplace = new Workplace();
  let parent = '';
  let trainer: Trainer;
  let venv = '';
  before(() => {
    parent = temporaryFolder('trainer-');
    // With uv, and the other one without it: what pip installs is installed by it once.
    trainer = new Trainer(parent, 'course', COURSE, `${dirname(uvProgram())}:${PATH}`);
    const made = trainer.run('--json');
    assert.equal(made.status, 0, made.output);
  });
  after(() => {
    workplace.remove();
    rmSync(parent, { recursive: true, force: true });
  });

  const seat = (id: string): Participant => Participant.at(join(trainer.folder, 'class', id), '/nowhere');

  it('plays all labs through, those with checks of their own too: each start fails, each solution passes', () => {
    const { status, stdout, output } = trainer.run('--rehearse', '--json');
    assert.equal(status, 0, output);
    const { labs, places } = JSON.parse(stdout);
    assert.equal(places, 1);
    assert.deepEqual(
      labs.map(({ lab, start, solution, causes, ok }: Record<string, unknown>) => ({
        lab,
        start,
        solution,
        causes,
        ok,
      })),
      ['lab-1', 'lab-start'].map((lab) => ({
        lab,
        start: 'incomplete',
        solution: 'complete',
        causes: [],
        ok: true,
      })),
    );
  });

  it('hears of a check that never holds, with its title and its cause, before the class begins', () => {
    const wrong = new Trainer(
      parent,
      'wrong',
      COURSE.replace('  - { id: lab-1, change: { server: runserver } }\n', '').replace(
        'server: wsgi',
        'server: asgi',
      ),
    );
    writeFileSync(join(wrong.folder, 'start.py'), CHECKS.replace('if "runserver" in text', 'if text'));
    const { status, stdout, output } = wrong.run('--rehearse', '--json');
    assert.equal(status, 1, output);
    const [lab] = JSON.parse(stdout).labs;
    assert.deepEqual(
      [lab.ok, lab.causes],
      [false, ['A platform starts no development server: it starts runserver']],
    );
  });

  it('has checks of their own in each repository: labcheck names what they say', async () => {
    const answers = readClassRecord(join(trainer.folder, 'class'))?.seats[0]?.answers;
    assert.ok(answers);
    const server = resolveAnswers(new Map()).server;
    venv = workplace.venv(workplace.project({ ...answers, server }));
    const zoe = seat('zoe');
    const reset = await zoe.run(['python', '-m', 'labs', 'reset', 'lab-start'], venv);
    assert.equal(reset.status, 0, reset.output);
    const judge = async (): Promise<Judged> =>
      JSON.parse((await zoe.run(['python', '-m', 'labs', 'check', '--json'], venv)).stdout);
    const own = ({ checks }: Judged) =>
      checks
        .filter(({ id }) => id.startsWith('check-'))
        .map(({ title, result, cause }) => [title, result, cause]);
    assert.deepEqual(own(await judge()), [
      ['A platform starts no development server', 'failed', 'it starts runserver'],
      ['The settings name a database', 'passed', ''],
    ]);
    await zoe.git('checkout', '--quiet', 'lab-start-solution', '--', '.');
    const done = await judge();
    assert.equal(done.result, 'complete', JSON.stringify(done));
    // What a check of theirs raises is its cause: no traceback, and the others are looked at.
    const path = join(zoe.folder, 'labs/own/lab_start.py');
    const text = readFileSync(path, 'utf8');
    writeFileSync(path, text.replace('text = Path', 'raise LookupError("lost")\n    text = Path'));
    const [raised, other] = own(await judge());
    assert.equal(raised?.[1], 'failed');
    assert.match(raised?.[2] ?? '', /LookupError.*lost|lost/);
    assert.equal(other?.[1], 'passed');
    writeFileSync(path, text);
  });

  it('judges everybody with their own copy of the checks: a participant’s own changes none of it', async () => {
    const zoe = seat('zoe');
    const bob = seat('bob');
    for (const one of [zoe, bob]) {
      await one.git('config', 'user.name', 'P');
      await one.git('config', 'user.email', 'p@example.com');
    }
    await zoe.git('add', '--all');
    await zoe.git('commit', '--quiet', '--allow-empty', '--message', 'done');
    // Bob makes his own check say that all is well.
    assert.equal((await bob.run(['python', '-m', 'labs', 'reset', 'lab-start'], venv)).status, 0);
    const path = join(bob.folder, 'labs/own/lab_start.py');
    writeFileSync(path, readFileSync(path, 'utf8').replace('text = Path', 'return None\n    text = Path'));
    appendFileSync(join(bob.folder, 'README.md'), 'mine\n');
    await bob.git('commit', '--quiet', '--all', '--message', 'clever');
    const { status, stdout, output } = trainer.run(
      '--status',
      '--python',
      join(venv, 'bin/python'),
      '--json',
    );
    assert.equal(status, 0, output);
    const found = Object.fromEntries(
      JSON.parse(stdout).standings.map((one: { id: string; lab: string; judgement: Judged }) => [
        one.id,
        one,
      ]),
    );
    assert.deepEqual([found.zoe.lab, found.zoe.judgement.result], ['lab-start', 'complete'], output);
    assert.deepEqual([found.bob.lab, found.bob.judgement.result], ['lab-start', 'incomplete'], output);
    const page = readFileSync(join(trainer.folder, 'class/status.html'), 'utf8');
    assert.match(page, /A platform starts no development server: it starts runserver/);
    assert.match(page, /Zoë Núñez/);
  });

  /** The SQL of a class on a host, and the address of each seat. */
  function sqlOf(database: string, port: number) {
    const course = new Trainer(
      parent,
      database,
      COURSE.replace('project: mysite', `project: mysite, database: ${database}`).replace(
        'server: wsgi',
        `server: wsgi, database: ${database}`,
      ),
    );
    const { status, stdout, output } = course.run('--databases', `127.0.0.1:${port}`);
    assert.equal(status, 0, output);
    const addresses = [...stdout.matchAll(/^-- (\w+): DATABASE_URL=(\S+)$/gm)].map(
      ([, id = '', url = '']) => [id, new URL(url)] as const,
    );
    assert.deepEqual(addresses.map(([id]) => id).sort(), ['bob', 'zoe']);
    return { sql: stdout, seats: Object.fromEntries(addresses) };
  }

  const as = (argv: readonly string[], env: Record<string, string> = {}): Ended =>
    run(argv, { cwd: parent, env: { PATH, HOME: parent, LC_ALL: 'C.UTF-8', ...env } });

  it('gives each seat a database on PostgreSQL: theirs alone, with tests, by the address that was printed', async () => {
    const folder = ordinaryFolder(join(parent, 'pg'));
    mkdirSync(folder, { recursive: true });
    const rules = join(folder, 'pg_hba.conf');
    // Only the administrator needs no password, as on no server but this one.
    writeFileSync(rules, 'host all postgres 127.0.0.1/32 trust\nhost all all 127.0.0.1/32 scram-sha-256\n');
    giveToOrdinaryUser(folder);
    const server = await Postgresql.start(folder, [`hba_file=${rules}`]);
    try {
      const { sql, seats } = sqlOf('postgresql', server.port);
      const file = join(folder, 'seats.sql');
      writeFileSync(file, sql);
      const admin = [
        'psql',
        '-X',
        '-v',
        'ON_ERROR_STOP=1',
        '-h',
        '127.0.0.1',
        '-p',
        String(server.port),
        '-U',
        'postgres',
      ];
      const ran = as([...admin, '-d', 'postgres', '-f', file]);
      assert.equal(ran.status, 0, ran.output);
      const ask = (url: URL | undefined, statement: string): Ended =>
        as(['psql', '-XAtq', '-v', 'ON_ERROR_STOP=1', String(url), '-c', statement]);
      const own = ask(seats.zoe, 'CREATE TABLE t (n int); INSERT INTO t VALUES (7); SELECT n FROM t');
      assert.deepEqual([own.status, own.stdout.trim()], [0, '7'], own.output);
      const tests = ask(seats.zoe, 'CREATE DATABASE test_zoe');
      assert.equal(tests.status, 0, tests.output);
      const wrong = new URL(String(seats.zoe));
      wrong.pathname = seats.bob?.pathname ?? '';
      assert.match(ask(wrong, 'SELECT 1').output, /permission denied for database/);
      wrong.pathname = seats.zoe?.pathname ?? '';
      wrong.password = 'another';
      assert.match(ask(wrong, 'SELECT 1').output, /password authentication failed/);
    } finally {
      await server.stop();
    }
  });

  it('and on MariaDB', async () => {
    const server = await Mariadb.start(ordinaryFolder(join(parent, 'my')));
    try {
      const { sql, seats } = sqlOf('mysql', server.port);
      const file = join(parent, 'seats-my.sql');
      writeFileSync(file, sql);
      const client = [
        'mariadb',
        '--no-defaults',
        '--protocol=tcp',
        '--host=127.0.0.1',
        `--port=${server.port}`,
      ];
      const ran = as(['sh', '-c', 'exec "$@" < "$0"', file, ...client, '--user=root']);
      assert.equal(ran.status, 0, ran.output);
      const ask = (user: string, password: string, database: string, statement: string): Ended =>
        as(
          [...client, `--user=${user}`, '--batch', '--skip-column-names', `--execute=${statement}`, database],
          {
            MYSQL_PWD: password,
          },
        );
      const { username, password } = seats.zoe as URL;
      const own = ask(
        username,
        password,
        'zoe',
        'CREATE TABLE t (n int); INSERT INTO t VALUES (7); SELECT n FROM t',
      );
      assert.deepEqual([own.status, own.stdout.trim()], [0, '7'], own.output);
      const tests = ask(
        username,
        password,
        'zoe',
        'CREATE DATABASE test_zoe; USE test_zoe; CREATE TABLE t (n int)',
      );
      assert.equal(tests.status, 0, tests.output);
      assert.match(ask(username, password, 'bob', 'SELECT 1').output, /Access denied/);
      assert.match(ask(username, 'another', 'zoe', 'SELECT 1').output, /Access denied/);
    } finally {
      await server.stop();
    }
  });
});
