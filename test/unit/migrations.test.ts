/** Projects of older versions and interrupted changes: what the next command makes of them. */
import { strict as assert } from 'node:assert';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { storedAnswers } from '../../src/answers/files.ts';
import { migrated, SCHEMA } from '../../src/answers/migrations/migrate.ts';
import { resolveAnswers } from '../../src/answers/resolve.ts';
import { AXES, defaultServer } from '../../src/choices/axes.ts';
import { FLAGS } from '../../src/commands/flags.ts';
import { prepare } from '../../src/commands/render.ts';
import { parseFlags } from '../../src/flags/parse.ts';
import { applyMerge } from '../../src/merge/apply.ts';
import { ANSWERS_FILE, answersFile, PACKAGE } from '../../src/plan/plan.ts';
import { answersWith } from '../support/answers.ts';
import { djangoCloud, inFolder, snapshot } from '../support/command.ts';
import { stoppingDisk } from '../support/merge.ts';

/** What 0.1.0 wrote, word for word. */
const FIRST = {
  version: '0.1.0',
  project: 'shop',
  server: 'gunicorn',
  platforms: ['onprem'],
  static: 'whitenoise',
  database: 'sqlite',
  django: '5.2',
  python: '3.13',
  options: { onprem: { domain: 'shop.example.com', 'app-dir': '/srv/shop', user: 'shop', front: 'nginx' } },
};

const answersOf = (record: object) =>
  inFolder(async (folder) => {
    writeFileSync(join(folder, ANSWERS_FILE), JSON.stringify({ [PACKAGE]: record }));
    return resolveAnswers(storedAnswers(folder)!);
  });

describe('stored answers of an older schema', () => {
  it('of 0.1.0: a project without services', async () => {
    const answers = await answersOf(FIRST);
    assert.deepEqual(answers.services, []);
    assert.deepEqual([answers.project, answers.options], ['shop', FIRST.options]);
    assert.equal(migrated(FIRST, ANSWERS_FILE).version, undefined);
  });

  it('take the default of every question that there was not yet', async () => {
    const { version: _version, ...expected } = { ...answersWith({ project: 'shop' }), version: '' };
    for (const { key } of AXES) {
      const { [key]: _asked, ...before } = { ...expected, schema: SCHEMA } as Record<string, unknown>;
      assert.deepEqual(await answersOf(before), expected, key);
    }
  });

  it('are written in today’s, and read as they were written', async () => {
    const stored = JSON.parse(answersFile(answersWith({ project: 'shop' })))[PACKAGE];
    assert.equal(stored.schema, SCHEMA);
    assert.deepEqual(await answersOf(stored), answersWith({ project: 'shop' }));
  });
});

/** A project that was rendered, in a new folder. */
const inShop = (use: (shop: string) => Promise<void>): Promise<void> =>
  inFolder(async (folder) => {
    await djangoCloud(folder, 'shop', '--defaults');
    await use(join(folder, 'shop'));
  });

describe('the name of a project', () => {
  const refused = /the project (is|in \S+ is) called "shop"/;
  const other = defaultServer('asgi').id;

  it('is changed by no command', () =>
    inShop(async (shop) => {
      for (const argv of [
        ['server', other, '--project', 'blog'],
        ['update', '--project', 'blog'],
        ['--project', 'blog', '--server', other],
      ]) {
        const before = readFileSync(join(shop, ANSWERS_FILE), 'utf8');
        const { status, stderr } = await djangoCloud(shop, ...argv, '--defaults');
        if (status === 0) assert.ok(existsSync(join(shop, 'blog/manage.py')), 'another project, beside it');
        else assert.match(stderr, refused, argv.join(' '));
        assert.equal(readFileSync(join(shop, ANSWERS_FILE), 'utf8'), before);
      }
    }));

  it('is not changed by hand either', () =>
    inShop(async (shop) => {
      const path = join(shop, ANSWERS_FILE);
      writeFileSync(path, readFileSync(path, 'utf8').replace('"shop"', '"blog"'));
      const { status, stderr } = await djangoCloud(shop, 'update', '--force');
      assert.equal(status, 2);
      assert.match(stderr, /^\.yo-rc\.json: the project is called "shop", .*Put "project": "shop" back\.\n$/);
      assert.ok(!existsSync(join(shop, 'blog')));
    }));
});

describe('a change that was interrupted', () => {
  /** Stops a change at the first step after which it is bound to be completed. */
  async function interrupted(shop: string): Promise<void> {
    const flags = parseFlags(['--server', defaultServer('asgi').id], FLAGS);
    for (let steps = 1; !existsSync(join(shop, '.django-cloud/forward')); steps += 1) {
      const { merge } = await prepare(flags, shop, undefined);
      await applyMerge(merge!, stoppingDisk(steps).disk).catch(() => {});
    }
  }

  for (const argv of [['update'], ['undo']])
    it(`is told by ${argv.join(' ')}`, () =>
      inShop(async (shop) => {
        await interrupted(shop);
        const { stdout } = await djangoCloud(shop, ...argv);
        assert.match(stdout, /^Recovered: an interrupted change was (completed|rolled back) first\.\n/);
      }));

  for (const argv of [
    ['update', '--dry-run'],
    ['update', '--diff'],
    ['server', 'gunicorn', '--diff'],
  ])
    it(`is left as it is by ${argv.join(' ')}, which says that it waits`, () =>
      inShop(async (shop) => {
        await interrupted(shop);
        const before = snapshot(shop);
        const { status, stdout, stderr } = await djangoCloud(shop, ...argv);
        assert.deepEqual([status, stdout], [1, '']);
        assert.match(stderr, /^\S+: a change was interrupted here, and waits to be completed\. .*\n$/);
        assert.deepEqual(snapshot(shop), before);
      }));

  it('is told to programs, with what was kept', () =>
    inShop(async (shop) => {
      await interrupted(shop);
      writeFileSync(join(shop, 'Procfile'), 'web: mine\n');
      const { recovered } = JSON.parse((await djangoCloud(shop, 'update', '--json')).stdout);
      assert.equal(recovered.outcome, 'completed');
      assert.deepEqual(recovered.kept, ['Procfile']);
    }));
});
