/** Projects of many shapes, each adopted for four targets: resolved, imported, refused without a variable, rehearsed, switched, undone. */
import { strict as assert } from 'node:assert';
import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { uvProgram } from '../../scripts/uv.ts';
import { RehearsalPlace } from '../support/adopted-rehearsals.ts';
import { ADOPTED_SHAPES, type AdoptedShape } from '../support/adopted-shapes.ts';
import { TARGETS, type Target, targetsOf } from '../support/adopted-targets.ts';
import { djangoCloud } from '../support/command.ts';
import { describeWith, PATH } from '../support/machine.ts';
import { treeOf } from '../support/merge.ts';
import { temporaryFolder } from '../support/processes.ts';
import { readersEnvironment } from '../support/spellings.ts';

/** Rehearsed for every target, and whole: `EVERY_TARGET=1`; else each shape for one of them. */
const EVERY = process.env.EVERY_TARGET !== undefined;

/** A key that Django's checks take for one. */
const KEY = 'vJ3x-8Qm2Zt6Lr9Wb4Ny7Kc1Hd5Fs0Pg'.repeat(2);

/** What production needs that is not in the project. */
const PLUS = { SECRET_KEY: KEY, DATABASE_URL: 'postgres://u:p@db.example/shop' };

interface Row {
  readonly shape: AdoptedShape;
  readonly folder: string;
  readonly target: Target;
  /** The package that was added. */
  readonly package: string;
  readonly done: string[];
}

describeWith(['pg_config'], 'shapes of projects', () => {
  let parent = '';
  let venv = '';
  const rows: Row[] = [];
  before(() => {
    parent = temporaryFolder('shapes-');
    venv = readersEnvironment(join(parent, 'venv'));
  });
  after(() => {
    rmSync(parent, { recursive: true, force: true });
    for (const shape of ADOPTED_SHAPES) {
      const cells = rows
        .filter((row) => row.shape === shape)
        .map(({ target, done }) => `${target.title} ${done.length}`);
      console.log(`      ${shape.title.padEnd(62)} ${cells.join(', ')}`);
    }
    const rehearsed = rows.filter(({ done }) => done.includes('rehearsed'));
    console.log(
      `      ${rows.length} cells of six steps; ${rehearsed.length} rehearsals of ${new Set(rehearsed.map(({ shape }) => shape)).size} shapes`,
    );
  });

  it('are adopted and undone byte for byte, and what must be known is said', async () => {
    for (const [number, shape] of ADOPTED_SHAPES.entries()) {
      const folder = join(parent, `${number}`, 'shop-project');
      for (const [path, contents] of Object.entries(shape.files)) {
        mkdirSync(dirname(join(folder, path)), { recursive: true });
        writeFileSync(join(folder, path), contents);
      }
      for (const target of TARGETS) {
        const copy = join(parent, `${number}`, target.id, 'shop-project');
        cpSync(folder, copy, { recursive: true });
        const before = treeOf(copy);
        const flags = [...target.flags, '--database', 'postgresql', '--json', ...(shape.flags ?? [])];
        const { status, stdout, stderr } = await djangoCloud(copy, 'adopt', ...flags);
        assert.equal(status, 0, `${shape.title}, ${target.title}: ${stderr}`);
        const { told, answers } = JSON.parse(stdout);
        if (shape.says) assert.match(told.join('\n'), shape.says, `${shape.title}, ${target.title}`);
        assert.equal(answers.adopted.settings, shape.module, shape.title);
        assert.equal(answers.adopted.source, shape.source ?? '', shape.title);
        assert.deepEqual(
          answers.adopted.needs,
          Object.keys(shape.needs ?? {}).sort(),
          `${shape.title}: its variables`,
        );
        const adopted = treeOf(copy);
        await djangoCloud(copy, 'undo');
        assert.deepEqual(treeOf(copy), before, `${shape.title}, ${target.title}: undone`);
        await djangoCloud(copy, 'undo');
        assert.deepEqual(treeOf(copy), adopted, `${shape.title}, ${target.title}: the undo taken back`);
        rows.push({ shape, folder: copy, target, package: answers.project, done: ['adopted', 'undone'] });
      }
    }
  });

  /** What is wrong with each of these, or an empty text. */
  function problemsOf(some: readonly Row[]): readonly string[] {
    const cells = some.map(({ shape, folder, target, package: name }) => ({
      folder,
      package: name,
      module: shape.module,
      source: shape.source ?? '',
      needs: shape.needs ?? {},
      plus: Object.fromEntries((shape.plus ?? []).map((one) => [one, PLUS[one]])),
      refuses: shape.refuses !== undefined,
      entry: (shape.entries ?? target === TARGETS[0]) ? target.entry : '',
    }));
    const script = join(import.meta.dirname, '../support/spellings/cells.py');
    const { stdout, stderr } = spawnSync(join(venv, 'bin/python'), [script], {
      input: JSON.stringify(cells),
      encoding: 'utf8',
      env: { PATH, LANG: 'C.UTF-8' },
      maxBuffer: 64 * 2 ** 20,
    });
    return JSON.parse(stdout || assert.fail(stderr)) as readonly string[];
  }

  it('are imported with exactly what they need, built with nothing, and refused with one missing', () => {
    for (const [index, problem] of problemsOf(rows).entries()) {
      const { shape, target, done } = rows[index]!;
      assert.equal(problem, '', `${shape.title}, ${target.title}`);
      done.push('imported', 'refused');
    }
  });

  it('are resolved by a resolver', () => {
    const seen = new Set<string>();
    for (const { shape, folder, target, package: name, done } of rows) {
      const own = readFileSync(join(folder, name, 'requirements.txt'), 'utf8');
      const key = `${readFileSync(join(folder, 'requirements.txt'), 'latin1')}\n${own}`;
      const words = [
        'pip',
        'compile',
        '--quiet',
        '--python',
        join(venv, 'bin/python'),
        '--no-header',
        'requirements.txt',
      ];
      if (!seen.has(key)) {
        const { status, stderr } = spawnSync(uvProgram(), words, {
          cwd: folder,
          encoding: 'utf8',
          env: process.env,
        });
        assert.equal(status, 0, `${shape.title}, ${target.title}: ${stderr}`);
      }
      seen.add(key);
      done.push('resolved');
    }
  });

  it('are switched, and back', async () => {
    for (const { shape, folder, target, done } of rows) {
      const adopted = treeOf(folder);
      const title = `${shape.title}, ${target.title}`;
      const { status, stderr } = await djangoCloud(folder, 'server', target.switchTo, '--json');
      assert.equal(status, 0, `${title}: ${stderr}`);
      done.push('switched');
      await djangoCloud(folder, 'undo');
      assert.deepEqual(treeOf(folder), adopted, title);
    }
  });

  it('are rehearsed, and end with what they are made of', async () => {
    const chosen = rows.filter(({ shape, target }) => {
      const number = ADOPTED_SHAPES.indexOf(shape);
      return targetsOf(shape, number, EVERY).includes(target);
    });
    const place = await RehearsalPlace.at(parent, [
      ...new Set(chosen.map(({ shape }) => shape.django ?? '')),
    ]);
    try {
      const wrong: string[] = [];
      const lines = await place.each(chosen, async (row, rehearse) => {
        const { shape, folder, target, done } = row;
        // Each target once from the first check to the last, of the others what can differ from shape to shape.
        const whole = EVERY || chosen.find((one) => one.target === target) === row;
        const secret = shape.plus?.includes('SECRET_KEY') ? { SECRET_KEY: KEY } : {};
        const expected = Object.keys(shape.fails ?? {});
        const variables = { ...shape.needs, ...secret };
        const found = await rehearse(folder, shape.django ?? '', variables, whole, expected);
        for (const [name, text] of Object.entries(found.others))
          if (!shape.fails?.[name]?.test(text))
            wrong.push(`${shape.title}, ${target.title}: ${name}: ${text}`);
        if (expected.length > 0 && Object.keys(found.others).length === 0)
          wrong.push(`${shape.title}, ${target.title}: nothing of ${expected.join(', ')}`);
        done.push('rehearsed');
        const ends = Object.keys(found.others).map((name) => `, ${name} as it must`);
        return `      ${shape.title.padEnd(62)} ${target.title.padEnd(13)} ${found.passed.length} passed${ends}`;
      });
      console.log(lines.join('\n'));
      assert.deepEqual(wrong, []);
    } finally {
      await place.leave();
    }
  });

  it('are found where ours fills something in, or takes something away', () => {
    const row = rows.find(({ shape }) => /an order of middleware/.test(shape.title)) ?? assert.fail();
    for (const [file, from, to, says] of [
      ['inherited.py', 'if env.is_build(argv) and', 'if', /^without DJANGO_SECRET_KEY it starts$/],
      ['settings.py', 'MIDDLEWARE[:0] = [', 'MIDDLEWARE = [', /^MIDDLEWARE$/],
      ['settings.py', '    **storages,\n', '', /^STORAGES\['staticfiles'\]\['BACKEND'\]: /],
    ] as const) {
      const path = join(row.folder, row.package, file);
      const text = readFileSync(path, 'utf8');
      assert.ok(text.includes(from), from);
      writeFileSync(path, text.replace(from, to));
      assert.match(problemsOf([row])[0] ?? '', says);
      writeFileSync(path, text);
    }
  });
});
