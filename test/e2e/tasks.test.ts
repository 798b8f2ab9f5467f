/** Background tasks of rendered projects on real databases: workers killed, stopped, and several at once. */
import { strict as assert } from 'node:assert';
import { rmSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { databases } from '../../src/choices/catalog.ts';
import { answersWith } from '../support/answers.ts';
import type { DatabaseServer } from '../support/database-server.ts';
import { describeWith } from '../support/machine.ts';
import { type Background, temporaryFolder } from '../support/processes.ts';
import { delivered } from '../support/running.ts';
import { sharedDatabase } from '../support/shared-database.ts';
import { WorkerProject } from '../support/workers.ts';

/** Milliseconds for what takes a second or two on a machine that has time. */
const PATIENCE = 120_000;
const TASKS = 40;
const SHARES = 4;
const MESSAGES = 50;

/** Each database with another line of Django or another interface, and the program that the machine must have. */
const SETUPS: readonly {
  readonly database: string;
  readonly django: string;
  readonly server: string;
  readonly needs: readonly string[];
  readonly start?: (folder: string) => Promise<DatabaseServer>;
}[] = [
  { database: 'sqlite', django: '6.1', server: 'gunicorn', needs: [] },
  {
    database: 'postgresql',
    django: '5.2',
    server: 'uvicorn',
    needs: ['pg_config'],
    start: (folder) => sharedDatabase('postgresql', folder),
  },
  {
    database: 'mysql',
    django: '6.1',
    server: 'uvicorn',
    needs: ['mariadbd'],
    start: (folder) => sharedDatabase('mariadb', folder),
  },
];

it('has all databases among those in which tasks wait', () => {
  assert.deepEqual(databases.map(({ id }) => id).sort(), SETUPS.map(({ database }) => database).sort());
});

for (const { database, django, server, needs, start: startServer } of SETUPS) {
  describeWith(needs, `background tasks in ${database} on Django ${django}`, () => {
    let folder = '';
    let databaseServer: DatabaseServer | undefined;
    let project: WorkerProject;
    let url: string | undefined;
    const workers: Background[] = [];

    const start = (): Background => {
      const worker = project.worker();
      workers.push(worker);
      return worker;
    };
    const noted = (worker: Background, line: string): Promise<void> =>
      worker.until(async () => project.count(line) > 0, line, PATIENCE);

    before(async () => {
      folder = temporaryFolder('tasks-');
      databaseServer = await startServer?.(folder);
      const answers = answersWith({
        database,
        django,
        server,
        services: ['tasks'],
        platforms: ['onprem'],
      });
      url = databaseServer?.create('shop');
      project = new WorkerProject(answers, url);
    });
    afterEach(async () => {
      for (const worker of workers.splice(0)) if (worker.isRunning) await worker.stop('SIGKILL');
      await project.forget();
    });
    after(async () => {
      await project?.end();
      await databaseServer?.stop();
      rmSync(folder, { recursive: true, force: true });
    });

    it('passes the tests of the project, which have transactions of their own', () => {
      project.succeed(['python', 'manage.py', 'test'], url === undefined ? {} : { DATABASE_URL: url });
    });

    it('loses no task whose worker is killed in the middle of it, and takes none from one that lives', async () => {
      const killed = start();
      await project.python('trials.slow.enqueue("one", 4)');
      await noted(killed, 'begin one');
      await killed.stop('SIGKILL');
      assert.equal(project.count('end one'), 0, 'it was not killed in the middle');
      assert.equal(await project.states(), 'RUNNING 1');
      // Two, one of which has nothing to do but to look after the other, for longer than a lease.
      const two = [start(), start()] as const;
      await noted(two[0], 'end one');
      // What one of them has begun, it ends.
      for (const worker of two) await worker.stop('SIGTERM', PATIENCE);
      assert.equal(project.count('begin one'), 2);
      assert.equal(project.count('end one'), 1);
      assert.equal(await project.states(), 'SUCCESSFUL 1');
    });

    it('finishes its task after SIGTERM, takes no other, and ends with the status of the signal', async () => {
      const worker = start();
      await project.python('trials.held.enqueue("two")', 'trials.slow.enqueue("three", 0)');
      await noted(worker, 'begin two');
      const ended = worker.stop('SIGTERM', PATIENCE);
      await delivered(worker.child);
      project.release();
      await ended;
      // Not 0: a platform that starts only what failed anew must not take it for done.
      assert.equal(worker.status, '143', worker.output);
      assert.equal(project.count('end two'), 1);
      assert.equal(project.count('begin three'), 0);
      assert.equal(await project.states(), 'READY 1, SUCCESSFUL 1');
      const next = start();
      await noted(next, 'end three');
      const took = await next.stop('SIGTERM', PATIENCE);
      assert.equal(next.status, '143', next.output);
      assert.ok(took < 10_000, `an idle worker took ${took} ms to stop`);
    });

    it('gives a task up that kills every worker', async () => {
      await project.python('trials.deadly.enqueue()');
      for (let attempt = 1; attempt <= 3; attempt++) {
        const worker = start();
        await worker.ends(PATIENCE);
        assert.equal(worker.status, '-SIGKILL', worker.output);
        assert.equal(project.count('begin deadly'), attempt);
      }
      const worker = start();
      await worker.until(async () => /Its workers died 3 times/.test(worker.output), 'given up', PATIENCE);
      assert.equal(await project.states(), 'FAILED 1');
    });

    it(`runs ${TASKS} tasks on three workers of which one after the other is killed`, async () => {
      await project.python(`for number in range(${TASKS}): trials.slow.enqueue(f"of many {number}", 0.1)`);
      for (let count = 0; count < 3; count++) start();
      const done = (): number =>
        Array.from({ length: TASKS }, (_, number) => project.count(`end of many ${number}`)).filter(
          (count) => count > 0,
        ).length;
      const limit = Date.now() + PATIENCE;
      for (let kills = 0; done() < TASKS; ) {
        assert.ok(Date.now() < limit, `${done()} of ${TASKS} were done:\n${workers.at(-1)?.output}`);
        await sleep(200);
        // The oldest that runs, as soon as it has worked.
        const oldest = workers.find(({ isRunning }) => isRunning);
        if (kills < 4 && done() > 6 * (kills + 1)) {
          kills++;
          await oldest?.stop('SIGKILL');
          start();
        }
      }
      // Until the last of them is recorded.
      for (const worker of workers) if (worker.isRunning) await worker.stop('SIGTERM', PATIENCE);
      assert.equal(await project.states(), `SUCCESSFUL ${TASKS}`);
      assert.ok(workers.length > 3, 'none was killed');
    });

    it(`covers a batch with ${SHARES} processes exactly once`, async () => {
      await project.python(
        `Message.objects.bulk_create(Message(author="Ada", text="a word") for _ in range(${MESSAGES}))`,
        // Numbers with gaps, as they are where messages were deleted.
        'Message.objects.filter(pk__in=[3, 4, 8, 20]).delete()',
      );
      const shares = Array.from({ length: SHARES }, (_, index) =>
        project.background(['count_words'], { JOB_INDEX: String(index), JOB_ARRAY_SIZE: String(SHARES) }),
      );
      for (const share of shares) await share.ends(PATIENCE);
      for (const share of shares) assert.equal(share.status, '0', share.output);
      const counted = shares.map(({ stdout }) => stdout.match(/^message \d+/gm) ?? []);
      for (const lines of counted) assert.ok(lines.length > 0, 'a share had nothing to do');
      const all = counted.flat();
      assert.equal(all.length, MESSAGES - 4);
      assert.equal(new Set(all).size, MESSAGES - 4);
    });
  });
}
