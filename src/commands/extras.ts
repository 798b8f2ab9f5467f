import { existsSync } from 'node:fs';
import { dirname } from 'node:path';
import { choiceOf, servers } from '../choices/catalog.ts';
import type { Answers } from '../choices/choice.ts';
import { UserError } from '../errors/user-error.ts';
import type { ParsedFlags } from '../flags/flag.ts';
import { said, say } from '../languages/say.ts';
import type { Ask } from '../prompts/ask.ts';
import { extrasQuestion } from '../prompts/questions.ts';
import { displayed } from '../terminal/displayed.ts';

/** What is done with a project once it is written, in this order; each is a flag, and an answer at the end. */
export const EXTRAS = ['git', 'install', 'start'] as const;
export type Extra = (typeof EXTRAS)[number];

/** A server for development needs its environment. */
const withNeeded = (extras: readonly string[]): ReadonlySet<Extra> =>
  new Set(
    EXTRAS.filter((extra) => extras.includes(extra) || (extra === 'install' && extras.includes('start'))),
  );

/** What the flags ask for. */
export function extrasOf({ switches }: ParsedFlags): ReadonlySet<Extra> {
  return withNeeded([...switches]);
}

/** Whether a folder that may not be there yet is in a repository. */
async function inRepository(folder: string): Promise<boolean> {
  const { repositoryOf } = await import('../git/git.ts');
  let nearest = folder;
  while (!existsSync(nearest) && dirname(nearest) !== nearest) nearest = dirname(nearest);
  return repositoryOf(nearest) !== undefined;
}

/** Asks what is to be done once the project is written, where no flag says it already. */
export async function askExtras(flags: ParsedFlags, folder: string, ask: Ask): Promise<ReadonlySet<Extra>> {
  const { switches } = flags;
  const shows = ['dry-run', 'diff'].some((name) => switches.has(name));
  const given = EXTRAS.filter((extra) => switches.has(extra));
  if (shows || given.length > 0 || switches.has('run')) return extrasOf(flags);
  const { starting } = await import('../run/programs.ts');
  const isOffered = {
    git: starting('git', process.env) !== undefined && !(await inRepository(folder)),
    install: true,
    start: true,
  };
  const picked = await ask(extrasQuestion(EXTRAS.filter((extra) => isOffered[extra])));
  return withNeeded(Array.isArray(picked) ? picked.map(String) : []);
}

/** @throws UserError when there is no git that starts */
export async function checkGit(): Promise<void> {
  const { starting } = await import('../run/programs.ts');
  if (starting('git', process.env) === undefined)
    throw new UserError(
      say`--git: git is not on PATH, or does not start. Install it, or leave --git out.`,
      1,
    );
}

/**
 * Checks what is done afterwards, before anything is written.
 *
 * @param folder the project's root
 * @param isThere whether the project is there already
 * @throws UserError naming what is missing, and the way out
 */
export async function checkExtras(
  extras: ReadonlySet<Extra>,
  folder: string,
  answers: Answers,
  isThere: boolean,
): Promise<void> {
  if (isThere && extras.has('git'))
    throw new UserError(
      say`--git: the project in ${displayed(folder)} is there already. Commit the change yourself, and leave --git out.`,
    );
  if (!extras.has('install')) return;
  if (answers.adopted && extras.has('start'))
    throw new UserError(
      say`--start: the project was adopted, and is started as it was before. Leave --start out.`,
    );
  const { lookAtMachine } = await import('../run/machine.ts');
  const { venv, python, hasUv, hasPip, missingPackages } = await lookAtMachine(folder, answers, process.env);
  if (venv === undefined ? python === undefined && !hasUv : !hasPip && !hasUv)
    throw new UserError(
      venv === undefined
        ? say`--install: neither Python ${answers.python} nor uv is on PATH. Install one of them, or leave --install out.`
        : say`--install: ${venv} was made with uv, which is not on PATH. Install uv, or leave --install out.`,
      1,
    );
  if (missingPackages && missingPackages.length > 0) {
    const title = said(choiceOf(servers, answers.server).title);
    throw new UserError(
      say`--install: ${title} is built with Debian packages that are missing. Install them first: sudo apt-get install ${missingPackages.join(' ')}`,
      1,
    );
  }
}
