/** What is added, installed beside each older line of Django that is adopted: by a resolver, and on a database in a file. */
import { strict as assert } from 'node:assert';
import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { uvProgram } from '../../scripts/uv.ts';
import { allows } from '../../src/adopt/lines.ts';
import { databases, servers, services, staticFiles } from '../../src/choices/catalog.ts';
import { type Lock, pinnedRequirements } from '../../src/plan/requirements.ts';
import { BOTH, KEY_VALUE, shop, written } from '../support/adopted-shapes/shape.ts';
import { djangoCloud, inFolder } from '../support/command.ts';
import { interpreter, uv } from '../support/environments.ts';
import { PATH } from '../support/machine.ts';
import { giveToOrdinaryUser, run } from '../support/processes.ts';

const LOCK = JSON.parse(readFileSync(join(import.meta.dirname, '../../locks/5.2.json'), 'utf8')) as Lock;

/** Settings that Django had under these names until 5.1: beside STORAGES, it starts with neither. */
const STORAGES = `STATICFILES_STORAGE = 'django.contrib.staticfiles.storage.ManifestStaticFilesStorage'
DEFAULT_FILE_STORAGE = 'django.core.files.storage.InMemoryStorage'
`;

/** What the settings are in the end, as Django has them. */
const SHOW = `
from django.conf import settings
print({name: one["BACKEND"].rpartition(".")[2] for name, one in settings.STORAGES.items()})
print(sorted(settings.DATABASES["default"]["OPTIONS"]))
`;

describe('an older Django', () => {
  it('is resolved with every package, but for services that say which Django they need', () =>
    inFolder(async (folder) => {
      const resolved = (line: string, groups: readonly string[]) => {
        const lines = pinnedRequirements(LOCK, ['project', ...groups], ['django', 'django-csp']);
        writeFileSync(join(folder, 'all.txt'), `django~=${line}.0\n${lines.join('\n')}\n`);
        const words = ['pip', 'compile', '--quiet', '--no-header', '--python', interpreter('3.12', '5.2')];
        return spawnSync(uvProgram(), [...words, 'all.txt'], { cwd: folder, encoding: 'utf8' });
      };
      const common = [...servers, ...databases, ...staticFiles].flatMap(({ groups = [] }) => groups);
      for (const line of ['4.2', '5.0', '5.1', '6.0']) {
        const refused = services.filter(({ djangoOfPackages = '' }) => !allows(djangoOfPackages, line));
        const allowed = services.filter((one) => !refused.includes(one));
        const all = resolved(line, [...common, ...allowed.flatMap(({ groups = [] }) => groups)]);
        assert.equal(all.status, 0, `${line}: ${all.stderr}`);
        for (const { id, groups = [] } of refused)
          assert.notEqual(
            resolved(line, groups).status,
            0,
            `Django ${line} can have ${id}: its djangoOfPackages is too narrow`,
          );
      }
    }));

  it('has a database in a file, and its storages under their older names', () =>
    inFolder(async (parent) => {
      const folder = join(parent, 'shop-project');
      const files = shop(written('', { more: STORAGES }), { 'requirements.txt': 'Django~=4.2.0\n' });
      for (const [path, text] of Object.entries(files)) {
        mkdirSync(dirname(join(folder, path)), { recursive: true });
        writeFileSync(join(folder, path), text);
      }
      const flags = ['--server', 'gunicorn', '--platform', 'onprem', '--database', 'sqlite', '--json'];
      const { status, stderr } = await djangoCloud(folder, 'adopt', ...flags);
      assert.equal(status, 0, stderr);
      const python = join(parent, 'venv/bin/python');
      uv(['venv', '--quiet', '--python', interpreter('3.12', '5.2'), join(parent, 'venv')]);
      uv(['pip', 'install', '--quiet', '--python', python, '-r', join(folder, 'requirements.txt')]);
      giveToOrdinaryUser(parent);
      const env = {
        ...{ PATH, LANG: 'C.UTF-8', ...BOTH, DJANGO_SECRET_KEY: KEY_VALUE },
        ...{ DATABASE_URL: 'sqlite:///shop.sqlite3', DJANGO_SETTINGS_MODULE: 'shop_cloud.settings' },
      };
      const migrated = run([python, '-W', 'ignore', 'manage.py', 'migrate'], { cwd: folder, env });
      assert.equal(migrated.status, 0, migrated.output);
      const shown = run([python, '-W', 'ignore', '-c', SHOW], { cwd: folder, env });
      assert.equal(
        shown.output.trim(),
        "{'default': 'InMemoryStorage', 'staticfiles': 'ManifestStaticFilesStorage'}\n['timeout']",
      );
    }));
});
