/** Every generator beside the app, as `yo django-cloud:<name>` runs it: a test for each folder of generators/. */
import { strict as assert } from 'node:assert';
import { join } from 'node:path';
import { editOf } from '../../src/change/edits.ts';
import { axisOf, defaultServer } from '../../src/choices/axes.ts';
import { databases, platforms, servers } from '../../src/choices/catalog.ts';
import type { Answers, PartialAnswers } from '../../src/choices/choice.ts';
import { COMMANDS } from '../../src/commands/commands.ts';
import { HOME_FOLDER } from '../../src/merge/journal.ts';
import { withRecord } from '../../src/merge/rendered-file.ts';
import { answersWith } from '../support/answers.ts';
import { ORDER } from '../support/asking.ts';
import { snapshot } from '../support/command.ts';
import { holdsPlan } from '../support/holds-plan.ts';
import { generators, type Ran, type Run, removeFolders, runGenerator } from '../support/yeoman.ts';

const subgenerators = generators.filter((name) => name !== 'app');

/** The files of a project with these answers, as they were rendered. */
function project(answers: Answers): Readonly<Record<string, string>> {
  return Object.fromEntries(withRecord(answers).map((file) => [file.path, file.contents]));
}

/** Answers that go with a platform: the defaults, and what it asks for. */
function answersFor(platform: string, given: PartialAnswers = {}): Answers {
  const server = servers.find(
    (one) =>
      axisOf('platforms').unavailable(platforms.find(({ id }) => id === platform)!, { server: one.id }) ===
      undefined,
  );
  return answersWith({ project: 'shop', server: server!.id, platforms: [platform], ...given });
}

/** The files of a folder with their texts, without the journals of our own. */
function filesIn(folder: string): Readonly<Record<string, string>> {
  const found = Object.entries(snapshot(folder));
  return Object.fromEntries(
    found.filter(([path, text]) => text !== 'folder' && !path.startsWith(`${HOME_FOLDER}/`)),
  );
}

/** Runs a sub-generator as `yo django-cloud:<name> <words>` does. */
function yo(generator: string, words: readonly string[], rest: Omit<Run, 'shell' | 'generator'> = {}) {
  return runGenerator({ ...rest, generator, shell: [`django-cloud:${generator}`, ...words] });
}

/** Checks that a call was refused with one line, and that nothing was written. */
function refused(ran: Ran, files: Readonly<Record<string, string>>, says: string, status = 2): void {
  assert.equal(ran.stderr.replaceAll(`${ran.cwd}/`, ''), `${says}\n`);
  assert.deepEqual([ran.stdout, ran.status, ran.asked], ['', status, []]);
  assert.deepEqual(filesIn(ran.cwd), files, 'nothing is written');
}

const SHOP = answersWith({ project: 'shop' });
const NO_FLAG = '--servr: unknown flag.';

describe('sub-generators', () => {
  afterEach(removeFolders);

  it('are the commands beside the first generation, each in its folder', () =>
    assert.deepEqual(
      [...subgenerators].sort(),
      COMMANDS.filter(({ isOwn }) => !isOwn)
        .map(({ name }) => name)
        .sort(),
    ));

  for (const generator of subgenerators) {
    it(`${generator} prints its help, with the flags and the examples of its USAGE`, async () => {
      const { load } = COMMANDS.find(({ name }) => name === generator)!;
      const { usage, flags, description } = await load();
      for (const flag of ['--help', '-h']) {
        const { stdout, stderr, status, cwd } = await yo(generator, [flag]);
        assert.ok(stdout.startsWith(`Usage: yo django-cloud:${usage}\n\n`), stdout);
        assert.ok(stdout.replaceAll(/\s+/g, ' ').includes(description), stdout);
        const named = [...stdout.matchAll(/^ {2}(?:-\w, )?--([\w-]+)/gm)].map(([, name]) => name);
        for (const { name } of flags)
          assert.equal(named.filter((one) => one === name).length, 1, `--${name} stands there once`);
        assert.ok(stdout.includes(`\n  yo django-cloud:${generator}`), 'an example');
        assert.deepEqual([stderr, status, snapshot(cwd)], ['', 0, {}]);
      }
    });

    it(`${generator} refuses a flag that it does not know`, async () => {
      const ran = await yo(generator, ['--servr']);
      assert.ok(ran.stderr.startsWith(NO_FLAG) && ran.stderr.endsWith(' See --help.\n'), ran.stderr);
      refused(ran, {}, ran.stderr.trimEnd());
    });
  }

  for (const generator of subgenerators.filter((name) => !platforms.some(({ id }) => id === name))) {
    it(`${generator} refuses a folder that is no project of ours`, async () => {
      const words = generator === 'server' ? [servers[1]!.id] : [];
      const own: Readonly<Record<string, string>> = {
        adopt:
          'adopt: there is no manage.py in this folder or below it. Go to the root of the Django project.',
        rehearse:
          'rehearse: . is not a django-cloud project (.yo-rc.json not found). Go to its root, or name it with --folder.',
        // It begins with a file of its own, not with a project.
        workshop:
          'workshop.yml: file not found. "django-cloud workshop --init workshop.yml" writes a first one.',
      };
      const says =
        own[generator] ??
        `${generator}: this folder is not a django-cloud project (.yo-rc.json not found). Go to its root, or create one: django-cloud NAME`;
      refused(await yo(generator, words), {}, says);
    });
  }
});

for (const { id, title } of platforms) {
  describe(`yo django-cloud:${id}`, () => {
    afterEach(removeFolders);

    it('asks what is missing in an empty folder, and renders a whole project', async () => {
      const { asked, cwd } = await runGenerator({
        generator: id,
        answers: { project: 'shop', interface: 'asgi', server: defaultServer('asgi').id },
      });
      const { options = [] } = platforms.find((one) => one.id === id)!;
      const flags = options.filter((option) => option.asked).map((option) => `${id}-${option.id}`);
      assert.deepEqual(
        asked.filter((name) => name.startsWith(`${id}-`)),
        flags,
      );
      const axes = asked.filter((name) => !flags.includes(name));
      assert.deepEqual(
        // Another platform may serve the static files: then that is a question too.
        axes.filter((name) => name !== 'static'),
        ORDER.filter((name) => name !== 'platforms'),
      );
      holdsPlan(join(cwd, 'shop'), answersFor(id, { server: defaultServer('asgi').id }));
    });

    it('asks nothing with --defaults', async () => {
      const { asked, cwd } = await yo(id, ['shop', '--defaults']);
      assert.deepEqual(asked, []);
      holdsPlan(join(cwd, 'shop'), answersFor(id));
    });

    it('adds the platform to a project, and takes it away again', async () => {
      // A database that every platform takes: the platform is all that changes.
      const database = databases.find((one) => !one.embedded)!.id;
      const withIt = answersFor(id, { database });
      const without = answersWith({ ...withIt, platforms: [], options: {} });
      const added = await yo(id, [], { files: project(without) });
      assert.deepEqual([added.stderr, added.asked, added.status], ['', [], 0]);
      assert.match(added.stdout, /^\.: \d+ files, .*; \d+ written[^\n]*\.\n/);
      assert.deepEqual(filesIn(added.cwd), project(withIt));
      const removed = await yo(id, ['--remove'], { files: project(withIt) });
      assert.deepEqual([removed.stderr, removed.asked, removed.status], ['', [], 0]);
      assert.match(removed.stdout, /\d+ removed/);
      assert.deepEqual(filesIn(removed.cwd), project(without));
    });

    it('changes nothing with --dry-run and --diff, and says what it would', async () => {
      const files = project(answersWith({ ...answersFor(id), platforms: [], options: {} }));
      for (const [flag, says] of [
        ['--dry-run', /nothing was written\.\n/],
        ['--diff', /^diff --git /m],
      ] as const) {
        const ran = await yo(id, [flag], { files });
        assert.match(ran.stdout, says);
        assert.equal(ran.stderr, '');
        assert.deepEqual(filesIn(ran.cwd), files);
      }
    });

    const has = project(SHOP);
    for (const [words, files, says] of [
      [
        ['--remove'],
        has,
        `${id} --remove: the project has no files of ${title}. Leave --remove out to add them.`,
      ],
      [
        ['--remove'],
        {},
        `${id} --remove: the project has no files of ${title}. Leave --remove out to add them.`,
      ],
      [
        ['class'],
        {},
        'project name "class": "class" is a keyword of Python. Choose another one, such as "mysite".',
      ],
      [['shop', 'here', 'there'], {}, `there: unexpected argument. Usage: ${editOf(id).usage}`],
      [
        ['shop'],
        { 'shop/mine.txt': '' },
        'shop: the folder is not empty (mine.txt) and is not a django-cloud project. Give the name of a new or empty folder, or --force to merge into this one.',
      ],
      [
        ['--dry-run', '--run'],
        has,
        '--run: with --dry-run nothing is written that could run. Leave one of the two out.',
      ],
      [
        ['--server', 'bogus'],
        has,
        `--server bogus: unknown choice. Choose one of: ${servers.map((one) => one.id).join(', ')}.`,
      ],
    ] as const) {
      it(`refuses ${words.join(' ')} ${files === has ? 'in a project' : 'in a folder'}`, async () =>
        refused(await yo(id, words, { files }), files, says));
    }
  });
}

describe('yo django-cloud:server', () => {
  afterEach(removeFolders);

  const files = project(SHOP);
  const asgi = defaultServer('asgi').id;

  for (const words of [[asgi], ['--server', asgi], ['--interface', 'asgi']]) {
    it(`changes the server, and what follows from it: ${words.join(' ')}`, async () => {
      const { asked, cwd, stderr, status } = await yo('server', words, { files });
      assert.deepEqual([stderr, status, asked], ['', 0, []]);
      assert.deepEqual(filesIn(cwd), project(answersWith({ project: 'shop', server: asgi })));
    });
  }

  it('is answered by a program as by a shell', async () => {
    const { cwd, status } = await runGenerator({ generator: 'server', args: [asgi], files });
    assert.equal(status, 0);
    assert.deepEqual(filesIn(cwd), project(answersWith({ project: 'shop', server: asgi })));
  });

  const ids = servers.map(({ id }) => id).join(', ');
  for (const [words, says] of [
    [[], `server: missing argument: ID. Choose one of: ${ids}.`],
    [['bogus'], `server bogus: unknown choice. Choose one of: ${ids}.`],
    [[asgi, 'more'], 'server more: unexpected argument. Usage: server ID [flags]'],
    [
      [asgi, '--static', SHOP.static],
      /^--static \w+: \w+ cannot be chosen: it serves under WSGI, and \w+ speaks ASGI\. Choose one of: \w+\.$/,
    ],
    [['--interface', 'http'], /^--interface http: unknown interface\./],
  ] as const) {
    it(`refuses ${words.join(' ') || 'nothing'}`, async () => {
      const ran = await yo('server', words, { files });
      const line = ran.stderr.trimEnd();
      if (typeof says !== 'string') assert.match(line, says);
      refused(ran, files, typeof says === 'string' ? says : line);
    });
  }
});

describe('yo django-cloud:update', () => {
  afterEach(removeFolders);

  it('brings what is rendered up to date, and keeps what the user wrote', async () => {
    // Rendered for other answers than those that the project keeps: as an older version would have rendered it.
    const now = project(SHOP);
    const before = project(answersWith({ project: 'shop', django: '6.1' }));
    const files = { ...before, '.yo-rc.json': now['.yo-rc.json']!, 'mine.py': 'MINE = True\n' };
    const { cwd, stderr, status } = await yo('update', [], { files });
    assert.deepEqual([stderr, status], ['', 0]);
    assert.deepEqual(filesIn(cwd), { ...now, 'mine.py': 'MINE = True\n' });
  });

  it('changes nothing where nothing is new', async () => {
    const files = project(SHOP);
    const { cwd, stdout } = await yo('update', [], { files });
    assert.match(stdout, /; nothing changes\.\n$/);
    assert.deepEqual(filesIn(cwd), files);
  });

  it('refuses a word', async () => {
    const files = project(SHOP);
    refused(
      await yo('update', ['shop'], { files }),
      files,
      'update shop: unexpected argument. See update --help.',
    );
  });
});

describe('yo django-cloud:undo', () => {
  afterEach(removeFolders);

  it('refuses a word, and a project that was not changed', async () => {
    const files = project(SHOP);
    refused(
      await yo('undo', ['shop'], { files }),
      files,
      'undo shop: unexpected argument. Usage: django-cloud undo',
    );
    const ran = await yo('undo', [], { files });
    refused(ran, files, `${ran.cwd}: there is no change that could be undone.`);
  });
});

describe('yo django-cloud:rehearse', () => {
  afterEach(removeFolders);

  it('refuses a platform that the project is not made for', async () => {
    const files = project(SHOP);
    const { id } = platforms[0]!;
    refused(
      await yo('rehearse', [id], { files }),
      files,
      `rehearse ${id}: the project is not made for it. This project has none. Add it with: django-cloud ${id}`,
    );
  });
});
