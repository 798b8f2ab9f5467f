/** Every server under three contracts: what all platforms agree on, a buildpack's and a container's. */
import { rmSync } from 'node:fs';
import { databases, djangoLines, servers } from '../../src/choices/catalog.ts';
import { answersWith } from './answers.ts';
import type { DatabaseServer } from './database-server.ts';
import { describeWith } from './machine.ts';
import { temporaryFolder } from './processes.ts';
import { assertPassed, rehearse, rehearseUnder, reportOf, Workplace } from './rehearse.ts';
import { CONTRACTS } from './rehearse-contracts.ts';
import { sharedDatabase } from './shared-database.ts';
import { shareOf } from './shares.ts';

const database = databases.find((choice) => !choice.embedded)?.id ?? '';

const at = (venv: string, url: string) => ['--venv', venv, '--database-url', url];

/** @param file of the tests, which has a share of the servers */
export function rehearsesUnderContracts(file: string): void {
  describeWith(['pg_config'], 'rehearsals under contracts of the tests', () => rehearses(file));
}

function rehearses(file: string): void {
  let postgresql: DatabaseServer;
  let folder = '';
  const workplace = new Workplace();
  const times: string[] = [];
  before(async () => {
    folder = temporaryFolder('rehearse-');
    postgresql = await sharedDatabase('postgresql', folder);
  });
  after(async () => {
    console.log(`      ${times.length} rehearsals: ${times.join(', ')}`);
    workplace.remove();
    await postgresql?.stop();
    rmSync(folder, { recursive: true, force: true });
  });

  for (const [row, server] of shareOf([...servers.entries()], file)) {
    describeWith(server.systemPackages ? ['apxs'] : [], server.title, () => {
      const django = djangoLines[row % djangoLines.length]?.id ?? '';
      it(`Django ${django}: every check passes under every contract`, async () => {
        const project = workplace.project(answersWith({ server: server.id, django, database }));
        const venv = workplace.venv(project);
        const names = Object.keys(CONTRACTS);
        const ended = await Promise.all([
          rehearseUnder(project, venv, postgresql.create(`contracts_${server.id}`), names),
          rehearse(project, 'plain', '--json', ...at(venv, postgresql.create(`plain_${server.id}`))),
        ]);
        for (const one of ended) {
          const report = reportOf(one);
          assertPassed(report, ['disk']);
          const ids = report.platforms.map(({ id }) => id).join(' + ');
          times.push(`${server.id} ${ids} ${(one.took / 1000).toFixed(1)} s`);
        }
      });
    });
  }
}
