/**
 * Writes the parts of README.md that follow from the choices and flags: each between `<!-- name -->` and
 * `<!-- /name -->`. `--check`, used by the linter, writes nothing and fails when they differ.
 *
 *     node scripts/readme.ts [--check] [FILE]
 */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import type { Axis } from '../src/choices/axes.ts';
import type { Choice, PartialAnswers } from '../src/choices/choice.ts';
import { type Flag, helpOf } from '../src/flags/flag.ts';

const root = join(import.meta.dirname, '..');
const check = process.argv.includes('--check');
const file = process.argv.slice(2).find((word) => !word.startsWith('--')) ?? join(root, 'README.md');

// The catalogue of choices is itself written: before it is read, so that a choice added a moment ago is in it.
if (!check || !existsSync(join(root, 'src/generated/choices.ts'))) await import('./generate.ts');
const { AXES, axisOf, defaultServer, NONE } = await import('../src/choices/axes.ts');
const catalog = await import('../src/choices/catalog.ts');
const { resolveAnswers } = await import('../src/answers/resolve.ts');
const { COMMANDS } = await import('../src/cli/commands.ts');
const { FLAGS } = await import('../src/cli/flags.ts');
const { ANSWER_FLAGS, OPTION_FLAGS } = await import('../src/flags/answer-flags.ts');
const { chosen, OPTIONS } = await import('../src/choices/chosen.ts');
const { withRecord } = await import('../src/merge/base.ts');

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

/** A flag as it is typed, with what it takes. */
function head(flag: Flag): string {
  const names = [
    ...(flag.short ? [`-${flag.short}`] : []),
    `--${flag.name}${flag.placeholder ? ` ${flag.placeholder}` : ''}`,
  ];
  return names.map(code).join(', ');
}

function flagTable(title: string, flags: readonly Flag[]): string {
  const rows = flags.map((flag) => {
    const others = [
      ...(flag.aliases ?? []).map((alias) => `--${alias}`),
      ...(flag.negated === undefined ? [] : [`--no-${flag.name}`]),
    ];
    const also = others.length > 0 ? ` Also: ${others.map(code).join(', ')}.` : '';
    return [head(flag), `${helpOf(flag)}${also}`];
  });
  return table([title, 'What it does'], rows);
}

/** A table for each choice that has options: their flags, and their defaults when nothing else is answered. */
function options(): string {
  const having = [...new Set(OPTIONS.map(({ choice }) => choice))];
  const tables = having.map((choice) => {
    const axis = AXES.find(({ choices }) => choices.includes(choice))!;
    const value = axis.many ? [choice.id] : choice.id;
    const answers = resolveAnswers(new Map([[axis.key, { value, label: axis.flag }]]));
    const rows = OPTIONS.filter((one) => one.choice === choice).map(({ option, flag }) => {
      const initial = answers.options[choice.id]?.[option.id] ?? '';
      const allowed = option.choices ? ` One of: ${option.choices.join(', ')}.` : '';
      return [code(`--${flag}`), initial === '' ? 'none' : code(initial), `${option.help}${allowed}`];
    });
    return table([choice.title, `Default for ${code(defaults.project)}`, 'What it decides'], rows);
  });
  return tables.join('\n\n');
}

/** The commands and, where there is one, the generator of Yeoman's that does the same; then the flags that only they have. */
async function commands(): Promise<string> {
  const modules = await Promise.all(COMMANDS.map(({ load }) => load()));
  const rows = COMMANDS.map(({ name, summary }, index) => {
    const usage = modules[index]!.usage.replace(' [flags]', '');
    const generator = existsSync(join(root, 'generators', name)) ? code(`yo django-cloud:${name}`) : '';
    return [code(`django-cloud ${usage}`), generator, summary];
  });
  const known = new Set(FLAGS.map(({ name }) => name));
  const own = new Map<string, { readonly flag: Flag; readonly of: string[] }>();
  modules.forEach(({ flags }, index) => {
    for (const flag of flags.filter(({ name }) => !known.has(name))) {
      const entry = own.get(flag.name) ?? { flag, of: [] };
      own.set(flag.name, entry);
      entry.of.push(COMMANDS[index]!.name);
    }
  });
  const ownRows = [...own.values()].map(({ flag, of }) => [
    head(flag),
    of.map(code).join(', '),
    helpOf(flag),
  ]);
  return [
    table(['Command', 'The same with `yo`', 'What it does'], rows),
    table(['Flag', 'Of', 'What it does'], ownRows),
  ].join('\n\n');
}

/** The answer to one axis. */
function answer(axis: Axis, id: string): PartialAnswers {
  return { [axis.key]: axis.many ? (id === NONE ? [] : [id]) : id };
}

/** The values of an axis, nothing included where that is one. */
function values(axis: Axis): readonly string[] {
  return [...(axis.many ? [NONE] : []), ...axis.choices.map(({ id }) => id)];
}

function titled(axis: Axis, id: string): string {
  return axis.choices.find((choice) => choice.id === id)?.title ?? 'None';
}

/** Whether these answers go together. */
function fits(answers: PartialAnswers): boolean {
  return AXES.every((axis) =>
    [answers[axis.key] ?? []]
      .flat()
      .every((id) => !axis.unavailable(axis.choices.find((choice) => choice.id === id)!, answers)),
  );
}

/** The values that are needed too; the name of an interface stands for all of its servers. */
function only(axis: Axis, ids: readonly string[], all: readonly string[]): string {
  const kindOf = (id: string) => catalog.servers.find((server) => server.id === id)?.interface;
  const kind = axis.key === 'server' ? kindOf(ids[0]!) : undefined;
  const sameKind = kind && all.filter((id) => kindOf(id) === kind);
  return sameKind && sameKind.length === ids.length && ids.every((id) => kindOf(id) === kind)
    ? `${kind.toUpperCase()} only`
    : `${ids.map((id) => titled(axis, id)).join(', ')} only`;
}

/**
 * Whether two choices go together: yes, no, or only with some values of a third axis that is asked before the second.
 * It is the default only where that depends on nothing else.
 */
function together(rowAxis: Axis, row: string, columnAxis: Axis, column: string): string {
  const pair = { ...answer(rowAxis, row), ...answer(columnAxis, column) };
  if (!fits(pair)) return 'no';
  const earlier = AXES.slice(0, AXES.indexOf(columnAxis)).filter((axis) => axis !== rowAxis);
  let isDefault = columnAxis.fallback(answer(rowAxis, row)) === column;
  for (const axis of earlier) {
    const all = values(axis).filter((id) => fits({ ...answer(rowAxis, row), ...answer(axis, id) }));
    const fitting = all.filter((id) => fits({ ...pair, ...answer(axis, id) }));
    if (fitting.length === 0) return 'no';
    if (fitting.length < all.length) return only(axis, fitting, all);
    const fallbacks = all.map((id) => columnAxis.fallback({ ...answer(rowAxis, row), ...answer(axis, id) }));
    isDefault &&= fallbacks.every((id) => id === column);
  }
  return isDefault ? 'yes, default' : 'yes';
}

/** Which choices of two axes go together; undefined when all do. */
function matrix(rowAxis: Axis, columnAxis: Axis): string | undefined {
  const columns = columnAxis.choices.map(({ id }) => id);
  const rows = values(rowAxis).map((row) => [
    titled(rowAxis, row),
    ...columns.map((column) => together(rowAxis, row, columnAxis, column)),
  ]);
  if (!rows.flat().includes('no')) return undefined;
  return table([rowAxis.title, ...columns.map((column) => titled(columnAxis, column))], rows);
}

/** What goes with the two choices that come first: the rest follows from them. */
function combinations(): string {
  const pairs = AXES.slice(0, 2).flatMap((row, index) =>
    AXES.slice(index + 1).map((column) => matrix(row, column)),
  );
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
  ['error pages that show no secret', 'errors.py'],
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
  ['what was rendered last: the base of later merges', '.django-cloud.lock'],
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
  const files = withRecord(defaults).map(({ path, origin }) => [path, origin] as const);
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
const PARTS: Readonly<Record<string, () => string | Promise<string>>> = {
  tree,
  flags: () =>
    [
      flagTable('Answers', ANSWER_FLAGS),
      flagTable(
        'What happens',
        FLAGS.filter((flag) => ![...ANSWER_FLAGS, ...OPTION_FLAGS].includes(flag)),
      ),
    ].join('\n\n'),
  options,
  commands,
  servers: () =>
    choices('server', catalog.servers, {
      Interface: (server) =>
        `${server.interface.toUpperCase()}${server === defaultServer(server.interface) ? ', its default' : ''}`,
      'Requests in flight at SIGTERM': (server) => (server.drains ? 'finish' : '**are lost**'),
    }),
  static: () => choices('static', catalog.staticFiles),
  platforms: () =>
    choices('platforms', catalog.platforms, {
      'Its disk': (platform) => (platform.ephemeralDisk ? 'loses what is written' : 'stays'),
    }),
  databases: () => choices('database', catalog.databases),
  services: () => choices('services', catalog.services),
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
async function problem(): Promise<string | undefined> {
  const text = readFileSync(file, 'utf8');
  const homeless = Object.keys(PARTS).find((part) => !placeOf(part).test(text));
  if (homeless) return `it needs the lines <!-- ${homeless} --> and <!-- /${homeless} -->.`;
  let right = text;
  for (const [part, write] of Object.entries(PARTS)) {
    const written = await write();
    right = right.replace(placeOf(part), () => `\n${written}\n\n`);
  }
  if (text === right) return undefined;
  if (check) return 'it differs from the choices and flags in src/. Run "npm run readme".';
  writeFileSync(file, right);
  return undefined;
}

const found = await problem();
if (found) {
  console.error(`${relative(process.cwd(), file)}: ${found}`);
  process.exitCode = 1;
}
