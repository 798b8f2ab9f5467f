import { UserError } from '../answers/user-error.ts';
import type { ParsedFlags } from '../flags/flag.ts';
import { parseFlags } from '../flags/parse.ts';
import { version } from '../generated/version.ts';
import { writeProject } from './destination.ts';
import { FLAGS } from './flags.ts';
import { prepare } from './render.ts';
import { report } from './report.ts';
import { checkRun, runRendered } from './run.ts';
import { ask, interactive, print } from './terminal.ts';
import { columns } from './text.ts';

async function information(flags: ParsedFlags): Promise<string | undefined> {
  if (flags.switches.has('help')) {
    const { EXAMPLES, help } = await import('./help.ts');
    return help('django-cloud', FLAGS, EXAMPLES, columns(process.stdout));
  }
  if (flags.switches.has('version')) return `${version}\n`;
  if (!flags.switches.has('list')) return undefined;
  return (await import('./list.ts')).listText(flags.switches.has('json'), process.stdout);
}

async function render(flags: ParsedFlags): Promise<void> {
  const dryRun = flags.switches.has('dry-run');
  const run = flags.switches.has('run');
  const json = flags.switches.has('json');
  await checkRun(flags);
  const rendering = await prepare(flags, process.cwd(), interactive() ? ask : undefined);
  if (!dryRun) writeProject(rendering.folder, rendering.files);
  if (run) await runRendered(rendering, json);
  else print(report(rendering, { dryRun, json }));
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
    if (text === undefined) await render(flags);
    else print(text);
    return 0;
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    process.stderr.write(`${error.message}\n`);
    return error.exitCode;
  }
}
