import { firstCommit } from '../git/first-commit.ts';
import { say } from '../languages/say.ts';
import { installByLines, startDevelopment } from '../run/develop.ts';
import type { Machine } from '../run/machine.ts';
import { print, warn } from '../terminal/terminal.ts';
import { installSteps, type Situation } from './next-steps.ts';
import type { Rendering } from './rendering.ts';
import { resultAsJson } from './report.ts';

/** How it is told: with JSON, what a person reads goes past the result. */
const tell = (line: string, json: boolean): void => (json ? warn(line) : print(`${line}\n`));

/**
 * Does what was asked for with a project that was written, but for its server: commit and environment.
 *
 * @returns the lines of "Next" that are done by it
 * @throws UserError when a step fails: the project is complete then
 */
export async function afterWriting(
  { extras, files, folder }: Rendering,
  situation: Situation,
  json: boolean,
): Promise<readonly string[]> {
  if (extras?.has('git')) {
    const lines = await firstCommit(
      folder,
      files.map(({ path }) => path),
    );
    for (const line of lines) tell(line, json);
  }
  if (!extras?.has('install')) return [];
  const lines = installSteps(situation);
  await installByLines(folder, lines, process.env);
  return lines;
}

/**
 * Starts the server for development, and prints the URL that answers.
 *
 * @returns when the server was stopped
 * @throws UserError when it cannot be started
 */
export function started(rendering: Rendering, { venv = '.venv' }: Machine, json: boolean): Promise<void> {
  return startDevelopment(rendering.folder, rendering.answers, {
    python: `${venv}/bin/python`,
    env: process.env,
    log: json ? 'stderr' : 'stdout',
    ready: (url) => {
      const result = { ...resultAsJson(rendering, false), url };
      print(json ? `${JSON.stringify(result)}\n` : say`${url} answers. Ctrl-C stops the server.\n`);
    },
  });
}
