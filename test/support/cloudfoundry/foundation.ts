/**
 * A foundation of Cloud Foundry in memory: what the Cloud Controller keeps, does and refuses. It imports nothing of the
 * product. Time passes by one look with each request (`tick`), so that what the platform does later happens later here, too.
 */
import { randomUUID } from 'node:crypto';
import { applyManifest } from './applying.ts';
import { advance, isInFlight, newestWeb, resolveRevision } from './deployments.ts';
import type { PlatformRule } from './platform-rules.ts';
import { stagingError } from './staging.ts';
import {
  type App,
  type Deployment,
  type Droplet,
  type Instance,
  type Json,
  type Process,
  Refusal,
  type Revision,
  type Task,
} from './state.ts';

export { type App, type Json, Refusal } from './state.ts';

const KEPT_DROPLETS = 5;

export class Foundation {
  readonly apps = new Map<string, App>();
  readonly packages = new Map<string, { readonly app: string; files?: ReadonlyMap<string, string> }>();
  readonly builds = new Map<string, { readonly package: string; droplet?: string; error?: string }>();
  readonly droplets = new Map<string, Droplet>();
  readonly tasks = new Map<string, Task>();
  readonly deployments = new Map<string, Deployment>();
  revisions: Revision[] = [];
  readonly services = new Map<string, Instance>();
  /** Jobs that have failed, with what they say; all others have succeeded. */
  readonly failedJobs = new Map<string, string>();
  /** Jobs of service instances, by what they make. */
  readonly serviceJobs = new Map<string, string>();
  /** What happened, in its order: `task DROPLET`, `serves DROPLET`, … */
  readonly events: string[] = [];
  /** What goes wrong from now on. */
  fails: 'staging' | 'migration' | 'readiness' | 'service' | undefined;
  /** Names of apps that become ready whatever else fails. */
  readonly sound = new Set<string>();
  /** Requests that are refused with 503 from now on: how often, by a pattern of `METHOD /path`. */
  readonly faults = new Map<string, number>();
  /** Seconds since the beginning. */
  clock = 0;
  /** Whether time stands still: deployments and tasks go on later. */
  holds = false;
  /** Rules of the platform that are switched off. */
  readonly off = new Set<PlatformRule>();

  /** Whether the stand-in keeps a rule of the platform. */
  has(rule: PlatformRule): boolean {
    return !this.off.has(rule);
  }

  app(guid: string): App {
    const found = this.apps.get(guid);
    if (!found) throw new Refusal('App not found', 404, 'CF-ResourceNotFound');
    return found;
  }

  named(name: string): App {
    const found = [...this.apps.values()].find((app) => app.name === name);
    if (!found) throw new Error(`There is no app ${name}.`);
    return found;
  }

  revisionsOf({ guid }: App): readonly Revision[] {
    return this.revisions.filter(({ app }) => app === guid);
  }

  /** Time passes by one look. */
  tick(): void {
    this.clock += 1;
    if (this.holds) return;
    for (const deployment of this.deployments.values()) advance(this, deployment);
    for (const task of this.tasks.values()) task.left = Math.max(0, task.left - 1);
    for (const { last_operation: operation, ...instance } of this.services.values()) {
      if (operation.state !== 'in progress') continue;
      const one = this.services.get(instance.name);
      if (one && one.left > 0) one.left -= 1;
      else {
        operation.state = instance.ends;
        operation.description = instance.ends === 'failed' ? 'The broker has no capacity' : '';
      }
    }
  }

  addApp(name: string): App {
    const processes: Process[] = [];
    const app: App = {
      guid: randomUUID(),
      name,
      state: 'STOPPED',
      manifest: {},
      env: new Map(),
      features: new Map([['revisions', true]]),
      routes: new Set(),
      bindings: new Map(),
      processes,
      get serving() {
        return this.processes.find(({ type, ready }) => type === 'web' && ready > 0)?.droplet;
      },
    };
    // The first web process has the guid of its app.
    processes.push({
      guid: app.guid,
      type: 'web',
      command: null,
      instances: 1,
      settings: {},
      state: 'STOPPED',
      ready: 0,
    });
    this.apps.set(app.guid, app);
    return app;
  }

  applyManifest(text: string): string | undefined {
    return applyManifest(this, text);
  }

  /** Staging: what the buildpacks refuse of the uploaded files. */
  stage(package_: string): string {
    const uploaded = this.packages.get(package_);
    if (!uploaded?.files) throw new Refusal('Cannot stage package whose state is not ready.');
    const app = this.app(uploaded.app);
    const build: { package: string; droplet?: string; error?: string } = { package: package_ };
    const error = this.fails === 'staging' ? 'BuildpackCompileFailed' : stagingError(app, uploaded.files);
    if (error) build.error = error;
    else {
      const guid = randomUUID();
      build.droplet = guid;
      this.droplets.set(guid, {
        guid,
        app: app.guid,
        package: package_,
        files: uploaded.files,
        state: 'STAGED',
      });
      this.events.push(`staged ${guid}`);
      if (this.has('expired-droplets')) this.expire(app);
    }
    const guid = randomUUID();
    this.builds.set(guid, build);
    return guid;
  }

  private expire(app: App): void {
    const staged = [...this.droplets.values()].filter(
      (one) => one.app === app.guid && one.state === 'STAGED',
    );
    const old = staged.filter(({ guid }) => guid !== app.droplet);
    for (const droplet of old.slice(0, Math.max(0, old.length - KEPT_DROPLETS))) droplet.state = 'EXPIRED';
  }

  runTask(
    app: App,
    wanted: { name?: string; command: string; droplet_guid?: string; template?: Json },
  ): Task {
    const own = this.droplets.get(wanted.droplet_guid ?? app.droplet ?? '');
    if (wanted.droplet_guid && own?.app !== app.guid && this.has('task-droplet'))
      throw new Refusal('Droplet not found', 404, 'CF-ResourceNotFound');
    if (!own)
      throw new Refusal('Task must have a droplet. Specify droplet or assign current droplet to app.');
    if (!wanted.command) throw new Refusal('No command or template provided');
    const template = (wanted.template?.process as { guid?: string } | undefined)?.guid;
    const known = [...this.apps.values()].flatMap(({ processes }) => processes.map(({ guid }) => guid));
    if (template !== undefined && !known.includes(template) && this.has('template-process'))
      throw new Refusal(`The process could not be found: ${template}`, 404, 'CF-ProcessNotFound');
    const sequence = [...this.tasks.values()].filter((task) => task.app === app.guid).length + 1;
    const task: Task = {
      guid: randomUUID(),
      sequence,
      name: wanted.name ?? 'task',
      app: app.guid,
      droplet: own.guid,
      command: wanted.command,
      bound: [...app.bindings.keys()],
      left: 1,
      fails: this.fails === 'migration',
    };
    this.tasks.set(task.guid, task);
    this.events.push(`task ${task.droplet}`);
    return task;
  }

  setDroplet(app: App, droplet: string): void {
    if (isInFlight(this, app) && this.has('droplet-in-flight'))
      throw new Refusal(
        'Unable to assign current droplet while the app has a deployment in progress. Wait for the deployment to complete or cancel it.',
      );
    if (this.droplets.get(droplet)?.app !== app.guid)
      throw new Refusal(
        'Unable to assign current droplet. Ensure the droplet exists and belongs to this app.',
      );
    app.droplet = droplet;
  }

  /** Starts an app anew: its processes run the current droplet. */
  startAll(app: App): void {
    if (!app.droplet) throw new Refusal('Assign a droplet before starting this app.');
    const revision = resolveRevision(this, app);
    const ready = this.fails !== 'readiness' || this.sound.has(app.name);
    app.state = ready || this.has('started-anyway') ? 'STARTED' : 'STOPPED';
    const web = newestWeb(app);
    app.processes = app.processes.filter((one) => one.type !== 'web' || one === web);
    for (const one of app.processes)
      Object.assign(one, {
        state: 'STARTED',
        droplet: app.droplet,
        revision: revision?.guid,
        ready: ready ? one.instances : 0,
      });
    if (ready) this.events.push(`serves ${app.droplet}`);
  }

  deleteApp(app: App): void {
    this.apps.delete(app.guid);
    for (const kept of [this.packages, this.droplets, this.tasks, this.deployments])
      for (const [guid, one] of kept) if (one.app === app.guid) kept.delete(guid);
    this.revisions = this.revisions.filter((one) => one.app !== app.guid);
  }

  /** Where a request to that host and path goes: the app with the longest route that fits. */
  routed(host: string, path: string): App | undefined {
    const fits = [...this.apps.values()].flatMap((app) =>
      [...app.routes].filter((route) => `${host}${path}`.startsWith(route)).map((route) => ({ app, route })),
    );
    return fits.sort((a, b) => b.route.length - a.route.length)[0]?.app;
  }
}
