/** Servers on platforms, rehearsed by the command as a user would, two at a time. */
import { rmSync } from 'node:fs';
import { AXES } from '../../src/choices/axes.ts';
import { databases, djangoLines, platforms, servers } from '../../src/choices/catalog.ts';
import type { Server } from '../../src/choices/choice.ts';
import { answersWith } from './answers.ts';
import type { DatabaseServer } from './database-server.ts';
import { describeWith } from './machine.ts';
import { temporaryFolder } from './processes.ts';
import { assertPassed, rehearse, reportOf, Workplace } from './rehearse.ts';
import { sharedDatabase } from './shared-database.ts';
import { shareOf } from './shares.ts';

const axis = AXES.find(({ key }) => key === 'platforms');
const database = databases.find((choice) => !choice.embedded)?.id ?? '';

/** The platforms that go with a server, and say what they do with a project. */
export function fitting(server: Server): readonly string[] {
  const all = platforms.filter(
    (platform) => platform.contract && axis?.unavailable(platform, { server: server.id }) === undefined,
  );
  return all.map(({ id }) => id);
}

/**
 * The servers that are tried with all platforms at once: of each interface the one that is chosen by itself, and those that need
 * more than packages. What the platforms do to each other does not depend on a server, and each platform meets every one alone.
 */
export const isTriedTogether = (server: Server): boolean =>
  server.default === true || server.systemPackages !== undefined;

/**
 * Not looked at: `disk` where the disk stays, `stylesheet` and `loading` where the platform's front server has the files, and
 * `address` where requests come from this machine only.
 */
export const SKIPPABLE = ['disk', 'stylesheet', 'loading', 'address'];

/** Options of platforms that hand services over in several forms: each form meets servers of both interfaces. */
function formsOf(ids: readonly string[], row: number): Readonly<Record<string, Record<string, string>>> {
  const found = platforms.flatMap(({ id, options = [] }) => {
    const { choices = [] } = options.find((option) => option.id === 'bindings') ?? {};
    return ids.includes(id) && choices.length > 0
      ? [[id, { bindings: choices[row % choices.length] ?? '' }] as const]
      : [];
  });
  return Object.fromEntries(found);
}

/** Rehearsals that wait for one another, so that no more than two run at once: each is half waiting. */
class Queue {
  private readonly lanes: Promise<unknown>[] = [Promise.resolve(), Promise.resolve()];
  private next = 0;

  add(work: () => Promise<void>): Promise<void> {
    const lane = this.next++ % this.lanes.length;
    const result = (this.lanes[lane] as Promise<unknown>).then(work);
    // Whoever asks for the result hears of a failure; the lane goes on.
    this.lanes[lane] = result.catch(() => undefined);
    return result;
  }
}

/**
 * A suite in which projects of every server are rehearsed, all their platforms in one go.
 *
 * @param sets the platforms of each project of a server
 * @param file of the tests, which has a share of the servers
 */
export function rehearsals(
  title: string,
  sets: (server: Server) => readonly (readonly string[])[],
  file: string,
): void {
  describeWith(['pg_config'], title, () => {
    let postgresql: DatabaseServer;
    let folder = '';
    const workplace = new Workplace();
    const times: string[] = [];
    let checks = 0;
    const started = Date.now();
    before(async () => {
      folder = temporaryFolder('rehearse-');
      postgresql = await sharedDatabase('postgresql', folder);
    });
    after(async () => {
      const took = Math.round((Date.now() - started) / 1000);
      console.log(`      ${times.length} runs, ${checks} checks passed, ${took} s: ${times.join(', ')}`);
      workplace.remove();
      await postgresql?.stop();
      rmSync(folder, { recursive: true, force: true });
    });

    for (const [row, server] of shareOf([...servers.entries()], file)) {
      const all = sets(server);
      if (all.length === 0) continue;
      // Each Django line meets servers of both interfaces.
      const django = djangoLines[row % djangoLines.length]?.id ?? '';
      describeWith(server.systemPackages ? ['apxs'] : [], server.title, () => {
        const results: Promise<void>[] = [];
        before(() => {
          const queue = new Queue();
          const projects = all.map((ids) => {
            const options = formsOf(ids, row);
            const project = workplace.project(
              answersWith({ server: server.id, django, database, platforms: ids, options }),
            );
            return { ids, project, venv: workplace.venv(project) };
          });
          for (const [column, { ids, project, venv }] of projects.entries()) {
            const url = postgresql.create(`rehearse_${server.id}_${column}`);
            const result = queue.add(async () => {
              const ended = await rehearse(project, '--json', '--venv', venv, '--database-url', url);
              checks += assertPassed(reportOf(ended), SKIPPABLE);
              times.push(`${server.id} ${ids.join('+')} ${(ended.took / 1000).toFixed(1)} s`);
            });
            result.catch(() => undefined);
            results.push(result);
          }
        });
        for (const [column, ids] of all.entries())
          it(`Django ${django}: every check passes for ${ids.join(' and ')}`, () => results[column]);
      });
    }
  });
}
