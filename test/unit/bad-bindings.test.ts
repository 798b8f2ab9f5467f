/** The rendered adapters, without Django, on bindings that are malformed or hostile: one clear line, and no secret in it. */
import { strict as assert } from 'node:assert';
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { services } from '../../src/choices/catalog.ts';
import { writeProject } from '../../src/commands/destination.ts';
import { plan } from '../../src/plan/plan.ts';
import { answersWith } from '../support/answers.ts';
import { BAD_BINDINGS, SECRET } from '../support/bad-bindings.ts';
import { inFolder } from '../support/command.ts';

/** What both adapters say of each environment: all cases in one process. */
const DRIVER = `
import json, sys
from shop import cloudfoundry, codeengine
said = []
for variables in json.load(sys.stdin):
    lines = []
    for adapter in (cloudfoundry, codeengine):
        lines += adapter.injected(variables).problems
    said.append(lines)
json.dump(said, sys.stdout)
`;

function said(folder: string): readonly (readonly string[])[] {
  const answers = answersWith({
    project: 'shop',
    platforms: ['cloudfoundry', 'codeengine'],
    database: 'postgresql',
    services: services.map(({ id }) => id),
  });
  writeProject(join(folder, 'project'), plan(answers));
  const { stdout, stderr, status } = spawnSync('python3', ['-c', DRIVER], {
    cwd: join(folder, 'project'),
    input: JSON.stringify(BAD_BINDINGS.map(({ variables }) => variables)),
    encoding: 'utf8',
  });
  assert.equal(status, 0, stderr);
  return JSON.parse(stdout);
}

describe(`${BAD_BINDINGS.length} bad bindings`, () => {
  let all: readonly (readonly string[])[] = [];
  before(async () => {
    all = await inFolder(async (folder) => said(folder));
  });

  it('are forty or more', () => assert.ok(BAD_BINDINGS.length >= 40));

  BAD_BINDINGS.forEach(({ title, says }, index) => {
    it(`${title}: one line that says why`, () => {
      const [line = '', ...more] = all[index] ?? [];
      assert.deepEqual(more, [], 'the other platform has nothing to say');
      assert.match(line, says);
      assert.doesNotMatch(line, /\n/);
      assert.ok(!line.includes(SECRET), line);
      assert.match(line, /^[A-Z][A-Za-z_* ]+/, 'it names the variable');
    });
  });
});
