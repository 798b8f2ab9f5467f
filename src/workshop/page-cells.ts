/** What the pages say of a seat. */
import { choiceOf, platforms } from '../choices/catalog.ts';
import type { Answers } from '../choices/choice.ts';
import { chosen, optionsOf } from '../choices/chosen.ts';
import { serverOf } from '../choices/facts.ts';
import type { Seat } from './seat.ts';

/** A text as HTML has it. */
export function escaped(text: string): string {
  return text.replaceAll(/[&<>"']/g, (sign) => `&#${sign.codePointAt(0)};`);
}

/** The names that are this seat's alone, each with what it names. */
export function namesOf(answers: Answers): readonly string[] {
  return chosen(answers).flatMap(({ choice }) =>
    optionsOf([choice])
      .filter(({ option }) => option.unique)
      .map(
        ({ option }) => `${choice.title}, ${option.title}: ${answers.options[choice.id]?.[option.id] ?? ''}`,
      ),
  );
}

/** Where a seat's apps will be. */
export function addressesOf(answers: Answers): readonly string[] {
  return answers.platforms
    .map((id) => choiceOf(platforms, id).address?.(answers.options[id] ?? {}))
    .filter((address) => address !== undefined);
}

/** The servers that a seat meets in its labs, as far as its place names them; else its own. */
export function serversOf({ servers, answers }: Seat): readonly string[] {
  const named = [servers.wsgi, servers.asgi].filter((id) => id !== undefined);
  const titles = named.map((server) => serverOf({ ...answers, server })?.title ?? server);
  return titles.length > 0 ? titles : [serverOf(answers)?.title ?? answers.server];
}

/** What a participant types to have their repository: from where it is pushed, else from this folder. */
export const cloneLine = ({ id, remote }: Seat): string => `git clone ${remote ?? id}`;
