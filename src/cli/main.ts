import { UserError } from '../answers/user-error.ts';
import type { ParsedFlags } from '../flags/flag.ts';
import { parseFlags } from '../flags/parse.ts';
import { version } from '../generated/version.ts';
import { writeProject } from './destination.ts';
import { FLAGS } from './flags.ts';
import { prepare, type Rendering } from './render.ts';
import { dryRunText, resultAsJson, resultText } from './report.ts';
import { ask, interactive } from './terminal.ts';
import { columns } from './text.ts';

async function information(flags: ParsedFlags): Promise<string | undefined> {
  if (flags.switches.has('help')) return (await import('./help.ts')).help(columns(process.stdout));
  if (flags.switches.has('version')) return `${version}\n`;
  if (!flags.switches.has('list')) return undefined;
  return (await import('./list.ts')).listText(flags.switches.has('json'), process.stdout);
}

function report(rendering: Rendering, flags: ParsedFlags, dryRun: boolean): string {
  if (flags.switches.has('json')) return `${JSON.stringify(resultAsJson(rendering, dryRun), null, 2)}\n`;
  return dryRun ? dryRunText(rendering) : resultText(rendering);
}

async function render(flags: ParsedFlags): Promise<number> {
  const dryRun = flags.switches.has('dry-run');
  const run = flags.switches.has('run');
  if (run && dryRun)
    throw new UserError('--run: with --dry-run nothing is written that could run. Leave one of the two out.');
  const mayAsk = interactive() && !flags.switches.has('defaults') && !flags.switches.has('json');
  const rendering = await prepare(flags, process.cwd(), mayAsk ? ask : undefined);
  if (!dryRun) writeProject(rendering.folder, rendering.files);
  process.stdout.write(report(rendering, flags, dryRun));
  if (!run) return 0;
  const { runProject } = await import('../run/run.ts');
  return runProject(rendering.folder, rendering.answers, process.env);
}

/**
 * The command `django-cloud`.
 *
 * @param argv the words after the command
 * @returns the exit status: 0, 1 (something failed while running), 2 (wrong usage), 130 (Ctrl-C)
 */
export async function main(argv: readonly string[]): Promise<number> {
  try {
    const flags = parseFlags(argv, FLAGS);
    const text = await information(flags);
    if (text === undefined) return await render(flags);
    process.stdout.write(text);
    return 0;
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    process.stderr.write(`${error.message}\n`);
    return error.exitCode;
  }
}
