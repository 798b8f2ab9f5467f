/** One Python process with a project loaded, for what a test asks of it again and again: a start takes longer than a question. */
import { createInterface } from 'node:readline';
import { Background } from './processes.ts';
import type { Project } from './project.ts';

/** Runs statements, a line of JSON each, and answers with what they printed, or how they failed. */
const LOOP = `
import contextlib, io, json, sys, traceback
import django
django.setup()
from django.db import connections
names = {}
for line in sys.stdin:
    printed = io.StringIO()
    try:
        with contextlib.redirect_stdout(printed):
            exec(json.loads(line), names)
        answer = {"printed": printed.getvalue()}
    except BaseException:
        answer = {"failed": traceback.format_exc()}
    # Between questions it is as good as not there.
    connections.close_all()
    print(json.dumps(answer), flush=True)
`;

type Variables = Readonly<Record<string, string>>;

export class ProjectShell {
  private readonly process: Background;
  private readonly answers: AsyncIterator<string>;
  private readonly begun: Promise<string>;

  /** Starts it in the environment of a project that is installed. @param first statements that come before all others */
  constructor(project: Project, variables: Variables, first: readonly string[]) {
    const settings = { DJANGO_SETTINGS_MODULE: `${project.answers.project}.settings` };
    const env = project.environment({ ...settings, ...variables });
    const place = { cwd: project.folder, env };
    this.process = new Background(['python', '-c', LOOP], place, 'ordinary', 'pipe');
    this.answers = createInterface({ input: this.process.child.stdout! })[Symbol.asyncIterator]();
    this.begun = this.ask(first);
    // Whoever asks is told.
    this.begun.catch(() => undefined);
  }

  /** Runs statements that must succeed, one call after the other. @returns what they printed */
  async run(...statements: readonly string[]): Promise<string> {
    await this.begun;
    return this.ask(statements);
  }

  private async ask(statements: readonly string[]): Promise<string> {
    this.process.child.stdin?.write(`${JSON.stringify(statements.join('\n'))}\n`);
    const { value, done } = await this.answers.next();
    if (done) throw new Error(`it ended:\n${this.process.output}`);
    const { printed = '', failed } = JSON.parse(value) as { printed?: string; failed?: string };
    if (failed) throw new Error(`${statements.join('\n')}\n${failed}`);
    return printed.trim();
  }

  async stop(): Promise<void> {
    if (this.process.isRunning) await this.process.stop('SIGKILL');
  }
}
