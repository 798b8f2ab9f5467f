/**
 * Writes the parts of README.md that follow from the choices and flags: each between `<!-- name -->` and
 * `<!-- /name -->`. `--check`, used by the linter, writes nothing and fails when they differ.
 *
 *     node scripts/readme.ts [--check] [FILE]
 */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import type { Axis } from '../src/choices/axes.ts';
import type { Choice } from '../src/choices/choice.ts';
import type { Flag } from '../src/flags/flag.ts';

const root = join(import.meta.dirname, '..');
const check = process.argv.includes('--check');
const file = process.argv.slice(2).find((word) => !word.startsWith('--')) ?? join(root, 'README.md');

// The catalogue of choices is itself written: before it is read, so that a choice added a moment ago is in it.
if (!check || !existsSync(join(root, 'src/generated/choices.ts'))) await import('./generate.ts');
const { AXES, axisOf, defaultServer, NONE } = await import('../src/choices/axes.ts');
const catalog = await import('../src/choices/catalog.ts');
const { resolveAnswers } = await import('../src/answers/resolve.ts');
const { FLAGS } = await import('../src/cli/flags.ts');
const { ANSWER_FLAGS } = await import('../src/flags/answer-flags.ts');
const { chosen } = await import('../src/choices/chosen.ts');
const { plan } = await import('../src/plan/plan.ts');

const defaults = resolveAnswers(new Map());

function cell(text: string): string {
  return text.replaceAll('|', '\\|');
}

function table(heads: readonly string[], rows: readonly (readonly string[])[]): string {
  const lines = [heads, heads.map(() => '---'), ...rows.map((row) => row.map(cell))];
  return lines.map((line) => `| ${line.join(' | ')} |`).join('\n');
}

const code = (text: string): string => `\`${text}\``;

/** What it is and for whom, with what a user should know before choosing. */
function about(choice: Choice): string {
  return choice.caution ? `${choice.help} **Mind:** ${choice.caution}` : choice.help;
}

/** The table of an axis: `columns` are those that this axis has beyond the common ones. */
function choices<T extends Choice>(
  key: Axis['key'],
  list: readonly T[],
  columns: Readonly<Record<string, (choice: T) => string>> = {},
): string {
  const axis = axisOf(key);
  const initial = axis.fallback(defaults);
  const name = (id: string): string => `${code(id)}${id === initial ? ' (default)' : ''}`;
  const rows = list.map((choice) => [
    name(choice.id),
    choice.title,
    ...Object.values(columns).map((column) => column(choice)),
    about(choice),
  ]);
  if (axis.many) rows.unshift([name(NONE), 'None yet', ...Object.keys(columns).map(() => ''), '']);
  return table(
    [code(`--${axis.flag}`), axis.title, ...Object.keys(columns), 'What it is, and for whom'],
    rows,
  );
}

function flagTable(title: string, flags: readonly Flag[]): string {
  const rows = flags.map((flag) => {
    const value = flag.placeholder ? ` ${flag.placeholder}` : '';
    const names = [...(flag.short ? [`-${flag.short}`] : []), `--${flag.name}${value}`];
    const others = [
      ...(flag.aliases ?? []).map((alias) => `--${alias}`),
      ...(flag.negated === undefined ? [] : [`--no-${flag.name}`]),
    ];
    const also = others.length > 0 ? ` Also: ${others.map(code).join(', ')}.` : '';
    return [names.map(code).join(', '), `${flag.help}${also}`];
  });
  return table([title, 'What it does'], rows);
}

/** Which choices of two axes go together; undefined when all do. What cannot be chosen at all is none of its business. */
function matrix(rowAxis: Axis, columnAxis: Axis): string | undefined {
  const answered = (row: Choice) => ({ [rowAxis.key]: rowAxis.many ? [row.id] : row.id });
  const columns = columnAxis.choices.filter((column) => !columnAxis.unavailable(column, {}));
  const cells = rowAxis.choices.map((row) => {
    const answers = answered(row);
    // A default that depends on the server is none of a table without servers.
    const initials =
      rowAxis.key === 'server'
        ? [columnAxis.fallback(answers)]
        : catalog.servers.map((server) => columnAxis.fallback({ ...answers, server: server.id }));
    return columns.map((column) => {
      if (columnAxis.unavailable(column, answers)) return 'no';
      return initials.every((id) => id === column.id) ? 'yes, default' : 'yes';
    });
  });
  if (!cells.flat().includes('no')) return undefined;
  const rows = rowAxis.choices.map((row, index) => {
    const later = rowAxis.unavailable(row, {}) ? ' (not yet)' : '';
    return [`${row.title}${later}`, ...(cells[index] ?? [])];
  });
  return table([rowAxis.title, ...columns.map((column) => column.title)], rows);
}

function combinations(): string {
  const pairs = AXES.flatMap((row, index) => AXES.slice(index + 1).map((column) => matrix(row, column)));
  return pairs.filter((pair) => pair !== undefined).join('\n\n');
}

/** Files, or folders with all that is in them, and what they are. */
type Described = readonly (readonly [remark: string, ...paths: string[]])[];

/** In the project's package: what `startproject` makes is known, and not described. */
const PACKAGE: Described = [
  ['one set of settings, for development and production', 'settings.py', 'database.py'],
  ['every environment variable: type, default, meaning', 'env.py'],
  ['the probes /healthz and /readyz', 'health.py'],
  ['JSON logs with request ids', 'logs.py'],
];

/** In the project's root. */
const ROOT: Described = [
  ['', 'manage.py'],
  ['a first app: model, form, views, admin, a command', 'pages/'],
  ['tests of all of it', 'tests/'],
  ['ruff, mypy and the tests on every push', '.github/'],
  ['dependencies, and the settings of ruff and mypy', 'pyproject.toml'],
  ['all packages, pinned and hashed', 'requirements.txt', 'requirements-dev.txt'],
  ['the start command, for platforms that read it', 'Procfile'],
  ['how to develop, run, deploy and change this project', 'README.md'],
  ['the variables, with values for development', '.env.example'],
  ['the answers that it was rendered from', '.yo-rc.json'],
];

/**
 * Lines of the tree: what is described, then what a choice brought, then the rest.
 *
 * @param origins the entries of a folder, with the template area that made each
 * @throws Error when something is described that is not there
 */
function entries(
  origins: ReadonlyMap<string, string>,
  described: Described,
): [names: string, remark: string][] {
  const rest = new Set(origins.keys());
  const line = (remark: string, names: readonly string[]): [string, string] => {
    const absent = names.find((name) => !rest.delete(name));
    if (absent) throw new Error(`scripts/readme.ts describes ${absent}, which the default project has not.`);
    return [names.join(' '), remark];
  };
  const lines = described.map(([remark, ...names]) => line(remark, names));
  for (const { area, choice } of chosen(defaults)) {
    const own = [...rest].filter((name) => origins.get(name) === area);
    if (own.length > 0) lines.push(line(`for ${choice.title}`, own));
  }
  return [...lines, line('', [...rest])];
}

/** The default project: its root and its package, with folders in them as one entry each. */
function tree(): string {
  const inside = `${defaults.project}/`;
  const files = plan(defaults).map(({ path, origin }) => [path, origin] as const);
  const top = (paths: typeof files) =>
    new Map(paths.map(([path, origin]) => [path.replace(/\/.*/, '/'), origin] as const));
  const own = files.filter(([path]) => path.startsWith(inside));
  const inPackage = own.map(([path, origin]) => [path.slice(inside.length), origin] as const);
  const lines = [
    [inside, `${files.length} files`],
    [`  ${inside}`, 'settings, URLs, entry points'],
    ...entries(top(inPackage), PACKAGE).map(([names, remark]) => [`    ${names}`, remark]),
    ...entries(top(files.filter((file) => !own.includes(file))), ROOT).map(([names, remark]) => [
      `  ${names}`,
      remark,
    ]),
  ] as [string, string][];
  const width = Math.max(...lines.map(([names, remark]) => (remark ? names.length : 0)));
  const text = lines
    .map(([names, remark]) => (remark ? `${names.padEnd(width)}   ${remark}` : names))
    .join('\n');
  return `\`\`\`text\n${text}\n\`\`\``;
}

/** The generated parts, by the name of their markers. */
const PARTS: Readonly<Record<string, () => string>> = {
  tree,
  flags: () =>
    [
      flagTable('Answers', ANSWER_FLAGS),
      flagTable(
        'What happens',
        FLAGS.filter((flag) => !ANSWER_FLAGS.includes(flag)),
      ),
    ].join('\n\n'),
  servers: () =>
    choices('server', catalog.servers, {
      Interface: (server) =>
        `${server.interface.toUpperCase()}${server === defaultServer(server.interface) ? ', its default' : ''}`,
      'Requests in flight at SIGTERM': (server) => (server.drains ? 'finish' : '**are lost**'),
    }),
  static: () => choices('static', catalog.staticFiles),
  platforms: () =>
    choices('platforms', catalog.platforms, {
      'To be had': (platform) => {
        const reason = axisOf('platforms').unavailable(platform, {});
        return reason ? `**not yet**: ${reason}` : 'yes';
      },
    }),
  databases: () => choices('database', catalog.databases),
  django: () =>
    choices('django', catalog.djangoLines, {
      'Python from': (line) => line.oldestPython,
    }),
  python: () =>
    choices('python', catalog.pythonLines, {
      'Started by our tests': (line) => (line.tested ? 'yes' : '**no**: its projects are only rendered'),
    }),
  combinations,
};

function placeOf(part: string): RegExp {
  return new RegExp(`(?<=^<!-- ${part} -->\n)[^]*?(?=^<!-- /${part} -->$)`, 'm');
}

/** What is wrong with the file; writes what can be mended, unless it only checks. */
function problem(): string | undefined {
  const text = readFileSync(file, 'utf8');
  const homeless = Object.keys(PARTS).find((part) => !placeOf(part).test(text));
  if (homeless) return `it needs the lines <!-- ${homeless} --> and <!-- /${homeless} -->.`;
  const right = Object.entries(PARTS).reduce(
    (before, [part, write]) => before.replace(placeOf(part), () => `\n${write()}\n\n`),
    text,
  );
  if (text === right) return undefined;
  if (check) return 'it differs from the choices and flags in src/. Run "npm run readme".';
  writeFileSync(file, right);
  return undefined;
}

const found = problem();
if (found) {
  console.error(`${relative(process.cwd(), file)}: ${found}`);
  process.exitCode = 1;
}
