/** A user's project that was switched to each platform: its tests pass and it serves. See switch.test.ts. */
import { rmSync } from 'node:fs';
import type { DatabaseServer } from '../support/database-server.ts';
import { describeWith } from '../support/machine.ts';
import { temporaryFolder } from '../support/processes.ts';
import { sharedDatabase } from '../support/shared-database.ts';
import { offered, onPlatform, toPlatform, usersProject, worksOn } from '../support/switches.ts';

describeWith(['pg_config'], 'a project of a user that was switched to a platform', () => {
  let postgresql: DatabaseServer;
  let folder = '';
  before(async () => {
    folder = temporaryFolder('platforms-');
    postgresql = await sharedDatabase('postgresql', folder);
  });
  after(async () => {
    await postgresql?.stop();
    rmSync(folder, { recursive: true, force: true });
  });

  for (const [index, id] of offered.entries()) {
    it(`runs on ${id}`, async () => {
      const from = offered.find((one) => one !== id)!;
      const project = await toPlatform(usersProject(onPlatform(from)), id);
      try {
        await worksOn(project, { DATABASE_URL: postgresql.create(`shop_${index}`) });
      } finally {
        project.remove();
      }
    });
  }
});
