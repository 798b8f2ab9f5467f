import { strict as assert } from 'node:assert';
import { platforms, servers, staticFiles } from '../../src/choices/catalog.ts';
import type { Answers } from '../../src/choices/choice.ts';
import { teachingOf } from '../../src/choices/teaching.ts';
import { UserError } from '../../src/errors/user-error.ts';
import { gitObject } from '../../src/git/object.ts';
import { defaultSteps } from '../../src/labs/default-steps.ts';
import type { Lab, LabStep } from '../../src/labs/lab.ts';
import { labsOf } from '../../src/labs/labs-of.ts';
import type { Language } from '../../src/labs/language.ts';
import { LESSONS, lessonOf } from '../../src/labs/lessons.ts';
import { unpackedModules } from '../../src/labs/packed-modules.ts';
import { pythonText } from '../../src/labs/python-text.ts';
import { answersOfSteps } from '../../src/labs/step-answers.ts';
import { SYNTAX } from '../../src/labs/syntax-texts.ts';
import { TEXTS } from '../../src/labs/texts.ts';
import { LANGUAGES } from '../../src/languages/language.ts';
import { decodeRendered, RENDERED_FILE } from '../../src/merge/rendered-file.ts';
import { type PlannedFile, plan } from '../../src/plan/plan.ts';
import { answersWith } from '../support/answers.ts';
import { followPage } from '../support/page-steps.ts';

/** What a course leaves out. */
const LEFT_OUT = [
  '.editorconfig',
  '.github/dependabot.yml',
  '.github/workflows/audit.yml',
  '.github/workflows/ci.yml',
  '.pre-commit-config.yaml',
  ...['about', 'admin', 'createdotenv', 'errors', 'gateway', 'logs', 'middleware', 'sign_in'].map(
    (name) => `tests/test_${name}.py`,
  ),
];
/** What it changes. */
const CHANGED = ['README.md', 'manage.py'];

const [development] = teachingOf(servers);
const [unserved] = teachingOf(staticFiles);

const textOf = (files: readonly PlannedFile[], path: string): string | undefined =>
  files.find((file) => file.path === path)?.contents;

/** Paths whose contents differ between a lab's start and its solution. */
function gapOf({ start, solution }: Lab): readonly string[] {
  assert.deepEqual(
    start.map(({ path }) => path),
    solution.map(({ path }) => path),
  );
  return solution.filter((file, index) => file.contents !== start[index]?.contents).map(({ path }) => path);
}

function course(answers: Answers, language?: Language) {
  const steps = defaultSteps(answers);
  return { steps, labs: labsOf(answers, steps, language), all: answersOfSteps(answers, steps) };
}

describe('choices for lessons only', () => {
  it('are one server and one way of static files, and are offered nowhere', () => {
    assert.ok(development && unserved);
    assert.ok(!servers.includes(development));
    assert.ok(!staticFiles.includes(unserved));
  });

  it('are refused where a person asks for them, as if they were not there', async () => {
    const { resolveAnswers } = await import('../../src/answers/resolve.ts');
    const given = new Map([['server', { value: development?.id, label: '--server' }]]);
    assert.throws(() => resolveAnswers(given), /^UserError: --server runserver: unknown choice\./);
  });

  it('are accepted where a project keeps them', async () => {
    const { resolveAnswers } = await import('../../src/answers/resolve.ts');
    const { asKept } = await import('../../src/answers/given.ts');
    const kept = asKept(new Map([['server', { value: development?.id, label: '.yo-rc.json: server' }]]));
    assert.equal(resolveAnswers(kept).server, development?.id);
  });
});

describe('the default labs', () => {
  for (const server of servers) {
    it(`${server.id}: seven of them, each start with a gap of its lesson's`, () => {
      const { labs } = course(answersWith({ server: server.id }));
      assert.deepEqual(
        labs.map(({ id }) => id),
        [1, 2, 3, 4, 5, 6, 7].map((number) => `lab-${number}`),
      );
      assert.deepEqual(labs.map(gapOf), [
        ['mysite/settings.py', 'mysite/urls.py'],
        ['Procfile'],
        ['pages/views.py'],
        ['mysite/settings.py'],
        ['mysite/env.py'],
        ['mysite/env.py'],
        ['pages/management/commands/count_words.py'],
      ]);
    });
  }

  it('between them, seats that take turns meet every server', () => {
    const met = servers.flatMap((server) =>
      course(answersWith({ server: server.id })).all.map((one) => one.server),
    );
    assert.deepEqual([...new Set(met)].sort(), [...servers, development].map((one) => one?.id).sort());
    const wsgi = servers.filter((server) => server.interface === 'wsgi');
    const half = wsgi.flatMap((server) =>
      course(answersWith({ server: server.id })).all.map((one) => one.server),
    );
    // Each meets another one of the other interface, as far as there are so many.
    const others = Math.min(wsgi.length, servers.length - wsgi.length);
    assert.equal(new Set(half).size, wsgi.length + others + 1);
  });

  it('have a solution that is what plan() makes of the answers, and nothing else but the labs', () => {
    const { labs, all } = course(answersWith());
    for (const [index, { solution }] of labs.entries()) {
      const planned = plan(all[index]!);
      for (const { path, contents } of planned.filter((file) => !CHANGED.includes(file.path)))
        assert.equal(textOf(solution, path), LEFT_OUT.includes(path) ? undefined : contents, path);
      // What a course changes in the project's own files is added to them.
      assert.match(textOf(solution, 'manage.py') ?? '', /import labs\n\n {8}sys\.exit\(labs\.run\(\)\)\n/);
      assert.match(
        textOf(solution, 'README.md') ?? '',
        /\n## Labs\n\n.*\(labs\/README\.md\).*\n\n## Develop\n/,
      );
      // Nothing that leads away from the labs, or to a file that is not there; the rest is as it was.
      const aside = (text: string): string[] =>
        text.split('\n').filter((line) => !(textOf(solution, 'README.md') ?? '').split('\n').includes(line));
      const left = aside(textOf(planned, 'README.md') ?? '').join('\n');
      assert.match(
        left,
        /^\| `uvx pre-commit install` .+\nGitHub runs .+\n.+\n### Replace the example\nNothing else needs .+\n(.+\n)*.+\.$/,
      );
      const own = solution.filter(({ path }) => !planned.some((file) => file.path === path));
      for (const { path } of own)
        assert.match(
          path,
          /^(labs\/|\.devcontainer\.json$|\.github\/workflows\/labs\.yml$|\.django-cloud\.lock$)/,
        );
      // It names what the repository's history has: the solution's own files, and those it begins with.
      const blobs = new Map(
        [...(labs[0]?.aside ?? []), ...solution].map((file) => [
          gitObject('blob', Buffer.from(file.contents)).id.slice(0, 12),
          file.contents,
        ]),
      );
      const rendered = decodeRendered(textOf(solution, RENDERED_FILE) ?? '', (ids) => {
        return new Map(ids.map((id) => [id, blobs.get(id) ?? '']));
      });
      assert.deepEqual(rendered?.answers, all[index]);
      assert.deepEqual(
        rendered?.files,
        planned.map(({ path, contents, executable }) => ({ path, contents, executable })),
      );
    }
    const aside = plan(all[0]!).filter(({ path }) => [...LEFT_OUT, ...CHANGED].includes(path));
    assert.deepEqual(labs[0]?.aside, aside, 'as it is rendered');
    assert.equal(aside.length, LEFT_OUT.length + CHANGED.length);
  });

  it('are the same bytes on a second run', () => {
    const answers = answersWith({ server: servers[1]?.id });
    assert.deepEqual(course(answers), course(answers));
  });

  it('keep the labs themselves as they are, whichever a participant goes to', () => {
    const { labs } = course(answersWith());
    const own = labs.flatMap(({ start, solution }) =>
      [start, solution].map((files) => files.filter(({ origin }) => origin === 'labs')),
    );
    for (const files of own) assert.deepEqual(files, own[0]);
  });

  it("take the participant's own platforms, with their options", () => {
    const [first] = platforms.filter(({ hasAdapter }) => hasAdapter);
    const answers = answersWith({
      platforms: [first?.id ?? ''],
      database: 'postgresql',
      options: { [first?.id ?? '']: { app: 'ada-1' } },
    });
    const { all } = course(answers);
    assert.equal(all[0]?.platforms.length, 0);
    assert.deepEqual(all[0]?.options, {});
    assert.deepEqual(all.at(-1)?.platforms, [first?.id]);
    assert.equal(all.at(-1)?.options[first?.id ?? '']?.app, 'ada-1');
  });

  for (const language of Object.keys(LANGUAGES) as Language[]) {
    it(`${language}: pages name what the participant has, and every link leads to a file`, () => {
      const { labs, all } = course(answersWith({ project: 'ada_shop' }), language);
      for (const [index, { id, title, solution }] of labs.entries()) {
        const page = textOf(solution, `labs/${id}.md`) ?? '';
        assert.ok(page.startsWith(`# Lab ${index + 1}: ${title}\n`), page.slice(0, 80));
        assert.ok(page.includes(`python -m labs check ${index + 1}\``), id);
        assert.ok(page.includes(`python -m labs reset ${index + 1}\``), id);
        // The one that answers when manage.py is broken.
        assert.doesNotMatch(page, /manage\.py lab/, id);
        assert.doesNotMatch(page, /<%|undefined|\[object|mysite|\n\n\n/, id);
        assert.doesNotMatch(page, /[ \t]\n/, id);
        const last = new Map(labs.at(-1)?.solution.map((file) => [file.path, file]));
        for (const [, target = ''] of page.matchAll(/\]\((?!https?:)([^)#]+)\)/g)) {
          const path = target.startsWith('../') ? target.slice(3) : `labs/${target}`;
          assert.ok(last.has(path), `${id}: ${target}`);
        }
        assert.ok(all[index]);
      }
    });
  }

  for (const language of Object.keys(LANGUAGES) as Language[])
    for (const server of servers)
      it(`${language}, ${server.id}: the steps of each page turn its start into its solution`, () => {
        for (const { id, start, solution } of course(answersWith({ server: server.id }), language).labs)
          assert.deepEqual(followPage(start, id), solution, id);
      });

  it('say everything in both languages, with the same values filled in', () => {
    const values = (text: string): readonly string[] => [...text.matchAll(/\{\w+\}/g)].map(String).sort();
    const { all } = course(answersWith());
    const said = all.flatMap((after, index) => {
      const step = { before: all[index - 1], after };
      const lesson = lessonOf(step);
      return [
        lesson.title(step),
        ...lesson.checks(step).flatMap(({ title, way }) => [title, way]),
        lesson.needs(step),
        ...lesson.hints(step),
      ];
    });
    for (const { en, es = '' } of [...Object.values(TEXTS), ...SYNTAX.map(([, text]) => text), ...said]) {
      assert.ok(en.trim() && es.trim());
      assert.deepEqual(values(es), values(en), es);
    }
  });

  it('teach every lesson but the one for labs of a trainer', () => {
    const { all } = course(answersWith());
    const taught = new Set(all.map((after, index) => lessonOf({ before: all[index - 1], after }).id));
    assert.deepEqual(
      LESSONS.map(({ id }) => id).filter((id) => !taught.has(id)),
      ['change'],
    );
  });
});

describe("a trainer's own labs", () => {
  const labs = (...steps: readonly LabStep[]) => labsOf(answersWith(), steps);

  it('may change any answer: they start with what the lab before ended with', () => {
    const [first, second] = labs(
      { id: 'sync', change: { server: 'gunicorn' } },
      { id: 'newer', change: { django: '6.1' } },
    );
    assert.ok(first && second);
    const [before] = answersOfSteps(answersWith(), [{ id: 'sync', change: { server: 'gunicorn' } }]);
    for (const { path, contents } of plan(before!).filter((file) => !CHANGED.includes(file.path)))
      assert.equal(textOf(second.start, path), LEFT_OUT.includes(path) ? undefined : contents);
    assert.match(
      unpackedModules(textOf(second.start, 'labs/checks.txt') ?? '')['course.py'] ?? '',
      /call="answers_kept",\n +arguments=\('\{"django":"6\.1"\}',\)/,
    );
    assert.match(textOf(second.start, 'labs/newer.md') ?? '', /django-cloud --django 6\.1 --diff/);
  });

  it('may bring a page of their own', () => {
    const [, second] = labs(
      { id: 'a', change: { server: 'gunicorn' } },
      { id: 'b', change: { server: 'daphne' }, page: '# Mine\n\n' },
    );
    assert.equal(textOf(second?.start ?? [], 'labs/b.md'), '# Mine\n');
  });

  for (const [title, steps, says] of [
    [
      'a server that there is none of',
      [{ id: 'lab-1', change: { server: 'bogus' } }],
      /^labs: lab-1: server bogus: unknown choice\./,
    ],
    [
      'an answer that there is none of',
      [{ id: 'lab-1', change: { sever: 'x' } }],
      /^labs: lab-1: unknown answer "sever"\./,
    ],
    [
      'a step that changes nothing',
      [
        { id: 'lab-1', change: { server: 'gunicorn' } },
        { id: 'lab-2', change: {} },
      ],
      /^labs: lab-2: it changes nothing/,
    ],
    [
      'the same name twice',
      [
        { id: 'lab-1', change: { server: 'uvicorn' } },
        { id: 'lab-1', change: { server: 'gunicorn' } },
      ],
      /^labs: lab-1: it names a page and tags of git\./,
    ],
    [
      'a name that is a path',
      [{ id: '../up', change: {} }],
      /^labs: \.\.\/up: it names a page and tags of git\./,
    ],
  ] as const) {
    it(`are refused with ${title}`, () => {
      assert.throws(
        () => labs(...steps),
        (error) => error instanceof UserError && says.test(error.message),
      );
    });
  }
});

describe('texts in Python', () => {
  it('stay on one line where they fit', () => {
    assert.equal(pythonText('A = ', 'it\'s "x"', 0), 'A = "it\'s \\"x\\""');
    assert.equal(pythonText('a=', 'say "x"', 4, ','), '    a=\'say "x"\',');
  });

  it('are cut between words where they do not', () => {
    const text = pythonText('A = ', 'word '.repeat(40).trim(), 0);
    const lines = text.split('\n');
    assert.ok(lines.every((line) => line.length <= 100));
    assert.equal(
      [...text.matchAll(/"([^"]*)"/g)].map(([, part]) => part).join(''),
      'word '.repeat(40).trim(),
    );
  });
});
