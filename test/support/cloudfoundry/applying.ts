/** Applying a manifest, as app_manifest_message.rb validates and app_apply_manifest.rb does it. */
import { randomUUID } from 'node:crypto';
import { parse } from 'yaml';
import { isInFlight, newestWeb } from './deployments.ts';
import type { Foundation } from './foundation.ts';
import { problems } from './manifest.ts';
import { type App, DOMAIN, type Json, Refusal } from './state.ts';

const BUILDPACKS = ['python_buildpack', 'staticfile_buildpack'];
const STACKS = ['cflinuxfs4', 'cflinuxfs5'];

type Entry = Json & { readonly name: string };

const servicesOf = (app: Entry): readonly { readonly name: string; readonly binding_name?: string }[] =>
  ((app.services as (string | { name: string; binding_name?: string })[] | undefined) ?? []).map((one) =>
    typeof one === 'string' ? { name: one } : one,
  );
const routesOf = (app: Entry): readonly string[] =>
  ((app.routes as { route: string }[] | undefined) ?? []).map(({ route }) => route);

/** What is refused at once. */
function validate(manifest: { applications: Entry[] }): void {
  const [first] = problems(manifest);
  if (first) throw new Refusal(first);
  for (const app of manifest.applications) {
    const refuse = (why: string): never => {
      throw new Refusal(`For application '${app.name}': ${why}`);
    };
    for (const name of (app.buildpacks as string[] | undefined) ?? [])
      if (!BUILDPACKS.includes(name))
        refuse(`"${name}" must be an existing admin buildpack or a valid git URI`);
    if (app.stack !== undefined && !STACKS.includes(String(app.stack)))
      refuse('Stack must be an existing stack');
    for (const route of routesOf(app))
      if (!route.split('/')[0]?.endsWith(`.${DOMAIN}`))
        refuse(`The route '${route}' did not match any existing domains.`);
  }
}

function bind(foundation: Foundation, app: App, entry: Entry): void {
  for (const { name, binding_name } of servicesOf(entry)) {
    const instance = foundation.services.get(name);
    const { type = '', state = '' } = instance?.last_operation ?? {};
    const refuse = (why: string): never => {
      throw new Refusal(`For service '${name}': ${why}`, 422);
    };
    if (!instance) refuse(`Service instance '${name}' not found`);
    if (app.bindings.has(name)) continue;
    if (type === 'create' && state === 'failed' && foundation.has('failed-instance'))
      refuse('Service instance not found');
    if (state === 'in progress' && foundation.has('busy-instance'))
      refuse('There is an operation in progress for the service instance');
    app.bindings.set(name, binding_name ?? null);
  }
}

function update(foundation: Foundation, app: App, entry: Entry): void {
  for (const [name, on] of Object.entries((entry.features as Record<string, boolean> | undefined) ?? {}))
    app.features.set(name, on);
  const processes = (entry.processes as (Json & { type: string })[] | undefined) ?? [];
  if (
    isInFlight(foundation, app) &&
    processes.some(({ type }) => type === 'web') &&
    foundation.has('manifest-in-flight')
  )
    throw new Refusal(
      `For application '${app.name}': Cannot update this process while a deployment is in flight.`,
    );
  for (const { type, command, instances, ...settings } of processes) {
    let process = type === 'web' ? newestWeb(app) : app.processes.find((one) => one.type === type);
    if (!process) {
      process = {
        guid: randomUUID(),
        type,
        command: null,
        instances: 0,
        settings: {},
        state: app.state,
        ready: 0,
      };
      app.processes.push(process);
    }
    if (command !== undefined) process.command = command as string | null;
    if (instances !== undefined && foundation.has('manifest-instances')) {
      process.instances = Number(instances);
      if (process.ready > 0) process.ready = process.instances;
    }
    process.settings = { ...process.settings, ...settings };
  }
  if (!foundation.has('manifest-adds')) {
    app.env.clear();
    app.routes.clear();
    for (const name of app.bindings.keys())
      if (!servicesOf(entry).some((one) => one.name === name)) app.bindings.delete(name);
    app.processes = app.processes.filter(({ type }) => processes.some((one) => one.type === type));
  }
  for (const route of routesOf(entry)) app.routes.add(route);
  for (const [name, value] of Object.entries((entry.env as Json | undefined) ?? {}))
    app.env.set(name, String(value));
  app.manifest = { ...app.manifest, ...entry };
  bind(foundation, app, entry);
}

/**
 * Applies a manifest. What is not valid is refused at once; what cannot be done is the error of the job: it is returned.
 * @throws Refusal
 */
export function applyManifest(foundation: Foundation, text: string): string | undefined {
  if (/^\s*<<:|: [&*]\w/m.test(text)) throw new Refusal('Manifest does not support Anchors and Aliases', 400);
  const manifest = parse(text) as { applications: Entry[] };
  validate(manifest);
  try {
    for (const entry of manifest.applications) {
      const known = [...foundation.apps.values()].find(({ name }) => name === entry.name);
      update(foundation, known ?? foundation.addApp(entry.name), entry);
    }
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    return error.message;
  }
  return undefined;
}
