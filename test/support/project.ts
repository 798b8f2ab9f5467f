/** A rendered project on this disk: installed from its own lock, and started by its own start command. */
import { strict as assert } from 'node:assert';
import { chmodSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { Answers } from '../../src/choices/choice.ts';
import { writeProject } from '../../src/commands/destination.ts';
import { contextOf } from '../../src/plan/context.ts';
import { plan } from '../../src/plan/plan.ts';
import { VENV, venvEnvironment } from '../../src/run/install.ts';
import { lend } from './environments.ts';
import { freePort, get } from './http.ts';
import { PATH } from './machine.ts';
import {
  Background,
  type Ended,
  giveToOrdinaryUser,
  ordinaryFolder,
  run,
  temporaryFolder,
} from './processes.ts';
import { exclusively, store } from './store.ts';

/** What production sets, and no more: everything else is the project's default. */
export const PRODUCTION = {
  SECRET_KEY: 'for-end-to-end-tests-0123456789-abcdefghijklmnopqrstuvwxyz',
  BEHIND_PROXY: 'true',
};

/** What a proxy that terminates TLS sends along. */
export const BY_HTTPS = { 'X-Forwarded-Proto': 'https' };

type Variables = Readonly<Record<string, string>>;

export class Project {
  readonly answers: Answers;
  readonly folder: string;
  private readonly home: string;

  /** Renders into a new folder, which `remove` takes away. */
  constructor(answers: Answers) {
    this.answers = answers;
    const parent = temporaryFolder('project-');
    this.home = ordinaryFolder(join(parent, 'home'));
    this.folder = join(parent, answers.project);
    writeProject(this.folder, plan(answers));
    giveToOrdinaryUser(this.folder);
  }

  /** The same project after its answers were changed. */
  answering(answers: Answers): Project {
    return Object.assign(Object.create(Project.prototype) as Project, this, { answers });
  }

  /** The environment of its programs: a bare one, so that nothing of the tester's decides. */
  environment(variables: Variables = {}): NodeJS.ProcessEnv {
    return venvEnvironment(this.folder, { PATH, HOME: this.home, LANG: 'C.UTF-8', ...variables });
  }

  /** Gives it an environment with the packages of a requirements file, every hash checked. */
  install(file: 'requirements.txt' | 'requirements-dev.txt' = 'requirements-dev.txt'): void {
    const { python, django } = this.answers;
    const requirements = readFileSync(join(this.folder, file), 'utf8');
    lend({ python, django, requirements }, join(this.folder, VENV));
  }

  run(argv: readonly string[], variables: Variables = {}, limit?: number, input?: string): Ended {
    return run(argv, { cwd: this.folder, env: this.environment(variables), input }, limit);
  }

  /** Runs a command that must succeed, and returns what it printed. */
  succeed(argv: readonly string[], variables: Variables = {}): string {
    const { status, output } = this.run(argv, variables);
    assert.equal(status, 0, `${argv.join(' ')}\n${output}`);
    return output;
  }

  /**
   * Has mypy check it. What mypy found out about packages is kept for other projects with the same Python and Django: it
   * compares each source's contents with those that it has seen.
   */
  checkTypes(): void {
    const { python, django } = this.answers;
    const cache = join(store(), `mypy-${python}-${django}`);
    mkdirSync(cache, { recursive: true });
    // Commands of root's tests run as somebody else.
    chmodSync(cache, 0o777);
    exclusively(`${cache}.lock`, () => this.succeed(['mypy', '--cache-dir', cache, '.']));
  }

  /** The rendered start command, as argv. */
  get startCommand(): readonly string[] {
    return contextOf(this.answers).startCommand;
  }

  /** Starts the production server by the rendered command and waits until it is alive. */
  async start(variables: Variables = {}): Promise<Server> {
    const port = await freePort();
    const env = this.environment({ ...PRODUCTION, PORT: String(port), ...variables });
    const server = new Server(port, new Background(this.startCommand, { cwd: this.folder, env }));
    await server.process.until(() => server.isAlive(), 'alive');
    return server;
  }

  remove(): void {
    rmSync(join(this.folder, '..'), { recursive: true, force: true });
  }
}

/** A project's server that runs. */
export class Server {
  readonly port: number;
  readonly process: Background;

  constructor(port: number, process: Background) {
    this.port = port;
    this.process = process;
  }

  get(path: string, headers: Readonly<Record<string, string>> = {}) {
    return get(this.port, path, headers);
  }

  isAlive(): Promise<boolean> {
    return this.get('/healthz').then(
      ({ status }) => status === 200,
      () => false,
    );
  }
}
