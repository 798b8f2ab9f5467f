import { editAnswers } from '../answers/edit.ts';
import { combined, type Given, type GivenAnswers } from '../answers/given.ts';
import { projectRecord } from '../answers/project-record.ts';
import { resolveAnswers } from '../answers/resolve.ts';
import type { Answers, PartialAnswers } from '../choices/choice.ts';
import { chosen, optionsOf } from '../choices/chosen.ts';
import { factsOf } from '../choices/facts.ts';
import { UserError } from '../errors/user-error.ts';
import { say } from '../languages/say.ts';
import { type MergePlan, mergeProject } from '../merge/merge-project.ts';
import { withRecord } from '../merge/rendered-file.ts';
import { type Ask, askMissing } from '../prompts/ask.ts';
import { ownEdits } from './edits.ts';
import { type Inference, infer } from './infer.ts';
import { refuseForDjango } from './older-django.ts';
import { takenFiles } from './taken-files.ts';

export interface Adoption {
  readonly answers: Answers;
  readonly inference: Inference;
  readonly merge: MergePlan;
  readonly files: ReturnType<typeof withRecord>;
}

/** Options whose defaults follow from a name take that of the project, not that of our package. */
function namedOptions(answers: PartialAnswers, name: string, given: GivenAnswers): GivenAnswers {
  const found = new Map<string, Given>();
  const named = { ...answers, project: name };
  for (const { choice } of chosen(answers)) {
    let others: Readonly<Record<string, string>> = {};
    for (const { option, key } of optionsOf([choice])) {
      const said = given.get(key)?.value;
      const value = typeof said === 'string' ? said : option.fallback(named, others, factsOf(named));
      if (said === undefined) found.set(key, { value, label: `--${key.replace('.', '-')}` });
      others = { ...others, [option.id]: value };
    }
  }
  return found;
}

/**
 * What adopting the project in a folder means: its answers, as far as they can be read, and what is added. Writes nothing.
 *
 * @param folder absolute
 * @param flags what the user has said
 * @param ask how to ask for what is neither said nor read; undefined when nobody sits there
 * @throws UserError naming what is in the way, and the way out
 */
export async function adoption(
  folder: string,
  flags: GivenAnswers,
  settings: string | undefined,
  ask: Ask | undefined,
): Promise<Adoption> {
  if (projectRecord(folder))
    throw new UserError(
      say`adopt: this folder is already a django-cloud project. Change it with the other commands: see --help.`,
    );
  const inference = infer(folder, flags, settings);
  const explicit = combined(inference.given, flags);
  // What contradicts itself is refused before the first question.
  editAnswers(new Map(), explicit);
  const complete = ask ? await askMissing(explicit, ask) : explicit;
  const answers = resolveAnswers(complete);
  const named = namedOptions(answers, inference.adopted.name, complete);
  const final = resolveAnswers(new Map([...named, ...complete]));
  refuseForDjango(final, inference);
  const files = withRecord(final);
  const taken = takenFiles(folder, files, inference.adopted.packages.includes('celery'));
  const paths = [...files.map(({ path }) => path), 'requirements.txt'];
  const ours = `${final.project}/requirements.txt`;
  const { forcing } = inference.shape;
  const edits = ownEdits(folder, inference.dependencies, ours, paths, forcing);
  return {
    answers: final,
    inference: { ...inference, notes: [...inference.notes, ...edits.notes, ...taken.notes] },
    files,
    merge: mergeProject({
      folder,
      base: [...taken.before, ...edits.before],
      theirs: [...taken.files, ...taken.after, ...edits.after],
    }),
  };
}
