/** A choice in the page, without a browser. */
import { strict as assert } from 'node:assert';
import { presetAnswers, presets } from '../../src/answers/presets.ts';
import { givenFrom, resolveAnswers } from '../../src/answers/resolve.ts';
import { AXES } from '../../src/choices/axes.ts';
import { platforms, servers } from '../../src/choices/catalog.ts';
import type { Answers } from '../../src/choices/choice.ts';
import { optionsOf } from '../../src/choices/chosen.ts';
import { factsOf } from '../../src/choices/facts.ts';
import { answersFile } from '../../src/plan/plan.ts';
import { nameProblem, problemOf, select } from '../../src/web/selection.ts';
import { answersWith } from '../support/answers.ts';
import { pairs } from '../support/web-pairs.ts';

describe('a choice in the page', () => {
  it('is refused with the reason that a flag has, wherever it does not go with the others', () => {
    let refused = 0;
    for (const answers of pairs().slice(0, 12)) {
      for (const axis of AXES.filter(({ many }) => !many)) {
        const before = Object.fromEntries(
          AXES.slice(0, AXES.indexOf(axis)).map(({ key }) => [key, answers[key]]),
        );
        for (const choice of axis.choices) {
          const reason = axis.unavailable(choice, before);
          if (reason === undefined) {
            const options = Object.fromEntries(
              optionsOf([choice])
                .filter(({ option }) => option.required)
                .map(({ key, option }) => [
                  key,
                  ['me@example.org', '2099-01-31'].find(
                    (one) => !option.check?.(one, {}, answers, factsOf(answers)),
                  ) ?? '',
                ]),
            );
            assert.equal(select(answers, axis.key, choice.id, options).answers[axis.key], choice.id);
            continue;
          }
          refused += 1;
          const { answers: after, notes } = select(answers, axis.key, choice.id);
          assert.notEqual(after[axis.key], choice.id);
          assert.ok(
            notes.some((note) => note.includes(reason)),
            notes.join('\n'),
          );
        }
      }
    }
    assert.ok(refused > 10, String(refused));
  });

  it('takes along what goes with it, and says what does not', () => {
    const lossy = platforms.find(({ hasSystemPackages }) => !hasSystemPackages)!;
    const system = servers.find(({ systemPackages }) => systemPackages)!;
    const { answers, notes } = select(
      answersWith({ platforms: [lossy.id], database: 'postgresql' }),
      'server',
      system.id,
    );
    assert.deepEqual([answers.server, answers.platforms], [system.id, []]);
    assert.match(notes.join('\n'), new RegExp(`without ${lossy.title}, because`));
  });

  it('names what is wrong with a project’s name or an option, in one line', () => {
    for (const name of [
      '',
      'class',
      '1st',
      'a/b',
      '../up',
      'web',
      'django',
      '<img src=x>',
      'ñ',
      'x'.repeat(300),
    ])
      assert.equal(nameProblem(name)?.split('\n').length, 1, name);
    assert.equal(nameProblem('My Site'), undefined);
    const answers = answersWith({ platforms: [platforms[0]!.id], database: 'postgresql' });
    const [option] = platforms[0]!.options!.filter(({ check }) => check);
    const problem = problemOf(() => select(answers, `${platforms[0]!.id}.${option!.id}`, '; rm -rf /'));
    assert.ok(problem && !problem.includes('\n'), problem);
  });

  it('begins with presets that can be had', () => {
    const all = presets().map(({ id }) =>
      presetAnswers(id, answersWith({ project: 'shop', language: 'es' })),
    );
    for (const answers of all) {
      assert.deepEqual(resolveAnswers(givenFrom({ ...answers }, 'preset')), answers);
      assert.deepEqual([answers.project, answers.language], ['shop', 'es']);
    }
    assert.equal(new Set(all.map((answers) => answersFile(answers))).size, all.length);
    const [first, workshop, company, everything] = all as [Answers, Answers, Answers, Answers];
    assert.deepEqual(first, answersWith({ project: 'shop', language: 'es' }));
    assert.ok(workshop.platforms.length > 1 && company.services.length > 1);
    for (const axis of AXES.filter(({ many }) => many))
      assert.equal(everything[axis.key].length, axis.choices.length, axis.key);
  });
});
