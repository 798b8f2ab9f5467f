/** The worker of a rendered project, and what its tasks have written down. */
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Answers } from '../../src/choices/choice.ts';
import { contextOf } from '../../src/plan/context.ts';
import { Background, giveToOrdinaryUser } from './processes.ts';
import { PRODUCTION, Project } from './project.ts';
import { ProjectShell } from './project-shell.ts';

/** Tasks that a test can watch, and one that does what no task should. */
const trials = (module: string): string => `
import os
import time

from ${module} import task


def note(line):
    with open("notes.txt", "a") as file:
        file.write(line + "\\n")


@task
def slow(name, seconds):
    note(f"begin {name}")
    time.sleep(seconds)
    note(f"end {name}")


@task
def held(name):
    note(f"begin {name}")
    while not os.path.exists("go.txt"):
        time.sleep(0.02)
    note(f"end {name}")


@task
def deadly():
    note("begin deadly")
    os.kill(os.getpid(), 9)
`;

/** As short as is allowed: what tests wait for. */
const LEASE = '2';

export class WorkerProject extends Project {
  private shell: ProjectShell | undefined;
  private readonly variables: Readonly<Record<string, string>>;

  /** Renders, installs and migrates a project with tasks of the test's own. */
  constructor(answers: Answers, databaseUrl: string | undefined) {
    super(answers);
    this.variables = {
      ...PRODUCTION,
      WORKER_LEASE: LEASE,
      ...(databaseUrl === undefined ? {} : { DATABASE_URL: databaseUrl }),
    };
    const { django } = contextOf(answers);
    writeFileSync(join(this.folder, 'trials.py'), trials(django.hasTasks ? 'django.tasks' : 'django_tasks'));
    writeFileSync(join(this.folder, 'notes.txt'), '');
    giveToOrdinaryUser(this.folder);
    this.install('requirements.txt');
    this.manage('migrate', '--noinput');
  }

  /** Runs a command of manage.py that must succeed. @returns what it printed */
  manage(...args: readonly string[]): string {
    return this.succeed(['python', 'manage.py', ...args], this.variables);
  }

  /** Starts a command of manage.py. */
  background(args: readonly string[], variables: Readonly<Record<string, string>> = {}): Background {
    const env = this.environment({ ...this.variables, ...variables });
    return new Background(['python', 'manage.py', ...args], { cwd: this.folder, env });
  }

  /** Starts the project's worker by its rendered command. */
  worker(): Background {
    const [process] = contextOf(this.answers).processes;
    return this.background((process?.argv ?? []).slice(2));
  }

  /** Runs statements with the models and tasks at hand. @returns what they printed */
  python(...statements: readonly string[]): Promise<string> {
    this.shell ??= new ProjectShell(this, this.variables, [
      'import trials',
      'from collections import Counter',
      'from django_tasks_db.models import DBTaskResult',
      'from pages.models import Message',
      'from workers.models import Worker',
    ]);
    return this.shell.run(...statements);
  }

  /** How many times a task wrote a line. */
  count(line: string): number {
    const lines = readFileSync(join(this.folder, 'notes.txt'), 'utf8').split('\n');
    return lines.filter((one) => one === line).length;
  }

  /** How many tasks there are in each state: `SUCCESSFUL 3`. */
  states(): Promise<string> {
    return this.python(
      'states = Counter(DBTaskResult.objects.values_list("status", flat=True))',
      'print(", ".join(f"{state} {states[state]}" for state in sorted(states)))',
    );
  }

  /** Lets the tasks that are held go on to their end. */
  release(): void {
    writeFileSync(join(this.folder, 'go.txt'), '');
  }

  async forget(): Promise<void> {
    rmSync(join(this.folder, 'go.txt'), { force: true });
    await this.python('DBTaskResult.objects.all().delete()', 'Worker.objects.all().delete()');
  }

  async end(): Promise<void> {
    await this.shell?.stop();
    this.remove();
  }
}
