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
import { sharedDatabase } from '../support/shared-database.ts';

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

/** Connections of one process, and requests at the same time. */
const [LIMIT, REQUESTS] = [2, 8];

/** That many requests at once, each with a slow query; prints how each ended, and the most connections that one of them saw. */
const AT_ONCE = `
import asyncio
import sys
from django.conf import settings
settings.MIDDLEWARE = []
settings.ALLOWED_HOSTS = ["*"]
settings.ROOT_URLCONF = "__main__"
if "plain" in sys.argv:
    settings.DATABASES["default"]["ENGINE"] = "django.db.backends.postgresql"
from django.core.asgi import get_asgi_application
from django.db import connection
from django.http import HttpResponse
from django.urls import path

def slow(request):
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_sleep(0.5)")
        # One that has just been closed is listed until its process has ended: it does nothing any more.
        cursor.execute("SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND state = 'active'")
        return HttpResponse(str(cursor.fetchone()[0]))

urlpatterns = [path("", slow)]
application = get_asgi_application()

async def answer():
    scope = {"type": "http", "asgi": {"version": "3.0"}, "http_version": "1.1", "method": "GET", "path": "/"}
    scope |= {"headers": [], "query_string": b"", "server": ("localhost", 80), "client": ("127.0.0.1", 1)}
    asked, sent = [], []
    async def receive():
        if asked:
            await asyncio.Event().wait()
        asked.append(True)
        return {"type": "http.request", "body": b"", "more_body": False}
    async def send(message):
        sent.append(message)
    await application(scope, receive, send)
    return sent[0]["status"], int(sent[1]["body"])

async def main():
    answers = await asyncio.gather(*(answer() for _ in range(${REQUESTS})))
    print({status for status, _ in answers}, max(most for _, most in answers))

asyncio.run(main())
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

  it(`opens no more than ${LIMIT} connections for ${REQUESTS} requests at once, where it has no pool`, () =>
    inFolder(async (parent) => {
      const folder = join(parent, 'shop-project');
      const own = "DATABASES = {'default': {'ENGINE': 'django.db.backends.postgresql', 'NAME': 'shop'}}\n";
      const files = shop(written('', { database: own }), { 'requirements.txt': 'Django~=4.2.0\n' });
      for (const [path, text] of Object.entries(files)) {
        mkdirSync(dirname(join(folder, path)), { recursive: true });
        writeFileSync(join(folder, path), text);
      }
      const flags = ['--server', 'uvicorn', '--platform', 'onprem', '--database', 'postgresql', '--json'];
      const { status, stderr } = await djangoCloud(folder, 'adopt', ...flags);
      assert.equal(status, 0, stderr);
      const python = join(parent, 'venv/bin/python');
      uv(['venv', '--quiet', '--python', interpreter('3.12', '5.2'), join(parent, 'venv')]);
      uv(['pip', 'install', '--quiet', '--python', python, '-r', join(folder, 'requirements.txt')]);
      giveToOrdinaryUser(parent);
      const database = await sharedDatabase('postgresql', parent);
      try {
        const env = {
          ...{
            PATH,
            LANG: 'C.UTF-8',
            DJANGO_SECRET_KEY: KEY_VALUE,
            DJANGO_SETTINGS_MODULE: 'shop_cloud.settings',
          },
          ...{ DATABASE_URL: database.create('shop'), DATABASE_POOL_SIZE: String(LIMIT) },
        };
        const most = (...more: readonly string[]): number => {
          const words = ['-W', 'ignore', '-c', AT_ONCE, ...more];
          const { status: ended, output } = run([python, ...words], { cwd: folder, env });
          assert.equal(ended, 0, output);
          const [, statuses, found] = /^\{(.+)\} (\d+)$/m.exec(output) ?? [];
          assert.equal(statuses, '200', output);
          return Number(found);
        };
        assert.equal(most(), LIMIT);
        assert.ok(most('plain') > LIMIT, "Django's own engine has no limit");
      } finally {
        await database.stop();
      }
    }));
});
