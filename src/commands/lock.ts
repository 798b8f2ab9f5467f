import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { type Completion, completionsOf } from '../change/completions.ts';
import { UserError } from '../errors/user-error.ts';
import { say } from '../languages/say.ts';
import { addToLastChange, noteFiles } from '../merge/later-changes.ts';
import type { MergePlan } from '../merge/merge-project.ts';
import { runProgram, starting } from '../run/programs.ts';
import { stoppable } from '../run/stop.ts';
import { shellLine } from '../terminal/shell-line.ts';
import { progress } from '../terminal/terminal.ts';

/** What a merge leaves to a resolver, in the project as it is on the disk. */
export function completionsIn(merge: MergePlan): readonly Completion[] {
  return completionsOf(merge, (path) => existsSync(join(merge.folder, path)));
}

/** A line for each list that a resolver completes: the command, and why. */
export function completionLines(completions: readonly Completion[], isDone: boolean): readonly string[] {
  return completions.map(({ file, command, missing }) => {
    const line = shellLine(command);
    if (missing.length > 0)
      return say`  to lock: ${line}   (${file}; first put into the dependencies of pyproject.toml: ${missing.join(', ')})`;
    return isDone
      ? say`  locked: ${file}`
      : say`  to lock: ${line}   (${file} may lack what new packages need)`;
  });
}

/**
 * `--lock`: completes what a merge leaves to a resolver, where nothing must be decided first.
 *
 * @throws UserError when the tool is not there or fails: the project is merged then, and the line says what is left to do
 */
export async function lock(folder: string, completions: readonly Completion[]): Promise<void> {
  const { env } = process;
  // What these tools write is a part of the change: undo takes it back too, also where one of them fails.
  const noted = noteFiles(folder, completions.flatMap(writtenBy));
  try {
    await run(folder, completions, env);
  } finally {
    await addToLastChange(folder, noted);
  }
}

/** The files that a completion writes. */
function writtenBy({ file, command }: Completion): readonly string[] {
  return command[0] === 'pipenv' ? [file, 'Pipfile'] : [file];
}

async function run(
  folder: string,
  completions: readonly Completion[],
  env: NodeJS.ProcessEnv,
): Promise<void> {
  await stoppable(async (stop) => {
    for (const { file, command, missing } of completions) {
      if (missing.length > 0) continue;
      const [program = '', ...words] = command;
      const path = starting(program, env);
      if (path === undefined)
        throw new UserError(
          say`--lock: ${program} is not on PATH, or does not start. Install it, and run: ${shellLine(command)}`,
          1,
        );
      progress(say`Locking ${file} with ${program} …`);
      await runProgram([path, ...words], {
        cwd: folder,
        env,
        stop,
        flag: '--lock',
        purpose: say`locking ${file}`,
      });
    }
  });
}
