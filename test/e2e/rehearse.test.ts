/**
 * Every server on every platform that is there, rehearsed by the command as a user would: in a project for that platform
 * alone, and in one for all platforms at once.
 */
import { rmSync } from 'node:fs';
import { AXES } from '../../src/choices/axes.ts';
import { databases, djangoLines, platforms, servers } from '../../src/choices/catalog.ts';
import type { Answers, Server } from '../../src/choices/choice.ts';
import { answersWith } from '../support/answers.ts';
import { describeWith } from '../support/machine.ts';
import { Postgresql } from '../support/postgresql.ts';
import { temporaryFolder } from '../support/processes.ts';
import { assertPassed, rehearse, reportOf, Workplace } from '../support/rehearse.ts';

const axis = AXES.find(({ key }) => key === 'platforms');
const database = databases.find((choice) => !choice.embedded)?.id ?? '';

/** The platforms that go with a server, and say what they do with a project. */
function fitting(server: Server): readonly string[] {
  const all = platforms.filter(
    (platform) => platform.contract && axis?.unavailable(platform, { server: server.id }) === undefined,
  );
  return all.map(({ id }) => id);
}

/** Each platform alone, then all of them where there are several. */
function sets(ids: readonly string[]): readonly (readonly string[])[] {
  return [...ids.map((id) => [id]), ...(ids.length > 1 ? [ids] : [])];
}

/**
 * Not looked at: `disk` where the disk stays, `stylesheet` where the platform's front server has the files, and
 * `address` where requests come from this machine only.
 */
const SKIPPABLE = ['disk', 'stylesheet', 'address'];

describeWith(['pg_config'], 'rehearsals on every platform', () => {
  let postgresql: Postgresql;
  let folder = '';
  const workplace = new Workplace();
  const times: string[] = [];
  let checks = 0;
  before(async () => {
    folder = temporaryFolder('rehearse-');
    postgresql = await Postgresql.start(folder);
  });
  after(async () => {
    console.log(`      ${times.length} rehearsals, ${checks} checks passed: ${times.join(', ')}`);
    workplace.remove();
    await postgresql?.stop();
    rmSync(folder, { recursive: true, force: true });
  });

  async function rehearsed(answers: Answers, name: string): Promise<void> {
    const project = workplace.project(answers);
    const venv = workplace.venv(project);
    const ended = await rehearse(
      project,
      ...['--json', '--venv', venv, '--database-url', postgresql.create(name)],
    );
    checks += assertPassed(reportOf(ended), SKIPPABLE);
    times.push(`${answers.server} ${answers.platforms.join('+')} ${(ended.took / 1000).toFixed(1)} s`);
  }

  for (const [row, server] of servers.entries()) {
    const all = sets(fitting(server));
    if (all.length === 0) continue;
    describeWith(server.systemPackages ? ['apxs'] : [], server.title, () => {
      const django = djangoLines[row % djangoLines.length]?.id ?? '';
      for (const [column, ids] of all.entries()) {
        it(`Django ${django}: every check passes for ${ids.join(' and ')}`, () =>
          rehearsed(
            answersWith({ server: server.id, django, database, platforms: ids }),
            `rehearse_${server.id}_${column}`,
          ));
      }
    });
  }
});
