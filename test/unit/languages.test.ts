import { strict as assert } from 'node:assert';
import { afterEach, describe, it } from 'mocha';
import { isTranslated, NAMES } from '../../scripts/languages/names.ts';
import { updated } from '../../scripts/languages/placed.ts';
import { translatedLanguages } from '../../scripts/languages/po.ts';
import { AXES } from '../../src/choices/axes.ts';
import type { Service } from '../../src/choices/backing.ts';
import type { Choice } from '../../src/choices/choice.ts';
import { COMMANDS } from '../../src/commands/commands.ts';
import { FLAGS } from '../../src/commands/flags.ts';
import { ANSWER_FLAGS } from '../../src/flags/answer-flags.ts';
import { languageFlag, languageOf, resolveLanguage, systemLanguage } from '../../src/languages/language.ts';
import { CATALOGUES, said, say, speak } from '../../src/languages/say.ts';
import { plan } from '../../src/plan/plan.ts';
import { allAnswers, answersWith } from '../support/answers.ts';
import { djangoCloud, inFolder, snapshot } from '../support/command.ts';
import { DOCUMENTS, paragraphsOf, read, SOURCES, textsOf, untaggedIn } from '../support/texts.ts';
import { removeFolders, runGenerator } from '../support/yeoman.ts';

const { texts: spanish, code } = translatedLanguages().es!;

const texts = new Set([...SOURCES.flatMap(textsOf), ...DOCUMENTS.flatMap(paragraphsOf)]);

const placeholders = (text: string): readonly string[] => (text.match(/\{\d+\}/g) ?? []).toSorted();

/** The tags of a template, whatever they say between quotes. */
const tags = (text: string): readonly string[] =>
  (text.match(/<%.*?%>|\{[{%].*?[%}]\}/g) ?? [])
    .filter((tag) => !tag.includes('|date:'))
    .map((tag) =>
      tag
        .replaceAll(/'(?:[^'\\]|\\.)*'|"(?:[^"\\]|\\.)*"/g, "''")
        .replaceAll(/`[^`]*`/g, (text) => (text.match(/\$\{.*?\}/g) ?? []).join(' ')),
    )
    .toSorted();

describe('the Spanish catalogue', () => {
  it('has every text that is shown', () => {
    const missing = [...texts].filter((text) => spanish[text] === undefined && isTranslated(text));
    assert.deepEqual(missing, []);
  });

  it('has every text of choices, computed ones as well', () => {
    const shown = AXES.flatMap(({ choices }) => choices).flatMap((choice: Choice) => [
      choice.help,
      choice.caution ?? [],
      ...(choice.variables ?? []).map(({ help }) => help),
      ...(choice.options ?? []).flatMap(({ title, help }) => [title, help]),
      ...((choice as Service).readme ?? []),
    ]);
    assert.deepEqual(
      shown.flat().filter((text) => CATALOGUES.es?.[text] === undefined && !NAMES.has(text)),
      [],
    );
  });

  it('has no text that is not shown', () => {
    assert.deepEqual(
      Object.keys(spanish).filter((text) => !texts.has(text)),
      [],
    );
  });

  it('is loaded with what commands say, and without what only documents say', () => {
    const said = new Set(SOURCES.flatMap(textsOf));
    assert.deepEqual(
      Object.keys(spanish).filter((text) => said.has(text) !== (CATALOGUES.es?.[text] !== undefined)),
      [],
    );
  });

  it('lies in files as `npm run messages` writes them, each text once', () => {
    const differing = [...updated()].filter(([path, text]) => text !== read(path)).map(([path]) => path);
    assert.deepEqual(differing, [], 'run: npm run messages');
  });

  it('says something else than the English, with the same values', () => {
    for (const [text, translation] of Object.entries(spanish)) {
      assert.notEqual(translation, text);
      assert.deepEqual(placeholders(translation), placeholders(text), text);
      assert.deepEqual(tags(translation), tags(text), text);
    }
  });

  it('has literals of code that are there', () => {
    for (const [path, literals] of Object.entries(code)) {
      const source = read(`templates/${path}`);
      for (const literal of Object.keys(literals)) assert.ok(source.includes(literal), `${path}: ${literal}`);
    }
  });

  it('is asked for by every error', () => {
    assert.deepEqual(SOURCES.flatMap(untaggedIn), []);
  });
});

describe('the language', () => {
  for (const [env, expected] of [
    [{ LANG: 'es_ES.UTF-8' }, 'es'],
    [{ LC_ALL: 'C', LANG: 'es_ES.UTF-8' }, 'en'],
    [{ LC_MESSAGES: 'es_MX', LANG: 'en_US.UTF-8' }, 'es'],
    [{ LC_ALL: '', LANG: 'POSIX' }, 'en'],
    [{ LANG: 'fr_FR.UTF-8' }, 'en'],
    [{}, 'es'],
  ] as const) {
    it(`of ${JSON.stringify(env)} is ${expected}`, () =>
      assert.equal(
        systemLanguage(env, () => 'es-AR'),
        expected,
      ));
  }

  it('is found in a command line before anything else is read', () => {
    assert.equal(languageFlag(['shop', '--lang', 'es']), 'es');
    assert.equal(languageFlag(['--lang=es', '--bad']), 'es');
    assert.equal(languageFlag(['--', '--lang', 'es']), undefined);
  });

  it('is refused in one line when we do not have it', () => {
    assert.equal(languageOf('est'), undefined);
    assert.throws(() => resolveLanguage('xx', '--lang'), {
      name: 'UserError',
      message: '--lang xx: unknown language. Choose one of: en, es.',
    });
  });
});

describe('a message', () => {
  afterEach(() => speak('en'));

  it('has its values in the order of its language', () => {
    const thing = 'archivo.yml';
    assert.equal(
      say`--answers ${thing}: ${'x'}. Give the path of a JSON or YAML file.`.slice(0, 24),
      `--answers ${thing}: x`,
    );
    speak('es');
    assert.equal(
      say`--answers ${thing}: ${'x'}. Give the path of a JSON or YAML file.`,
      '--answers archivo.yml: x. Indica la ruta de un archivo JSON o YAML.',
    );
    assert.equal(said('Server'), 'Servidor');
  });
});

describe('django-cloud --lang es', () => {
  afterEach(() => speak('en'));

  for (const [words, expected] of [
    [
      ['shop', '--server', 'gunicron'],
      /^--server gunicron: no existe esa opción\. ¿Querías decir "gunicorn"\?/,
    ],
    [['--lang', 'es', '--sever', 'x'], /^--sever: no existe esa opción/],
    [['class'], /"class" es una palabra reservada de Python/],
    [['update'], /no hay ningún proyecto nuestro/],
    [['undo'], /no hay ningún proyecto nuestro/],
    [['rehearse'], /no contiene ningún proyecto nuestro/],
  ] as const) {
    it(`refuses ${words.join(' ')} in Spanish`, async () => {
      await inFolder(async (folder) => {
        const { status, stderr } = await djangoCloud(folder, ...words, '--lang', 'es');
        assert.equal(status, 2);
        assert.match(stderr, expected);
        assert.equal(stderr.trim().split('\n').length, 1);
        assert.deepEqual(snapshot(folder), {});
      });
    });
  }

  it('refuses another language in English', async () => {
    await inFolder(async (folder) => {
      const { status, stderr } = await djangoCloud(folder, 'shop', '--lang=xx');
      assert.equal(status, 2);
      assert.equal(stderr, '--lang xx: unknown language. Choose one of: en, es.\n');
    });
  });

  it('keeps ids and keys of --json', async () => {
    await inFolder(async (folder) => {
      const english = JSON.parse((await djangoCloud(folder, '--list', '--json')).stdout);
      const translated = JSON.parse((await djangoCloud(folder, '--list', '--json', '--lang', 'es')).stdout);
      const ids = (list: typeof english) =>
        list.axes.map((axis: { id: string; choices: { id: string }[] }) => [
          axis.id,
          axis.choices.map((choice) => [choice.id, Object.keys(choice)]),
        ]);
      assert.deepEqual(ids(translated), ids(english));
      assert.equal(translated.axes[0].title, 'Servidor');
    });
  });

  it('prints its help in Spanish', async () => {
    await inFolder(async (folder) => {
      const { stdout } = await djangoCloud(folder, '--help', '--lang', 'es');
      assert.match(stdout, /Respuestas:[\s\S]*Qué ocurre:[\s\S]*Ejemplos:/);
      assert.doesNotMatch(stdout, /\bthe\b/);
    });
  });

  for (const { name, load } of COMMANDS)
    it(`prints the help of ${name} in Spanish, its own flags first`, async () => {
      await inFolder(async (folder) => {
        const { status, stdout } = await djangoCloud(folder, name, '--help', '--lang', 'es');
        assert.equal(status, 0);
        assert.match(stdout, new RegExp(`^Uso: django-cloud ${name}\\b.* \\[opciones\\]\\n`));
        assert.doesNotMatch(stdout, /\b(the|FILE|FOLDER|VALUE|PLATFORM|MODULE|flags)\b/);
        assert.doesNotMatch(stdout, /^(Uso:| {2}--).*\b(NAME|PATH)\b/m);
        const all = [...stdout.matchAll(/^ {2}(?:-\w, )?--([\w-]+)/gm)].map(([, flag]) => flag);
        const own = (await load()).flags
          .filter((flag) => !FLAGS.includes(flag) && flag.name !== 'lang')
          .map((flag) => flag.name);
        assert.deepEqual(all.slice(0, own.length), own);
        // What is answered comes below what happens.
        const last = ANSWER_FLAGS.at(-1)!;
        if ((await load()).flags.includes(last)) assert.ok(all.lastIndexOf(last.name) > all.indexOf('help'));
      });
    });

  it('keeps the language in a project, and changes it', async () => {
    await inFolder(async (folder) => {
      await djangoCloud(folder, 'shop', '--defaults', '--lang', 'es');
      assert.match(snapshot(folder)['shop/.yo-rc.json']!, /"language": "es"/);
      assert.match(snapshot(folder)['shop/README.md']!, /## Desarrollo/);
      // The project's own language stays, whoever works on it.
      await djangoCloud(`${folder}/shop`, 'server', 'uvicorn');
      assert.match(snapshot(folder)['shop/README.md']!, /asíncrono \(ASGI\)/);
      await djangoCloud(`${folder}/shop`, '--lang', 'en');
      assert.doesNotMatch(snapshot(folder)['shop/.yo-rc.json']!, /language/);
      assert.match(snapshot(folder)['shop/README.md']!, /## Develop\n/);
    });
  });
});

describe('yo django-cloud --lang es', () => {
  afterEach(() => {
    speak('en');
    removeFolders();
    process.exitCode = undefined;
  });

  it('refuses in Spanish, and renders Spanish', async () => {
    const refused = await runGenerator({ shell: ['django-cloud', 'shop', '--server', 'x', '--lang', 'es'] });
    assert.match(refused.stderr, /^--server x: no existe esa opción/);
    const { cwd } = await runGenerator({ shell: ['django-cloud', 'shop', '--defaults', '--lang', 'es'] });
    assert.match(snapshot(cwd)['shop/README.md']!, /## Desarrollo/);
  });
});

describe('a Spanish project', () => {
  const files = (language?: 'es') =>
    new Map(plan(answersWith(language ? { language } : {})).map(({ path, contents }) => [path, contents]));

  it('differs from the English one where it speaks to people, and nowhere else', () => {
    const english = files();
    const changed = [...files('es')]
      .filter(([path, text]) => english.get(path) !== text)
      .map(([path]) => path);
    assert.deepEqual(changed, [
      '.yo-rc.json',
      'README.md',
      'mysite/management/commands/createdotenv.py',
      'mysite/settings.py',
      ...[400, 403].map((status) => `mysite/templates/${status}.html`),
      'mysite/templates/403_csrf.html',
      ...[404, 429, 500].map((status) => `mysite/templates/${status}.html`),
      'mysite/templates/base.html',
      'pages/apps.py',
      'pages/forms.py',
      'pages/migrations/0001_initial.py',
      'pages/models.py',
      'pages/templates/pages/home.html',
      'pages/views.py',
      'tests/test_hardening.py',
      'tests/test_pages.py',
      'tests/test_security.py',
      'users/apps.py',
    ]);
  });

  it('tests for what it says', () => {
    for (const server of ['gunicorn', 'uvicorn']) {
      const answers = allAnswers().find((one) => one.server === server && one.services.includes('ai'))!;
      const text = (language: 'en' | 'es') =>
        plan({ ...answers, language }).filter(
          ({ path }) => !path.startsWith('tests/') && !path.endsWith('.md'),
        );
      const english = text('en');
      const translated = new Map(text('es').map(({ path, contents }) => [path, contents]));
      /** Whether a page or module says it in English only. */
      const isLost = (one: string): boolean =>
        english.some(({ path, contents }) => contents.includes(one) && !translated.get(path)?.includes(one));
      const tested = plan({ ...answers, language: 'es' })
        .filter(({ path }) => path.startsWith('tests/'))
        .flatMap(({ contents }) => [...contents.matchAll(/"([^"\n]+ [^"\n]+)"/g)].map(([, one = '']) => one));
      assert.deepEqual(tested.filter(isLost), []);
    }
  });

  it('says in its pages which language they are in', () => {
    for (const [path, text] of files('es'))
      if (text.includes('<html')) assert.match(text, /<html lang="es">/, path);
  });

  it('has documents without English, with everything that can be chosen', () => {
    for (const answers of allAnswers()) {
      for (const { path, contents } of plan({ ...answers, language: 'es' })) {
        if (!path.endsWith('.md')) continue;
        const prose = contents.replaceAll(/```[\s\S]*?```|`[^`]*`/g, '');
        assert.doesNotMatch(prose, /\b(the|with|and|which|from)\b/i, path);
      }
    }
  });
});
