/** A foundation of Cloud Foundry in memory: what the Cloud Controller keeps, and what it refuses (v3 API 3.228). */
import { randomUUID } from 'node:crypto';
import { parse } from 'yaml';
import { collected, detected } from '../../../src/platforms/cloudfoundry/rules.ts';
import { problems } from './manifest.ts';

export type Json = Record<string, unknown>;

/** An answer that is no success: its code, title and detail are the platform's. */
export class Refusal extends Error {
  readonly status: number;
  readonly title: string;

  constructor(detail: string, status = 422, title = 'CF-UnprocessableEntity') {
    super(detail);
    this.status = status;
    this.title = title;
  }
}

export interface App {
  readonly guid: string;
  readonly name: string;
  state: 'STARTED' | 'STOPPED';
  manifest: Json;
  /** What the next start uses, and what answers requests now. */
  droplet?: string | undefined;
  serving?: string | undefined;
}

export interface Droplet {
  readonly guid: string;
  readonly app: string;
  readonly package: string;
  readonly files: ReadonlyMap<string, string>;
}

export interface Task {
  readonly guid: string;
  readonly app: string;
  readonly droplet: string;
  readonly command: string;
  asked: number;
  readonly fails: boolean;
}

export interface Deployment {
  readonly guid: string;
  readonly app: string;
  readonly droplet: string;
  readonly previous?: string | undefined;
  asked: number;
  reason: 'DEPLOYING' | 'DEPLOYED' | 'CANCELED';
}

export interface Revision {
  readonly guid: string;
  readonly app: string;
  readonly version: number;
  readonly droplet: string;
}

const BUILDPACKS = ['python_buildpack', 'staticfile_buildpack'];
const STACKS = ['cflinuxfs4'];
export const DOMAIN = 'apps.example.com';

export class Foundation {
  readonly apps = new Map<string, App>();
  readonly packages = new Map<string, { readonly app: string; files?: ReadonlyMap<string, string> }>();
  readonly builds = new Map<string, { readonly package: string; droplet?: string; error?: string }>();
  readonly droplets = new Map<string, Droplet>();
  readonly tasks = new Map<string, Task>();
  readonly deployments = new Map<string, Deployment>();
  readonly revisions: Revision[] = [];
  readonly services = new Map<string, Json>();
  /** What happened, in its order: `task DROPLET`, `serves DROPLET`, … */
  readonly events: string[] = [];
  /** What goes wrong from now on. */
  fails: 'staging' | 'migration' | 'readiness' | undefined;

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

  /** What an app may be made of, validated as app_manifest_message.rb does; anchors are cf's own business. */
  applyManifest(text: string): void {
    if (/^\s*<<:|: [&*]\w/m.test(text))
      throw new Refusal('Manifest does not support Anchors and Aliases', 400);
    const manifest = parse(text) as { applications: (Json & { name: string })[] };
    const [first] = problems(manifest);
    if (first) throw new Refusal(first);
    for (const app of manifest.applications) {
      for (const name of (app.buildpacks as string[] | undefined) ?? [])
        if (!BUILDPACKS.includes(name))
          throw new Refusal(
            `For application '${app.name}': "${name}" must be an existing admin buildpack or a valid git URI`,
          );
      if (app.stack !== undefined && !STACKS.includes(String(app.stack)))
        throw new Refusal(`For application '${app.name}': Stack must be an existing stack`);
      for (const { route } of (app.routes as { route: string }[] | undefined) ?? [])
        if (!route.split('/')[0]?.endsWith(`.${DOMAIN}`))
          throw new Refusal(
            `For application '${app.name}': The route '${route}' did not match any existing domains.`,
          );
      for (const service of (app.services as (string | { name: string })[] | undefined) ?? []) {
        const name = typeof service === 'string' ? service : service.name;
        if (!this.services.has(name))
          throw new Refusal(
            `For service '${name}': Service instance '${name}' not found`,
            404,
            'CF-ResourceNotFound',
          );
      }
    }
    for (const app of manifest.applications) {
      const known = [...this.apps.values()].find(({ name }) => name === app.name);
      if (known) known.manifest = { ...known.manifest, ...app };
      else {
        const guid = randomUUID();
        this.apps.set(guid, { guid, name: app.name, state: 'STOPPED', manifest: app });
      }
    }
  }

  /** Staging: what the buildpacks refuse of the uploaded files. */
  stage(package_: string): string {
    const uploaded = this.packages.get(package_);
    if (!uploaded?.files) throw new Refusal('Cannot stage package whose state is not ready.');
    const app = this.app(uploaded.app);
    const build: { package: string; droplet?: string; error?: string } = { package: package_ };
    const error =
      this.fails === 'staging' ? 'BuildpackCompileFailed' : this.stagingError(app, uploaded.files);
    if (error) build.error = error;
    else {
      build.droplet = randomUUID();
      this.droplets.set(build.droplet, {
        guid: build.droplet,
        app: app.guid,
        package: package_,
        files: uploaded.files,
      });
      this.events.push(`staged ${build.droplet}`);
    }
    const guid = randomUUID();
    this.builds.set(guid, build);
    return guid;
  }

  private stagingError(app: App, files: ReadonlyMap<string, string>): string | undefined {
    const paths = [...files.keys()];
    const [buildpack] = (app.manifest.buildpacks as string[] | undefined) ?? [];
    if (buildpack === 'staticfile_buildpack') {
      const root = (parse(files.get('Staticfile') ?? '') as { root?: string } | null)?.root;
      return root && paths.some((path) => path.startsWith(`${root}/`)) ? undefined : 'NoAppDetectedError';
    }
    const collects = !(app.manifest.env as Json | undefined)?.DISABLE_COLLECTSTATIC;
    return detected(paths) ?? (collects ? collected(files.get('requirements.txt') ?? '', paths) : undefined);
  }

  runTask(app: App, command: string, wanted: string | undefined): Task {
    const droplet = this.droplets.get(wanted ?? app.droplet ?? '');
    if (!droplet || droplet.app !== app.guid)
      throw new Refusal('Task must have a droplet. Assign current droplet to app or specify a droplet.');
    if (!command) throw new Refusal('command is required');
    const task: Task = {
      guid: randomUUID(),
      app: app.guid,
      droplet: droplet.guid,
      command,
      asked: 0,
      fails: this.fails === 'migration',
    };
    this.tasks.set(task.guid, task);
    this.events.push(`task ${task.droplet}`);
    return task;
  }

  serve(app: App, droplet: string): void {
    app.state = 'STARTED';
    app.droplet = droplet;
    app.serving = droplet;
    this.events.push(`serves ${droplet}`);
    const version = this.revisions.filter((one) => one.app === app.guid).length + 1;
    this.revisions.push({ guid: randomUUID(), app: app.guid, version, droplet });
  }

  deploy(app: App, droplet: string): Deployment {
    if (this.droplets.get(droplet)?.app !== app.guid)
      throw new Refusal(
        'Unable to assign current droplet. Ensure the droplet exists and belongs to this app.',
      );
    const deployment: Deployment = {
      guid: randomUUID(),
      app: app.guid,
      droplet,
      previous: app.droplet,
      asked: 0,
      reason: 'DEPLOYING',
    };
    this.deployments.set(deployment.guid, deployment);
    app.droplet = droplet;
    return deployment;
  }

  /** One look at a deployment: instances change meanwhile. */
  follow(deployment: Deployment): void {
    deployment.asked += 1;
    if (deployment.reason !== 'DEPLOYING' || deployment.asked < 3 || this.fails === 'readiness') return;
    deployment.reason = 'DEPLOYED';
    this.serve(this.app(deployment.app), deployment.droplet);
  }

  cancel(deployment: Deployment): void {
    if (deployment.reason !== 'DEPLOYING') throw new Refusal('Cannot cancel a FINALIZED deployment');
    deployment.reason = 'CANCELED';
    this.app(deployment.app).droplet = deployment.previous;
    this.events.push(`canceled ${deployment.droplet}`);
  }
}
