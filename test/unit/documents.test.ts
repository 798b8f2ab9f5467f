/** Documents of rendered projects: each command is run by a test, or listed with the reason why not. */
import { strict as assert } from 'node:assert';
import { plan } from '../../src/plan/plan.ts';
import { allAnswers, servicesAlone } from '../support/answers.ts';
import { commandsOf, kindOf, PROJECTS, patternOf } from '../support/documents.ts';

describe('the commands of rendered documents', () => {
  const combinations = [...allAnswers(), ...servicesAlone()];
  const found = new Set<string>();
  let unequal: string | undefined;

  before(function () {
    this.timeout(120_000);
    for (const answers of combinations) {
      const [english, spanish] = (['en', 'es'] as const).map((language) =>
        commandsOf(plan({ ...answers, language })).map(
          ({ path, block, command }) => `${path} ${block}: ${command}`,
        ),
      );
      for (const line of english ?? []) found.add(line.replace(/^\S+ \d+: /, ''));
      if (english?.join('\n') !== spanish?.join('\n'))
        unequal ??= JSON.stringify({ answers, english, spanish }, null, 2);
    }
  });

  it('are the same in each language, in the same order, whatever is chosen', () => {
    assert.equal(unequal, undefined);
    console.log(`      ${combinations.length} combinations, ${found.size} different commands`);
  });

  it('are run by a test, or listed with the reason why they cannot be', () => {
    assert.deepEqual(
      [...found].filter((command) => kindOf(command) === undefined),
      [],
    );
  });

  it('are all in the projects whose documents are run', () => {
    const run = new Set(
      PROJECTS.flatMap((answers) => commandsOf(plan(answers))).map(({ command }) => patternOf(command)),
    );
    const missing = [...found].filter(
      (command) => kindOf(command)?.kind !== 'not here' && !run.has(patternOf(command)),
    );
    assert.deepEqual(missing, []);
  });
});
