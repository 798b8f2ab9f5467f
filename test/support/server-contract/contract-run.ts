/** One server on one Django line, started once without a front server and once behind each that is rendered for it. */
import { join } from 'node:path';
import type { RequirementId } from '../../../src/choices/server-contract.ts';
import { memoryOf } from '../../../src/rehearse/listening.ts';
import { ask } from '../../../src/rehearse/rows/connection.ts';
import { askRows } from '../../../src/rehearse/rows/rows.ts';
import { addViews, LIMITS, type Run } from '../../../src/rehearse/rows/run.ts';
import { patiently } from '../patience.ts';
import { type Background, ordinaryFolder } from '../processes.ts';
import { PRODUCTION, type Project } from '../project.ts';
import type { Front } from './fronts.ts';

/** What a probe found: nothing, or why the row does not hold. */
export type Cells = ReadonlyMap<RequirementId, string | undefined>;

/** What is installed, migrated and collected before a server starts. */
export function prepare(project: Project): void {
  project.install('requirements.txt');
  addViews(project.folder, project.answers.project);
  for (const command of ['collectstatic', 'migrate']) {
    project.succeed(['python', 'manage.py', command, '--noinput'], PRODUCTION);
  }
}

/** Asks rows of a project that runs. @param rows all when not given */
async function askAll(run: Run, rows?: readonly RequirementId[]): Promise<Cells> {
  const cells = new Map<RequirementId, string | undefined>();
  for await (const [id, why] of askRows(run, rows)) cells.set(id, why);
  return cells;
}

/** What the rows look at of processes of a project. */
function watched(project: Project, processes: readonly Background[]) {
  return {
    hangs: join(project.folder, project.answers.project, 'hangs.txt'),
    output: () => processes.map((one) => one.output).join(''),
    memory: () => processes.reduce((sum, { child }) => sum + (memoryOf(child.pid ?? 0) ?? 0), 0),
    page: '/',
    threads: 3,
  };
}

/** Starts a project without a front server, and asks it. */
export async function askWithoutFront(project: Project, rows?: readonly RequirementId[]): Promise<Cells> {
  const temporary = ordinaryFolder(join(project.folder, '..', 'tmp'));
  const server = await project.start({ ...PRODUCTION, ...LIMITS, TMPDIR: temporary });
  try {
    const site = { port: server.port, tls: false, host: 'localhost', patience: patiently };
    return await askAll({ ...watched(project, [server.process]), site, hasFront: false, temporary }, rows);
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
  const site = { port, tls: true, host, patience: patiently };
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
    return await askAll({ ...watched(project, processes), site, hasFront: true, temporary }, rows);
  } finally {
    for (const one of processes.toReversed()) await one.stop();
  }
}
