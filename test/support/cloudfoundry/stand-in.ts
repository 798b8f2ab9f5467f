/**
 * A stand-in of the cf client, for machines without it: the commands that the rendered project uses, over the same API and
 * with the same refusals. The tests that it passes, the real client passes too, wherever it is on PATH.
 */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { parse, stringify } from 'yaml';
import { interpolate } from './manifest.ts';
import { archive, uploadedFiles } from './uploading.ts';

type Json = Record<string, unknown>;
type Command = (words: readonly string[], flags: ReadonlyMap<string, string>) => Promise<void>;

const configuration = join(process.env.CF_HOME ?? '.', 'stand-in.json');
const config: Record<string, string> = existsSync(configuration)
  ? JSON.parse(readFileSync(configuration, 'utf8'))
  : {};

class Failure extends Error {}

const keep = (values: Record<string, string>): void =>
  writeFileSync(configuration, JSON.stringify({ ...config, ...values }));

async function ask(
  method: string,
  path: string,
  body?: string | FormData,
): Promise<{ json: Json; response: Response }> {
  if (!config.api)
    throw new Failure("No API endpoint set. Use 'cf login' or 'cf api' to target an endpoint.");
  const response = await fetch(`${config.api}${path}`, { method, ...(body === undefined ? {} : { body }) });
  const text = await response.text();
  return { json: text ? JSON.parse(text) : {}, response };
}

/** A call that must succeed. */
async function call(
  method: string,
  path: string,
  body?: string | FormData,
): Promise<Json & { guid: string }> {
  const { json, response } = await ask(method, path, body);
  if (!response.ok)
    throw new Failure((json.errors as { detail: string }[])[0]?.detail ?? response.statusText);
  return json as Json & { guid: string };
}

async function first(path: string, what: string): Promise<Json & { guid: string }> {
  const [found] = (await call('GET', path)).resources as (Json & { guid: string })[];
  if (!found) throw new Failure(`${what} not found.`);
  return found;
}

const appNamed = (name = '') => first(`/v3/apps?names=${name}`, `App '${name}'`);

async function apply(
  flags: ReadonlyMap<string, string>,
): Promise<readonly (Json & { name: string; path?: string })[]> {
  const file = flags.get('-f') ?? 'manifest.yml';
  const vars = flags.get('--vars-file');
  const manifest = interpolate(
    readFileSync(file, 'utf8'),
    ...(vars ? [readFileSync(vars, 'utf8')] : []),
  ) as Json;
  await call('POST', `/v3/spaces/${config.space}/actions/apply_manifest`, stringify(manifest));
  const apps = parse(stringify(manifest)).applications as (Json & { name: string; path?: string })[];
  // A path is relative to the folder of the manifest.
  return apps.map((app) => ({ ...app, path: resolve(dirname(file), String(app.path ?? '.')) }));
}

async function upload(name: string, folder: string): Promise<string> {
  const app = { data: { guid: (await appNamed(name)).guid } };
  const { guid } = await call(
    'POST',
    '/v3/packages',
    JSON.stringify({ type: 'bits', relationships: { app } }),
  );
  const form = new FormData();
  form.set('bits', new Blob([new Uint8Array(archive(folder, uploadedFiles(folder)))]), 'bits.zip');
  await call('POST', `/v3/packages/${guid}/upload`, form);
  return guid;
}

async function stage(package_: string): Promise<string> {
  const { guid } = await call('POST', '/v3/builds', JSON.stringify({ package: { guid: package_ } }));
  const build = await call('GET', `/v3/builds/${guid}`);
  if (build.state !== 'STAGED') throw new Failure(`Error staging application: ${build.error}`);
  return (build.droplet as { guid: string }).guid;
}

async function setDroplet(app: string, guid: string): Promise<void> {
  await call('PATCH', `/v3/apps/${app}/relationships/current_droplet`, JSON.stringify({ data: { guid } }));
}

const instance = (body: Json): Promise<void> =>
  ask('POST', '/v3/service_instances', JSON.stringify(body)).then(({ response, json }) => {
    const detail = (json.errors as { detail: string }[] | undefined)?.[0]?.detail ?? '';
    if (detail.includes('name is taken')) return console.log(`Service instance ${body.name} already exists`);
    if (!response.ok) throw new Failure(detail);
  });

/** Each command, and its flags: those with a value end in `=`. */
const COMMANDS: Readonly<Record<string, readonly [flags: string, Command]>> = {
  api: ['--skip-ssl-validation', async ([url = '']) => keep({ api: url })],
  auth: ['', async () => void (await call('POST', '/oauth/token'))],
  target: [
    '-o= -s=',
    async (_words, flags) => {
      const [organization, space] = [flags.get('-o'), flags.get('-s')];
      if (organization)
        await first(`/v3/organizations?names=${organization}`, `Organization '${organization}'`);
      if (space) keep({ space: (await first(`/v3/spaces?names=${space}`, `Space '${space}'`)).guid });
    },
  ],
  app: ['--guid', async ([name]) => console.log((await appNamed(name)).guid)],
  'apply-manifest': ['-f= --vars-file=', async (_words, flags) => void (await apply(flags))],
  'create-package': [
    '-p=',
    async ([name = ''], flags) =>
      console.log(
        `Package with guid '${await upload(name, resolve(flags.get('-p') ?? '.'))}' has been created.`,
      ),
  ],
  'stage-package': [
    '--package-guid=',
    async (_words, flags) => console.log(`droplet guid:   ${await stage(flags.get('--package-guid') ?? '')}`),
  ],
  'set-droplet': ['', async ([name, droplet = '']) => setDroplet((await appNamed(name)).guid, droplet)],
  start: [
    '',
    async ([name]) => void (await call('POST', `/v3/apps/${(await appNamed(name)).guid}/actions/start`)),
  ],
  push: [
    '-f= --vars-file= --strategy=',
    async (_words, flags) => {
      for (const { name, path = '.' } of await apply(flags)) {
        const { guid } = await appNamed(name);
        await setDroplet(guid, await stage(await upload(name, path)));
        await call('POST', `/v3/apps/${guid}/actions/start`);
      }
    },
  ],
  'create-service': [
    '--wait -w',
    async ([service, plan, name]) => {
      const found = await first(
        `/v3/service_plans?names=${plan}&service_offering_names=${service}`,
        `The plan '${plan}'`,
      );
      await instance({
        type: 'managed',
        name,
        relationships: { service_plan: { data: { guid: found.guid } } },
      });
    },
  ],
  'create-user-provided-service': [
    '-p=',
    async ([name], flags) => {
      const given = flags.get('-p') ?? '';
      if (given.startsWith('{') && given !== '{}')
        throw new Failure('Here, no credentials are on a command line: everybody on the machine reads it.');
      const credentials = JSON.parse(given === '{}' ? given : readFileSync(given, 'utf8'));
      await instance({ type: 'user-provided', name, credentials });
    },
  ],
  curl: [
    '--fail -f -X= -d=',
    async ([path = ''], flags) => {
      const { json, response } = await ask(flags.get('-X') ?? 'GET', path, flags.get('-d'));
      console.log(JSON.stringify(json));
      if (!response.ok && (flags.has('--fail') || flags.has('-f'))) process.exit(22);
    },
  ],
};

async function main([name = '', ...argv]: readonly string[]): Promise<void> {
  const [known, command] = COMMANDS[name] ?? [];
  if (known === undefined || !command) throw new Failure(`'${name}' is not a registered command.`);
  const words: string[] = [];
  const flags = new Map<string, string>();
  for (let at = 0; at < argv.length; at += 1) {
    const word = argv[at] ?? '';
    if (!word.startsWith('-')) words.push(word);
    else if (known.split(' ').includes(`${word}=`)) flags.set(word, argv[++at] ?? '');
    else if (known.split(' ').includes(word)) flags.set(word, '');
    else throw new Failure(`Incorrect Usage: unknown flag \`${word}'`);
  }
  await command(words, flags);
}

try {
  await main(process.argv.slice(2));
} catch (error) {
  console.error(error instanceof Error ? error.message : String(error));
  console.log('FAILED');
  process.exit(1);
}
