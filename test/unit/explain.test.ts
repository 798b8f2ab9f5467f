/** `django-cloud explain`: why a file is there, what would remove it, and which answers shaped its lines. */
import { strict as assert } from 'node:assert';
import { commandNames, EDIT_NAMES } from '../../src/answers/command-names.ts';
import { editAnswers } from '../../src/answers/edit.ts';
import { EDITS } from '../../src/change/edits.ts';
import { AXES } from '../../src/choices/axes.ts';
import { databases, platforms, servers, services } from '../../src/choices/catalog.ts';
import type { Answers } from '../../src/choices/choice.ts';
import { chosen, optionsOf } from '../../src/choices/chosen.ts';
import { COMMANDS } from '../../src/commands/commands.ts';
import { FLAGS } from '../../src/commands/flags.ts';
import { alternativesOf, asGiven } from '../../src/explain/alternatives.ts';
import { explain, type Planned, plansOf } from '../../src/explain/explain.ts';
import { bringersOf } from '../../src/explain/origin.ts';
import { givenByFlags } from '../../src/flags/answer-flags.ts';
import { parseFlags } from '../../src/flags/parse.ts';
import { plan } from '../../src/plan/plan.ts';
import { allAnswers, answersWith, asideAlone, servicesAlone } from '../support/answers.ts';
import { djangoCloud, inFolder, snapshot } from '../support/command.ts';

const rich = answersWith({
  server: servers.find((server) => server.interface === 'asgi')?.id,
  platforms: platforms.map(({ id }) => id),
  database: databases.find(({ embedded }) => !embedded)?.id,
  services: services.map(({ id }) => id),
});

/** The answers after a change that is typed. */
const typed = (answers: Answers, words: readonly string[]): Answers =>
  editAnswers(asGiven(answers), givenByFlags(parseFlags(words, FLAGS))).answers;

describe('the names of commands', () => {
  it('are those that there are', () => {
    assert.deepEqual(
      EDIT_NAMES,
      EDITS.map(({ name }) => name),
    );
    assert.deepEqual(
      commandNames(),
      COMMANDS.map(({ name }) => name),
    );
  });
});

for (const [title, answers] of [
  ['default answers', answersWith()],
  ['many answers', rich],
] as const) {
  describe(`explaining a project with ${title}`, () => {
    const files = plan(answers);
    let plans: readonly Planned[];
    before(() => {
      plans = [...plansOf(answers)];
    });

    it('changes every answer that has an alternative, by words that give the same', () => {
      const changed = new Set(alternativesOf(answers).map(({ answer }) => answer));
      for (const axis of AXES) {
        const fitting = axis.choices.filter((choice) => axis.unavailable(choice, answers) === undefined);
        assert.equal(changed.has(axis.key), fitting.length > (axis.many ? 0 : 1), axis.key);
      }
      // Of the values that an option names, others may not go with these answers; for free text one is always found.
      const choices = chosen(answers).map(({ choice }) => choice);
      for (const { key, option } of optionsOf(choices)) if (!option.choices) assert.ok(changed.has(key), key);
      for (const { words, answers: other } of alternativesOf(answers)) {
        assert.notDeepEqual(other, answers, words.join(' '));
        assert.deepEqual(typed(answers, words), other, words.join(' '));
      }
    });

    it('says of each file what is true of the plans', () => {
      for (const file of files) {
        const found = explain(answers, file.path, plans);
        assert.ok(found, file.path);
        assert.equal(found.origin, file.origin);
        for (const { words } of found.removedBy) {
          const other = plans.find(({ alternative }) => alternative.words.join(' ') === words.join(' '));
          assert.ok(other && !other.files.has(file.path), `${file.path} with ${words.join(' ')}`);
        }
        const shaped = new Set(
          found.shapedBy.flatMap(({ lines }) =>
            lines.flatMap(([first, last]) =>
              Array.from({ length: last - first + 1 }, (_, index) => first + index),
            ),
          ),
        );
        // A line that no answer shaped is in that file, whatever one of the answers is.
        const others = plans.flatMap(({ files: other }) => other.get(file.path)?.contents ?? []);
        for (const [index, line] of file.contents.replace(/\n$/, '').split('\n').entries())
          if (!shaped.has(index + 1))
            for (const other of others)
              assert.ok(other.split('\n').includes(line), `${file.path}:${index + 1} ${line}`);
      }
    });

    it('says what would bring a file that is not there', () => {
      const missing = plans.find(({ files: other }) =>
        [...other.keys()].some((path) => !files.some((one) => one.path === path)),
      )!;
      const path = [...missing.files.keys()].find((one) => !files.some((file) => file.path === one))!;
      const found = explain(answers, path, plans)!;
      assert.equal(found.origin, undefined);
      assert.ok(found.broughtBy.length > 0);
      for (const { words } of found.broughtBy)
        assert.ok(
          plan(typed(answers, words)).some((file) => file.path === path),
          words.join(' '),
        );
      assert.equal(explain(answers, 'no/such/file', plans), undefined);
    });
  });
}

describe('the origin of a file', () => {
  it('is a choice of the answers, or the project itself, in every combination', () => {
    const origins = new Set<string>();
    for (const answers of [...allAnswers(), ...servicesAlone(), ...asideAlone()].filter(
      (_, at) => at % 29 === 0,
    ))
      for (const { path, origin } of plan(answers)) {
        origins.add(origin);
        const isOwn = origin === 'project' || origin === 'answers';
        assert.equal(bringersOf(origin, answers).length === 0, isOwn, `${path} of ${origin}`);
      }
    assert.ok(origins.size > 20, [...origins].join(' '));
  });
});

describe('django-cloud explain', () => {
  it('reads the project in the folder, and flags over it, and writes nothing', async () => {
    await inFolder(async (folder) => {
      await djangoCloud(folder, 'shop', '--defaults', '--lang', 'en', '--server', servers[1]!.id);
      const before = snapshot(folder);
      const shop = `${folder}/shop`;
      const settings = await djangoCloud(shop, 'explain', './shop/settings.py', '--lang', 'en');
      assert.equal(settings.status, 0);
      assert.match(settings.stdout, /^shop\/settings\.py: Every project has it\.\nAnswers that shaped it:\n/);
      assert.match(settings.stdout, /^ {2}Project name: lines 1, /m);
      const line = await djangoCloud(shop, 'explain', 'shop/settings.py', '--line=1', '--lang=es');
      assert.match(
        line.stdout,
        /Respuestas que dieron forma a esta línea:\n {2}Nombre del proyecto: líneas 1\n$/,
      );
      const json = JSON.parse((await djangoCloud(shop, 'explain', 'Procfile', '--json')).stdout);
      assert.deepEqual([json.path, json.origin, json.bringers], ['Procfile', 'project', []]);
      assert.ok(json.shapedBy.some(({ answer }: { answer: string }) => answer === 'server'));
      const other = await djangoCloud(
        shop,
        'explain',
        '.yo-rc.json',
        '--server',
        servers[0]!.id,
        '--lang=en',
      );
      assert.match(other.stdout, /It keeps the answers/);
      assert.deepEqual(snapshot(folder), before);
    });
  });

  for (const [argv, message] of [
    [[], /^explain: it needs a file\. Give its path/],
    [['Procfile', 'x'], /^explain x: unexpected argument\./],
    [['Procfil'], /^explain Procfil: the project has no such file\. Did you mean "Procfile"\?/],
    [['../../etc/passwd'], /the project has no such file\./],
    [['Procfile', '--line', '99'], /^--line 99: Procfile has the lines 1 to \d+\./],
    [['Procfile', '--line', 'x'], /^--line x: Procfile has/],
    [['Procfile', '--server', 'x'], /^--server x: unknown choice\./],
  ] as const) {
    it(`refuses ${argv.join(' ') || 'nothing'} in one line`, async () => {
      await inFolder(async (folder) => {
        const { status, stdout, stderr } = await djangoCloud(folder, 'explain', ...argv, '--lang', 'en');
        assert.equal(status, 2);
        assert.match(stderr, message);
        assert.equal(stderr.trim().split('\n').length, 1);
        assert.equal(stdout, '');
      });
    });
  }
});
