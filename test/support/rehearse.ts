/** Rehearsals in end-to-end tests: by the command, as an ordinary user, on projects that share what is installed. */
import { strict as assert } from 'node:assert';
import { once } from 'node:events';
import { join } from 'node:path';
import type { Answers } from '../../src/choices/choice.ts';
import { VENV } from '../../src/run/install.ts';
import { INSTALLING, PATH } from './machine.ts';
import { Background, type Ended, ordinaryFolder } from './processes.ts';
import { DJANGO_CLOUD } from './program.ts';
import { Project } from './project.ts';

const ROOT = join(import.meta.dirname, '../..');
const NODE = [process.execPath, '--disable-warning=ExperimentalWarning'];
/** Without the rows of the server contract, which `server-contract-N` asks of every server. */
const COMMAND = [...DJANGO_CLOUD, 'rehearse', '--no-contract'];
const DRIVER = [...NODE, join(ROOT, 'test/support/rehearse-driver.ts')];

/** One check as `--json` prints it. */
export interface Found {
  readonly name: string;
  readonly result: string;
  readonly reason?: string;
  readonly way?: string;
  readonly output?: string;
  readonly seconds: number;
}

export interface Report {
  readonly passed: boolean;
  readonly platforms: readonly {
    readonly id: string;
    readonly checks: readonly Found[];
    readonly contract?: readonly Found[];
  }[];
}

/** Projects of a test. */
export class Workplace {
  private readonly projects: Project[] = [];

  /** Renders a project. */
  project(answers: Answers): Project {
    const project = new Project(answers);
    this.projects.push(project);
    return project;
  }

  /** A virtual environment with the project's locked packages. */
  venv(project: Project): string {
    project.install('requirements.txt');
    return join(project.folder, VENV);
  }

  remove(): void {
    for (const project of this.projects) project.remove();
  }
}

/** Starts a command in a project, as an ordinary user. @param variables of its environment */
function started(
  project: Project,
  argv: readonly string[],
  variables: Record<string, string> = {},
): Background {
  const HOME = ordinaryFolder(join(project.folder, '../rehearsing'));
  const env = { PATH, HOME, LANG: 'C.UTF-8', ...INSTALLING, ...variables };
  return new Background(argv, { cwd: project.folder, env });
}

/** Waits for the end of a command, which may take its time beside others. */
async function ended(background: Background): Promise<Ended> {
  const began = Date.now();
  await once(background.child, 'close');
  const { stdout, stderr, output } = background;
  return { status: background.child.exitCode ?? -1, stdout, stderr, output, took: Date.now() - began };
}

/** `django-cloud rehearse` in a project. */
export function rehearse(project: Project, ...words: readonly string[]): Promise<Ended> {
  return ended(started(project, [...COMMAND, ...words]));
}

/** The same, with the rows of the server contract. */
export function rehearseWhole(project: Project, ...words: readonly string[]): Promise<Ended> {
  return ended(started(project, [...DJANGO_CLOUD, 'rehearse', ...words]));
}

/** The same as the first, to be stopped before it ends. */
export function rehearsing(project: Project, words: readonly string[], variables: Record<string, string>) {
  return started(project, [...COMMAND, ...words], variables);
}

/** The report that a rehearsal printed as JSON. */
export function reportOf({ stdout, output }: Ended): Report {
  assert.ok(stdout.startsWith('{'), output);
  return JSON.parse(stdout) as Report;
}

/** Rehearses under contracts of the tests. */
export function rehearseUnder(project: Project, venv: string, databaseUrl: string, names: readonly string[]) {
  return ended(started(project, [...DRIVER, project.folder, venv, databaseUrl, ...names]));
}

/** Fails with all that was found where anything was but the checks that may be skipped. @returns how many passed */
export function assertPassed(report: Report, skippable: readonly string[] = []): number {
  const checks = report.platforms.flatMap((platform) =>
    platform.checks.map((check) => ({ platform: platform.id, ...check })),
  );
  const wrong = checks.filter(
    ({ name, result }) => result !== 'passed' && !(result === 'skipped' && skippable.includes(name)),
  );
  assert.deepEqual(wrong, []);
  assert.ok(checks.length > 0);
  return checks.filter(({ result }) => result === 'passed').length;
}
