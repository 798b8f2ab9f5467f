/** The rows of the server contract, asked by the rehearsal of a project as its user has it. */
import { strict as assert } from 'node:assert';
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { servers } from '../../src/choices/catalog.ts';
import { type Exceptions, REQUIREMENTS } from '../../src/choices/server-contract.ts';
import { plain } from '../../src/rehearse/plain.ts';
import { rehearse } from '../../src/rehearse/rehearse.ts';
import { resultsAsJson } from '../../src/rehearse/report.ts';
import { answersWith } from '../support/answers.ts';
import { type Found, rehearseWhole, reportOf, Workplace } from '../support/rehearse.ts';

/** The first server of an interface that says what it cannot keep. */
const server = servers.find(({ cannot }) => cannot)!;

describe('the server contract in a rehearsal', () => {
  const workplace = new Workplace();
  const project = workplace.project(answersWith({ server: server.id }));
  let venv = '';
  before(() => {
    venv = workplace.venv(project);
  });
  after(() => workplace.remove());

  /** The rows, without the checks that nothing here is about. */
  async function rows(): Promise<Readonly<Record<string, Found>>> {
    const { answers, folder } = project;
    const stage = { id: 'plain', title: 'plain', contract: plain, options: {} };
    const only = ['build', 'migrate', 'start', 'page'];
    const asked = { folder, answers, venv, only, stages: [stage], page: '/', asksContract: true };
    const results = await rehearse(
      { ...asked, databaseUrl: undefined, variables: {}, env: process.env },
      { begins: () => undefined, found: () => undefined },
    );
    const { platforms } = resultsAsJson(answers.project, results) as ReturnType<typeof reportOf>;
    return Object.fromEntries((platforms[0]?.contract ?? []).map((row) => [row.name, row]));
  }

  const textOf = (path: string): string => readFileSync(join(project.folder, path), 'utf8');

  it('has a result for each row, and the sentence of what the server cannot keep', async () => {
    const ended = await rehearseWhole(project, '--json', '--venv', venv);
    assert.equal(ended.status, 0, ended.output);
    const found = reportOf(ended).platforms[0]?.contract ?? [];
    assert.deepEqual(
      found.map(({ name, result, reason }) => [name, result, reason]),
      REQUIREMENTS.map(({ id }) => {
        const exception = (server.cannot as Exceptions)[id];
        return exception ? [id, 'declared', exception.caution] : [id, 'passed', undefined];
      }),
    );
    // The project itself is as it was.
    assert.doesNotMatch(textOf('mysite/settings.py'), /contract_views/);
  });

  it('says what was seen of a row that the project does not keep', async () => {
    const path = 'mysite/gateway/wsgi.py';
    const text = textOf(path);
    writeFileSync(join(project.folder, path), text.replace('if length > limit:', 'if False:'));
    const found = await rows();
    writeFileSync(join(project.folder, path), text);
    assert.equal(found['body-limit']?.result, 'failed');
    assert.match(found['body-limit']?.reason ?? '', /^POST \/nowhere got 404|^POST \/ got \d+/);
    assert.equal(found['chunked-body']?.result, 'passed');
  });

  it('says of a project without the gateway which rows need it', async () => {
    const path = 'mysite/wsgi.py';
    const text = textOf(path);
    const without = text
      .replace(/^from mysite\.gateway.*\n/m, '')
      .replace(/^application = guarded\((.+)\)$/m, 'application = $1');
    assert.doesNotMatch(without, /guarded/);
    writeFileSync(join(project.folder, path), without);
    rmSync(join(project.folder, 'mysite/gateway'), { recursive: true });
    const found = await rows();
    const needing = Object.values(found).filter(({ result }) => result === 'skipped');
    assert.ok(needing.length >= 3, JSON.stringify(found));
    for (const { reason } of needing)
      assert.match(reason ?? '', /^the project has no mysite\/gateway, without which/);
    for (const id of ['chunked-body', 'body-limit', 'client-address'])
      assert.equal(found[id]?.result, 'skipped', id);
    assert.equal(found.readiness?.result, 'passed');
  });
});
