/** The page, without a browser: its bundle, what it downloads, its links, and what strangers give it. */
import { strict as assert } from 'node:assert';
import { readFileSync, statSync, writeFileSync } from 'node:fs';
import { request } from 'node:http';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { buildPageScript, writeWeb } from '../../scripts/package/web.ts';
import { givenFrom, resolveAnswers } from '../../src/answers/resolve.ts';
import { UserError } from '../../src/answers/user-error.ts';
import { AXES } from '../../src/choices/axes.ts';
import { platforms, servers } from '../../src/choices/catalog.ts';
import type { Answers } from '../../src/choices/choice.ts';
import { optionsOf } from '../../src/choices/chosen.ts';
import { factsOf } from '../../src/choices/facts.ts';
import { presetAnswers, presets } from '../../src/choices/presets.ts';
import { commandWords } from '../../src/cli/command-line.ts';
import { FLAGS } from '../../src/cli/flags.ts';
import { givenByFlags } from '../../src/flags/answer-flags.ts';
import { parseFlags } from '../../src/flags/parse.ts';
import { speak } from '../../src/languages/say.ts';
import { withRecord } from '../../src/merge/rendered-file.ts';
import { answersFile, plan } from '../../src/plan/plan.ts';
import { firstRotation, labsOfPlace, withPlace, workshopText } from '../../src/web/course.ts';
import { differencesOf, diffLines } from '../../src/web/differences.ts';
import { answersOfFragment, fragmentOf } from '../../src/web/link.ts';
import { changeWords, openedProject } from '../../src/web/opened.ts';
import { servePage } from '../../src/web/page-server.ts';
import { SERVED_POLICY } from '../../src/web/policy.ts';
import { projectFiles, zipOf } from '../../src/web/project.ts';
import { isOffered, nameProblem, problemOf, select } from '../../src/web/selection.ts';
import { workshopFrom } from '../../src/workshop/workshop-file.ts';
import { answersWith } from '../support/answers.ts';
import { djangoCloud, inFolder } from '../support/command.ts';
import { pairwise } from '../support/pairwise.ts';
import { zipEntries } from '../support/zip.ts';

const ROOT = join(import.meta.dirname, '../..');

let found: readonly Answers[] | undefined;

/** The pairwise set, made when it is first asked for. */
function pairs(): readonly Answers[] {
  found ??= pairwise();
  return found;
}

/** Compressed, as a host sends it: what must be there before somebody can choose. */
const MOST_KB = 350;

const compressed = (text: string): number => gzipSync(text, { level: 9 }).length / 1000;

/** The answers of a command line, as the command reads them. */
const answersOf = (words: readonly string[]): Answers => {
  const flags = parseFlags(words, FLAGS);
  const [name] = flags.positionals;
  const given = new Map(givenByFlags(flags));
  if (name !== undefined) given.set('project', { value: name, label: 'NAME' });
  return resolveAnswers(given);
};

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

describe('the bundle of the page', () => {
  it('reaches nothing of Node’s, and neither templates nor locks', async () => {
    const { text, inputs } = await buildPageScript(ROOT);
    assert.ok(inputs.includes('src/plan/plan.ts') && inputs.includes('src/answers/resolve.ts'));
    assert.deepEqual(
      inputs.filter((path) =>
        /^src\/generated\/(templates|locks)|languages\/es\/|^src\/prompts\//.test(path),
      ),
      [],
    );
    assert.deepEqual(/require\(|["']node:(?!crypto)|\beval\(|new Function/.exec(text)?.[0], undefined);
  });

  it(`is there for the first interaction with at most ${MOST_KB} kB`, async () => {
    await inFolder(async (folder) => {
      await writeWeb(ROOT, folder);
      const kB = (...names: readonly string[]): number =>
        names.reduce((sum, name) => sum + compressed(readFileSync(join(folder, name), 'utf8')), 0);
      const first = kB('index.html', 'page.css', 'app.js', 'icon.svg');
      const preview = first + kB('project.js');
      const spanish = first + kB('es.js');
      console.log(
        `      ${first.toFixed(0)} kB to choose (${spanish.toFixed(0)} kB in Spanish), ${preview.toFixed(0)} kB to the first preview`,
      );
      assert.ok(first <= MOST_KB && spanish <= MOST_KB, `${first} kB, ${spanish} kB`);
      // The templates come next, and grow with what can be chosen.
      assert.ok(preview <= MOST_KB + 50, `${preview} kB`);
      const html = readFileSync(join(folder, 'index.html'), 'utf8');
      assert.doesNotMatch(html, /<script(?![^>]* src=)|<style| on\w+=|style=/);
    });
  });
});

describe('a download', () => {
  it('is byte for byte what the command line of the page gives, for every pair of values', async () => {
    assert.ok(pairs().length > 50, String(pairs().length));
    for (const answers of pairs()) {
      const words = commandWords(answers);
      const typed = answersOf(words);
      assert.deepEqual(typed, answers, words.join(' '));
      const entries = zipEntries(zipOf(await projectFiles(answers), answers.project));
      const expected = withRecord(typed).map(({ path, contents, executable }) => ({
        path: `${answers.project}/${path}`,
        contents,
        mode: executable ? 0o755 : 0o644,
      }));
      assert.deepEqual(entries, expected, words.join(' '));
    }
  });

  it('is what the command writes, with its modes, and the same zip every time', async () => {
    for (const answers of [pairs()[0]!, pairs().at(-1)!]) {
      await inFolder(async (folder) => {
        const { status, stderr } = await djangoCloud(folder, ...commandWords(answers));
        assert.equal(status, 0, stderr);
        const zip = zipOf(await projectFiles(answers), answers.project);
        for (const { path, contents, mode } of zipEntries(zip)) {
          assert.equal(readFileSync(join(folder, path), 'utf8'), contents, path);
          // Whether it can be started; the rest is the account's umask.
          assert.equal(statSync(join(folder, path)).mode & 0o100, mode & 0o100, path);
        }
        assert.deepEqual(zipOf(await projectFiles(answers), answers.project), zip);
      });
    }
  });

  it('is opened again from a link and from its answers file, whatever was chosen', () => {
    for (const answers of [...pairs(), answersWith({ language: 'es' })]) {
      assert.deepEqual(answersOfFragment(`#${fragmentOf(answers)}`), answers);
      const { answers: opened, isOlder } = openedProject(answersFile(answers), '.yo-rc.json');
      assert.deepEqual([opened, isOlder], [answers, false]);
    }
  });
});

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

describe('a workshop of a choice', () => {
  afterEach(() => speak('en'));

  it('has labs, whatever one begins with', () => {
    for (const { id } of presets()) {
      const answers = presetAnswers(id, answersWith());
      for (const place of firstRotation(answers)) assert.ok(labsOfPlace(answers, place).length > 4, id);
    }
  });

  it('is a workshop file that the command reads, and labs that differ', async () => {
    for (const language of ['en', 'es'] as const) {
      speak(language);
      const answers = answersWith({
        platforms: platforms.slice(0, 2).map(({ id }) => id),
        database: 'postgresql',
        services: ['redis'],
        language,
      });
      const rotation = withPlace(answers, firstRotation(answers));
      const text = workshopText(answers, 'Curso: "uno"', rotation, new Date(Date.UTC(2026, 8, 1)));
      await inFolder(async (folder) => {
        writeFileSync(join(folder, 'workshop.yml'), text);
        const workshop = workshopFrom('workshop.yml', folder);
        assert.equal(workshop.title, 'Curso: "uno"');
        assert.equal(workshop.language, language);
        assert.deepEqual(workshop.source.rotation, rotation);
        assert.deepEqual(workshop.source.answers.services, ['redis']);
        const labs = labsOfPlace(answers, rotation[0]!);
        assert.ok(labs.length > 4, String(labs.length));
        for (const { id, title, start, solution } of labs) {
          assert.ok(title !== '', id);
          assert.ok(differencesOf(start, solution).length > 0, id);
        }
      });
    }
  });
});

describe('the server of the page', () => {
  it('has the policy that the Staticfile app has', () => {
    const conf = readFileSync(join(ROOT, 'deploy/staticfile/nginx/conf/includes/page.conf'), 'utf8');
    assert.ok(conf.includes(`add_header Content-Security-Policy "${SERVED_POLICY}";`));
  });

  it('answers this machine alone, with its own files and a policy', async () => {
    await inFolder(async (folder) => {
      await writeWeb(ROOT, folder);
      writeFileSync(join(folder, 'secret.txt'), 'x');
      const { server, url } = await servePage(folder, 0);
      const { port } = new URL(url);
      const get = (path: string, headers: Record<string, string> = {}, method = 'GET') =>
        new Promise<{ status: number; headers: NodeJS.Dict<string | string[]> }>((resolve, reject) =>
          request({ host: '127.0.0.1', port, path, method, headers }, (response) => {
            response.resume();
            resolve({ status: response.statusCode ?? 0, headers: response.headers });
          })
            .on('error', reject)
            .end(),
        );
      try {
        const page = await get('/');
        assert.equal(page.status, 200);
        assert.match(
          String(page.headers['content-security-policy']),
          /default-src 'none'.*frame-ancestors 'none'/,
        );
        assert.equal((await get('/app.js', {}, 'HEAD')).status, 200);
        for (const path of [
          '/secret.txt',
          '/../package.json',
          '/%2e%2e/package.json',
          '//app.js',
          '/app.js/',
        ])
          assert.equal((await get(path)).status, 404, path);
        assert.equal((await get('/', {}, 'POST')).status, 405);
        assert.equal((await get('/', { Host: 'evil.example' })).status, 421);
        assert.equal((server.address() as { address: string }).address, '127.0.0.1');
        await assert.rejects(servePage(folder, Number(port)), /^UserError: --port \d+: the port is in use\./);
      } finally {
        server.close();
        server.closeAllConnections();
      }
    });
  });

  for (const [argv, message] of [
    [['x'], /^web x: unexpected argument\./],
    [['--port', '0'], /^--port 0: it must be a number from 1 to 65535\./],
    [['--port', '70000'], /^--port 70000: it must be/],
  ] as const) {
    it(`is refused ${argv.join(' ')} in one line`, async () => {
      await inFolder(async (folder) => {
        const { status, stderr } = await djangoCloud(folder, 'web', ...argv, '--lang', 'en');
        assert.equal(status, 2);
        assert.match(stderr, message);
      });
    });
  }
});
