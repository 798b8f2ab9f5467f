/** A project with a worker, rehearsed for every platform: it takes a task there, and stops in time. */
import { strict as assert } from 'node:assert';
import { rmSync } from 'node:fs';
import { defaultServer } from '../../src/choices/axes.ts';
import { answersWith } from '../support/answers.ts';
import type { DatabaseServer } from '../support/database-server.ts';
import { describeWith } from '../support/machine.ts';
import { temporaryFolder } from '../support/processes.ts';
import { assertPassed, rehearse, reportOf, Workplace } from '../support/rehearse.ts';
import { fitting, SKIPPABLE } from '../support/rehearse-platforms.ts';
import { sharedDatabase } from '../support/shared-database.ts';

describeWith(['pg_config'], 'rehearsals of a project with a worker', () => {
  const workplace = new Workplace();
  let postgresql: DatabaseServer;
  let folder = '';
  before(async () => {
    folder = temporaryFolder('rehearse-');
    postgresql = await sharedDatabase('postgresql', folder);
  });
  after(async () => {
    workplace.remove();
    await postgresql?.stop();
    rmSync(folder, { recursive: true, force: true });
  });

  it('pass on every platform', async () => {
    const server = defaultServer('wsgi');
    const answers = answersWith({
      server: server.id,
      platforms: fitting(server),
      database: 'postgresql',
      services: ['tasks'],
    });
    const project = workplace.project(answers);
    const url = postgresql.create('rehearse');
    const ended = await rehearse(project, '--json', '--venv', workplace.venv(project), '--database-url', url);
    const report = reportOf(ended);
    assertPassed(report, SKIPPABLE);
    const workers = report.platforms.flatMap(({ checks }) =>
      checks.filter(({ name }) => name === 'process-worker'),
    );
    assert.equal(workers.length, answers.platforms.length);
    console.log(`      ${workers.length} platforms, ${Math.round(ended.took / 1000)} s`);
  });
});
