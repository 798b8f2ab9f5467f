import { relative, resolve, sep } from 'node:path';
import { didYouMean } from '../answers/did-you-mean.ts';
import { editAnswers } from '../answers/edit.ts';
import { storedAnswers } from '../answers/files.ts';
import { resolveAnswers } from '../answers/resolve.ts';
import { UserError } from '../errors/user-error.ts';
import { type Change, type Explanation, explain, type Lines } from '../explain/explain.ts';
import { ANSWER_FLAGS, givenByFlags, OPTION_FLAGS } from '../flags/answer-flags.ts';
import type { Flag, ParsedFlags } from '../flags/flag.ts';
import { say } from '../languages/say.ts';
import { plan } from '../plan/plan.ts';
import { shellLine } from '../terminal/shell-line.ts';
import { print } from '../terminal/terminal.ts';
import { columns, wrapped } from '../terminal/text.ts';
import type { CommandModule } from './command.ts';
import { JSON_FLAG, MESSAGES_FLAG, PLUGIN_FLAG } from './flags.ts';

const LINE_FLAG: Flag = {
  name: 'line',
  takes: 'one',
  placeholder: 'N',
  help: 'Only the answers that shaped this line of it.',
};

/** A path as the plan has it: relative to the project's root. */
function pathIn(word: string, folder: string): string {
  return relative(folder, resolve(folder, word)).split(sep).join('/');
}

const linesText = (lines: readonly Lines[]): string =>
  lines.map(([first, last]) => (first === last ? String(first) : `${first}-${last}`)).join(', ');

function lineOf(flags: ParsedFlags, { path, length }: Explanation): number | undefined {
  const value = flags.values.get(LINE_FLAG.name)?.[0];
  if (value === undefined) return undefined;
  const line = Number(value);
  if (Number.isInteger(line) && line >= 1 && line <= length) return line;
  throw new UserError(say`--line ${value}: ${path} has the lines 1 to ${length}. Give one of them.`);
}

function narrowed(explanation: Explanation, line: number | undefined): Explanation {
  if (line === undefined) return explanation;
  const has = ([first, last]: Lines): boolean => first <= line && line <= last;
  const shapedBy = explanation.shapedBy
    .filter(({ lines }) => lines.some(has))
    .map((shaping) => ({ ...shaping, lines: [[line, line]] as const }));
  return { ...explanation, shapedBy };
}

const changeLine = ({ title, change, words }: Change): string =>
  `  ${shellLine(words)}   (${title}: ${change})`;

function section(title: string, lines: readonly string[]): readonly string[] {
  return lines.length > 0 ? [title, ...lines] : [];
}

function text(found: Explanation, line: string | undefined, width: number): string {
  if (found.origin === undefined)
    return `${[say`${found.path}: the project does not have it. It comes with:`, ...found.broughtBy.map(changeLine)].join('\n')}\n`;
  if (found.origin === 'record') return `${found.path}: ${found.because}\n`;
  const shaped = found.shapedBy.map(({ title, lines }) =>
    lines.length > 0
      ? wrapped(say`${title}: lines ${linesText(lines)}`, width, '  ')
      : `  ${say`${title}: other answers add lines`}`,
  );
  const removal = section(say`Without it:`, found.removedBy.map(changeLine));
  return `${[
    `${found.path}: ${found.because}`,
    ...(line === undefined ? removal : [`  ${line}`]),
    ...section(
      line === undefined ? say`Answers that shaped it:` : say`Answers that shaped this line:`,
      shaped.length > 0 ? shaped : [`  ${say`none: it is the same in every project`}`],
    ),
  ].join('\n')}\n`;
}

/** `django-cloud explain PATH`: why a file is in the project, and what shaped it. */
export default {
  usage: 'explain PATH [flags]',
  description:
    'Says why a file is in the project in this folder, with which answers it would not be there, and which answers shaped its lines. Flags of answers say what the project would have otherwise; where there is no project, the rest are the defaults. Writes nothing.',
  flags: [LINE_FLAG, JSON_FLAG, PLUGIN_FLAG, MESSAGES_FLAG, ...ANSWER_FLAGS, ...OPTION_FLAGS],
  examples: `Examples:
  django-cloud explain Procfile
  django-cloud explain mysite/settings.py --line 40
  django-cloud explain Procfile --json`,
  async run(flags) {
    const [word, ...more] = flags.positionals;
    if (word === undefined)
      throw new UserError(say`explain: it needs a file. Give its path in the project, such as Procfile.`);
    if (more.length > 0)
      throw new UserError(say`explain ${more[0]}: unexpected argument. Usage: django-cloud explain PATH`);
    const folder = process.cwd();
    const stored = storedAnswers(folder);
    const given = new Map(givenByFlags(flags));
    // --lang is that of messages here.
    given.delete('language');
    const answers = stored ? editAnswers(stored, given).answers : resolveAnswers(given);
    const path = pathIn(word, folder);
    const found = explain(answers, path);
    if (!found) {
      const known = plan(answers).map((file) => file.path);
      throw new UserError(
        say`explain ${word}: the project has no such file.${didYouMean(path, known)} See django-cloud --dry-run.`,
      );
    }
    const line = lineOf(flags, found);
    const shown = narrowed(found, line);
    const contents = plan(answers)
      .find((file) => file.path === path)
      ?.contents.split('\n');
    print(
      flags.switches.has('json')
        ? `${JSON.stringify(shown, null, 2)}\n`
        : text(shown, line === undefined ? undefined : contents?.[line - 1], columns(process.stdout)),
    );
    return 0;
  },
} satisfies CommandModule;
