import { choiceOf, staticFiles } from '../choices/catalog.ts';
import type { Answers } from '../choices/choice.ts';

/** The rehearsal's checks that cannot pass before the lab about static files. */
export function staticFilesLater(answers: Answers): readonly string[] {
  return choiceOf(staticFiles, answers.static).teaching ? ['stylesheet', 'loading'] : [];
}
