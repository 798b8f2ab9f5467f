/** The project's own tests on the machine of somebody who has set every variable of every service. */
import { strict as assert } from 'node:assert';
import { appendFileSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { services } from '../../src/choices/catalog.ts';
import { contextOf } from '../../src/plan/context.ts';
import { answersWith } from '../support/answers.ts';
import { Project } from '../support/project.ts';

/** Nothing answers there: a test that asks a service fails, and one that goes by its settings too. */
const SET: Readonly<Record<string, string>> = {
  AI_BASE_URL: 'https://ai.invalid/v1',
  AI_MODEL: 'none',
  EMAIL_FROM: 'shop@example.org',
  EMAIL_URL: 'smtps://me:password@mail.invalid',
  INSTANCES: '50',
  DATABASE_CONNECTION_LIMIT: '2',
  JOB_ARRAY_SIZE: '3',
  JOB_INDEX: '2',
  READINESS_CHECKS: 'database,ai,mail,storage,cache',
  REDIS_URL: 'redis://127.0.0.1:1/0',
  S3_BUCKET: 'files',
  S3_ENDPOINT_URL: 'https://storage.invalid',
  S3_LINK_SECONDS: '77',
  WORKER_LEASE: '5',
};

describe('the tests of a project with all services', function () {
  this.timeout(600_000);
  const answers = answersWith({ services: services.map(({ id }) => id), platforms: ['onprem'] });
  let project: Project;
  before(() => {
    project = new Project(answers);
    project.install('requirements.txt');
  });
  after(() => project?.remove());

  it('pass whatever .env says', () => {
    const declared = new Set(contextOf(answers).variables.map(({ name }) => name));
    const lines = Object.entries(SET).filter(([name]) => declared.has(name));
    assert.ok(lines.length > 10);
    const file = join(project.folder, '.env');
    appendFileSync(file, readFileSync(join(project.folder, '.env.example')));
    appendFileSync(file, lines.map(([name, value]) => `${name}=${value}\n`).join(''));
    project.succeed(['python', 'manage.py', 'test']);
  });
});
