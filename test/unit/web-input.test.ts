/** What strangers give to the page: links, and answers of projects. */
import { strict as assert } from 'node:assert';
import { servers } from '../../src/choices/catalog.ts';
import { UserError } from '../../src/errors/user-error.ts';
import { plan } from '../../src/plan/plan.ts';
import { differencesOf, diffLines } from '../../src/web/differences.ts';
import { answersOfFragment, fragmentOf } from '../../src/web/link.ts';
import { changeWords, openedProject } from '../../src/web/opened.ts';
import { isOffered, select } from '../../src/web/selection.ts';
import { answersWith } from '../support/answers.ts';

/** A message of one line, without anything that a page could take for markup of its own. */
function refusal(work: () => unknown): string {
  try {
    work();
  } catch (error) {
    if (error instanceof UserError) return error.message;
    throw error;
  }
  return assert.fail('it was taken');
}

describe('what strangers give to the page', () => {
  const good = fragmentOf(answersWith());
  for (const fragment of [
    'server=nothing',
    'schema=99',
    'schema=x',
    'project=../../etc',
    'project=<script>alert(1)</script>',
    `${good}&server=gunicorn`,
    `${good}&options=x`,
    'adopted=x',
    '__proto__=x',
    'constructor=x&project=shop',
    'cloudfoundry.memory=512M',
    `project=${'x'.repeat(9000)}`,
    'language=fr',
    good.replace('server=', 'sevrer='),
    'platforms=cloudfoundry&database=sqlite',
    '%=%&%E0%A4%A=x',
  ]) {
    it(`refuses the link #${fragment.slice(0, 40)} in one line`, () =>
      assert.doesNotMatch(
        refusal(() => answersOfFragment(fragment)),
        /\n/,
      ));
  }

  it('leaves a place in the page alone', () => {
    for (const fragment of ['', '#', '#choices']) assert.equal(answersOfFragment(fragment), undefined);
  });

  const rc = (value: unknown): string => JSON.stringify({ 'generator-django-cloud': value });
  for (const [title, text] of [
    ['no JSON', '{'],
    ['another generator’s', '{"generator-other": {}}'],
    ['a list', '[]'],
    ['a number', '7'],
    ['no answers', rc([])],
    ['a huge file', `"${'x'.repeat(1_000_001)}"`],
    ['a deep file', `${'['.repeat(100_000)}${']'.repeat(100_000)}`],
    ['a newer schema', rc({ schema: 99, version: '99.0.0' })],
    ['a newer version', rc({ schema: 3, version: '99.0.0' })],
    ['a prototype', rc(JSON.parse('{"__proto__": {"server": "x"}, "polluted": 1}'))],
    ['a hostile name', rc({ schema: 3, project: '../../<img src=x onerror=alert(1)>' })],
    ['a name of another kind', rc({ schema: 3, project: { toString: 1 } })],
    ['a foreign server', rc({ schema: 3, project: 'shop', server: 'x'.repeat(5000) })],
    ['options of nothing', rc({ schema: 3, project: 'shop', options: { nothing: { x: 1 } } })],
    ['a merge’s conflicts', '<<<<<<< ours\n{}\n'],
  ] as const) {
    it(`refuses ${title} in one line`, () =>
      assert.doesNotMatch(
        refusal(() => openedProject(text, '.yo-rc.json')),
        /\n/,
      ));
  }

  it('opens the project of an older version, and says what an update makes of its answers', () => {
    const before = {
      version: '0.1.0',
      project: 'shop',
      server: servers[0]!.id,
      platforms: [],
      django: '5.2',
    };
    const { answers, isOlder, version, update } = openedProject(rc(before), '.yo-rc.json');
    assert.deepEqual([answers.project, isOlder, version], ['shop', true, '0.1.0']);
    assert.ok(diffLines(update).some(({ kind, text }) => kind === 'added' && text.includes('"schema"')));
    const other = select(answers, 'server', servers[1]!.id).answers;
    assert.deepEqual(changeWords(answers, other).slice(0, 2), ['--server', servers[1]!.id]);
    assert.ok(differencesOf(plan(answers), plan(other)).length > 3);
    // Some of its answers are offered to no new project: the page goes on with them.
    assert.deepEqual([isOffered(answers), isOffered(answersWith())], [false, true]);
    assert.deepEqual(answersOfFragment(fragmentOf(other)), other);
  });
});
