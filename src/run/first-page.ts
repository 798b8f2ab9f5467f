import { choiceOf, examples } from '../choices/catalog.ts';
import type { Answers } from '../choices/choice.ts';

/** The page that is shown first, below the URL of the server: a project without the example has its admin. */
export function firstPage({ example, adopted }: Answers): string {
  return adopted || choiceOf(examples, example).isNamed ? '' : 'admin/';
}
