/**
 * What Cloud Foundry does with a project: staging by python-buildpack 1.9, the launcher of buildpackapplifecycle, Diego's
 * health checks and Gorouter's headers. Sources: the facts that rules.ts names, and docs.cloudfoundry.org,
 * "App environment variables", "Using app health checks", "HTTP routing", "App container lifecycle".
 */

import { parseJson } from '../../../reading/parse.ts';
import { shellLine } from '../../../terminal/shell-line.ts';
import type { Contract, Place, Variables } from '../../platform-contract.ts';
import { bytes } from './rules.ts';

/** Long enough for a cell that is slow to start; operators rarely allow more. The manifest's `timeout` says the same. */
const START_SECONDS = 180;

/** A guid that is the same in every rehearsal of a project. */
function guid(place: Place, of: string): string {
  // Not imported: every command loads this file, few rehearse, and loading OpenSSL takes longer than planning a project.
  const { createHash } = process.getBuiltinModule('node:crypto');
  const hex = createHash('sha256').update(`${place.project}/${of}`).digest('hex');
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20, 32)].join(
    '-',
  );
}

const option = (place: Place, id: string, fallback: string): string => place.options[id] ?? fallback;
const host = (place: Place): string =>
  `${option(place, 'app', place.project.replaceAll('_', '-'))}.${option(place, 'domain', 'apps.example.com')}`;
const megabytes = (place: Place): number =>
  Math.floor((bytes(option(place, 'memory', '512M')) ?? 0) / 2 ** 20);

/** cloud_controller_ng, lib/vcap/vars_builder.rb; the launcher adds what only an instance has. */
function application(place: Place, isRunning: boolean): string {
  const name = option(place, 'app', place.project.replaceAll('_', '-'));
  return JSON.stringify({
    cf_api: 'https://api.example.com',
    limits: { fds: 16384, mem: megabytes(place), disk: 1024 },
    application_name: name,
    application_uris: [host(place)],
    name,
    space_name: 'production',
    space_id: guid(place, 'space'),
    organization_id: guid(place, 'organization'),
    organization_name: 'example',
    uris: [host(place)],
    users: null,
    application_id: guid(place, 'app'),
    version: guid(place, 'version'),
    application_version: guid(place, 'version'),
    ...(isRunning
      ? {
          process_id: guid(place, 'app'),
          process_type: 'web',
          host: '0.0.0.0',
          instance_id: guid(place, 'instance'),
          instance_index: 0,
          port: place.port,
        }
      : {}),
  });
}

/** A service that was made by `cf create-user-provided-service` and bound by the manifest. */
function secrets(place: Place): Record<string, unknown> {
  return {
    label: 'user-provided',
    name: 'secrets',
    tags: [],
    instance_guid: guid(place, 'secrets'),
    instance_name: `${option(place, 'app', place.project)}-secrets`,
    binding_guid: guid(place, 'secrets-binding'),
    binding_name: 'secrets',
    credentials: { SECRET_KEY: `rehearsal-${guid(place, 'secret')}-${guid(place, 'key')}` },
    syslog_drain_url: null,
    volume_mounts: [],
  };
}

/** How the launcher spells the scheme of the address that it derives: launcher, databaseuri.go. */
const LAUNCHED: Readonly<Record<string, string>> = { postgresql: 'postgres', mysql: 'mysql2' };

const schemeOf = (url: string): string => new URL(url).protocol.slice(0, -1);

/** A bound database, as a broker of the marketplace hands it over. */
function database(url: string, place: Place): Record<string, unknown> {
  const { username, password, hostname, port, pathname } = new URL(url);
  return {
    label: option(place, 'database-service', schemeOf(url)),
    provider: null,
    plan: option(place, 'database-plan', 'small'),
    name: 'database',
    tags: [schemeOf(url), 'relational'],
    instance_guid: guid(place, 'database'),
    instance_name: `${option(place, 'app', place.project)}-database`,
    binding_guid: guid(place, 'database-binding'),
    binding_name: 'database',
    credentials: {
      uri: url,
      hostname,
      ...(port ? { port } : {}),
      username: decodeURIComponent(username),
      password: decodeURIComponent(password),
      dbname: pathname.slice(1),
    },
    syslog_drain_url: null,
    volume_mounts: [],
  };
}

const inFile = (place: Place): boolean => option(place, 'bindings', 'variable') === 'file';

const services = (...bound: readonly Record<string, unknown>[]): string =>
  JSON.stringify(Object.groupBy(bound, ({ label }) => String(label)));

/** What both phases have: the cell, the stack, the limits. */
function common(place: Place): Variables {
  return {
    CF_STACK: 'cflinuxfs4',
    LANG: 'en_US.UTF-8',
    MEMORY_LIMIT: `${megabytes(place)}m`,
    VCAP_SERVICES: services(secrets(place)),
  };
}

export const contract: Contract = {
  buildVariables: (place) => ({ ...common(place), VCAP_APPLICATION: application(place, false) }),
  runVariables: (place) => ({
    ...common(place),
    PORT: String(place.port),
    VCAP_APP_HOST: '0.0.0.0',
    VCAP_APP_PORT: String(place.port),
    VCAP_APPLICATION: application(place, true),
    CF_INSTANCE_ADDR: `127.0.0.1:${place.port}`,
    CF_INSTANCE_GUID: guid(place, 'instance'),
    CF_INSTANCE_INDEX: '0',
    CF_INSTANCE_INTERNAL_IP: '127.0.0.1',
    CF_INSTANCE_IP: '127.0.0.1',
    CF_INSTANCE_PORT: String(place.port),
    CF_INSTANCE_PORTS: '[]',
    // The profile script of python-buildpack (supply.go: CreateDefaultEnv). PYTHONHOME is left out: it names the
    // buildpack's own Python, and another one would not start with it.
    FORWARDED_ALLOW_IPS: '*',
    PYTHONHASHSEED: 'random',
    PYTHONPATH: '/home/vcap/deps/0',
    PYTHONUNBUFFERED: '1',
    // The profile script sets it where the manifest does not.
    GUNICORN_CMD_ARGS: '--access-logfile -',
    ...place.serverVariables,
  }),
  // The launcher derives DATABASE_URL from whatever binding it meets, and replaces one that was set by hand. It reads the
  // variable only, not the file.
  databaseVariables: (url, place) => ({
    ...(inFile(place) ? {} : { DATABASE_URL: url.replace(/^\w+/, (scheme) => LAUNCHED[scheme] ?? scheme) }),
    VCAP_SERVICES: services(database(url, place), secrets(place)),
  }),
  // cloud_controller_ng, system_env_presenter.rb: with file-based-vcap-services, there is no VCAP_SERVICES.
  handedAsFiles: (place): Variables => (inFile(place) ? { VCAP_SERVICES: 'VCAP_SERVICES_FILE_PATH' } : {}),
  // launcher_unix.go: HOME is the app's folder; .profile.d and .profile are sourced before every command.
  launch: (command) => [
    'bash',
    '-c',
    `export HOME="$PWD" USER=vcap
for file in .profile.d/*; do if [ -f "$file" ]; then source "$file"; fi; done
if [ -f .profile ]; then source .profile; fi
exec bash -c "$1"`,
    'launcher',
    shellLine(command),
  ],
  commandLine(read) {
    const [, text] = /^\s*command: *(.+)$/m.exec(read('manifest.yml') ?? '') ?? [];
    return text?.startsWith('"') ? (parseJson(text) as string) : text?.trim();
  },
  ignoreFile: '.cfignore',
  // healthcheck.go: by address over plain http, and only 200 is success. Both time-outs are the manifest's.
  probes: (['liveness', 'readiness'] as const).map((name) => ({
    name,
    path: name === 'liveness' ? '/healthz' : '/readyz',
    headers: ({ port }) => ({
      Host: `10.255.10.7:${port}`,
      'User-Agent': 'diego-healthcheck',
      'X-Forwarded-Proto': 'https',
    }),
    succeeds: (status: number) => status === 200,
    timeoutSeconds: 5,
  })),
  // Gorouter keeps Host, overwrites X-Vcap-Request-Id and adds where the request goes.
  routerHeaders: (place) => ({
    Host: host(place),
    'X-Forwarded-For': '203.0.113.7, 10.0.4.2',
    'X-Forwarded-Proto': 'https',
    'X-Request-Start': '1790000000000',
    'X-Vcap-Request-Id': guid(place, 'request'),
    'X-CF-ApplicationID': guid(place, 'app'),
    'X-CF-InstanceID': guid(place, 'instance'),
    'X-CF-InstanceIndex': '0',
  }),
  startSeconds: START_SECONDS,
  graceSeconds: 10,
  disk: 'ephemeral',
};
