import { UserError } from '../errors/user-error.ts';
import type { ParsedFlags } from '../flags/flag.ts';
import { say } from '../languages/say.ts';
import { print } from '../terminal/terminal.ts';
import { checkGit, EXTRAS } from './extras.ts';
import type { Rendering } from './rendering.ts';
import { resultAsJson, resultText } from './report.ts';

/** Checks what `--run` and its kin need and a person can mend, before anything is asked or written. @throws UserError */
export async function checkRun(flags: ParsedFlags): Promise<void> {
  const has = (name: string): boolean => flags.switches.has(name);
  const then = ['run', ...EXTRAS].find(has);
  if (then === undefined) return;
  const shows = ['dry-run', 'diff'].find(has);
  if (shows)
    throw new UserError(
      say`--${then}: with --${shows} nothing is written that could run. Leave one of the two out.`,
    );
  if (has('run') && has('start'))
    throw new UserError(
      say`--start: --run starts the production server, and --start that for development. Leave one of the two out.`,
    );
  if (has('git')) await checkGit();
  if (!has('run') && !has('start')) return;
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

/** The answer to `--run` and its kin where a merge left something to settle. @param flag which of them */
export function runLater(flag = '--run'): UserError {
  return new UserError(
    say`${flag}: resolve the conflicts listed, commit, and run ${flag} in that folder.`,
    1,
  );
}
