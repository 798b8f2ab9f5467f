/** What the service would refuse of the values of a resource in a Terraform configuration: of tables of its own. */
import { addresses, MEMORY, RESERVED_PORTS } from '../values.ts';
import type { Values } from './schema.ts';

const oneOf = (value: unknown, ...allowed: readonly string[]): string | undefined =>
  typeof value !== 'string' || allowed.includes(value)
    ? undefined
    : `${value} is none of ${allowed.join(', ')}`;
const text = (value: unknown, check: (known: string) => string | undefined): string | undefined =>
  typeof value === 'string' ? check(value) : undefined;
const number = (value: unknown, minimum: number, maximum: number): string | undefined =>
  typeof value === 'number' && (value < minimum || value > maximum || !Number.isInteger(value))
    ? `${value} is no whole number from ${minimum} to ${maximum}`
    : undefined;
const matches = (value: unknown, pattern: RegExp, most: number): string | undefined =>
  text(value, (known) => (pattern.test(known) && known.length <= most ? undefined : `${known} is not valid`));

const amount = (value: string): number => Number.parseFloat(value) * (value.endsWith('M') ? 0.001 : 1);

function sizeProblems({
  scale_cpu_limit: cpu,
  scale_memory_limit: memory,
  scale_ephemeral_storage_limit: disk,
}: Values) {
  const fitting = (MEMORY[String(cpu)] ?? []).map((one) => `${one}G`);
  return [
    text(memory, (known) =>
      fitting.includes(known) ? undefined : `with ${cpu} vCPU it must be ${fitting.join(', ')}`,
    ),
    text(disk, (known) =>
      amount(known) > Math.max(0.4, amount(String(memory)))
        ? `${known} of disk is more than the memory`
        : undefined,
    ),
  ];
}

function runProblems(values: Values): readonly (string | undefined)[] {
  const variables = (values.run_env_variables ?? []) as readonly Values[];
  return [
    ...sizeProblems(values),
    ...variables.flatMap(({ type, name }) => [
      oneOf(
        type,
        'literal',
        'secret_full_reference',
        'secret_key_reference',
        'config_map_full_reference',
        'config_map_key_reference',
      ),
      text(name, (known) => (/^(PORT|(K|CE|JOB)_.*)$/.test(known) ? `${known} is reserved` : undefined)),
    ]),
  ];
}

function probeProblems(values: unknown): readonly (string | undefined)[] {
  return ((values ?? []) as readonly Values[]).flatMap((one) => [
    oneOf(one.type, 'tcp', 'http'),
    number(one.interval, 1, 60),
    number(one.initial_delay, 1, 10),
    number(one.timeout, 1, 3600),
    number(one.failure_threshold, 1, 10),
  ]);
}

const PROBLEMS: Readonly<Record<string, (values: Values) => readonly (string | undefined)[]>> = {
  ibm_code_engine_project: ({ name }) => [matches(name, /^[A-Za-z0-9\-._: ]+$/, 128)],
  ibm_code_engine_app: (values) => [
    ...runProblems(values),
    ...probeProblems(values.probe_liveness),
    ...probeProblems(values.probe_readiness),
    matches(values.name, /^[a-z]([-a-z0-9]*[a-z0-9])?$/, 63),
    oneOf(values.managed_domain_mappings, 'local_public', 'local_private', 'local'),
    oneOf(values.run_service_account, 'default', 'manager', 'none', 'reader', 'writer'),
    typeof values.image_port === 'number' && RESERVED_PORTS.includes(values.image_port)
      ? `the service listens on port ${values.image_port} itself`
      : undefined,
    number(values.scale_concurrency, 1, 1000),
    number(values.scale_concurrency_target, 1, 1000),
    number(values.scale_request_timeout, 1, 600),
    number(values.scale_max_instances, 0, 250),
    Number(values.scale_min_instances) > Number(values.scale_max_instances) ? 'min is above max' : undefined,
  ],
  ibm_code_engine_job: (values) => [
    ...runProblems(values),
    oneOf(values.run_mode, 'task', 'daemon'),
    number(values.scale_retry_limit, 0, 5),
    number(values.scale_max_execution_time, 1, 86_400),
  ],
  ibm_code_engine_secret: ({ format }) => [
    oneOf(
      format,
      'generic',
      'registry',
      'ssh_auth',
      'basic_auth',
      'hmac_auth',
      'tls',
      'service_access',
      'service_operator',
      'other',
    ),
  ],
  ibm_code_engine_binding: ({ prefix, component: parts }) => [
    text(prefix, (known) =>
      /^[A-Z]([_A-Z0-9]*[A-Z0-9])*$/.test(known) && known.length <= 31 ? undefined : `prefix ${known}`,
    ),
    ...((parts ?? []) as readonly Values[]).map(({ resource_type: type }) => oneOf(type, 'app_v2', 'job_v2')),
  ],
  ibm_code_engine_persistent_data_store: ({ storage_type }) => [oneOf(storage_type, 'object_storage')],
  ibm_code_engine_allowed_outbound_destination: ({ type, cidr_block }) => [
    oneOf(type, 'cidr_block', 'private_path_service_gateway'),
    text(cidr_block, (known) => {
      try {
        return addresses(known) && undefined;
      } catch (error) {
        return String(error);
      }
    }),
  ],
  ibm_code_engine_domain_mapping: ({ name }) => [
    matches(name, /^([a-z0-9]([a-z0-9-]*[a-z0-9])?\.)+[a-z]{2,}$/, 253),
  ],
};

/** What the service would refuse of a resource, as far as its values are known. */
export function problemsOf(resource: string, values: Values): readonly string[] {
  return (PROBLEMS[resource]?.(values) ?? []).filter((problem) => problem !== undefined);
}
