/** What the service would refuse of the values of a resource in a Terraform configuration. */
import * as rules from '../../src/platforms/codeengine/rules.ts';
import type { Values } from './codeengine-schema.ts';

const oneOf = (value: unknown, ...allowed: readonly string[]): string | undefined =>
  typeof value !== 'string' || allowed.includes(value)
    ? undefined
    : `${value} is none of ${allowed.join(', ')}`;
const text = (value: unknown, check: (known: string) => string | undefined): string | undefined =>
  typeof value === 'string' ? check(value) : undefined;
const number = (value: unknown, range: rules.Range): string | undefined =>
  typeof value === 'number' ? rules.outsideRange(String(value), range) : undefined;
const between = (minimum: number, maximum: number): rules.Range => ({
  minimum,
  maximum,
  unit: '',
  topic: 'limits',
});

function runProblems(values: Values): readonly (string | undefined)[] {
  const { scale_cpu_limit: cpu, scale_memory_limit: memory } = values;
  const variables = (values.run_env_variables ?? []) as readonly Values[];
  return [
    text(memory, (known) => rules.badMemory(known, String(cpu))),
    text(values.scale_ephemeral_storage_limit, (known) => rules.badDisk(known, String(memory))),
    ...variables.flatMap(({ type, name }) => [
      oneOf(
        type,
        'literal',
        'secret_full_reference',
        'secret_key_reference',
        'config_map_full_reference',
        'config_map_key_reference',
      ),
      text(name, rules.badVariable),
    ]),
  ];
}

function probeProblems(values: unknown): readonly (string | undefined)[] {
  return ((values ?? []) as readonly Values[]).flatMap((one) => [
    oneOf(one.type, 'tcp', 'http'),
    number(one.interval, rules.RANGES.probeInterval),
    number(one.initial_delay, rules.RANGES.probeDelay),
    number(one.timeout, rules.RANGES.probeTimeout),
    number(one.failure_threshold, rules.RANGES.probeFailures),
  ]);
}

const PROBLEMS: Readonly<Record<string, (values: Values) => readonly (string | undefined)[]>> = {
  ibm_code_engine_project: ({ name }) => [text(name, rules.badProject)],
  ibm_code_engine_app: (values) => [
    ...runProblems(values),
    ...probeProblems(values.probe_liveness),
    ...probeProblems(values.probe_readiness),
    text(values.name, rules.badApp),
    oneOf(values.managed_domain_mappings, 'local_public', 'local_private', 'local'),
    oneOf(values.run_service_account, 'default', 'manager', 'none', 'reader', 'writer'),
    typeof values.image_port === 'number' ? rules.badPort(values.image_port) : undefined,
    number(values.scale_concurrency, rules.RANGES.concurrency),
    number(values.scale_concurrency_target, rules.RANGES.concurrency),
    number(values.scale_request_timeout, between(1, 600)),
    number(values.scale_max_instances, rules.RANGES.scale),
    Number(values.scale_min_instances) > Number(values.scale_max_instances) ? 'min is above max' : undefined,
  ],
  ibm_code_engine_job: (values) => [
    ...runProblems(values),
    oneOf(values.run_mode, 'task', 'daemon'),
    number(values.scale_retry_limit, between(0, 5)),
    number(values.scale_max_execution_time, between(1, 86_400)),
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
  ibm_code_engine_domain_mapping: ({ name }) => [text(name, rules.badDomain)],
};

/** What the service would refuse of a resource, as far as its values are known. */
export function problemsOf(resource: string, values: Values): readonly string[] {
  return (PROBLEMS[resource]?.(values) ?? []).filter((problem) => problem !== undefined);
}
