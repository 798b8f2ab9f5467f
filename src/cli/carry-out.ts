import type { ParsedFlags } from '../flags/flag.ts';
import { RENDERED_FILE } from '../merge/rendered-file.ts';
import { lookAtMachine } from '../run/machine.ts';
import { displayed } from '../terminal/displayed.ts';
import { print } from '../terminal/terminal.ts';
import { nextSteps } from './next-steps.ts';
import { type Rendering, write } from './render.ts';
import { report } from './report.ts';
import { runLater, runRendered } from './run.ts';

/**
 * Writes what was prepared, or only shows it, and prints what a person or a program reads about it.
 *
 * @param writeNew writes a new project; Yeoman's own way under Yeoman
 * @returns the exit status: 1 when a merge left something for the user to settle
 * @throws UserError when something cannot be written or started
 */
export async function carryOut(
  rendering: Rendering,
  flags: ParsedFlags,
  writeNew?: (rendering: Rendering) => void,
): Promise<number> {
  const has = (name: string): boolean => flags.switches.has(name);
  const json = has('json');
  const shows = has('dry-run') || has('diff');
  const program = writeNew ? 'yo django-cloud' : 'django-cloud';
  const { answers, files } = rendering;
  // While the project is written; the folder's own environment and .env are the user's, and stay.
  const looking =
    shows || json || has('run') ? undefined : lookAtMachine(rendering.folder, answers, process.env);
  const stepsAfter = async (changed: readonly string[] | undefined): Promise<readonly string[]> => {
    const machine = await looking;
    const folder = displayed(rendering.folder);
    return machine ? nextSteps({ answers, folder, changed, files, machine, program }) : [];
  };
  const result = shows || (writeNew && !rendering.merge) ? undefined : await write(rendering);
  if (!shows && !rendering.merge) writeNew?.(rendering);
  const isOpen = result !== undefined && result.conflicts.length + result.kept.length > 0;
  if (has('run') && !isOpen) {
    await runRendered(rendering, json);
    return 0;
  }
  if (!rendering.merge) {
    print(report(rendering, await stepsAfter(undefined), { dryRun: shows, json, program }));
    return 0;
  }
  if (has('diff') && !json) {
    const { diffOf } = await import('../merge/diff.ts');
    print(diffOf(rendering.merge, [RENDERED_FILE]));
  } else {
    const { changesOf, mergeReport } = await import('./merging.ts');
    const changed = changesOf(rendering.merge).map(({ path }) => path);
    const steps = await stepsAfter(rendering.entered ? undefined : changed);
    print(mergeReport(rendering, rendering.merge, result, { json, steps }));
  }
  if (has('run')) throw runLater();
  return isOpen ? 1 : 0;
}
