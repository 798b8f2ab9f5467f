/** Whether an instance starts: what it runs, with what variables, from which image. */
import type { RuleId } from './rules.ts';
import type { Cloud, Thing } from './state.ts';

/** Why it would not; undefined when it would. */
export function whyNot(cloud: Cloud, thing: Thing, holds: (rule: RuleId) => boolean): string | undefined {
  const { flags, bound = [], mounts = {} } = thing;
  const image = flags.image?.[0] ?? '';
  if (!cloud.images.includes(image)) return `Failed to pull image "${image}": not found`;
  const command = flags.command?.[0];
  const launched = cloud.strategies[image] === 'buildpacks';
  if (command !== undefined && holds('launcher') && (command === 'launcher') !== launched)
    return `exec: "${command}": executable file not found in $PATH`;
  const values: Record<string, string> = {};
  for (const name of flags['env-from-secret'] ?? []) {
    const secret = cloud.things.secret?.[name];
    if (!secret) return `secret "${name}" not found`;
    Object.assign(values, secret.values);
  }
  for (const store of Object.values(mounts)) {
    if (!cloud.things.persistentdatastore?.[store]) return `persistent data store "${store}" not found`;
  }
  // The project's own: it stops with one line for each problem.
  if (!values.SECRET_KEY) return 'SECRET_KEY is not set';
  if (!values.DATABASE_URL && bound.length === 0) return 'DATABASE_URL is not set';
  if (/^["']/.test(values.DATABASE_URL ?? '')) return 'DATABASE_URL: its scheme is not known';
  return undefined;
}
