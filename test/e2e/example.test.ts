/** Projects whose example app was taken away as their README says, or which never had one: everything else works. */
import { strict as assert } from 'node:assert';
import { services } from '../../src/choices/catalog.ts';
import type { PartialAnswers } from '../../src/choices/choice.ts';
import { answersWith } from '../support/answers.ts';
import { djangoCloud } from '../support/command.ts';
import { leftOfExample, removeExample } from '../support/example.ts';
import { giveToOrdinaryUser, takeBack } from '../support/processes.ts';
import { BY_HTTPS, PRODUCTION, Project } from '../support/project.ts';

const ALL: PartialAnswers = { services: services.map(({ id }) => id), platforms: ['onprem'] };

/** Checks, tests and formatting pass; a missing page is 404 in production, and its stylesheet is served. */
async function stands(project: Project): Promise<void> {
  project.succeed(['python', 'manage.py', 'check']);
  project.succeed(['python', 'manage.py', 'makemigrations', '--check', '--dry-run']);
  project.succeed(['python', 'manage.py', 'test']);
  project.succeed(['python', 'manage.py', 'migrate', '--noinput'], PRODUCTION);
  project.succeed(['python', 'manage.py', 'collectstatic', '--noinput']);
  const server = await project.start();
  try {
    const missing = await server.get('/nowhere', BY_HTTPS);
    assert.equal(missing.status, 404);
    assert.match(missing.text, /There is no page at this address\. <a href="\/">/);
    const [, css = ''] = /href="(\/static\/[^"]+\.css)"/.exec(missing.text) ?? [];
    assert.equal((await server.get(css, BY_HTTPS)).status, 200, missing.text);
    assert.equal((await server.get('/', BY_HTTPS)).status, 404);
    assert.equal((await server.get('/admin/login/', BY_HTTPS)).status, 200);
    assert.equal((await server.get('/readyz')).status, 200);
  } finally {
    await server.process.stop();
  }
}

async function change(project: Project, ...argv: readonly string[]): Promise<void> {
  takeBack(project.folder);
  const { status, stdout, stderr } = await djangoCloud(project.folder, ...argv, '--force');
  assert.equal(status, 0, `${argv.join(' ')}\n${stdout}${stderr}`);
  giveToOrdinaryUser(project.folder);
  assert.deepEqual(leftOfExample(project.folder), []);
}

describe('without the example app', function () {
  this.timeout(600_000);
  const projects: Project[] = [];
  const made = (given: PartialAnswers): Project => {
    const project = new Project(answersWith(given));
    projects.push(project);
    return project;
  };
  after(() => {
    for (const project of projects) project.remove();
  });

  for (const [what, given] of [
    ['the smallest project', {}],
    ['one with all services', ALL],
  ] as const)
    it(`${what} stands once it was removed as its README says`, async () => {
      const project = made(given);
      project.install();
      takeBack(project.folder);
      removeExample(project.folder, 'mysite');
      giveToOrdinaryUser(project.folder);
      await stands(project);
      await change(project, 'update');
      project.succeed(['python', 'manage.py', 'test']);
    });

  it('a project begins, and services are added', async () => {
    const project = made({ example: 'no', server: 'uvicorn' });
    project.install();
    await stands(project);
    await change(project, 'service', 'tasks', 'ai');
    project.succeed(['ruff', 'check', '.']);
    const changed = project.answering(
      answersWith({ ...project.answers, options: {}, services: ['ai', 'tasks'] }),
    );
    changed.install();
    await stands(changed);
  });
});
