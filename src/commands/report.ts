import { choiceOf, djangoLines, servers } from '../choices/catalog.ts';
import { commandWords } from '../flags/command-line.ts';
import { said, say } from '../languages/say.ts';
import { displayed } from '../terminal/displayed.ts';
import { shellLine } from '../terminal/shell-line.ts';
import { columns, wrapped } from '../terminal/text.ts';
import type { Rendering } from './rendering.ts';

/** `62 files, Django 5.2 LTS on Gunicorn (WSGI)`. */
export function summary({ answers, files }: Rendering): string {
  const server = choiceOf(servers, answers.server);
  const kind = server.interface.toUpperCase();
  return say`${files.length} files, ${choiceOf(djangoLines, answers.django).title} on ${said(server.title)} (${kind})`;
}

/** A line for each answer that had to follow a change. */
export function followedLines({ followed }: Rendering): readonly string[] {
  return followed.map(({ title, from, to, reason }) => {
    const line = say`${title}: now ${to}, because ${from} does not go with the change: ${reason}.`;
    return wrapped(line, columns(process.stdout), '');
  });
}

/**
 * What a person reads after the project was written: what it is and the next commands.
 *
 * @param steps the next commands; none where `--run` does them
 * @param program the words before those of the command line that gives the same project
 */
export function resultText(rendering: Rendering, steps: readonly string[], program = 'django-cloud'): string {
  const { answers, folder } = rendering;
  const server = choiceOf(servers, answers.server);
  return [
    `${displayed(folder)}: ${summary(rendering)}.`,
    ...followedLines(rendering),
    // What it cannot keep of the server contract is said where it is chosen, and in the README.
    ...(server.caution ? [wrapped(say`Warning: ${said(server.caution)}`, columns(process.stdout), '')] : []),
    ...nextLines(steps),
    ...(rendering.asked
      ? [say`The same project without questions:\n  ${commandLine(rendering, program)}`]
      : []),
    '',
  ].join('\n');
}

/** The next commands under their heading; nothing where there are none. */
export function nextLines(steps: readonly string[]): readonly string[] {
  return steps.length > 0 ? [say`Next:\n${steps.map((line) => `  ${line}`).join('\n')}`] : [];
}

/** The one command line that gives the same project, and asks nothing. */
function commandLine({ answers, folder }: Rendering, program: string): string {
  return `${program} ${shellLine(commandWords(answers, displayed(folder)))}`;
}

/** What `--dry-run` prints: the files, each with the choice that brings it. */
function dryRunText(rendering: Rendering): string {
  const width = Math.max(...rendering.files.map((file) => file.path.length)) + 2;
  const lines = rendering.files.map((file) => `  ${file.path.padEnd(width)}${file.origin}`);
  return say`${displayed(rendering.folder)}: ${summary(rendering)}; nothing was written.\n${lines.join('\n')}\n`;
}

/** What `--json` prints. */
export function resultAsJson(rendering: Rendering, dryRun: boolean): object {
  const { answers, followed, files, folder, executes } = rendering;
  return {
    folder,
    written: !dryRun,
    answers,
    followed,
    ...(executes && executes.length > 0 ? { executes } : {}),
    // What was adopted is no project that a command line makes.
    ...(answers.adopted ? {} : { command: commandLine(rendering, 'django-cloud') }),
    files: files.map(({ path, origin, executable }) => ({ path, origin, executable })),
  };
}

/** What a command prints when it has written the project, or would have. */
export function report(
  rendering: Rendering,
  steps: readonly string[],
  { dryRun, json, program }: { readonly dryRun: boolean; readonly json: boolean; readonly program: string },
): string {
  if (json) return `${JSON.stringify(resultAsJson(rendering, dryRun), null, 2)}\n`;
  return dryRun ? dryRunText(rendering) : resultText(rendering, steps, program);
}
