/** The end of the questions: everything is shown once more, and can be changed until it is written. */
import { strict as assert } from 'node:assert';
import { following } from '../../src/answers/following.ts';
import { AXES, axisOf } from '../../src/choices/axes.ts';
import { databases, platforms, servers } from '../../src/choices/catalog.ts';
import { FLAGS } from '../../src/commands/flags.ts';
import { prepare } from '../../src/commands/render.ts';
import { resultAsJson, resultText } from '../../src/commands/report.ts';
import { parseFlags } from '../../src/flags/parse.ts';
import { WRITE } from '../../src/prompts/summary.ts';
import { answersWith } from '../support/answers.ts';
import { neverAsk, Person } from '../support/asking.ts';
import { djangoCloud, inFolder } from '../support/command.ts';

const rendered = (argv: readonly string[], person: Person) =>
  inFolder((folder) => prepare(parseFlags(argv, FLAGS), folder, person.ask));

/** Somebody who takes every default, and then changes answers, one after the other. */
const changing = (...changes: readonly (readonly [key: string, value: unknown])[]) =>
  new Person(
    { summary: WRITE },
    {
      summary: changes.map(([key]) => key),
      ...Object.fromEntries(
        changes.map(([key]) => [
          key,
          // The first time its question is asked, the default is taken.
          [undefined, ...changes.filter(([one]) => one === key).map(([, value]) => value)],
        ]),
      ),
    },
  );

const asgi = servers.filter((server) => server.interface === 'asgi');
const platform = platforms[0]!;
const server = databases.find((one) => !one.embedded)!;

describe('the summary', () => {
  it('lets a choice be picked that asks for options without a default', () => {
    for (const axis of AXES)
      for (const { id, options = [] } of axis.choices)
        if (options.some(({ required }) => required)) {
          const { all, notes } = following(new Map([[axis.key, { value: id, label: axis.key }]]));
          assert.deepEqual([all.get(axis.key)?.value, notes], [id, []]);
        }
  });

  it('names every answer that has an alternative, as people read it', async () => {
    const person = changing();
    await rendered([], person);
    assert.deepEqual(
      person.question('summary').choices?.map(({ name }) => name),
      [
        'Write the project',
        'Project name: mysite',
        `Server: ${servers[0]!.title}`,
        'Platforms: none yet',
        `Database: ${databases[0]!.title}`,
        'Services: none yet',
        'Django 5.2 LTS',
        'Python 3.13',
        'Example app: Guestbook',
        'User model: Own user model',
        'Tests: pytest beside manage.py',
        'Licence: No licence yet',
        'Editors: none yet',
        'Vulnerability reports: No contact yet',
        'Hardening: Strict',
      ],
    );
  });

  it('is not shown where nothing was asked', async () => {
    await inFolder((folder) => prepare(parseFlags(['--defaults'], FLAGS), folder, neverAsk));
  });

  it('does not offer a name that was given', async () => {
    const person = changing();
    await rendered(['shop'], person);
    assert.ok(!person.question('summary').choices?.some(({ value }) => value === 'project'));
  });

  it('lets each answer be changed, several times', async () => {
    const person = changing(['project', 'store'], ['django', '6.1'], ['project', 'shop']);
    const { answers } = await rendered([], person);
    assert.deepEqual(answers, answersWith({ project: 'shop', django: '6.1' }));
    assert.equal(person.names.filter((name) => name === 'summary').length, 4);
  });

  it('lets the others follow a change, and says why', async () => {
    const person = changing(['server', asgi[0]!.id]);
    const { answers } = await rendered(
      ['--static', axisOf('static').fallback({ server: servers[0]!.id, platforms: [] })],
      person,
    );
    assert.equal(answers.server, asgi[0]!.id);
    assert.equal(answers.static, axisOf('static').fallback({ server: asgi[0]!.id, platforms: [] }));
    const [, second] = person.asked.filter(({ name }) => name === 'summary');
    assert.match(second!.message, /Static files: without .*, because it serves under WSGI/);
  });

  it('asks what a change makes a question, such as the options of a platform', async () => {
    const person = changing(['database', server.id], ['platforms', [platform.id]]);
    const { answers } = await rendered([], person);
    assert.deepEqual(answers.platforms, [platform.id]);
    const asked = (platform.options ?? []).filter((option) => option.asked);
    assert.ok(asked.length > 0);
    for (const { id } of asked) assert.ok(person.names.includes(`${platform.id}-${id}`), id);
  });

  it('leaves out a platform that a change does not go with', async () => {
    const built = servers.find(({ systemPackages }) => systemPackages)!;
    const lacking = platforms.find(({ hasSystemPackages }) => !hasSystemPackages)!;
    const person = changing(['server', built.id]);
    const { answers } = await rendered(
      ['shop', '--platform', lacking.id, '--database', server.id, '--python', '3.13'],
      person,
    );
    assert.deepEqual(answers.platforms, []);
    const said = person.asked.filter(({ name }) => name === 'summary').at(-1)!.message;
    assert.ok(said.includes(`Platforms: without ${lacking.title}, because`), said);
  });
});

describe('the command line that gives the same project', () => {
  it('is printed after the questions, for the command that was used', async () => {
    const rendering = await rendered([], new Person({ project: 'shop', interface: 'asgi' }));
    const words = `shop --server ${asgi[0]!.id} --lang en --defaults`;
    const folder = { ...rendering, folder: `${process.cwd()}/shop` };
    assert.ok(
      resultText(folder, []).endsWith(`The same project without questions:\n  django-cloud ${words}\n`),
    );
    assert.ok(resultText(folder, [], 'yo django-cloud').endsWith(`  yo django-cloud ${words}\n`));
    assert.equal((resultAsJson(folder, false) as { command: string }).command, `django-cloud ${words}`);
  });

  it('is in --json, and gives the same files', () =>
    inFolder(async (folder) => {
      const words = ['shop', '--platform', platform.id, '--database', server.id, '--json', '--dry-run'];
      const first = JSON.parse((await djangoCloud(folder, ...words)).stdout);
      const [program, ...line] = (first.command as string).split(' ');
      assert.equal(program, 'django-cloud');
      const second = JSON.parse((await djangoCloud(folder, ...line, '--json', '--dry-run')).stdout);
      assert.deepEqual(second, first);
    }));
});
