/** Django projects as people lay them out, written for these tests: none of them has heard of us. */

export interface LayoutExample {
  readonly title: string;
  readonly files: Readonly<Record<string, string>>;
  /** What must be read of it. */
  readonly reads: Readonly<Record<string, string>>;
  /** What else is given, and what it is switched to afterwards. */
  readonly flags: readonly string[];
  readonly platform: 'onprem' | 'codeengine' | 'cloudfoundry';
  readonly switchTo: string;
}

export const manage = (settings: string): string => `#!/usr/bin/env python
import os
import sys


def main():
    os.environ.setdefault('DJANGO_SETTINGS_MODULE', '${settings}')
    from django.core.management import execute_from_command_line
    execute_from_command_line(sys.argv)


if __name__ == '__main__':
    main()
`;

export const entry = (kind: 'wsgi' | 'asgi', settings: string): string => `import os

from django.core.${kind} import get_${kind}_application

os.environ.setdefault('DJANGO_SETTINGS_MODULE', '${settings}')

application = get_${kind}_application()
`;

const DATABASE = `DATABASES = {
    'default': {
        'ENGINE': 'django.db.backends.sqlite3',
        'NAME': BASE_DIR / 'db.sqlite3',
    }
}
`;

/** Settings as startproject writes them, shortened. */
export const settings = (
  project: string,
  {
    database = DATABASE,
    apps = [],
    secret = "'django-insecure-of-development'",
  }: { database?: string; apps?: readonly string[]; secret?: string } = {},
): string => `import os
from pathlib import Path

BASE_DIR = Path(__file__).resolve().parent.parent
SECRET_KEY = ${secret}
DEBUG = True
ALLOWED_HOSTS = []

INSTALLED_APPS = [
${apps.map((app) => `    '${app}',\n`).join('')}    'django.contrib.admin',
    'django.contrib.auth',
    'django.contrib.contenttypes',
    'django.contrib.sessions',
    'django.contrib.messages',
    'django.contrib.staticfiles',
    'blog',
]

MIDDLEWARE = [
    'django.middleware.security.SecurityMiddleware',
    'django.contrib.sessions.middleware.SessionMiddleware',
    'django.middleware.common.CommonMiddleware',
    'django.middleware.csrf.CsrfViewMiddleware',
    'django.contrib.auth.middleware.AuthenticationMiddleware',
    'django.contrib.messages.middleware.MessageMiddleware',
    'django.middleware.clickjacking.XFrameOptionsMiddleware',
]

ROOT_URLCONF = '${project}.urls'
TEMPLATES = [
    {
        'BACKEND': 'django.template.backends.django.DjangoTemplates',
        'DIRS': [],
        'APP_DIRS': True,
        'OPTIONS': {
            'context_processors': [
                'django.template.context_processors.request',
                'django.contrib.auth.context_processors.auth',
                'django.contrib.messages.context_processors.messages',
            ],
        },
    },
]
WSGI_APPLICATION = '${project}.wsgi.application'
${database}
STATIC_URL = 'static/'
USE_TZ = True
DEFAULT_AUTO_FIELD = 'django.db.models.BigAutoField'
`;

export const URLS = `from django.contrib import admin
from django.urls import include, path

urlpatterns = [path('admin/', admin.site.urls), path('', include('blog.urls'))]
`;

/** A blog with a post, a page and a stylesheet; its files below a folder. */
export const blog = (below = ''): Readonly<Record<string, string>> => ({
  [`${below}blog/__init__.py`]: '',
  [`${below}blog/models.py`]: `from django.db import models


class Post(models.Model):
    title = models.CharField(max_length=100)
`,
  [`${below}blog/migrations/__init__.py`]: '',
  [`${below}blog/migrations/0001_initial.py`]: `from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True
    dependencies = []
    operations = [
        migrations.CreateModel(
            name='Post',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('title', models.CharField(max_length=100)),
            ],
        ),
    ]
`,
  [`${below}blog/views.py`]: `from django.shortcuts import render

from .models import Post


def home(request):
    return render(request, 'blog/home.html', {'posts': Post.objects.all()})
`,
  [`${below}blog/urls.py`]: `from django.urls import path

from . import views

urlpatterns = [path('', views.home)]
`,
  [`${below}blog/static/blog/site.css`]: 'body { color: black }\n',
  [`${below}blog/templates/blog/home.html`]: `{% load static %}<!doctype html>
<link rel="stylesheet" href="{% static 'blog/site.css' %}">
<h1>{{ posts|length }} posts</h1>
`,
});

/** A project's package, with entry points that name these settings. */
export const packageOf = (project: string, module: string, below = ''): Readonly<Record<string, string>> => ({
  [`${below}manage.py`]: manage(module),
  [`${below}${project}/__init__.py`]: '',
  [`${below}${project}/urls.py`]: URLS,
  [`${below}${project}/wsgi.py`]: entry('wsgi', module),
  [`${below}${project}/asgi.py`]: entry('asgi', module),
});

export const LAYOUTS: readonly LayoutExample[] = [
  {
    title: 'as startproject makes it, with pip freeze',
    files: {
      ...packageOf('mysite', 'mysite.settings'),
      ...blog(),
      'mysite/settings.py': settings('mysite'),
      'requirements.txt': 'asgiref==3.8.1\nDjango==5.2.1\nsqlparse==0.5.3\n',
      'README.md': '# Mine\n',
    },
    reads: { django: '5.2', database: 'sqlite' },
    flags: ['--server', 'gunicorn'],
    platform: 'onprem',
    switchTo: 'uvicorn',
  },
  {
    title: 'a package of settings, and split requirements',
    files: {
      ...packageOf('config', 'config.settings.local'),
      ...blog(),
      'config/settings/__init__.py': '',
      'config/settings/base.py': settings('config', { secret: "os.environ['SECRET_KEY']" }).replace(
        'parent.parent',
        'parent.parent.parent',
      ),
      'config/settings/local.py': 'from .base import *\n\nDEBUG = True\n',
      'config/settings/production.py':
        "from .base import *\n\nDEBUG = False\nINSTALLED_APPS += ['django.contrib.sitemaps']\n",
      'requirements/base.txt': 'Django>=5.2,<6\n',
      'requirements/production.txt': '-r base.txt\ngunicorn>=26\n',
      'requirements/local.txt': '-r base.txt\n',
      '.gitignore': '*.pyc\r\n.env\r\n',
    },
    reads: { django: '5.2', server: 'gunicorn', database: 'sqlite' },
    flags: [],
    platform: 'onprem',
    switchTo: 'hypercorn',
  },
  {
    title: 'a src/ layout with PEP 621',
    files: {
      ...packageOf('website', 'website.settings', 'src/'),
      ...blog('src/'),
      'src/website/settings.py': settings('website', {
        database:
          "import dj_database_url\nDATABASES = {'default': dj_database_url.config(default='postgres://localhost/website')}\n",
      }),
      'pyproject.toml':
        '[project]\nname = "website"\nversion = "1"\nrequires-python = ">=3.12"\ndependencies = ["django~=5.2.0", "dj-database-url>=3"]\n',
    },
    reads: { django: '5.2', database: 'postgresql' },
    flags: ['--server', 'uvicorn'],
    platform: 'codeengine',
    switchTo: 'gunicorn',
  },
  {
    title: 'with Poetry and its lock',
    files: {
      ...packageOf('shop', 'shop.settings'),
      ...blog(),
      'shop/settings.py': settings('shop', {
        database: `DATABASES = {
    'default': {
        'ENGINE': 'django.db.backends.postgresql',
        'NAME': 'shop',
        'HOST': os.environ.get('DB_HOST', 'localhost'),
    }
}
`,
      }),
      'pyproject.toml':
        '[tool.poetry]\nname = "shop"\nversion = "1.0.0"\ndescription = ""\nauthors = []\n\n[tool.poetry.dependencies]\npython = "^3.12"\nDjango = "^5.2"\npsycopg = {version = "^3.2", extras = ["binary"]}\n\n[tool.poetry.group.dev.dependencies]\nruff = "*"\n',
      'poetry.lock':
        '[[package]]\nname = "asgiref"\nversion = "3.8.1"\ngroups = ["main"]\n\n[[package]]\nname = "django"\nversion = "5.2.1"\ngroups = ["main"]\n\n[[package]]\nname = "psycopg"\nversion = "3.2.9"\ngroups = ["main"]\n\n[[package]]\nname = "psycopg-binary"\nversion = "3.2.9"\ngroups = ["main"]\n\n[[package]]\nname = "ruff"\nversion = "0.11.0"\ngroups = ["dev"]\n\n[[package]]\nname = "sqlparse"\nversion = "0.5.3"\ngroups = ["main"]\n\n[metadata]\nlock-version = "2.1"\npython-versions = "^3.12"\ncontent-hash = "0"\n',
    },
    reads: { django: '5.2', database: 'postgresql', python: '3.13' },
    flags: ['--server', 'gunicorn'],
    platform: 'cloudfoundry',
    switchTo: 'daphne',
  },
  {
    title: 'with Pipenv, and settings of another name',
    files: {
      ...packageOf('intranet', 'intranet.conf.settings_live'),
      ...blog(),
      'intranet/conf/__init__.py': '',
      'intranet/conf/settings_live.py': settings('intranet').replace('parent.parent', 'parent.parent.parent'),
      Pipfile: '[packages]\ndjango = "~=5.2.0"\n\n[requires]\npython_version = "3.13"\n',
    },
    reads: { django: '5.2', database: 'sqlite', python: '3.13' },
    flags: ['--server', 'uwsgi'],
    platform: 'onprem',
    switchTo: 'gunicorn',
  },
  {
    title: 'a project on Channels',
    files: {
      ...packageOf('chat', 'chat.settings'),
      ...blog(),
      'chat/settings.py': `${settings('chat', { apps: ['daphne', 'channels'] })}ASGI_APPLICATION = 'chat.asgi.application'\nCHANNEL_LAYERS = {'default': {'BACKEND': 'channels.layers.InMemoryChannelLayer'}}\n`,
      'chat/asgi.py': `import os

from channels.routing import ProtocolTypeRouter
from django.core.asgi import get_asgi_application

os.environ.setdefault('DJANGO_SETTINGS_MODULE', 'chat.settings')

application = ProtocolTypeRouter({'http': get_asgi_application()})
`,
      'requirements.txt': 'django==5.2.1\nchannels==4.2.2\ndaphne>=4.2.2\n',
      'runtime.txt': 'python-3.13.x\n',
    },
    reads: { django: '5.2', server: 'daphne', database: 'sqlite', python: '3.13' },
    flags: [],
    platform: 'onprem',
    switchTo: 'uvicorn',
  },
];
