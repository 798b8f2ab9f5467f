import type { Answers } from '../choices/choice.ts';
import { chosen, optionsOf } from '../choices/chosen.ts';
import { factsOf } from '../choices/facts.ts';

type Values = Readonly<Record<string, string>>;

/** Answers with the names that nobody asked for in place of a seat's own: what a whole class may have in common. */
export function withSharedNames(answers: Answers): Answers {
  const options: Record<string, Values> = { ...answers.options };
  for (const { choice } of chosen(answers)) {
    let values: Values = options[choice.id] ?? {};
    for (const { option } of optionsOf([choice]))
      if (option.unique)
        values = { ...values, [option.id]: option.fallback(answers, values, factsOf(answers)) };
    if (Object.keys(values).length > 0) options[choice.id] = values;
  }
  return { ...answers, options };
}
