/**
 * Servers under three contracts: what all platforms agree on, a buildpack's and a container's. Those of the platforms, which
 * every server meets in rehearse-N, have all that these have: here are the servers that are tried with all platforms at once.
 */
import { strict as assert } from 'node:assert';
import { rmSync } from 'node:fs';
import { databases, djangoLines, platforms, servers } from '../../src/choices/catalog.ts';
import { answersWith } from './answers.ts';
import type { DatabaseServer } from './database-server.ts';
import { describeWith } from './machine.ts';
import { temporaryFolder } from './processes.ts';
import { assertPassed, rehearse, rehearseUnder, reportOf, Workplace } from './rehearse.ts';
import { CONTRACTS, derived } from './rehearse-contracts.ts';
import { isTriedTogether } from './rehearse-platforms.ts';
import { sharedDatabase } from './shared-database.ts';

const database = databases.find((choice) => !choice.embedded)?.id ?? '';

const at = (venv: string, url: string) => ['--venv', venv, '--database-url', url];

export function rehearsesUnderContracts(): void {
  describeWith(['pg_config'], 'rehearsals under contracts of the tests', rehearses);
}

function rehearses(): void {
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

  it('set nothing that no platform sets, which every server meets', () => {
    const place = { project: 'mysite', port: 8080, folder: '/app', options: {} };
    for (const [name, { runVariables, disk }] of Object.entries(CONTRACTS)) {
      // The project's own modules derive some from the platform's, and a launcher says itself where it is.
      const others = ['HOME', ...Object.keys(derived(place))];
      const names = Object.keys(runVariables(place)).filter((one) => !others.includes(one));
      const same = platforms.filter(({ contract }) => {
        const known = contract?.runVariables(place) ?? {};
        return names.every((one) => one in known);
      });
      assert.ok(same.length > 0, `${name}: ${names.join(', ')}`);
      assert.ok(
        platforms.some(({ contract }) => contract?.disk === disk),
        `${name}: ${disk}`,
      );
    }
  });

  for (const [row, server] of servers.entries()) {
    if (!isTriedTogether(server)) continue;
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
