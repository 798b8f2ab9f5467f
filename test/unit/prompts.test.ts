import { strict as assert } from 'node:assert';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { stripVTControlCharacters } from 'node:util';
import { AXES, axisOf, defaultServer } from '../../src/choices/axes.ts';
import { databases, platforms, servers, staticFiles } from '../../src/choices/catalog.ts';
import { FLAGS } from '../../src/commands/flags.ts';
import { prepare } from '../../src/commands/render.ts';
import type { Rendering } from '../../src/commands/rendering.ts';
import { UserError } from '../../src/errors/user-error.ts';
import { ANSWER_FLAGS } from '../../src/flags/answer-flags.ts';
import { parseFlags } from '../../src/flags/parse.ts';
import type { Ask } from '../../src/prompts/ask.ts';
import type { Question } from '../../src/prompts/questions.ts';
import { answersWith } from '../support/answers.ts';
import { neverAsk, ORDER, Person } from '../support/asking.ts';
import { inFolder, snapshot } from '../support/command.ts';

/** What the command would do in an empty folder, or in one that holds these files. */
async function prepared(
  argv: readonly string[],
  ask: Ask,
  files: Readonly<Record<string, string>> = {},
): Promise<Rendering> {
  return inFolder(async (folder) => {
    for (const [path, text] of Object.entries(files)) {
      mkdirSync(join(folder, path, '..'), { recursive: true });
      writeFileSync(join(folder, path), text);
    }
    const before = snapshot(folder);
    try {
      return await prepare(parseFlags(argv, FLAGS), folder, ask);
    } finally {
      assert.deepEqual(snapshot(folder), before, 'preparing writes nothing');
    }
  });
}

async function asked(argv: readonly string[], answers: Readonly<Record<string, unknown>> = {}) {
  const person = new Person(answers);
  const rendering = await prepared(argv, person.ask);
  return { person, answers: rendering.answers };
}

/** A valid value for each flag that answers a prompt. */
const VALUES: Readonly<Record<string, string>> = Object.fromEntries(
  Object.entries({ ...answersWith({ project: 'shop' }), interface: 'wsgi', lang: 'en' }).map(
    ([key, value]) => [key, Array.isArray(value) ? 'none' : String(value)],
  ),
);
const keyOf = (flag: string): string => AXES.find((axis) => axis.flag === flag)?.key ?? flag;

describe('prompts', () => {
  it('come in the order of the decisions', async () => {
    const { person, answers } = await asked([]);
    assert.deepEqual(person.names, ORDER);
    assert.deepEqual(answers, answersWith());
  });

  it('have a one-line help each, and so has every entry', async () => {
    const { person } = await asked([]);
    for (const { name, message, choices } of person.asked) {
      assert.match(message, /^[A-Z][\w ]+: \w.+\.$/, name);
      for (const entry of choices ?? []) assert.match(entry.description, /^[^\n]+\.$/, entry.value);
    }
  });

  it('show the whole help, also where it has a colon', async () => {
    const { person } = await asked([
      '--platform',
      platforms.map(({ id }) => id).join(','),
      '--database',
      'postgresql',
    ]);
    const shown = (question: Question): string =>
      stripVTControlCharacters(question.theme.style.message(question.message, 'idle'));
    for (const question of person.asked) assert.equal(shown(question), question.message);
    assert.ok(
      person.asked.some(({ message }) => message.split(': ').length > 2),
      'none has two',
    );
  });

  for (const kind of ['wsgi', 'asgi'] as const) {
    it(`offer the servers that speak ${kind} only, its default first`, async () => {
      const { person, answers } = await asked([], { interface: kind });
      const { choices = [], default: preset } = person.question('server');
      const fitting = servers.filter((server) => server.interface === kind).map((server) => server.id);
      assert.deepEqual(
        choices.map((entry) => entry.value),
        fitting,
      );
      assert.equal(preset, defaultServer(kind).id);
      assert.equal(choices[0]?.value, preset);
      assert.equal(answers.server, preset);
    });
  }

  for (const server of servers) {
    it(`grey what does not go with ${server.title}, with the reason`, async () => {
      const { person, answers } = await asked([], { interface: server.interface, server: server.id });
      const reasons = staticFiles.map((choice) =>
        axisOf('static').unavailable(choice, { server: server.id, platforms: [] }),
      );
      const fitting = staticFiles.filter((_, index) => reasons[index] === undefined);
      if (fitting.length === 1) {
        // One answer is possible: nobody is asked for it.
        assert.ok(!person.names.includes('static'));
        assert.equal(answers.static, fitting[0]!.id);
        return;
      }
      const { choices = [], default: preset } = person.question('static');
      assert.deepEqual(
        choices.map(({ value, disabled }) => [value, disabled]),
        staticFiles.map((choice, index) => [choice.id, reasons[index] ? `(${reasons[index]})` : false]),
      );
      const greyed = choices.filter((entry) => entry.disabled);
      assert.ok(greyed.length > 0);
      for (const { disabled } of greyed)
        assert.match(
          String(disabled),
          /^\(it serves under |^\(.* serves no files|comes with a platform|no platform that has it/,
        );
      assert.ok(!greyed.some((entry) => entry.value === preset), 'the default can be chosen');
      assert.equal(answers.static, preset);
    });
  }

  it('preset in every list an entry that can be chosen', async () => {
    const { person } = await asked([]);
    for (const { name, type, choices = [], default: preset } of person.asked.slice(1)) {
      if (type === 'checkbox') continue;
      assert.equal(choices.find((entry) => entry.value === preset)?.disabled ?? false, false, name);
    }
  });

  it('take several platforms, all of them, or none', async () => {
    const { person, answers } = await asked([]);
    // The key "a" checks every entry that can be chosen: each of them is a platform.
    assert.deepEqual(
      person.question('platforms').choices?.map(({ value }) => value),
      platforms.map(({ id }) => id),
    );
    assert.deepEqual(answers.platforms, []);
    const all = platforms.map(({ id }) => id);
    assert.deepEqual((await asked([], { platforms: all })).answers.platforms, all);
  });

  for (const { id, title, options = [] } of platforms) {
    it(`go on with the options of ${title}, under the names of their flags`, async () => {
      const database = databases.find((one) => !one.embedded)!.id;
      const words = ['shop', '--platform', id, '--database', database];
      const flags = options.filter((option) => option.asked).map((option) => `${id}-${option.id}`);
      const { person } = await asked(words);
      assert.deepEqual(
        person.names.filter((name) => name.startsWith(`${id}-`)),
        flags,
      );
      // In a name with a dot Inquirer sees a path: the answer is not found under it.
      for (const name of person.names) assert.doesNotMatch(name, /\./);
      const wanted = options.find((option) => option.asked && option.choices);
      if (!wanted) return;
      const value = wanted.choices!.at(-1)!;
      const { answers } = await asked(words, { [`${id}-${wanted.id}`]: value });
      assert.equal(answers.options[id]?.[wanted.id], value);
    });
  }

  it('refuse a name, or one whose folder is taken, while it is typed', async () => {
    const person = new Person({ project: 'shop' });
    await inFolder(async (folder) => {
      mkdirSync(join(folder, 'taken'));
      writeFileSync(join(folder, 'taken/mine.txt'), '');
      mkdirSync(join(folder, 'ours'));
      writeFileSync(
        join(folder, 'ours/.yo-rc.json'),
        JSON.stringify({ 'generator-django-cloud': answersWith({ project: 'ours' }) }),
      );
      await prepare(parseFlags([], FLAGS), folder, person.ask);
      const says = (name: string): string =>
        String(
          (person.question('project').validate as unknown as (name: string) => unknown)(name),
        ).replaceAll(`${folder}/`, '');
      assert.equal(says('shop'), 'true');
      assert.match(says('class'), /^project name "class": "class" is a keyword of Python/);
      assert.match(
        says('taken'),
        /^taken: the folder is not empty \(mine\.txt\) and is not a django-cloud project/,
      );
      assert.match(says('ours'), /^ours: a project already exists there/);
    });
  });

  for (const flag of ANSWER_FLAGS) {
    const key = keyOf(flag.name);
    it(`skip the question that --${flag.name} answers`, async () => {
      const { person, answers } = await asked([`--${flag.name}`, VALUES[key]!], { project: 'shop' });
      // A server is of one interface: with it, that question has its answer too.
      const skipped = key === 'server' ? ['interface', 'server'] : [key];
      assert.deepEqual(
        person.names,
        ORDER.filter((name) => !skipped.includes(name)),
      );
      assert.deepEqual(answers, answersWith({ project: 'shop' }));
    });

    it(`come after a bad --${flag.name} was refused: none of them is asked`, async () => {
      await assert.rejects(
        () => prepared([`--${flag.name}`, '3'], neverAsk),
        (error) => error instanceof UserError && error.message.includes('3'),
      );
    });
  }

  it('skip the name when it is the first word', async () => {
    const { person } = await asked(['shop']);
    assert.deepEqual(person.names, ORDER.slice(1));
  });

  it('come after a folder that is taken was asked about, and refused', async () => {
    const person = new Person();
    await assert.rejects(
      () => prepared(['shop'], person.ask, { 'shop/mine.txt': '' }),
      (error) => error instanceof UserError && error.message.includes('is not empty (mine.txt)'),
    );
    assert.deepEqual(person.names, ['enter']);
    assert.match(person.question('enter').message, /^Merge: .*shop is not empty \(mine\.txt\)\. /);
  });

  it('come after a folder that is taken was asked about, and confirmed', async () => {
    const person = new Person({ enter: true });
    await prepared(['shop'], person.ask, { 'shop/mine.txt': '' });
    assert.deepEqual(person.names, ['enter', ...ORDER.slice(1)]);
  });

  it('come after --diff was refused where there is no project', async () => {
    await assert.rejects(
      () => prepared(['--diff'], neverAsk),
      (error) => error instanceof UserError && error.message.startsWith('--diff: there is no project yet'),
    );
  });

  for (const argv of [['--defaults'], ['-y'], ['--yes'], ['--json'], ['--defaults', '--server=uvicorn']]) {
    it(`are not asked with ${argv.join(' ')}`, async () => {
      const { answers } = await prepared(argv, neverAsk);
      assert.equal(answers.project, 'mysite');
    });
  }

  it('are asked with --defaults=false', async () => {
    const { person } = await asked(['--defaults=false']);
    assert.deepEqual(person.names, ORDER);
  });
});
