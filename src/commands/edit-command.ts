import { editOf } from '../change/edits.ts';
import { ANSWER_FLAGS, OPTION_FLAGS } from '../flags/answer-flags.ts';
import type { Flag } from '../flags/flag.ts';
import { ask, interactive } from '../terminal/terminal.ts';
import { carryOut } from './carry-out.ts';
import type { CommandModule } from './command.ts';
import { FORCE_FLAG, SHARED_FLAGS } from './flags.ts';
import { prepare } from './render.ts';
import { checkRun } from './run.ts';

/** The flags of an edit: those of the answers, those that it shares with the first generation, and its own. */
export function editFlags(name: string): readonly Flag[] {
  const edit = editOf(name);
  // A first commit is of a new project.
  const others = edit.begins ? ['list'] : ['list', 'git'];
  const shared = SHARED_FLAGS.filter((flag) => !others.includes(flag.name));
  return [...(edit.flags ?? []), ...ANSWER_FLAGS, ...OPTION_FLAGS, ...shared];
}

/** A command of `django-cloud` that changes a project's answers. */
export function editCommand(name: string): CommandModule {
  const edit = editOf(name);
  return {
    usage: edit.usage,
    ...(edit.words ? { words: edit.words } : {}),
    description: edit.description,
    flags: [...editFlags(name), FORCE_FLAG],
    examples: `Examples:\n${edit.examples.map((example) => `  django-cloud ${example}`).join('\n')}`,
    async run(flags) {
      await checkRun(flags);
      const rendering = await prepare(flags, process.cwd(), interactive() ? ask : undefined, edit);
      return carryOut(rendering, flags);
    },
  };
}
