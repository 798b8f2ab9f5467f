/** The rendered scripts under shellcheck: every server, every database. */
import { execFileSync } from 'node:child_process';
import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { databases, servers } from '../../src/choices/catalog.ts';
import { plan } from '../../src/plan/plan.ts';
import { answersWith } from '../support/answers.ts';
import { describeWith } from '../support/machine.ts';
import { temporaryFolder } from '../support/processes.ts';

describeWith(['shellcheck'], 'onprem: scripts', () => {
  for (const server of servers) {
    for (const database of databases) {
      it(`are clean with ${server.title} and ${database.title}`, () => {
        const folder = temporaryFolder('scripts-');
        try {
          const answers = answersWith({ server: server.id, database: database.id, platforms: ['onprem'] });
          const scripts = plan(answers).filter(({ path }) => /^onprem\/.*\.sh$/.test(path));
          const paths = scripts.map(({ path, contents }) => {
            const target = join(folder, path.replaceAll('/', '-'));
            writeFileSync(target, contents);
            return target;
          });
          execFileSync('shellcheck', ['--severity=style', ...paths], { encoding: 'utf8', stdio: 'pipe' });
        } catch (error) {
          throw new Error(String((error as { stdout?: unknown }).stdout ?? error));
        } finally {
          rmSync(folder, { recursive: true, force: true });
        }
      });
    }
  }
});
