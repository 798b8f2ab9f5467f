/** A link that holds the whole choice in its fragment, which no browser sends to a server. Pure. */
import { asKept } from '../answers/given.ts';
import { migrated, SCHEMA } from '../answers/migrations/migrate.ts';
import { givenFrom, resolveAnswers } from '../answers/resolve.ts';
import { AXES } from '../choices/axes.ts';
import type { Answers } from '../choices/choice.ts';
import { OPTIONS } from '../choices/chosen.ts';
import { UserError } from '../errors/user-error.ts';
import { say } from '../languages/say.ts';
import { inOrder } from '../plan/plan.ts';

/** Characters; the longest choice has a third of it. */
const LONGEST = 8000;

/** The fragment of a choice, without `#`: each answer by its name, defaults included, so that it stays the same. */
export function fragmentOf(answers: Answers): string {
  const { options, adopted: _adopted, ...rest } = inOrder(answers);
  const params = new URLSearchParams({ schema: String(SCHEMA) });
  for (const [key, value] of Object.entries(rest)) params.set(key, String(value));
  for (const [choice, values] of Object.entries(options))
    for (const [id, value] of Object.entries(values)) params.set(`${choice}.${id}`, value);
  // Commas and slashes are allowed there, and read better: https://www.rfc-editor.org/rfc/rfc3986#section-3.5
  return params.toString().replaceAll('%2C', ',').replaceAll('%2F', '/');
}

/**
 * The choice of a fragment; undefined when it is empty, or names a place in the page.
 *
 * @param fragment with or without `#`
 * @throws UserError when it is damaged, or names what there is not: one line
 */
export function answersOfFragment(fragment: string): Answers | undefined {
  const text = fragment.replace(/^#/, '');
  if (!text.includes('=')) return undefined;
  if (text.length > LONGEST)
    throw new UserError(say`link: it has ${text.length} characters, and ${LONGEST} are the most.`);
  const record: Record<string, unknown> = Object.create(null);
  const options: Record<string, Record<string, string>> = Object.create(null);
  for (const [key, value] of new URLSearchParams(text)) {
    const option = OPTIONS.find((one) => one.key === key);
    if (option) {
      options[option.choice.id] = { ...options[option.choice.id], [option.option.id]: value };
    } else if (key in record) {
      throw new UserError(say`link: "${key}" is in it twice.`);
    } else {
      record[key] = AXES.some((axis) => axis.many && axis.key === key) && value === '' ? [] : value;
    }
  }
  if ('options' in record || 'adopted' in record || 'version' in record)
    throw new UserError(say`link: it was damaged. Choose anew, or open another link.`);
  const schema = record.schema === undefined ? SCHEMA : Number(record.schema);
  const answers = migrated({ ...record, schema, options }, 'link');
  // A project that was opened may have answers that no new one is offered.
  return resolveAnswers(asKept(givenFrom(answers, 'link')));
}
