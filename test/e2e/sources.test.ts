/** Every different Python source of every combination of answers: ruff has nothing to say of it. */
import { strict as assert } from 'node:assert';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { djangoLines } from '../../src/choices/catalog.ts';
import { defaultSteps } from '../../src/labs/default-steps.ts';
import { labsWith } from '../../src/labs/lab-states.ts';
import { LANGUAGES, type Language } from '../../src/languages/language.ts';
import { type PlannedFile, plan } from '../../src/plan/plan.ts';
import { allAnswers, answersWith, asideAlone, servicesAlone } from '../support/answers.ts';
import { giveToOrdinaryUser, temporaryFolder } from '../support/processes.ts';
import { Project } from '../support/project.ts';

const SETTINGS = 'pyproject.toml';

/** The files that a source imports by name, where its project has them: by them ruff tells its own modules from others. */
function imported(source: string, paths: ReadonlySet<string>): readonly string[] {
  return [...source.matchAll(/^(?:from|import) ([\w.]+)/gm)]
    .map(([, name = '']) => name.replaceAll('.', '/'))
    .flatMap((path) => [`${path}.py`, `${path}/__init__.py`])
    .filter((path) => paths.has(path));
}

/** Writes the sources of a Django line, each one once, in the project in which it came first. @returns how many */
function writeSources(folder: string, django: string): number {
  const seen = new Set<string>();
  const all = [...allAnswers(), ...servicesAlone(), ...asideAlone()].filter(
    (answers) => answers.django === django,
  );
  for (const [number, answers] of all.entries()) {
    const files = plan(answers);
    const python = files.filter(({ path }) => path.endsWith('.py'));
    const fresh = python.filter(({ path, contents }) => !seen.has(`${path}\0${contents}`));
    if (fresh.length === 0) continue;
    const paths = new Set(python.map(({ path }) => path));
    // Nothing is in them: what they hold was looked at elsewhere.
    const written = new Map(
      fresh.flatMap(({ contents }) => imported(contents, paths)).map((path) => [path, '']),
    );
    for (const { path, contents } of [...fresh, ...files.filter(({ path }) => path === SETTINGS)])
      written.set(path, contents);
    for (const [path, contents] of written) {
      mkdirSync(join(folder, String(number), dirname(path)), { recursive: true });
      writeFileSync(join(folder, String(number), path), contents);
    }
    for (const { path, contents } of fresh) seen.add(`${path}\0${contents}`);
  }
  return seen.size;
}

/** Writes the modules of a course as they are rendered, before they are packed, in each language. @returns how many */
function writeLabs(folder: string, django: string): number {
  let count = 0;
  for (const language of Object.keys(LANGUAGES) as Language[]) {
    const answers = answersWith({ django });
    const modules = new Map<string, string>();
    const keep = (course: readonly PlannedFile[]) => {
      for (const { path, contents } of course) if (path.endsWith('.py')) modules.set(path, contents);
      return course;
    };
    const [lab] = labsWith(() => [], keep)(answers, defaultSteps(answers), language);
    const own = join(folder, `labs-${language}`);
    mkdirSync(join(own, 'labs'), { recursive: true });
    const settings = lab?.start.find(({ path }) => path === SETTINGS)?.contents ?? '';
    writeFileSync(join(own, SETTINGS), settings);
    for (const [path, text] of modules) writeFileSync(join(own, path), text);
    count += modules.size;
  }
  return count;
}

for (const { id: django } of djangoLines) {
  describe(`Python sources of Django ${django}`, function () {
    this.timeout(300_000);
    let project: Project;
    let folder = '';
    let count = 0;
    const ruff = (...words: readonly string[]) => project.run(['ruff', ...words, '--no-cache', folder]);
    before(() => {
      project = new Project(answersWith({ django }));
      project.install();
      folder = temporaryFolder('sources-');
      count = writeSources(folder, django) + writeLabs(folder, django);
      giveToOrdinaryUser(folder);
    });
    after(() => {
      project?.remove();
      rmSync(folder, { recursive: true, force: true });
    });

    it('pass ruff, and are formatted as it formats them', () => {
      assert.ok(count > 300, `${count} sources`);
      const checked = ruff('check');
      assert.equal(checked.status, 0, checked.output.slice(-3000));
      const formatted = ruff('format', '--check');
      assert.equal(formatted.status, 0, formatted.output.slice(-3000));
      const [, looked = '0'] = /^(\d+) files already formatted/m.exec(formatted.output) ?? [];
      assert.ok(Number(looked) >= count, formatted.output);
      console.log(`      Django ${django}: ${count} different sources`);
    });
  });
}
