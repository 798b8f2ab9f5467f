/**
 * A stand-in of the cf client, for machines without it: the commands that the rendered project uses, over the same API and
 * with the same refusals. The tests that it passes, the real client passes too, wherever it is on PATH. It runs in the process
 * of the tests, which a few lines of bash call (client.ts): a script calls it twenty times, and waits for no start of Node.js.
 */
import { readFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { parse, stringify } from 'yaml';
import { interpolate } from './manifest.ts';
import type { PlatformRule } from './platform-rules.ts';
import { archive, uploadedFiles } from './uploading.ts';

type Json = Record<string, unknown>;
type Resource = Json & { readonly guid: string };

/** A refusal of the client, or of the platform that it has asked. */
class Failure extends Error {
  readonly status: number;

  constructor(message: string, status = 1) {
    super(message);
    this.status = status;
  }
}

/** What a client keeps between two calls. */
export interface Session {
  api?: string;
  space?: string;
  /** Which rules are kept; all where it is not given. */
  has?: (rule: PlatformRule) => boolean;
}

export interface Outcome {
  readonly status: number;
  readonly stdout: string;
  readonly stderr: string;
}

class Call {
  readonly session: Session;
  readonly folder: string;
  readonly words: string[] = [];
  readonly flags = new Map<string, string>();
  stdout = '';

  constructor(session: Session, folder: string) {
    this.session = session;
    this.folder = folder;
  }

  print(line: string): void {
    this.stdout += `${line}\n`;
  }

  async ask(
    method: string,
    path: string,
    body?: string | FormData,
  ): Promise<{ readonly json: Json; readonly text: string; readonly response: Response }> {
    if (!this.session.api)
      throw new Failure("No API endpoint set. Use 'cf login' or 'cf api' to target an endpoint.");
    const response = await fetch(`${this.session.api}${path}`, {
      method,
      ...(body === undefined ? {} : { body }),
    });
    const text = await response.text();
    return { json: text ? JSON.parse(text) : {}, text, response };
  }

  /** A call that must succeed; a job is waited for. */
  async do(method: string, path: string, body?: Json | FormData): Promise<Resource> {
    const data = body === undefined || body instanceof FormData ? body : JSON.stringify(body);
    const { json, response } = await this.ask(method, path, data);
    if (!response.ok)
      throw new Failure((json.errors as { detail: string }[])[0]?.detail ?? response.statusText);
    const location = response.headers.get('location');
    if (location) await this.wait(new URL(location).pathname);
    return json as Resource;
  }

  private async wait(job: string): Promise<void> {
    for (;;) {
      const { json } = await this.ask('GET', job);
      if (json.state === 'FAILED')
        throw new Failure((json.errors as { detail: string }[]).map(({ detail }) => detail).join('\n'));
      if (json.state === 'COMPLETE') return;
    }
  }

  async first(path: string, what: string): Promise<Resource> {
    const [found] = (await this.do('GET', path)).resources as Resource[];
    if (!found) throw new Failure(`${what} not found.`);
    return found;
  }

  app(name = ''): Promise<Resource> {
    return this.first(`/v3/apps?names=${name}`, `App '${name}'`);
  }

  service(name = ''): Promise<Resource> {
    return this.first(`/v3/service_instances?names=${name}`, `Service instance '${name}'`);
  }

  async applyManifest(): Promise<readonly (Json & { name: string; path: string })[]> {
    const read = (path: string): string => readFileSync(resolve(this.folder, path), 'utf8');
    const file = this.flags.get('-f') ?? 'manifest.yml';
    const vars = this.flags.get('--vars-file');
    const manifest = interpolate(read(file), ...(vars ? [read(vars)] : []));
    const text = stringify(manifest);
    const { response, json } = await this.ask(
      'POST',
      `/v3/spaces/${this.session.space}/actions/apply_manifest`,
      text,
    );
    if (!response.ok) throw new Failure((json.errors as { detail: string }[])[0]?.detail ?? '');
    await this.wait(new URL(response.headers.get('location') ?? '').pathname);
    const apps = parse(text).applications as (Json & { name: string; path?: string })[];
    // A path is relative to the folder of the manifest.
    return apps.map((app) => ({
      ...app,
      path: resolve(this.folder, dirname(file), String(app.path ?? '.')),
    }));
  }

  async upload(name: string, folder: string): Promise<string> {
    const app = { data: { guid: (await this.app(name)).guid } };
    const { guid } = await this.do('POST', '/v3/packages', { type: 'bits', relationships: { app } });
    const form = new FormData();
    form.set('bits', new Blob([new Uint8Array(archive(folder, uploadedFiles(folder)))]), 'bits.zip');
    await this.do('POST', `/v3/packages/${guid}/upload`, form);
    return guid;
  }

  async stage(package_: string): Promise<string> {
    const { guid } = await this.do('POST', '/v3/builds', { package: { guid: package_ } });
    const build = await this.do('GET', `/v3/builds/${guid}`);
    if (build.state !== 'STAGED') throw new Failure(`Error staging application: ${build.error}`);
    return (build.droplet as { guid: string }).guid;
  }

  /** Starts an app, and looks whether its instances run. */
  async start(guid: string): Promise<void> {
    await this.do('POST', `/v3/apps/${guid}/actions/start`);
    const web = await this.do('GET', `/v3/apps/${guid}/processes/web`);
    const stats = (await this.do('GET', `/v3/processes/${web.guid}/stats`)).resources as Json[];
    if (stats.some(({ state }) => state === 'CRASHED')) throw new Failure('Start unsuccessful');
  }

  /** The end of the app's active deployment, or its next pause. */
  async follow(app: string, what: string): Promise<void> {
    const { guid } = await this.first(
      `/v3/deployments?app_guids=${app}&status_values=ACTIVE`,
      'No active deployment found for app:',
    );
    await this.do('POST', `/v3/deployments/${guid}/actions/${what}`);
    if (what === 'continue') await this.deployed(guid);
  }

  async deployed(guid: string): Promise<void> {
    for (let looks = 0; looks < 50; looks += 1) {
      const { status } = await this.do('GET', `/v3/deployments/${guid}`);
      const { reason } = status as { reason: string };
      if (reason === 'DEPLOYED' || reason === 'PAUSED') return;
      if (reason !== 'DEPLOYING') throw new Failure(`Deployment has been ${reason.toLowerCase()}`);
    }
    throw new Failure('Start app timeout');
  }

  async createInstance(body: Json): Promise<void> {
    try {
      await this.do('POST', '/v3/service_instances', body);
    } catch (error) {
      // cli, create_service_command.go: a name that is taken is no failure.
      if (!(error instanceof Failure) || !error.message.includes('name is taken')) throw error;
      this.print(`Service instance ${body.name} already exists`);
    }
  }
}

type Command = (call: Call) => Promise<unknown>;

/** Each command, and its flags: those with a value end in `=`. */
const COMMANDS: Readonly<Record<string, readonly [flags: string, Command]>> = {
  api: [
    '--skip-ssl-validation',
    async ({ session, words: [url = ''] }) => {
      session.api = url;
    },
  ],
  auth: ['', (call) => call.do('POST', '/oauth/token')],
  target: [
    '-o= -s=',
    async (call) => {
      const [organization, space] = [call.flags.get('-o'), call.flags.get('-s')];
      if (organization)
        await call.first(`/v3/organizations?names=${organization}`, `Organization '${organization}'`);
      if (space)
        call.session.space = (await call.first(`/v3/spaces?names=${space}`, `Space '${space}'`)).guid;
    },
  ],
  space: [
    '--guid',
    async (call) => {
      const [name = ''] = call.words;
      call.print((await call.first(`/v3/spaces?names=${name}`, `Space '${name}'`)).guid);
    },
  ],
  app: ['--guid', async (call) => call.print((await call.app(call.words[0])).guid)],
  'apply-manifest': ['-f= --vars-file=', (call) => call.applyManifest()],
  'create-package': [
    '-p=',
    async (call) => {
      const guid = await call.upload(call.words[0] ?? '', resolve(call.folder, call.flags.get('-p') ?? '.'));
      call.print(`Package with guid '${guid}' has been created.`);
    },
  ],
  'stage-package': [
    '--package-guid=',
    async (call) => call.print(`droplet guid:   ${await call.stage(call.flags.get('--package-guid') ?? '')}`),
  ],
  'set-droplet': [
    '',
    async (call) => {
      const [name, guid] = call.words;
      const path = `/v3/apps/${(await call.app(name)).guid}/relationships/current_droplet`;
      await call.do('PATCH', path, { data: { guid } });
    },
  ],
  start: ['', async (call) => call.start((await call.app(call.words[0])).guid)],
  stop: [
    '',
    async (call) => call.do('POST', `/v3/apps/${(await call.app(call.words[0])).guid}/actions/stop`),
  ],
  scale: [
    '--process= -i=',
    async (call) => {
      const { guid } = await call.app(call.words[0]);
      const path = `/v3/apps/${guid}/processes/${call.flags.get('--process') ?? 'web'}/actions/scale`;
      await call.do('POST', path, { instances: Number(call.flags.get('-i')) });
    },
  ],
  'unset-env': [
    '',
    async (call) => {
      const [name, variable = ''] = call.words;
      const path = `/v3/apps/${(await call.app(name)).guid}/environment_variables`;
      await call.do('PATCH', path, { var: { [variable]: null } });
    },
  ],
  push: [
    '-f= --vars-file= --strategy=',
    async (call) => {
      for (const { name, path } of await call.applyManifest()) {
        const { guid, state } = await call.app(name);
        const droplet = { guid: await call.stage(await call.upload(name, path)) };
        const strategy = call.flags.get('--strategy');
        // cli, actor/v7pushaction: a strategy is ignored where nothing runs.
        if (strategy && state === 'STARTED') {
          const relationships = { app: { data: { guid } } };
          const made = await call.do('POST', '/v3/deployments', { droplet, strategy, relationships });
          await call.deployed(made.guid);
        } else {
          await call.do('PATCH', `/v3/apps/${guid}/relationships/current_droplet`, { data: droplet });
          await call.start(guid);
        }
      }
    },
  ],
  'continue-deployment': ['', async (call) => call.follow((await call.app(call.words[0])).guid, 'continue')],
  'cancel-deployment': ['', async (call) => call.follow((await call.app(call.words[0])).guid, 'cancel')],
  'create-service': [
    '--wait -w',
    async (call) => {
      const [service, plan, name] = call.words;
      const found = await call.first(
        `/v3/service_plans?names=${plan}&service_offering_names=${service}`,
        `The plan '${plan}'`,
      );
      const relationships = { service_plan: { data: { guid: found.guid } } };
      await call.createInstance({ type: 'managed', name, relationships });
    },
  ],
  'create-user-provided-service': [
    '-p=',
    async (call) => {
      const given = call.flags.get('-p') ?? '';
      if (given.startsWith('{') && given !== '{}')
        throw new Failure('Here, no credentials are on a command line: everybody on the machine reads it.');
      const text = given === '{}' ? given : readFileSync(resolve(call.folder, given), 'utf8');
      await call.createInstance({
        type: 'user-provided',
        name: call.words[0],
        credentials: JSON.parse(text),
      });
    },
  ],
  'bind-service': [
    '--binding-name= --wait -w',
    async (call) => {
      const app = { data: { guid: (await call.app(call.words[0])).guid } };
      const service_instance = { data: { guid: (await call.service(call.words[1])).guid } };
      const name = call.flags.get('--binding-name') ?? null;
      await call.do('POST', '/v3/service_credential_bindings', {
        type: 'app',
        name,
        relationships: { app, service_instance },
      });
    },
  ],
  'unbind-service': [
    '--wait -w',
    async (call) => {
      const { guid } = await call.app(call.words[0]);
      const path = `/v3/service_credential_bindings?app_guids=${guid}&service_instance_names=${call.words[1]}`;
      const [found] = (await call.do('GET', path)).resources as Resource[];
      if (found) await call.do('DELETE', `/v3/service_credential_bindings/${found.guid}`);
    },
  ],
  'delete-service': [
    '-f --wait -w',
    async (call) => {
      const path = `/v3/service_instances?names=${call.words[0]}`;
      const [found] = (await call.do('GET', path)).resources as Resource[];
      if (found) await call.do('DELETE', `/v3/service_instances/${found.guid}`);
    },
  ],
  delete: [
    '-f -r',
    async (call) => {
      const [found] = (await call.do('GET', `/v3/apps?names=${call.words[0]}`)).resources as Resource[];
      if (!found) return;
      const routes = (await call.do('GET', `/v3/apps/${found.guid}/routes`)).resources as Resource[];
      for (const { guid } of call.flags.has('-r') ? routes : [])
        await call.do('DELETE', `/v3/routes/${guid}`);
      await call.do('DELETE', `/v3/apps/${found.guid}`);
    },
  ],
  curl: [
    '--fail -f -X= -d=',
    async (call) => {
      const { flags } = call;
      const { text, response } = await call.ask(
        flags.get('-X') ?? 'GET',
        call.words[0] ?? '',
        flags.get('-d'),
      );
      const fails = !response.ok && (flags.has('--fail') || flags.has('-f'));
      const isSilent = call.session.has?.('fail-is-silent') ?? true;
      if (!fails || !isSilent) call.print(text);
      if (fails) throw new Failure(`The requested URL returned error: ${response.status}`, 22);
    },
  ],
};

/** Runs one command. */
export async function standIn(session: Session, folder: string, argv: readonly string[]): Promise<Outcome> {
  const call = new Call(session, folder);
  try {
    const [name = '', ...rest] = argv;
    const [known, command] = COMMANDS[name] ?? [];
    if (known === undefined || !command) throw new Failure(`'${name}' is not a registered command.`);
    for (let at = 0; at < rest.length; at += 1) {
      const word = rest[at] ?? '';
      if (!word.startsWith('-')) call.words.push(word);
      else if (known.split(' ').includes(`${word}=`)) call.flags.set(word, rest[++at] ?? '');
      else if (known.split(' ').includes(word)) call.flags.set(word, '');
      else throw new Failure(`Incorrect Usage: unknown flag \`${word}'`);
    }
    await command(call);
    return { status: 0, stdout: call.stdout, stderr: '' };
  } catch (error) {
    const status = error instanceof Failure ? error.status : 1;
    const message = error instanceof Error ? error.message : String(error);
    return { status, stdout: `${call.stdout}FAILED\n`, stderr: `${message}\n` };
  }
}
