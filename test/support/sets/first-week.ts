/** What developers do to a new project in its first week, each as a change of its files. */
import { bumped, compiled, headerOf, invented, laidOut, pinnedIn } from './compiled.ts';

/** The project's files by path. */
export type Files = Map<string, string>;

/** Replaces a part of a file, which must be there. */
function edit(files: Files, path: string, from: string | RegExp, to: string): void {
  const text = files.get(path);
  const changed = text?.replace(from, to);
  if (text === undefined || changed === text) throw new Error(`${path}: ${from} is not there.`);
  files.set(path, changed!);
}

/** Renames paths and words in all files. */
function rename(files: Files, from: string, to: string): void {
  for (const [path, text] of [...files]) {
    if (path.startsWith('.') || !text.includes(from)) continue;
    files.set(path, text.replaceAll(new RegExp(`\\b${from}\\b(?=[./"])`, 'g'), to));
  }
  for (const [path, text] of [...files]) {
    if (!path.includes(`${from}/`)) continue;
    files.delete(path);
    files.set(path.replaceAll(`${from}/`, `${to}/`), text);
  }
}

const REQUIREMENTS = ['requirements.txt', 'requirements-dev.txt'];

/** Adds packages: the first is asked for in pyproject.toml, and the tool compiles both files again. */
function add(files: Files, tool: 'uv' | 'pip-compile', ...names: readonly string[]): void {
  edit(files, 'pyproject.toml', /(dependencies = \[\n(?: {2}".*\n)*)/, `$1  "${names[0]}>=1.2",\n`);
  for (const path of REQUIREMENTS) {
    const packages = [...pinnedIn(files.get(path)!), ...names.map((name) => invented(name, '1.2.3'))];
    files.set(path, compiled(packages, tool, path));
  }
}

/** Lines of more than 88 characters, broken at their outermost brackets: what black makes of ruff's hundred. */
function black(text: string): string {
  return text
    .split('\n')
    .map((line) => {
      const match = /^(\s*)([^#"']*?[\w\]])([([])(.+)([)\]])(:?,?)$/.exec(line);
      if (line.length <= 88 || !match) return line;
      const [, indent, head, open, body, close, end] = match;
      let depth = 0;
      for (const char of body!) depth += Number('([{'.includes(char)) - Number(')]}'.includes(char));
      return depth === 0 ? `${indent}${head}${open}\n${indent}    ${body}\n${indent}${close}${end}` : line;
    })
    .join('\n');
}

/** A list of settings or patterns, with an entry after one that is there. */
const after = (files: Files, path: string, entry: string, added: string): void =>
  edit(files, path, `${entry}\n`, `${entry}\n${added}`);

const SETTINGS = 'mysite/settings.py';

export const FIRST_WEEK: Readonly<Record<string, (files: Files) => void>> = {
  'rename the app': (files) => rename(files, 'pages', 'store'),
  'delete the example'(files) {
    for (const path of [...files.keys()]) if (/^pages\/|tests\/test_pages/.test(path)) files.delete(path);
    edit(files, SETTINGS, '    "pages",\n', '    "shop",\n');
    edit(
      files,
      'mysite/urls.py',
      '    path("", include("pages.urls")),\n',
      '    path("", include("shop.urls")),\n',
    );
    // Where it names the example: later versions do not.
    const base = 'mysite/templates/base.html';
    files.set(base, files.get(base)!.replaceAll(/.*pages\/.*\n/g, ''));
    files.set('shop/models.py', 'from django.db import models\n\n\nclass Item(models.Model):\n    pass\n');
  },
  'split settings'(files) {
    const text = files.get(SETTINGS)!;
    files.delete(SETTINGS);
    files.set(
      'mysite/settings/base.py',
      text
        .replaceAll('from . import', 'from .. import')
        .replaceAll('from .', 'from ..')
        .replaceAll('from ...', 'from ..')
        .replaceAll('from .. .', 'from ..'),
    );
    files.set('mysite/settings/__init__.py', 'from .base import *\n');
    files.set('mysite/settings/local.py', 'from .base import *\n\nDEBUG = True\n');
  },
  Celery(files) {
    files.set('mysite/celery.py', 'from celery import Celery\n\napp = Celery("mysite")\n');
    files.set('mysite/__init__.py', 'from .celery import app as celery_app\n\n__all__ = ["celery_app"]\n');
    files.set(
      SETTINGS,
      `${files.get(SETTINGS)}\nCELERY_BROKER_URL = "redis://localhost"\nCELERY_TASK_TIME_LIMIT = 60\n`,
    );
    add(files, 'uv', 'celery', 'amqp', 'billiard', 'kombu', 'vine');
  },
  'Django REST framework'(files) {
    after(files, SETTINGS, '    "django.contrib.staticfiles",', '    "rest_framework",\n');
    edit(
      files,
      SETTINGS,
      '\nLANGUAGE_CODE',
      '\nREST_FRAMEWORK = {\n    "PAGE_SIZE": 10,\n}\n\nLANGUAGE_CODE',
    );
    edit(
      files,
      'mysite/urls.py',
      'from django.urls import include, path\n',
      'from django.urls import include, path\nfrom rest_framework.routers import DefaultRouter\n\nrouter = DefaultRouter()\n',
    );
    after(
      files,
      'mysite/urls.py',
      '    path("admin/", admin.site.urls),',
      '    path("api/", include(router.urls)),\n',
    );
    add(files, 'uv', 'djangorestframework');
  },
  'a user model of its own'(files) {
    after(files, SETTINGS, '    "pages",', '    "accounts",\n');
    edit(
      files,
      SETTINGS,
      'AUTH_PASSWORD_VALIDATORS = [',
      'AUTH_USER_MODEL = "accounts.User"\nAUTH_PASSWORD_VALIDATORS = [',
    );
    files.set(
      'accounts/models.py',
      'from django.contrib.auth.models import AbstractUser\n\n\nclass User(AbstractUser):\n    pass\n',
    );
    files.set(
      'accounts/admin.py',
      'from django.contrib import admin\n\nfrom .models import User\n\nadmin.site.register(User)\n',
    );
    after(
      files,
      'mysite/urls.py',
      '    path("admin/", admin.site.urls),',
      '    path("accounts/", include("django.contrib.auth.urls")),\n',
    );
  },
  'two languages'(files) {
    after(
      files,
      SETTINGS,
      '    "django.contrib.sessions.middleware.SessionMiddleware",',
      '    "django.middleware.locale.LocaleMiddleware",\n',
    );
    edit(
      files,
      SETTINGS,
      'LANGUAGE_CODE = "en-us"\nTIME_ZONE = "UTC"\n',
      'LANGUAGE_CODE = "es"\nLANGUAGES = [("es", "Español"), ("en", "English")]\nLOCALE_PATHS = [BASE_DIR / "locale"]\nTIME_ZONE = "Europe/Madrid"\n',
    );
    edit(
      files,
      'mysite/urls.py',
      'from django.urls import include, path\n',
      'from django.conf.urls.i18n import i18n_patterns\nfrom django.urls import include, path\n',
    );
    edit(
      files,
      'mysite/urls.py',
      /$/,
      '\nurlpatterns += i18n_patterns(path("news/", include("news.urls")))\n',
    );
    files.set('.gitignore', `${files.get('.gitignore')}\n# Compiled messages\n*.mo\n`);
  },
  uv(files) {
    edit(files, 'pyproject.toml', /(dependencies = \[\n(?: {2}".*\n)*)/, '$1  "httpx>=0.28",\n');
    edit(files, 'pyproject.toml', 'dev = [\n', 'dev = [\n  "pytest>=8",\n');
    files.set('uv.lock', 'version = 1\n');
    for (const path of REQUIREMENTS) files.delete(path);
    edit(files, 'README.md', 'pip install -r requirements-dev.txt\n', 'uv sync\n');
  },
  Poetry(files) {
    edit(
      files,
      'pyproject.toml',
      /dependencies = \[\n((?: {2}".*\n)*)\]/,
      `dependencies = [\n$1    "httpx (>=0.28,<0.29)",\n]`,
    );
    for (const [path, text] of files)
      if (path === 'pyproject.toml')
        files.set(
          path,
          `${text.replaceAll(/^ {2}"([\w-]+)([<>=].*?)",$/gm, '    "$1 ($2)",')}\n[build-system]\nrequires = ["poetry-core>=2.0.0,<3.0.0"]\nbuild-backend = "poetry.core.masonry.api"\n`,
        );
    files.set('poetry.lock', '# This file is automatically @generated by Poetry 2.2.1\n');
    for (const path of REQUIREMENTS) {
      const packages = [...pinnedIn(files.get(path)!), invented('httpx', '0.28.1')];
      files.set(path, laidOut('', packages));
    }
  },
  black(files) {
    for (const [path, text] of files) if (path.endsWith('.py')) files.set(path, black(text));
    edit(files, 'pyproject.toml', 'line-length = 100', 'line-length = 88');
  },
  'pip-compile'(files) {
    add(files, 'pip-compile', 'requests', 'certifi', 'idna', 'urllib3');
  },
  Dependabot(files) {
    for (const path of REQUIREMENTS) {
      const text = files.get(path)!;
      const packages = pinnedIn(text).map((one) =>
        /^(django|gunicorn|ruff)$/.test(one.name) ? bumped(one) : one,
      );
      files.set(path, laidOut(headerOf(text), packages));
    }
    edit(files, '.github/workflows/ci.yml', /actions\/checkout@.*/, 'actions/checkout@v9');
  },
};
