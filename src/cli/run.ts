import { UserError } from '../answers/user-error.ts';
import type { ParsedFlags } from '../flags/flag.ts';
import { say } from '../languages/say.ts';
import { print } from '../terminal/terminal.ts';
import type { Rendering } from './render.ts';
import { resultAsJson, resultText } from './report.ts';

/** Checks what `--run` needs and a person can mend, before anything is asked or written. @throws UserError */
export async function checkRun(flags: ParsedFlags): Promise<void> {
  if (!flags.switches.has('run')) return;
  const shows = ['dry-run', 'diff'].find((name) => flags.switches.has(name));
  if (shows)
    throw new UserError(
      say`--run: with --${shows} nothing is written that could run. Leave one of the two out.`,
    );
  const { freePort } = await import('../run/port.ts');
  await freePort(process.env);
}

/**
 * What `--run` does with a project that was written: installs and starts it, and prints the URL that answers.
 *
 * @param json print one line of JSON once it answers, and nothing else, on standard output: the server's log goes to
 *   standard error then
 * @returns when the server was stopped
 * @throws UserError when a step fails or is stopped
 */
export async function runRendered(rendering: Rendering, json: boolean): Promise<void> {
  const { runProject } = await import('../run/run.ts');
  if (!json) print(resultText(rendering, []));
  await runProject(rendering.folder, rendering.answers, {
    env: process.env,
    log: json ? 'stderr' : 'stdout',
    ready: (url) => {
      const result = { ...resultAsJson(rendering, false), url };
      print(json ? `${JSON.stringify(result)}\n` : say`${url} answers. Ctrl-C stops the server.\n`);
    },
  });
}

/** The answer to `--run` where a merge left something to settle. */
export function runLater(): UserError {
  return new UserError(
    say`--run: settle what is listed, and commit it; --run in that folder goes on then.`,
    1,
  );
}
