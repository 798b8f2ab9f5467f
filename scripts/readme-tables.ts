/** The tables of README.md: choices, flags, options and commands. Imported once the catalogue of choices is written. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { resolveAnswers } from '../src/answers/resolve.ts';
import { AXES, type Axis, axisOf, NONE } from '../src/choices/axes.ts';
import type { Choice } from '../src/choices/choice.ts';
import { OPTIONS } from '../src/choices/chosen.ts';
import { COMMANDS } from '../src/commands/commands.ts';
import { FLAGS } from '../src/commands/flags.ts';
import { type Flag, helpOf } from '../src/flags/flag.ts';

const root = join(import.meta.dirname, '..');
const defaults = resolveAnswers(new Map());

function cell(text: string): string {
  return text.replaceAll('|', '\\|');
}

/** A table of Markdown. */
export function table(heads: readonly string[], rows: readonly (readonly string[])[]): string {
  const lines = [heads, heads.map(() => '---'), ...rows.map((row) => row.map(cell))];
  return lines.map((line) => `| ${line.join(' | ')} |`).join('\n');
}

const code = (text: string): string => `\`${text}\``;

/** What it is and for whom, with what a user should know before choosing. */
function about(choice: Choice): string {
  return choice.caution ? `${choice.help} **Warning:** ${choice.caution}` : choice.help;
}

/** The table of an axis: `columns` are those that this axis has beyond the common ones. */
export function choices<T extends Choice>(
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

/** What flags do. */
export function flagTable(title: string, flags: readonly Flag[]): string {
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
export function options(): string {
  const having = [...new Set(OPTIONS.map(({ choice }) => choice))];
  const tables = having.map((choice) => {
    const axis = AXES.find(({ choices }) => choices.includes(choice))!;
    const value = axis.many ? [choice.id] : choice.id;
    const own = OPTIONS.filter((one) => one.choice === choice);
    // What depends on an answer that must be given has no default either.
    const answers = own.some(({ option }) => option.required)
      ? defaults
      : resolveAnswers(new Map([[axis.key, { value, label: axis.flag }]]));
    const rows = own.map(({ option, flag }) => {
      const initial = answers.options[choice.id]?.[option.id] ?? '';
      const allowed = option.choices ? ` One of: ${option.choices.join(', ')}.` : '';
      return [code(`--${flag}`), initial === '' ? 'none' : code(initial), `${option.help}${allowed}`];
    });
    return table([choice.title, `Default for ${code(defaults.project)}`, 'What it decides'], rows);
  });
  return tables.join('\n\n');
}

/** The commands and, where there is one, the generator of Yeoman's that does the same; then the flags that only they have. */
export async function commands(): Promise<string> {
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
