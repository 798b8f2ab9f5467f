/** A rendered project on this disk: installed from its own lock, and started by its own start command. */
import { strict as assert } from 'node:assert';
import { execFileSync } from 'node:child_process';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { uvProgram } from '../../scripts/uv.ts';
import type { Answers } from '../../src/choices/choice.ts';
import { writeProject } from '../../src/cli/destination.ts';
import { contextOf } from '../../src/plan/context.ts';
import { plan } from '../../src/plan/plan.ts';
import { venvEnvironment } from '../../src/run/install.ts';
import { findPython } from '../../src/run/python.ts';
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

  /** Installs a requirements file with uv, every hash checked. */
  install(file: 'requirements.txt' | 'requirements-dev.txt' = 'requirements-dev.txt'): void {
    const { python, django } = this.answers;
    const uv = uvProgram();
    const found = findPython(python, django, process.env, uv);
    assert.ok(found.version.startsWith(`${python}.`), `this machine has no Python ${python}`);
    const env = { ...process.env, UV_SYSTEM_CERTS: 'true' };
    const options = { cwd: this.folder, env, stdio: 'pipe' } as const;
    execFileSync(uv, ['venv', '--quiet', '--clear', '--python', found.path, '.venv'], options);
    const install = ['pip', 'install', '--quiet', '--compile-bytecode', '--require-hashes', '-r', file];
    execFileSync(uv, [...install, '--python', '.venv/bin/python'], options);
  }

  run(argv: readonly string[], variables: Variables = {}, limit?: number): Ended {
    return run(argv, { cwd: this.folder, env: this.environment(variables) }, limit);
  }

  /** Runs a command that must succeed, and returns what it printed. */
  succeed(argv: readonly string[], variables: Variables = {}): string {
    const { status, output } = this.run(argv, variables);
    assert.equal(status, 0, `${argv.join(' ')}\n${output}`);
    return output;
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
