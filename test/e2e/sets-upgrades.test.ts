/** Projects of every landed version with what a developer made of them: updated, installed with hashes, checked and tested. */
import { strict as assert } from 'node:assert';
import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';
import { uvProgram } from '../../scripts/uv.ts';
import { hashedRequirements, type Lock } from '../../src/plan/requirements.ts';
import { djangoCloud, inFolder } from '../support/command.ts';
import { lend } from '../support/environments.ts';
import { INSTALLING, PATH } from '../support/machine.ts';
import { FIRST_WEEK, type Files } from '../support/sets/first-week.ts';
import { OLDER_KINDS, OLDER_VERSIONS, olderRendering, writeOlder } from '../support/sets/older-projects.ts';

const LOCK = JSON.parse(readFileSync(join(import.meta.dirname, '../../locks/5.2.json'), 'utf8')) as Lock;

/** A bump by a bot that is there: of Django, to the version of today. */
function bump(files: Files): void {
  const [django = ''] = hashedRequirements(LOCK, ['project'], []).filter((line) =>
    line.startsWith('django=='),
  );
  for (const path of ['requirements.txt', 'requirements-dev.txt'])
    files.set(
      path,
      files.get(path)!.replace(/^django==.*(\n {4}.*)*/m, () => django),
    );
}

/** What a rename by words leaves: names that have the app's label in them. */
function renamed(files: Files): void {
  FIRST_WEEK['rename the app']!(files);
  for (const [path, text] of files)
    if (path.endsWith('.py')) files.set(path, text.replaceAll('pages_message', 'store_message'));
}

/** The edits, with what their developers also have, so that the project runs. */
const EDITS: typeof FIRST_WEEK = {
  ...FIRST_WEEK,
  Dependabot: bump,
  'rename the app': renamed,
  'delete the example'(files) {
    FIRST_WEEK['delete the example']!(files);
    files
      .set('shop/__init__.py', '')
      .set('shop/urls.py', `${VIEW}urlpatterns = [path("", home, name="home")]\n`);
    for (const path of [...files.keys()])
      if (/^tests\/test_(admin|commands|count_words)/.test(path)) files.delete(path);
  },
  'a user model of its own'(files) {
    FIRST_WEEK['a user model of its own']!(files);
    files.set('accounts/__init__.py', '').set('accounts/migrations/__init__.py', '');
  },
  'Django REST framework'(files) {
    FIRST_WEEK['Django REST framework']!(files);
    const [path, paginated] = ['mysite/settings.py', 'rest_framework.pagination.PageNumberPagination'];
    const text = files.get(path)!;
    files.set(
      path,
      text.replace('    "PAGE_SIZE"', `    "DEFAULT_PAGINATION_CLASS": "${paginated}",\n    "PAGE_SIZE"`),
    );
  },
  uv(files) {
    FIRST_WEEK.uv!(files);
    // Their lock is a real one, below.
    files.delete('uv.lock');
  },
  Poetry(files) {
    FIRST_WEEK.Poetry!(files);
    const text = files.get('pyproject.toml')!;
    // As Poetry writes them: a marker is behind the brackets.
    files.set('pyproject.toml', text.replaceAll(/\(([^()"]*?) ; ([^()"]*)\)/g, '($1) ; $2'));
  },
  'two languages'(files) {
    FIRST_WEEK['two languages']!(files);
    files.set('news/__init__.py', '').set('news/urls.py', 'urlpatterns = []\n');
  },
};

const VIEW =
  'from django.http import HttpResponse\nfrom django.urls import path\n\n\ndef home(request):\n    return HttpResponse("shop")\n\n\n';
const RENDERINGS = OLDER_VERSIONS.flatMap((version) => OLDER_KINDS.map((kind) => [version, kind] as const));

/** Every developer once, on each rendering in turn; three once more, on another. */
const PROJECTS = [...Object.keys(EDITS), 'rename the app', 'split settings', 'two languages'].map(
  (week, index) => [week, ...RENDERINGS[(index + Math.floor(index / 12)) % RENDERINGS.length]!] as const,
);

const FILES = { 'requirements.txt': [], 'requirements-dev.txt': ['--group', 'dev'] } as const;

describe('projects of older versions with a developer in them', function () {
  this.timeout(900_000);
  const uv = uvProgram();
  const env = { ...process.env, ...INSTALLING, UV_SYSTEM_CERTS: 'true' };

  /** Packages that tests of merges invent are resolved anew, as their developer would have. */
  function realize(folder: string, week: string): void {
    if (week === 'uv') execFileSync(uv, ['lock', '--quiet'], { cwd: folder, env, stdio: 'pipe' });
    if (!/Celery|REST|pip-compile|Poetry/.test(week)) return;
    for (const [file, words] of Object.entries(FILES)) {
      writeFileSync(join(folder, file), '');
      const argv = ['pip', 'compile', '--quiet', '--universal', '--generate-hashes', ...words];
      execFileSync(uv, [...argv, 'pyproject.toml', '-o', file], { cwd: folder, env, stdio: 'pipe' });
    }
  }

  /** What is installed: the file, or what a lock of uv says. */
  function requirements(folder: string): string {
    const path = join(folder, 'requirements.txt');
    if (existsSync(path)) return readFileSync(path, 'utf8');
    const words = ['export', '--quiet', '--no-dev', '--no-emit-project'];
    return execFileSync(uv, words, { cwd: folder, env, encoding: 'utf8', stdio: 'pipe' });
  }

  for (const [week, version, kind] of PROJECTS)
    it(`${week}, ${version} ${kind}`, () =>
      inFolder(async (folder) => {
        writeOlder(folder, olderRendering(version, kind), EDITS[week]);
        realize(folder, week);
        const { PATH: path } = process.env;
        process.env.PATH = `${dirname(uv)}${delimiter}${path}`;
        try {
          const lock = /Celery|REST|^uv$/.test(week) ? ['--lock'] : [];
          const { status, stdout, stderr } = await djangoCloud(
            folder,
            'update',
            '--force',
            '--json',
            ...lock,
          );
          assert.equal(status, 0, `${stdout}${stderr}`);
          assert.deepEqual(JSON.parse(stdout).conflicts, []);
        } finally {
          process.env.PATH = path;
        }
        lend({ python: '3.13', django: '5.2', requirements: requirements(folder) }, join(folder, '.venv'));
        const python = join(folder, '.venv/bin/python');
        const own = week === 'a user model of its own' ? [['makemigrations', 'accounts']] : [];
        for (const words of [['createdotenv'], ...own, ['check'], ['test']]) {
          const ended = spawnSync(python, ['manage.py', ...words], {
            cwd: folder,
            encoding: 'utf8',
            env: { PATH, HOME: folder, LANG: 'C.UTF-8', DATABASE_URL: 'sqlite:///db.sqlite3' },
          });
          assert.equal(ended.status, 0, `${words}: ${ended.stdout}${ended.stderr}`.slice(-3000));
        }
      }));
});
