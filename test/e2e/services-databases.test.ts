/** Databases with TLS, as every platform binds them: real servers, real connections. */
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { answersWith } from '../support/answers.ts';
import { describeWith } from '../support/machine.ts';
import { ordinaryFolder, temporaryFolder } from '../support/processes.ts';
import { Project } from '../support/project.ts';
import { mariadbServer, postgresqlServer } from '../support/services/servers.ts';
import { authorities, boundInEveryForm, type Subject } from '../support/services/suite.ts';

const KINDS = [
  { database: 'postgresql', server: 'gunicorn', start: postgresqlServer, needs: ['pg_config'] },
  { database: 'mysql', server: 'uvicorn', start: mariadbServer, needs: ['mariadbd'] },
] as const;

for (const { database, server, start, needs } of KINDS) {
  describeWith([...needs, 'openssl'], `a bound database: ${database}, under ${server}`, function () {
    this.timeout(600_000);
    let folder = '';
    let subject: Subject | undefined;
    before(async () => {
      folder = temporaryFolder('bound-database-');
      const { tls, strange } = authorities(ordinaryFolder(join(folder, 'tls')));
      const platforms = ['cloudfoundry', 'codeengine', 'onprem'];
      const project = new Project(answersWith({ project: 'shop', server, database, platforms }));
      project.install('requirements.txt');
      const running = await start({ folder: ordinaryFolder(join(folder, 'server')), tls });
      const files = ordinaryFolder(join(folder, 'platform'));
      subject = { project, server: running, tls, strange, folder: files, beside: { LOG_LEVEL: 'INFO' } };
    });
    after(async () => {
      await subject?.server.stop();
      subject?.project.remove();
      rmSync(folder, { recursive: true, force: true });
    });

    boundInEveryForm(database, () => subject!, 'database', 'database');
  });
}
