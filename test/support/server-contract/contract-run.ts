/** One server on one Django line, started once without a front server and once behind each that is rendered for it. */
import { appendFileSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { REQUIREMENTS, type RequirementId } from '../../../src/choices/server-contract.ts';
import { ordinaryFolder } from '../processes.ts';
import { PRODUCTION, type Project } from '../project.ts';
import { ask } from './client.ts';
import type { Front } from './fronts.ts';
import { LIMITS, PROBES, type Run } from './probes.ts';

/** What a probe found: nothing, or why the row does not hold. */
export type Cells = ReadonlyMap<RequirementId, string | undefined>;

/** What is installed, migrated and collected before a server starts. */
export function prepare(project: Project): void {
  project.install('requirements.txt');
  addViews(project);
  for (const command of ['collectstatic', 'migrate']) {
    project.succeed(['python', 'manage.py', command, '--noinput'], PRODUCTION);
  }
}

/** Adds the views that probes ask for. */
export function addViews(project: Project): void {
  const views = readFileSync(join(import.meta.dirname, 'views.py'), 'utf8').replaceAll(
    'mysite',
    project.answers.project,
  );
  appendFileSync(join(project.folder, project.answers.project, 'urls.py'), `\n\n${views}`);
}

/** Asks every row of a project that runs. @param rows all when not given */
export async function askAll(
  run: Run,
  rows: readonly RequirementId[] = REQUIREMENTS.map(({ id }) => id),
): Promise<Cells> {
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

/** Starts a project without a front server, and asks it. */
export async function askWithoutFront(project: Project, rows?: readonly RequirementId[]): Promise<Cells> {
  const temporary = ordinaryFolder(join(project.folder, '..', 'tmp'));
  const server = await project.start({ ...PRODUCTION, ...LIMITS, TRUSTED_PROXIES: '1', TMPDIR: temporary });
  try {
    const site = { port: server.port, tls: false, host: 'localhost' };
    const { process } = server;
    return await askAll(
      { site, hasFront: false, folder: project.folder, temporary, processes: [process], threads: 3 },
      rows,
    );
  } finally {
    await server.process.stop();
  }
}

/** Starts it behind a front server that is rendered for it, and asks it through that. */
export async function askBehind(
  project: Project,
  start: (project: Project) => Promise<Front>,
  rows?: readonly RequirementId[],
): Promise<Cells> {
  const { port, host, temporary, processes } = await start(project);
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
    return await askAll(
      { site, hasFront: true, folder: project.folder, temporary, processes, threads: 3 },
      rows,
    );
  } finally {
    for (const one of processes.toReversed()) await one.stop();
  }
}
