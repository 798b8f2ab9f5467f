/** The scripts of the own server with --dry-run where there is nothing of it yet: no systemd, no front server, no rights. */
import { strict as assert } from 'node:assert';
import { readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { servers } from '../../src/choices/catalog.ts';
import { writeProject } from '../../src/commands/destination.ts';
import { plan } from '../../src/plan/plan.ts';
import { answersWith } from '../support/answers.ts';
import { run, temporaryFolder } from '../support/processes.ts';

describe('the own server before there is one', () => {
  for (const server of servers) {
    it(`says what it would do, on any machine and for any user, with ${server.title}`, () => {
      const folder = temporaryFolder('dry-');
      const answers = answersWith({
        project: 'shop',
        server: server.id,
        platforms: ['onprem'],
        services: ['tasks'],
      });
      writeProject(folder, plan(answers));
      const before = readdirSync(folder, { recursive: true }).length;
      // Neither systemd nor a front server, nor this Python.
      const place = { cwd: folder, env: { PATH: '/usr/bin:/bin', PYTHON: 'python3.99' } };
      for (const [script, ...words] of [['set-up.sh'], ['deploy.sh'], ['deploy.sh', 'deploy']]) {
        const { status, output, stderr } = run(
          [join(folder, 'onprem', script!), '--dry-run', ...words],
          place,
        );
        assert.equal(status, 0, output);
        assert.equal(stderr, '');
        assert.match(output, /^would run: /m);
      }
      const back = run([join(folder, 'onprem/deploy.sh'), '--dry-run', 'roll-back'], place);
      assert.deepEqual([back.status, back.output], [1, 'deploy.sh: there is no release before the first.\n']);
      const releases = run([join(folder, 'onprem/deploy.sh'), 'releases'], place);
      assert.deepEqual(
        [releases.status, releases.output],
        [1, 'deploy.sh: /srv/shop/releases is missing: there is no release yet.\n'],
      );
      assert.equal(readdirSync(folder, { recursive: true }).length, before);
      rmSync(folder, { recursive: true, force: true });
    });
  }
});
