/** The command line that is printed gives the same project, whatever was chosen. */
import { strict as assert } from 'node:assert';
import { resolveAnswers } from '../../src/answers/resolve.ts';
import { platforms } from '../../src/choices/catalog.ts';
import type { Answers } from '../../src/choices/choice.ts';
import { chosen, optionsOf } from '../../src/choices/chosen.ts';
import { FLAGS } from '../../src/commands/flags.ts';
import { givenByFlags } from '../../src/flags/answer-flags.ts';
import { commandWords } from '../../src/flags/command-line.ts';
import { parseFlags } from '../../src/flags/parse.ts';
import { inOrder } from '../../src/plan/plan.ts';
import { allAnswers, answersWith, servicesAlone } from '../support/answers.ts';

/** What a command line answers. */
function answersOf(words: readonly string[]): Answers {
  const flags = parseFlags(words, FLAGS);
  const [name] = flags.positionals;
  const given = new Map(givenByFlags(flags));
  if (name !== undefined) given.set('project', { value: name, label: 'NAME' });
  return resolveAnswers(given);
}

/** The answers with another value for each option that has several, one at a time. */
function otherOptions(answers: Answers): readonly Answers[] {
  return chosen(answers).flatMap(({ choice }) =>
    optionsOf([choice]).flatMap(({ option }) =>
      (option.choices ?? [])
        .filter((value) => value !== answers.options[choice.id]?.[option.id])
        .map((value): Answers | undefined => {
          const options = { ...answers.options[choice.id], [option.id]: value };
          const given = Object.entries(options).map(
            ([id, one]) => [`${choice.id}.${id}`, { value: one, label: id }] as const,
          );
          const { project, options: _, ...rest } = answers;
          const others = Object.entries({ project, ...rest }).map(
            ([key, one]) =>
              [key, { value: Array.isArray(one) && one.length === 0 ? 'none' : one, label: key }] as const,
          );
          try {
            return resolveAnswers(new Map([...others, ...given]));
          } catch {
            // The value does not go with the other options: nobody can have answered so.
            return undefined;
          }
        })
        .filter((one) => one !== undefined),
    ),
  );
}

describe('the command line of a project', () => {
  it('gives the same answers, for every combination and every option', () => {
    const one = answersWith({ platforms: platforms.map(({ id }) => id), database: 'postgresql' });
    const all = [...allAnswers(), ...servicesAlone('shop'), ...otherOptions(one)];
    for (const answers of all) {
      const words = commandWords(answers);
      assert.deepEqual(inOrder(answersOf(words)), inOrder(answers), words.join(' '));
    }
    console.log(`      ${all.length} projects`);
  });

  it('says no more than it must', () => {
    assert.deepEqual(commandWords(answersWith()), ['mysite', '--lang', 'en', '--defaults']);
    assert.deepEqual(commandWords({ ...answersWith(), language: 'es' }, 'sitio/web'), [
      'mysite',
      'sitio/web',
      '--lang',
      'es',
      '--defaults',
    ]);
  });
});
