/**
 * Context-based restrictions as `ibmcloud cbr` has them: cli-cbr-plugin of github.com/ibm-cloud-docs/account, and page
 * cbr-inbound of Code Engine's, July 2026.
 */
import type { Service } from './service.ts';
import { all, identifier } from './state.ts';
import { must } from './values.ts';

const API_TYPE = 'crn:v1:bluemix:public:context-based-restrictions::::api-type:data-plane';
const VALUES =
  'description resource-attributes context-attributes api-types enforcement-mode service-name zone-id'.split(
    ' ',
  );

/** Carries out a command. @returns what it prints; @throws Error when it is refused */
export function restrictions(service: Service, [command, ...words]: readonly string[]): string {
  const rules = all(service.cloud, 'cbr rule');
  if (command === 'rule-delete') {
    const [id = '', ...more] = words;
    must(more.length === 0, `rule-delete: ${more.join(' ')}`);
    must(rules[id], `Rule '${id}' was not found`);
    delete rules[id];
    return 'OK';
  }
  const flags: Record<string, string> = {};
  for (let index = 0; index < words.length; index++) {
    const flag = (words[index] ?? '').replace(/^--/, '');
    must(flags[flag] === undefined, `--${flag} is given twice`);
    if (flag === 'empty-context-list') flags[flag] = 'true';
    else {
      must(VALUES.includes(flag), `unknown flag: ${words[index]}`);
      flags[flag] = words[++index] ?? '';
    }
  }
  const text = (flag: string): string => flags[flag] ?? '';
  if (command === 'rules') {
    const rows = Object.entries(rules).map(([id, rule]) => [
      id,
      rule.flags['service-name']?.[0] ?? '',
      rule.flags['enforcement-mode']?.[0] ?? '',
      rule.flags.description?.[0] ?? '',
    ]);
    const found = rows.filter(([, name]) => !flags['service-name'] || name === flags['service-name']);
    const widths = [35, 23, 14, 0];
    return [['id', 'service_name', 'enforcement', 'description'], ...found]
      .map((row) => row.map((cell, at) => `${cell.padEnd((widths[at] ?? 0) - 3)}   `).join(''))
      .join('\n');
  }
  must(command === 'rule-create', `'cbr ${command}' is not a registered command`);
  must(text('service-name') === 'codeengine', '--service-name');
  must(text('api-types') === API_TYPE, '--api-types: workloads are in the data plane');
  const [, project = ''] = /^projectId=(\S+)$/.exec(text('resource-attributes')) ?? [];
  must(
    Object.keys(service.cloud.details).some((name) => identifier(name) === project),
    `--resource-attributes ${text('resource-attributes')}: no such project`,
  );
  const contexts = text('context-attributes');
  must(
    (contexts !== '') !== (flags['empty-context-list'] !== undefined),
    'contexts, or --empty-context-list, and not both',
  );
  must(
    contexts === '' || /^endpointType=(private|public)$/.test(contexts),
    `--context-attributes ${contexts}`,
  );
  must(/^(enabled|disabled|report)$/.test(text('enforcement-mode') || 'enabled'), '--enforcement-mode');
  // Rules stand beside each other, and each holds.
  if (!service.holds('rules-add')) for (const id of Object.keys(rules)) delete rules[id];
  const id = identifier(`${text('description')} ${Object.keys(rules).length}`)
    .replaceAll('-', '')
    .slice(0, 32);
  rules[id] = {
    flags: Object.fromEntries(
      Object.entries({ 'enforcement-mode': 'enabled', ...flags }).map(([name, value]) => [name, [value]]),
    ),
  };
  return [`id                    ${id}   `, `description           ${text('description')}   `].join('\n');
}
