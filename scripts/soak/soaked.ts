/** A server that is soaked: started, killed, and left without what it needs. */
import { appendFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { Background, ordinaryFolder } from '../../test/support/processes.ts';
import { type Project, Server } from '../../test/support/project.ts';
import type { Restartable } from '../../test/support/services/restartable.ts';
import { type Held, held, workers } from './held.ts';
import { type Need, VIEWS } from './views.ts';

/** A server with all that it needs. */
export class Soaked {
  readonly project: Project;
  readonly temporary: string;
  /** What is away at the moment, or came back a moment ago. */
  readonly away = new Set<Need | 'worker'>();
  readonly events: string[] = [];
  server: Server | undefined;
  private readonly began = Date.now();
  private readonly port: number;
  private readonly services: Readonly<Record<Need, Restartable>>;
  private readonly env: Readonly<Record<string, string>>;

  constructor(
    project: Project,
    port: number,
    services: Readonly<Record<Need, Restartable>>,
    env: Readonly<Record<string, string>>,
  ) {
    this.project = project;
    this.port = port;
    this.services = services;
    this.temporary = ordinaryFolder(join(project.folder, '..', 'tmp'));
    this.env = { ...env, PORT: String(port), TMPDIR: this.temporary };
  }

  prepare(): void {
    this.project.install('requirements.txt');
    appendFileSync(join(this.project.folder, 'mysite/urls.py'), VIEWS);
    for (const command of ['migrate', 'collectstatic'])
      this.project.succeed(['python', 'manage.py', command, '--noinput', '--verbosity=0'], this.env);
  }

  /** Starts it by its start command. */
  async start(): Promise<Server> {
    const place = { cwd: this.project.folder, env: this.project.environment(this.env) };
    const server = new Server(this.port, new Background(this.project.startCommand, place));
    await server.process.until(() => server.isAlive(), 'alive');
    this.server = server;
    return server;
  }

  private get root(): number {
    return this.server?.process.child.pid ?? 0;
  }

  look(): Held {
    const ports = { own: this.port, database: this.services.database.port, cache: this.services.cache.port };
    return held(this.root, ports, this.temporary);
  }

  note(what: string): void {
    this.events.push(`${((Date.now() - this.began) / 1000).toFixed(1)} s ${what}`);
  }

  /** Kills the youngest of its workers; in the first round, one that serves alone too, which is started again as a platform does. */
  async kill(round: number): Promise<void> {
    const [worker = this.root] = workers(this.root);
    const alone = worker === this.root;
    if (alone && round > 0) return;
    this.away.add('worker');
    process.kill(worker, 'SIGKILL');
    if (alone) {
      await this.server?.process.end;
      await this.start();
    }
    this.note(alone ? 'its only process killed and started again' : 'a worker killed');
    await sleep(3000);
    this.away.delete('worker');
  }

  /** Stops a service for some seconds. */
  async outage(need: Need, seconds: number): Promise<void> {
    const service = this.services[need];
    this.away.add(need);
    await service.stop('SIGINT');
    await sleep(seconds * 1000);
    await service.start();
    this.note(`${need} back`);
    // What was begun meanwhile may still wait.
    await sleep(12_000);
    this.away.delete(need);
  }
}
