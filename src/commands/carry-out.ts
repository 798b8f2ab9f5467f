import type { ParsedFlags } from '../flags/flag.ts';
import type { MergeResult } from '../merge/apply.ts';
import type { MergePlan } from '../merge/merge-project.ts';
import { RENDERED_FILE } from '../merge/rendered-file.ts';
import { rememberPlugins } from '../plugins/agreed.ts';
import { lookAtMachine } from '../run/machine.ts';
import { trust } from '../run/trusted.ts';
import { displayed } from '../terminal/displayed.ts';
import { print } from '../terminal/terminal.ts';
import { nextSteps, type Situation, undoCommand } from './next-steps.ts';
import { write } from './render.ts';
import type { Rendering } from './rendering.ts';
import { report } from './report.ts';
import { runLater, runRendered } from './run.ts';

/** How it is told, and to whom. */
interface Telling {
  readonly shows: boolean;
  readonly json: boolean;
  readonly program: string;
  readonly isLocked: boolean;
}

/** The paths that a merge changed in a project that was there; undefined for a new project. */
async function changedIn({ merge, entered }: Rendering): Promise<readonly string[] | undefined> {
  if (!merge || entered) return undefined;
  const { changesOf } = await import('./merging.ts');
  return changesOf(merge).map(({ path }) => path);
}

/** What is printed about the change of a project, or a new one in a folder with files. */
async function mergeText(
  rendering: Rendering,
  merge: MergePlan,
  result: MergeResult | undefined,
  steps: readonly string[],
  { shows, json, program, isLocked }: Telling,
): Promise<string> {
  const { mergeReport } = await import('./merging.ts');
  const changed = await changedIn(rendering);
  const undo = !shows && changed && changed.length > 0 ? undoCommand(program) : undefined;
  return mergeReport(rendering, merge, result, { json, steps, undo, isLocked });
}

/**
 * Writes what was prepared, or only shows it, does what was asked for afterwards, and prints what a person or a program
 * reads about it.
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
  const { answers, files, merge } = rendering;
  const extras = shows ? undefined : rendering.extras;
  const isQuiet = shows || json || has('run');
  // While the project is written; the folder's own environment and .env are the user's, and stay.
  const looking =
    isQuiet && !extras?.size ? undefined : lookAtMachine(rendering.folder, answers, process.env);
  const result = shows || (writeNew && !merge) ? undefined : await write(rendering);
  if (!shows && !merge) writeNew?.(rendering);
  if (!shows && rendering.isOwn) trust(rendering.folder);
  if (!shows) rememberPlugins(rendering.folder, answers);
  const isOpen = result !== undefined && result.conflicts.length + result.kept.length > 0;
  const isLocked = merge !== undefined && has('lock') && !shows && !isOpen;
  if (isLocked) {
    // Before anything that installs.
    const { completionsIn, lock } = await import('./merging.ts');
    await lock(rendering.folder, completionsIn(merge));
  }
  const machine = await looking;
  const situation: Situation | undefined = machine && {
    answers,
    folder: displayed(rendering.folder),
    changed: await changedIn(rendering),
    files,
    machine,
    program,
  };
  const after = extras?.size && !isOpen ? await import('./afterwards.ts') : undefined;
  const done = situation && after ? await after.afterWriting(rendering, situation, json) : [];
  if (has('run') && !isOpen) {
    await runRendered(rendering, json);
    return 0;
  }
  const starts = after !== undefined && extras?.has('start') === true;
  const steps =
    situation && !isQuiet && !starts ? nextSteps(situation).filter((line) => !done.includes(line)) : [];
  if (has('diff') && !json && merge) {
    const { diffOf } = await import('../merge/diff.ts');
    print(diffOf(merge, [RENDERED_FILE]), true);
  } else if (!(starts && json)) {
    const telling = { shows, dryRun: shows, json, program, isLocked };
    print(
      merge ? await mergeText(rendering, merge, result, steps, telling) : report(rendering, steps, telling),
    );
  }
  if (starts && machine) await after.started(rendering, machine, json);
  const later = ['lock', 'run', 'start', 'install', 'git'].find(has);
  if (isOpen && later) throw runLater(`--${later}`);
  return isOpen ? 1 : 0;
}
