/**
 * The resources of the Terraform provider that the rendered configuration uses, from the documentation and code of
 * github.com/IBM-Cloud/terraform-provider-ibm at 9f9b7ec (2.5.0), ibm/service/codeengine.
 */
export type AttributeType = 'string' | 'number' | 'bool' | readonly ['map' | 'list', 'string'];

export interface Block {
  readonly required?: Readonly<Record<string, AttributeType>>;
  readonly optional?: Readonly<Record<string, AttributeType>>;
  readonly computed?: Readonly<Record<string, AttributeType>>;
  readonly blocks?: Readonly<
    Record<string, { readonly block: Block; readonly least?: number; readonly most?: number }>
  >;
}

/** A configuration as it arrives; undefined where a value is not known before it is applied. */
export type Values = Readonly<Record<string, unknown>>;

const probe = {
  most: 1,
  block: {
    required: { type: 'string' },
    optional: {
      path: 'string',
      port: 'number',
      interval: 'number',
      timeout: 'number',
      initial_delay: 'number',
      failure_threshold: 'number',
    },
  },
} as const;

const run = {
  required: { project_id: 'string', name: 'string', image_reference: 'string' },
  optional: {
    image_secret: 'string',
    run_arguments: ['list', 'string'],
    run_commands: ['list', 'string'],
    run_as_user: 'number',
    run_service_account: 'string',
    run_compute_resource_token_enabled: 'bool',
    scale_cpu_limit: 'string',
    scale_memory_limit: 'string',
    scale_ephemeral_storage_limit: 'string',
  },
  blocks: {
    run_env_variables: {
      block: {
        required: { type: 'string' },
        optional: { name: 'string', value: 'string', key: 'string', reference: 'string', prefix: 'string' },
      },
    },
    run_volume_mounts: {
      block: {
        required: { mount_path: 'string', type: 'string', reference: 'string' },
        optional: { sub_path: 'string', read_only: 'bool' },
      },
    },
  },
} as const;

const component = {
  least: 1,
  most: 1,
  block: { required: { name: 'string', resource_type: 'string' } },
} as const;
const named = (key: string) => ({ least: 1, most: 1, block: { required: { [key]: 'string' } } }) as const;

export const RESOURCES: Readonly<Record<string, Block>> = {
  ibm_code_engine_project: {
    required: { name: 'string' },
    optional: { resource_group_id: 'string' },
    computed: { project_id: 'string' },
  },
  ibm_code_engine_app: {
    required: run.required,
    optional: {
      ...run.optional,
      image_port: 'number',
      managed_domain_mappings: 'string',
      scale_concurrency: 'number',
      scale_concurrency_target: 'number',
      scale_min_instances: 'number',
      scale_max_instances: 'number',
      scale_initial_instances: 'number',
      scale_request_timeout: 'number',
      scale_down_delay: 'number',
    },
    computed: { endpoint: 'string', endpoint_internal: 'string' },
    blocks: { ...run.blocks, probe_liveness: probe, probe_readiness: probe },
  },
  ibm_code_engine_job: {
    required: run.required,
    optional: {
      ...run.optional,
      run_mode: 'string',
      scale_array_spec: 'string',
      scale_max_execution_time: 'number',
      scale_retry_limit: 'number',
    },
    blocks: run.blocks,
  },
  ibm_code_engine_secret: {
    required: { project_id: 'string', name: 'string', format: 'string' },
    optional: { data: ['map', 'string'] },
    blocks: {
      service_access: {
        most: 1,
        block: { blocks: { service_instance: named('id'), resource_key: { ...named('id'), least: 0 } } },
      },
    },
  },
  ibm_code_engine_binding: {
    required: { project_id: 'string', prefix: 'string', secret_name: 'string' },
    blocks: { component },
  },
  ibm_code_engine_domain_mapping: {
    required: { project_id: 'string', name: 'string', tls_secret: 'string' },
    computed: { cname_target: 'string' },
    blocks: { component },
  },
};
