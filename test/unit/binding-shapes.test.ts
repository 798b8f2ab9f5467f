/** Shapes of bindings from a seed, through the rendered adapters: see test/support/bindings/generate.py. */
import { strict as assert } from 'node:assert';
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { databases, services } from '../../src/choices/catalog.ts';
import { writeProject } from '../../src/commands/destination.ts';
import { plan } from '../../src/plan/plan.ts';
import { answersWith } from '../support/answers.ts';
import { inFolder } from '../support/command.ts';

/** Another seed finds other shapes: SHAPES_SEED=2 npx mocha test/unit/binding-shapes.test.ts */
const SEED = process.env.SHAPES_SEED ?? '20261129';
const COUNT = 1000;
const DRIVER = join(import.meta.dirname, '../support/bindings/drive.py');

interface Result {
  readonly told: Readonly<Record<string, number>>;
  readonly wrong: readonly unknown[];
}

function results(folder: string, database: string): Result {
  const answers = answersWith({
    project: 'shop',
    platforms: ['cloudfoundry', 'codeengine'],
    database,
    services: services.map(({ id }) => id),
  });
  writeProject(join(folder, 'project'), plan(answers));
  const words = [DRIVER, join(folder, 'project'), database, SEED, String(COUNT)];
  const { stdout, stderr, status } = spawnSync('python3', words, { encoding: 'utf8' });
  assert.equal(status, 0, stderr);
  return JSON.parse(stdout) as Result;
}

const servers = databases.filter(({ embedded }) => !embedded);

describe(`${servers.length * COUNT} shapes of bindings, seed ${SEED}`, function () {
  this.timeout(120_000);
  for (const { id } of servers)
    it(`${id}: none ends in a traceback, goes elsewhere, or has less protection than it asks for`, async () => {
      const { told, wrong } = await inFolder(async (folder) => results(folder, id));
      const counts = Object.entries(told).map(([what, number]) => `${what} ${number}`);
      console.log(`      ${id}: ${counts.sort().join(', ')}`);
      assert.deepEqual(wrong.slice(0, 3), [], `${wrong.length} of ${COUNT}`);
      assert.ok(told['refused by the project']! < COUNT / 3, 'most are used');
    });
});
