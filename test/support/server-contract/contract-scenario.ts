/** The server contract, asked of every server on every Django line, without a front server and behind what is rendered for it. */
import { strict as assert } from 'node:assert';
import { platforms } from '../../../src/choices/catalog.ts';
import type { Platform, Server } from '../../../src/choices/choice.ts';
import { factsOf } from '../../../src/choices/facts.ts';
import { type Exceptions, REQUIREMENTS, type RequirementId } from '../../../src/choices/server-contract.ts';
import { answersWith } from '../answers.ts';
import { describeWith } from '../machine.ts';
import { Project } from '../project.ts';
import type { Pairing } from '../server-scenario.ts';
import { askBehind, askWithoutFront, type Cells, prepare } from './contract-run.ts';
import { behindNginx, insideApache } from './fronts.ts';

const FRONTS = { nginx: behindNginx, apache: insideApache } as const;
type FrontId = keyof typeof FRONTS;

const host: Platform | undefined = platforms.find(({ id }) => id === 'onprem');

/** Why the own host's front server does not go with a server; undefined where it is rendered. */
const refusalOf = (front: FrontId, server: Server): string | undefined =>
  host?.options
    ?.find(({ id }) => id === 'front')
    ?.check?.(front, {}, { server: server.id }, factsOf({ server: server.id }));

/** What must be found of a row: whether it holds. */
function holds(server: Server, id: RequirementId, front: FrontId | undefined): boolean {
  const exception = (server.cannot as Exceptions | undefined)?.[id];
  return !exception || (front !== undefined && exception.heldByFront === true);
}

/** Tests every row of one server on one Django line. */
export function keepsContract({ server, django, python }: Pairing): void {
  const needs = [
    'nginx',
    'openssl',
    'systemd-socket-activate',
    ...(server.systemPackages ? ['apxs', 'apache2'] : []),
  ];
  describeWith(needs, `${server.title}, Django ${django}: the server contract`, () => {
    const found = new Map<string, Cells>();
    let project: Project;
    before(() => {
      project = new Project(answersWith({ server: server.id, django, python, platforms: ['onprem'] }));
      prepare(project);
    });
    after(() => {
      project.remove();
      for (const { id } of REQUIREMENTS) {
        const cells = [...found].map(
          ([front, of]) => `${front}: ${of.get(id) === undefined ? 'holds' : 'declared'}`,
        );
        console.log(`      ${server.id} ${django} ${id.padEnd(20)} ${cells.join('   ')}`);
      }
    });

    for (const front of [undefined, 'nginx', 'apache'] as const) {
      const refusal = front && refusalOf(front, server);
      if (refusal) continue;
      it(front ? `behind ${front}` : 'without a front server', async () => {
        const cells = front ? await askBehind(project, FRONTS[front]) : await askWithoutFront(project);
        found.set(front ?? 'no front', cells);
        const wrong = REQUIREMENTS.filter(
          ({ id }) => (cells.get(id) === undefined) !== holds(server, id, front),
        );
        const texts = wrong.map(
          ({ id }) => `${id}: ${cells.get(id) ?? 'holds, although the choice says that it does not'}`,
        );
        assert.deepEqual(texts, []);
      });
    }

    it('has exactly one front server that is rendered for it', () => {
      const rendered = (Object.keys(FRONTS) as FrontId[]).filter(
        (front) => refusalOf(front, server) === undefined,
      );
      assert.equal(rendered.length, 1, `${rendered}`);
    });
  });
}
