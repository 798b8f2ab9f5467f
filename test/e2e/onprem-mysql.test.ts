/** A project with MariaDB on the same host: set up as docs/onprem.md says it, known there by its account, over the socket. */
import { strict as assert } from 'node:assert';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { choiceOf, databases } from '../../src/choices/catalog.ts';
import { answersWith } from '../support/answers.ts';
import { describeWith } from '../support/machine.ts';
import { Mariadb } from '../support/mariadb.ts';
import { run, temporaryFolder } from '../support/processes.ts';
import { BY_HTTPS, PRODUCTION, Project } from '../support/project.ts';

const { host } = choiceOf(databases, 'mysql').server!;

describeWith(['mariadbd'], 'MariaDB on the host itself', () => {
  let folder = '';
  let mariadb: Mariadb;
  let project: Project;
  before(async () => {
    folder = temporaryFolder('onprem-mysql-');
    mariadb = await Mariadb.start(folder);
    project = new Project(answersWith({ database: 'mysql', platforms: ['onprem'] }));
    project.install('requirements.txt');
  });
  after(async () => {
    await mariadb?.stop();
    project?.remove();
    rmSync(folder, { recursive: true, force: true });
  });

  it('lets in the account that runs the project, and nobody without a password over the network', async () => {
    const place = { cwd: folder, env: process.env };
    const account = run(['id', '--user', '--name'], place).stdout.trim();
    const statements = host
      .install(account)
      .flatMap((line) => /^sudo mariadb -e '(.*)'$/.exec(line)?.[1] ?? []);
    assert.equal(statements.length, 3);
    for (const statement of statements) mariadb.sql(statement);

    const documented = host.address(account);
    const socket = encodeURIComponent(join(folder, 'mariadb', 'socket'));
    const DATABASE_URL = documented.replace(encodeURIComponent('/run/mysqld/mysqld.sock'), socket);
    assert.notEqual(DATABASE_URL, documented);
    project.succeed(['python', 'manage.py', 'migrate', '--noinput'], { ...PRODUCTION, DATABASE_URL });
    project.succeed(['python', 'manage.py', 'collectstatic', '--noinput']);
    const running = await project.start({ DATABASE_URL });
    assert.equal((await running.get('/readyz')).status, 200);
    assert.equal((await running.get('/', BY_HTTPS)).status, 200);
    await running.process.stop();

    const byNetwork = DATABASE_URL.replace(socket, `127.0.0.1:${mariadb.port}`);
    const environment = { ...PRODUCTION, DATABASE_URL: byNetwork };
    const refused = project.run(['python', 'manage.py', 'migrate', '--noinput'], environment);
    assert.notEqual(refused.status, 0);
    assert.match(refused.output, /Access denied/);
  });
});
