/**
 * What the stand-in holds Code Engine to, with the source of each rule. [D:x] is page x of github.com/ibm-cloud-docs/codeengine
 * at 90839fb (June 2026), [T] terraform-provider-ibm 2.5.0, [F] what was seen with real parts (buildpacks/lifecycle, November
 * 2026). Those that were corrected can be switched off: the service is then kinder than it is, and hides a mistake that a
 * test must see.
 */
export interface Rule {
  readonly id: string;
  /** What the service does. */
  readonly behaviour: string;
  readonly source: string;
}

const rule = (id: string, behaviour: string, source: string): Rule => ({ id, behaviour, source });

export const RULES = [
  rule('flags', 'a flag that the command does not have, or that is given twice, is refused', 'D:cmd_defs'),
  rule('names', 'names of apps, jobs, runs and secrets have their form and length', 'D:cmd_defs'),
  rule(
    'sizes',
    'only some amounts of memory go with a CPU, and the disk is at most as large',
    'D:mem-cpu-combo',
  ),
  rule(
    'reserved',
    'variables and ports of the platform cannot be set',
    'D:envvar-autoinject, D:appdeploy-plan',
  ),
  rule('probes', 'a probe has a type, and each property its range', 'D:app-probes'),
  rule('ranges', 'scale, concurrency, time-outs, retries and array sizes have their ranges', 'D:limits'),
  rule('job-size', 'a definition of a job has at most 10 KiB', 'D:limits'),
  rule('create-once', 'what is there already is not created, what is not there is not updated', 'D:cmd_defs'),
  rule(
    'references',
    'a secret, image, job or app that is named must be there',
    'D:secret, D:subscription-main',
  ),
  rule('own-tags', 'an image that runs is not built anew under its tag', 'D:ts-app-ended'),
  rule('daemon-limits', 'retries and a time limit are refused in daemon mode', 'D:job-daemon'),
  rule('launcher', 'in an image of buildpacks only its launcher finds Python', 'F: buildpacks/lifecycle#523'),
  rule(
    'update-keeps-variables',
    'an update leaves variables alone that it does not name',
    'D:cmd_defs, --env-rm',
  ),
  rule('update-keeps-bindings', 'an update leaves bindings alone', 'D:servicebind, application unbind'),
  rule(
    'update-keeps-mounts',
    'an update leaves mounts alone that it does not name',
    'D:cmd_defs, --mount-rm',
  ),
  rule('update-keeps-token', 'an update leaves trusted profiles as they are', 'D:trusted-profiles'),
  rule('runs-keep-image', 'a run of a job keeps the image with which it was started', 'D:job-run'),
  rule('run-names', 'a name of a run is taken until the run is deleted', 'D:job-run, D:build-run'),
  rule('subscriptions-stay', 'a subscription stays when its job is deleted', 'D:subscription-cron'),
  rule(
    'domains-stay',
    'a domain mapping stays when its app is deleted or it is no longer named',
    'D:domainmappings',
  ),
  rule(
    'own-resource-group',
    'projects of other resource groups are not selected, and listed only when asked',
    'D:cmd_defs, project list',
  ),
  rule('soft-delete', 'a deleted project keeps its name for 7 days', 'D:project, D:limits'),
  rule(
    'waits-end',
    'a wait that is over fails the command, and the run goes on',
    'D:cmd_defs, --wait-timeout',
  ),
  rule('no-image-no-logs', 'what never started has no logs, but events', 'D:ts-image-imagepullfails'),
  rule('outages-fail', 'an outage or an expired session fails a look-up: it is no empty list', 'F'),
  rule('lines-as-they-are', 'quotes in a file of variables are part of the value', 'D:secret'),
  rule('public-certificates', 'a certificate has its key and is not self-signed', 'D:domainmappings'),
  rule('ranges-once', 'a range of addresses within another one is refused', 'D:connectivity-outbound'),
  rule(
    'rules-add',
    'a new context-based restriction stands beside those that are there',
    'D:cbr-inbound, account: cli-cbr-plugin',
  ),
  rule('one-of-a-name', 'of two that create one name at once, one is refused', 'D:configmap'),
] as const;

export type RuleId = (typeof RULES)[number]['id'];

/** Rules that the former stand-in did not know, or had the other way round. */
export const CORRECTED: readonly RuleId[] = RULES.map(({ id }) => id as RuleId).slice(
  RULES.findIndex(({ id }) => id === 'daemon-limits'),
);
