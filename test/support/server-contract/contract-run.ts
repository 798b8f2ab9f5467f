/** One server on one Django line, started once without a front server and once behind each that is rendered for it. */
import { appendFileSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { choiceOf, servers } from '../../../src/choices/catalog.ts';
import { REQUIREMENTS, type RequirementId } from '../../../src/choices/server-contract.ts';
import { ordinaryFolder } from '../processes.ts';
import { PRODUCTION, type Project } from '../project.ts';
import { addConsumers, channelsIn } from './channels.ts';
import { ask } from './client.ts';
import type { Front } from './fronts.ts';
import { LIMITS, PROBES, type Run } from './probes.ts';

/** What a probe found: nothing, or why the row does not hold. */
export type Cells = ReadonlyMap<RequirementId, string | undefined>;

/** What is installed, migrated and collected before a server starts. */
export function prepare(project: Project): void {
  project.install('requirements.txt');
  addViews(project);
  if (isAsgi(project)) addConsumers(project);
  for (const command of ['collectstatic', 'migrate']) {
    project.succeed(['python', 'manage.py', command, '--noinput'], PRODUCTION);
  }
}

const isAsgi = ({ answers }: Project): boolean => choiceOf(servers, answers.server)?.interface === 'asgi';

/** Rows of a project with Channels: it is another one, for which the server starts anew. */
const WITH_CHANNELS: readonly RequirementId[] = ['websockets'];

/** Rows that are asked of one start, and what that is given. */
function starts(
  project: Project,
  rows: readonly RequirementId[] = REQUIREMENTS.map(({ id }) => id),
): readonly (readonly [readonly RequirementId[], Readonly<Record<string, string>>])[] {
  // Of a synchronous server, which has no such project, they are asked with the others.
  if (!isAsgi(project)) return [[rows, {}]];
  const of = (withChannels: boolean) => rows.filter((id) => WITH_CHANNELS.includes(id) === withChannels);
  const both = [[of(false), {}] as const, [of(true), channelsIn(project)] as const];
  return both.filter(([some]) => some.length > 0);
}

/** Adds the views that probes ask for. */
export function addViews(project: Project): void {
  const views = readFileSync(join(import.meta.dirname, 'views.py'), 'utf8').replaceAll(
    'mysite',
    project.answers.project,
  );
  appendFileSync(join(project.folder, project.answers.project, 'urls.py'), `\n\n${views}`);
}

/** Asks rows of a project that runs. */
export async function askAll(run: Run, rows: readonly RequirementId[]): Promise<Cells> {
  const cells = new Map<RequirementId, string | undefined>();
  // One after another: several of them count what others would change.
  for (const id of rows) {
    cells.set(
      id,
      await PROBES[id](run).then(
        () => undefined,
        (error: Error) => error.message,
      ),
    );
  }
  return cells;
}

/** Starts a project without a front server, and asks it. @param rows all when not given */
export async function askWithoutFront(project: Project, rows?: readonly RequirementId[]): Promise<Cells> {
  const temporary = ordinaryFolder(join(project.folder, '..', 'tmp'));
  const found: [RequirementId, string | undefined][] = [];
  for (const [some, variables] of starts(project, rows)) {
    const limits = { ...LIMITS, TRUSTED_PROXIES: '1', TMPDIR: temporary };
    const server = await project.start({ ...PRODUCTION, ...limits, ...variables });
    try {
      const site = { port: server.port, tls: false, host: 'localhost' };
      const processes = [server.process];
      const run = { site, hasFront: false, folder: project.folder, temporary, processes, threads: 3 };
      found.push(...(await askAll(run, some)));
    } finally {
      await server.process.stop();
    }
  }
  return new Map(found);
}

/** Starts it behind a front server that is rendered for it, and asks it through that. @param rows all when not given */
export async function askBehind(
  project: Project,
  start: (project: Project, variables: Readonly<Record<string, string>>) => Promise<Front>,
  rows?: readonly RequirementId[],
): Promise<Cells> {
  const found: [RequirementId, string | undefined][] = [];
  for (const [some, variables] of starts(project, rows)) {
    const { port, host, temporary, processes } = await start(project, variables);
    const site = { port, tls: true, host };
    try {
      const isUp = (): Promise<boolean> =>
        ask(site, '/').then(
          ({ status }) => status === 200,
          () => false,
        );
      await processes
        .at(-1)!
        .until(isUp, 'up')
        .catch((error: Error) => {
          throw new Error(`${error.message}\n${processes[0]?.output}`);
        });
      const run = { site, hasFront: true, folder: project.folder, temporary, processes, threads: 3 };
      found.push(...(await askAll(run, some)));
    } finally {
      for (const one of processes.toReversed()) await one.stop();
    }
  }
  return new Map(found);
}
