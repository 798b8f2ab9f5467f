/** What `ibmcloud ce` prints of what there is: the forms of cmd_defs.md and servicebind.md, at 90839fb. */
import { bindingName, type Cloud, identifier, type Thing } from './state.ts';

const table = (heading: readonly string[], rows: readonly (readonly string[])[], indent = ''): string[] => {
  const widths = heading.map((title, at) =>
    Math.max(title.length, ...rows.map((row) => row[at]?.length ?? 0)),
  );
  return [heading, ...rows].map(
    (row) => indent + row.map((cell, at) => cell.padEnd(widths[at] ?? 0)).join('  '),
  );
};

const COLUMNS: Readonly<
  Record<string, (name: string, thing: Thing) => readonly (readonly [string, string])[]>
> = {
  application: (name, { status = 'Running' }) => [
    ['Status', status === 'Succeeded' ? 'Ready' : status],
    ['URL', `https://${name}.1a2b3c4d5ef.eu-de.codeengine.appdomain.cloud`],
    ['Age', '52s'],
  ],
  job: () => [
    ['Age', '7s'],
    ['Last Job Run Name', ''],
    ['Last Job Run Age', ''],
  ],
  jobrun: (_, { status }) =>
    ['Failed', 'Pending', 'Requested', 'Running', 'Succeeded', 'Unknown'].map(
      (state) => [state, state === status ? '1' : '0'] as const,
    ),
  secret: (_, { format = '', keys = [] }) => [
    ['Format', format],
    ['Data', String(keys.length)],
    ['Age', '1d'],
  ],
  domainmapping: (_, { flags }) => [
    ['CNAME', 'custom.1a2b3c4d5ef.eu-de.codeengine.appdomain.cloud'],
    ['Target', flags.target?.[0] ?? ''],
    ['Target-Type', 'app'],
    ['Status', 'ready'],
    ['Secret Name', flags['tls-secret']?.[0] ?? ''],
    ['Age', '36m'],
  ],
};

/** A list of one kind. */
export function listed(kind: string, things: Readonly<Record<string, Thing>>): string {
  const columns = COLUMNS[kind] ?? (() => [['Age', '2d'] as const]);
  const names = Object.keys(things).sort();
  const heading = ['Name', ...columns('', { flags: {} }).map(([title]) => title)];
  const rows = names.map((name) => [name, ...columns(name, things[name]!).map(([, cell]) => cell)]);
  if (kind !== 'connectivity outbound') return ['Listing...', 'OK', '', ...table(heading, rows)].join('\n');
  const ranges = names.map((name) => [name, things[name]?.flags.cidr?.[0] ?? '']);
  return [
    'Listing allowed outbound destinations...',
    'OK',
    '',
    'CIDR ranges:',
    ...table(['Name', 'IP address range'], ranges, '  '),
    '',
    'Private path connections:',
    ...table(['Name', 'Status', 'Service endpoints'], [], '  '),
  ].join('\n');
}

/** The list of projects: of one resource group, or of all. */
export function listedProjects({ details, project }: Cloud, group: string | undefined): string {
  const shown = Object.entries(details).filter(([, one]) => !one.deleted && (!group || one.group === group));
  return [
    'Getting projects...',
    'OK',
    '',
    ...table(
      ['Name', 'ID', 'Status', 'Selected', 'Tags', 'Region', 'Resource Group', 'Age'],
      shown.map(([name, one]) => [
        name,
        identifier(name),
        'active',
        String(name === project),
        '',
        'eu-de',
        one.group,
        '52d',
      ]),
    ),
  ].join('\n');
}

function variables({ flags, env = {} }: Thing): string[] {
  const full = (flags['env-from-secret'] ?? []).map((name) => ['Secret full reference', name, '']);
  const injected = [['Literal', 'CE_REGION', 'eu-de']];
  const literals = Object.entries(env).map(([name, value]) => ['Literal', name, value]);
  return [
    'Environment Variables:',
    ...table(['Type', 'Name', 'Value'], [...full, ...injected, ...literals], '  '),
  ];
}

function bindings(name: string, { bound = [], credentials = {} }: Thing): string[] {
  if (bound.length === 0) return [];
  return [
    'Service Bindings:',
    ...table(
      ['Name', 'ID', 'Service Instance', 'Service Type', 'Role / Credential', 'Environment Variable Prefix'],
      bound.map((instance) => [
        bindingName(name, instance),
        identifier(instance),
        instance,
        'databases-for-x',
        credentials[instance] ?? 'Writer',
        'X',
      ]),
      '  ',
    ),
  ];
}

/** The details of one thing. */
export function shown(kind: string, name: string, thing: Thing): string {
  const { flags, mounts = {}, status, values = {} } = thing;
  const heading = ['OK', '', `Name:          ${name}`, `Image:         ${flags.image?.[0] ?? ''}`];
  switch (kind) {
    case 'application':
    case 'job': {
      const summary = { Running: 'Application is deploying', Failed: 'Application failed' }[String(status)];
      return [
        ...heading,
        ...(kind === 'job' ? [] : [`Status Summary:  ${summary ?? 'Application deployed successfully'}`]),
        ...bindings(name, thing),
        ...variables(thing),
        ...Object.entries(mounts).map(([folder, store]) => `Volume Mount:  ${folder} ${store}`),
        'Revisions:',
      ].join('\n');
    }
    case 'jobrun':
      return [...heading, 'Status:', '    Instance Statuses:', `        ${status}:  1`, 'Events:'].join('\n');
    case 'buildrun':
      return [...heading, `Summary:       ${status}`, `Status:        ${status}`].join('\n');
    default: {
      const shownValues = Object.entries(values).map(([key, value]) =>
        kind === 'secret' ? `${key}: ${Buffer.from(value).toString('base64')}` : `${key}: "${value}"`,
      );
      return [...heading, 'Data:', '---', ...shownValues].join('\n');
    }
  }
}
