/** Every server switched to every other, and every platform, on one user's project: it stays theirs, and it runs. */
import { strict as assert } from 'node:assert';
import { rmSync } from 'node:fs';
import { storedAnswers } from '../../src/answers/files.ts';
import { resolveAnswers } from '../../src/answers/resolve.ts';
import { platforms, servers } from '../../src/choices/catalog.ts';
import { answersWith } from '../support/answers.ts';
import { djangoCloud } from '../support/command.ts';
import { describeWith } from '../support/machine.ts';
import { Postgresql } from '../support/postgresql.ts';
import { giveToOrdinaryUser, takeBack, temporaryFolder } from '../support/processes.ts';
import { BY_HTTPS, PRODUCTION, Project } from '../support/project.ts';
import { becomesAUsers, commitAll, isStillTheirs } from '../support/user.ts';
import { walkOverPairs } from '../support/walk.ts';

/** Changes the project by a command of ours, which must end cleanly. @returns the project with its new answers */
async function change(project: Project, ...argv: readonly string[]): Promise<Project> {
  takeBack(project.folder);
  const { status, stdout, stderr } = await djangoCloud(project.folder, ...argv);
  assert.equal(status, 0, `${argv.join(' ')}\n${stdout}${stderr}`);
  commitAll(project, argv.join(' '));
  giveToOrdinaryUser(project.folder);
  const stored = storedAnswers(project.folder);
  return project.answering(resolveAnswers(stored ?? new Map()));
}

/** Installs what the answers ask for now, runs all tests, starts the server, asks it and stops it during a request. */
async function worksOn(project: Project, variables: Readonly<Record<string, string>>): Promise<void> {
  const server = servers.find(({ id }) => id === project.answers.server)!;
  isStillTheirs(project);
  project.install();
  project.succeed(['python', 'manage.py', 'test'], variables);
  project.succeed(['python', 'manage.py', 'migrate', '--noinput'], { ...PRODUCTION, ...variables });
  project.succeed(['python', 'manage.py', 'collectstatic', '--noinput']);
  const running = await project.start(variables);
  const page = await running.get('/', BY_HTTPS);
  assert.ok(page.text.includes(`<dd>${server.title}`), page.text);
  const [, css = ''] = /href="(\/static\/[^"]+\.css)"/.exec(page.text) ?? [];
  assert.equal((await running.get(css, BY_HTTPS)).status, 200);
  const inFlight = running.get('/orders/?seconds=1', BY_HTTPS);
  await new Promise((resolve) => setTimeout(resolve, 300));
  await running.process.stop();
  assert.match((await inFlight).text, /^Ada: \d+ orders$/);
  assert.equal(running.process.status, '0', running.process.output);
}

describeWith(['apxs'], 'a project of a user', () => {
  const walk = walkOverPairs(servers.map(({ id }) => id));
  let project: Project;

  before(() => {
    project = new Project(answersWith({ server: walk[0]! }));
    becomesAUsers(project);
  });
  after(() => project.remove());

  it(`is walked over all ${servers.length * (servers.length - 1)} ordered pairs of servers`, () => {
    const pairs = walk.slice(1).map((id, index) => `${walk[index]} ${id}`);
    assert.equal(new Set(pairs).size, servers.length * (servers.length - 1));
    assert.equal(pairs.length, servers.length * (servers.length - 1));
  });

  for (const [index, id] of walk.slice(1).entries()) {
    it(`goes from ${walk[index]} to ${id}`, async () => {
      project = await change(project, 'server', id);
      assert.equal(project.answers.server, id);
      await worksOn(project, {});
    });
  }
});

const offered = platforms.filter(({ unavailable }) => !unavailable?.({})).map(({ id }) => id);

describeWith(['pg_config'], 'a project of a user, from platform to platform', () => {
  const walk = walkOverPairs(offered);
  let postgresql: Postgresql;
  let project: Project;
  let folder = '';
  let DATABASE_URL = '';

  before(async () => {
    folder = temporaryFolder('platforms-');
    postgresql = await Postgresql.start(folder);
    DATABASE_URL = postgresql.create('shop');
    project = new Project(answersWith({ platforms: [walk[0]!], database: 'postgresql' }));
    becomesAUsers(project);
  });
  after(async () => {
    project.remove();
    await postgresql.stop();
    rmSync(folder, { recursive: true, force: true });
  });

  for (const [index, id] of walk.slice(1).entries()) {
    const from = walk[index]!;
    it(`goes from ${from} to ${id}`, async () => {
      project = await change(project, id);
      project = await change(project, from, '--remove');
      assert.deepEqual(project.answers.platforms, [id]);
      await worksOn(project, { DATABASE_URL });
    });
  }
});
