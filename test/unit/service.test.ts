/** `django-cloud service`: services come and go, and what the user wrote stays. */
import { strict as assert } from 'node:assert';
import { appendFileSync, existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { databases, services } from '../../src/choices/catalog.ts';
import { djangoCloud, inFolder, snapshot } from '../support/command.ts';

/** A project in a new folder, with a line of its user's in the settings. */
const inShop = (use: (shop: string) => Promise<void>, ...flags: readonly string[]): Promise<void> =>
  inFolder(async (folder) => {
    await djangoCloud(folder, 'shop', '--defaults', ...flags);
    const shop = join(folder, 'shop');
    appendFileSync(join(shop, 'shop/settings.py'), '\nMINE = True\n');
    await use(shop);
  });

const answersOf = (shop: string) =>
  JSON.parse(readFileSync(join(shop, '.yo-rc.json'), 'utf8'))['generator-django-cloud'];

describe('django-cloud service', () => {
  for (const { id, title } of services)
    it(`adds ${title} to an edited project, and takes it away without a trace`, () =>
      inShop(async (shop) => {
        const before = snapshot(shop);
        const added = await djangoCloud(shop, 'service', id);
        assert.equal(added.status, 0, added.stderr);
        assert.deepEqual(answersOf(shop).services, [id]);
        assert.match(readFileSync(join(shop, 'shop/settings.py'), 'utf8'), /\nMINE = True\n$/);
        assert.equal((await djangoCloud(shop, 'service', id, '--remove')).status, 0);
        const { '.django-cloud': _journal, ...after } = Object.fromEntries(
          Object.entries(snapshot(shop)).filter(([path]) => !path.startsWith('.django-cloud/')),
        );
        assert.deepEqual(after, before);
      }));

  it('adds several at once, and changes the database beside them', () =>
    inShop(async (shop) => {
      const [one, other] = services;
      const server = databases.find(({ embedded }) => !embedded)!;
      const { status, stderr } = await djangoCloud(shop, 'service', one!.id, server.id, other!.id);
      assert.equal(status, 0, stderr);
      assert.deepEqual([answersOf(shop).database, answersOf(shop).services.length], [server.id, 2]);
    }));

  it('keeps what the user wrote into a file that goes, and says so', () =>
    inShop(async (shop) => {
      const cache = services.find(({ binding }) => binding?.name === 'cache')!;
      await djangoCloud(shop, 'service', cache.id);
      writeFileSync(join(shop, 'shop/cache.py'), '# mine\n');
      const { status, stdout } = await djangoCloud(shop, 'service', cache.id, '--remove');
      assert.equal(status, 1);
      assert.match(stdout, /shop\/cache\.py/);
      assert.ok(existsSync(join(shop, 'shop/cache.py')));
    }));

  const [first] = services;
  const [file, server, another] = [...databases].sort((a, b) => Number(b.embedded) - Number(a.embedded));
  for (const [words, says] of [
    [[], /^service: missing argument: ID\. Choose of: /],
    [['oracle'], /^service oracle: unknown service\. Choose of: /],
    [['oracle', '--remove'], /^service oracle: unknown service\./],
    [[first!.id, '--remove'], new RegExp(`^service ${first!.id} --remove: the project does not use it`)],
    [[file!.id, '--remove'], new RegExp(`^service ${file!.id} --remove: a project has one database`)],
    [
      [server!.id, another!.id],
      new RegExp(`^service ${server!.id} ${another!.id}: a project has one database`),
    ],
  ] as const)
    it(`refuses service ${words.join(' ')}`, () =>
      inShop(async (shop) => {
        const before = snapshot(shop);
        const { status, stderr } = await djangoCloud(shop, 'service', ...words);
        assert.match(stderr, says);
        assert.match(stderr, /^[^\n]+\n$/);
        assert.equal(status, 2);
        assert.deepEqual(snapshot(shop), before);
      }));

  it('refuses a file on a platform that loses it', () =>
    inShop(
      async (shop) => {
        const { status, stderr } = await djangoCloud(shop, 'service', file!.id);
        assert.match(stderr, /^service \w+: SQLite cannot be chosen: the disk of Cloud Foundry/);
        assert.equal(status, 2);
      },
      '--platform',
      'cloudfoundry',
      '--database',
      server!.id,
    ));
});
