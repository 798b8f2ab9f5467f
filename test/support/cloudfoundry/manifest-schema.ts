/**
 * JSON Schema (draft-07) of an app manifest, version 1, after interpolation. Newer than the public one of SchemaStore
 * (May 2024), which refuses `features`, `lifecycle`, `default-route`, `routes[].options` and `processes[].user`.
 *
 * Sources: docs.cloudfoundry.org, "App manifest attribute reference"; cloud_controller_ng 2026-08,
 * app/messages/app_manifest_message.rb and manifest_process_update_message.rb.
 */

const text = { type: 'string', minLength: 1 };
const size = { type: 'string', pattern: '^\\d+([BKMGT]|[KMGT]B|[bkmgt]|[kmgt]b)$' };
const count = { type: 'integer', minimum: 0 };
const seconds = { type: 'integer', minimum: 1 };
const logRate = { anyOf: [size, { enum: [-1, '-1', 0, '0'] }] };

const strict = (properties: Record<string, unknown>, required: readonly string[] = []) => ({
  type: 'object',
  additionalProperties: false,
  properties,
  required,
});

const checks = {
  'health-check-type': { enum: ['port', 'http', 'process', 'none'] },
  'health-check-http-endpoint': { type: 'string', pattern: '^/' },
  'health-check-invocation-timeout': seconds,
  'health-check-interval': seconds,
  'readiness-health-check-type': { enum: ['port', 'http', 'process'] },
  'readiness-health-check-http-endpoint': { type: 'string', pattern: '^/' },
  'readiness-health-check-invocation-timeout': seconds,
  'readiness-health-check-interval': seconds,
};

/** What an app and each of its processes may say. */
const process = {
  command: { type: ['string', 'null'], minLength: 1 },
  instances: count,
  memory: size,
  disk_quota: size,
  'disk-quota': size,
  'log-rate-limit-per-second': logRate,
  timeout: seconds,
  ...checks,
};

/** Names of variables: the platform's own are refused (validators.rb). */
const env = {
  type: 'object',
  propertyNames: {
    minLength: 1,
    not: { pattern: '^([Vv][Cc][Aa][Pp]_|[Vv][Mm][Cc]|[Pp][Oo][Rr][Tt]$)' },
  },
  additionalProperties: { type: ['string', 'number', 'boolean', 'object', 'array'] },
};

const route = strict(
  {
    route: { type: 'string', pattern: '^[^\\s/:]+\\.[^\\s/:]+(:\\d+)?(/\\S*)?$' },
    protocol: { enum: ['http1', 'http2', 'tcp'] },
    options: strict({
      loadbalancing: { enum: ['round-robin', 'least-connection', 'hash'] },
      hash_header: text,
      hash_balance: { type: ['number', 'string'] },
    }),
  },
  ['route'],
);

const app = strict(
  {
    ...process,
    name: text,
    path: text,
    lifecycle: { enum: ['buildpack', 'cnb', 'docker'] },
    buildpack: { type: ['string', 'null'] },
    buildpacks: { type: 'array', items: text },
    stack: text,
    docker: strict({ image: text, username: text }, ['image']),
    env,
    features: {
      type: 'object',
      propertyNames: { enum: ['ssh', 'revisions', 'service-binding-k8s', 'file-based-vcap-services'] },
      additionalProperties: { type: 'boolean' },
    },
    metadata: strict({ labels: { type: 'object' }, annotations: { type: 'object' } }),
    'no-route': { type: 'boolean' },
    'random-route': { type: 'boolean' },
    'default-route': { type: 'boolean' },
    routes: { type: 'array', items: route },
    services: {
      type: 'array',
      items: {
        anyOf: [
          text,
          strict(
            {
              name: text,
              binding_name: { type: 'string', pattern: '^[\\w.-]+$' },
              parameters: { type: 'object' },
            },
            ['name'],
          ),
        ],
      },
    },
    processes: {
      type: 'array',
      items: strict({ ...process, type: text, user: text }, ['type']),
    },
    sidecars: {
      type: 'array',
      items: strict(
        {
          name: text,
          command: text,
          process_types: { type: 'array', items: text, minItems: 1 },
          memory: { anyOf: [size, { type: 'integer' }] },
        },
        ['name', 'command', 'process_types'],
      ),
    },
  },
  ['name'],
);

export const MANIFEST_SCHEMA: Readonly<Record<string, unknown>> = {
  $schema: 'http://json-schema.org/draft-07/schema#',
  title: 'Cloud Foundry app manifest, version 1',
  ...strict({ version: { const: 1 }, applications: { type: 'array', minItems: 1, items: app } }, [
    'applications',
  ]),
};
