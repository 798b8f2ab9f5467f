/**
 * What the service keeps of resources, in a file, and what the provider does between it and Terraform. The behaviour is that of
 * flags.json: a zero is left out on create and sent on update, a default is always sent, and what the service fills in is read back.
 */
import { randomUUID } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import type { Schema, Values } from './schema.ts';

export interface Kept {
  readonly type: string;
  readonly values: Values;
}

/** What the service takes where nothing is sent: API v2, "defaults". */
const OWN_DEFAULTS: Readonly<Record<string, Values>> = {
  ibm_code_engine_project: { resource_group_id: 'the-default-group' },
  ibm_code_engine_job: { scale_retry_limit: 3, scale_max_execution_time: 7200 },
};

const file = process.env.FAKE_SERVICE ?? '';
const load = (): Record<string, Kept> =>
  existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as Record<string, Kept>) : {};
const save = (all: Readonly<Record<string, Kept>>): void => writeFileSync(file, JSON.stringify(all));

/** A body as the provider sends it: without what is not set, and on create without zeros. */
function body(schema: Schema, values: Values, creating: boolean): Values {
  return Object.fromEntries(
    Object.entries(values).filter(([name, value]) => {
      const { computed, optional, type } = schema[name] ?? {};
      if (value === null || value === undefined || (computed && !optional)) return false;
      return !(creating && type === 'int' && value === 0);
    }),
  );
}

/** @throws Error with the reason when the service refuses it */
function refuse(type: string, values: Values, all: Readonly<Record<string, Kept>>): void {
  if (type === 'ibm_code_engine_job' && values.run_mode === 'daemon')
    for (const name of ['scale_retry_limit', 'scale_max_execution_time'])
      if (values[name] !== undefined) throw new Error(`${name} can only be specified if run_mode is task`);
  const others = Object.values(all).filter(
    (kept) => kept.type === type && kept.values.project_id === values.project_id,
  );
  if (values.name && others.some((kept) => kept.values.name === values.name))
    throw new Error(`${type} ${values.name} exists already`);
}

/** Creates or updates one. @returns its state, as a read has it */
export function put(type: string, schema: Schema, prior: Values | null, planned: Values): Values {
  const all = load();
  const sent = body(schema, planned, prior === null);
  const id = String(prior?.id ?? randomUUID());
  delete all[id];
  refuse(type, sent, all);
  const before = prior === null ? OWN_DEFAULTS[type] : {};
  const own = type === 'ibm_code_engine_project' ? { project_id: id } : {};
  const made = type === 'ibm_code_engine_app' ? { endpoint: `https://${sent.name}.example.com` } : {};
  const cname = type === 'ibm_code_engine_domain_mapping' ? { cname_target: 'custom.example.com' } : {};
  all[id] = { type, values: { ...before, ...sent, ...own, ...made, ...cname, id } };
  save(all);
  return stateOf(schema, all[id].values);
}

/** Every attribute, with null where there is none, and no list that is null. */
function stateOf(schema: Schema, values: Values): Values {
  return Object.fromEntries(
    Object.entries(schema).map(([name, { block, computed, optional, type }]) => {
      const value = values[name] ?? (block ? [] : null);
      if (block) return [name, (value as readonly Values[]).map((one) => stateOf(block, one))];
      if (value !== null) return [name, value];
      // The client's numbers and switches are 0 and false where the service sends none.
      if (type === 'int' && optional) return [name, 0];
      if (type === 'bool' && optional) return [name, false];
      // What only the service knows is of no account here, but it is known.
      return [name, computed && !optional && type === 'string' ? 'known' : null];
    }),
  );
}

/** What is there; null when it is gone. */
export function read(schema: Schema, id: unknown): Values | null {
  const kept = load()[String(id)];
  return kept ? stateOf(schema, kept.values) : null;
}

/** Deletes it; all that is in a project goes with it. */
export function remove(id: unknown): void {
  const all = load();
  const isProject = all[String(id)]?.type === 'ibm_code_engine_project';
  delete all[String(id)];
  save(
    Object.fromEntries(Object.entries(all).filter(([, kept]) => !isProject || kept.values.project_id !== id)),
  );
}
