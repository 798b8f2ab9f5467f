/** Entry points, files that are there already, and where a project lies. */
import { entry, manage } from '../layouts.ts';
import { type AdoptedShape, BOTH, PLAIN_PACKAGES, shop, written } from './shape.ts';

export const ENTRIES: readonly AdoptedShape[] = [
  {
    title: 'a routing module',
    entry: 'asgi',
    files: shop(written('', { more: "ASGI_APPLICATION = 'shop.routing.application'\n" }), {
      'shop/routing.py':
        "import os\n\nos.environ.setdefault('DJANGO_SETTINGS_MODULE', 'shop.settings')\nfrom django.core.asgi import get_asgi_application\n\napplication = get_asgi_application()\n",
    }),
    module: 'shop.settings',
    needs: BOTH,
    entries: true,
  },
  {
    title: 'an application of another name, in a package',
    entry: 'wsgi',
    files: {
      ...Object.fromEntries(
        Object.entries(shop(written('').replace('shop.wsgi.application', 'shop.wsgi.app.site'))).filter(
          ([path]) => path !== 'shop/wsgi.py',
        ),
      ),
      'shop/wsgi/__init__.py': '',
      'shop/wsgi/app.py': entry('wsgi', 'shop.settings').replace('application = get', 'site = get'),
    },
    module: 'shop.settings',
    needs: BOTH,
    entries: true,
  },
  {
    title: 'entry points that insist on settings for docker',
    entry: 'wsgi',
    files: {
      ...Object.fromEntries(Object.entries(shop('')).filter(([path]) => path !== 'shop/settings.py')),
      'manage.py': manage('shop.settings.docker').replace(
        /os\.environ\.setdefault\('DJANGO_SETTINGS_MODULE', ('[\w.]+')\)/,
        "os.environ['DJANGO_SETTINGS_MODULE'] = $1",
      ),
      'shop/wsgi.py': entry('wsgi', 'shop.settings.docker').replace(
        /os\.environ\.setdefault\('DJANGO_SETTINGS_MODULE', ('[\w.]+')\)/,
        "os.environ['DJANGO_SETTINGS_MODULE'] = $1",
      ),
      'shop/settings/__init__.py': '',
      'shop/settings/docker.py': written(''),
    },
    module: 'shop.settings.docker',
    needs: BOTH,
    says: /shop\.settings\.docker are settings for development, by their name[\s\S]*manage\.py:7 sets DJANGO_SETTINGS_MODULE/,
    entries: true,
  },
  // What is there already, and where.
  {
    title: 'ignore files that would keep ours away',
    files: shop(written(''), { '.gitignore': 'env.py\n.*\n*_cloud/\n' }),
    module: 'shop.settings',
    needs: BOTH,
  },
  {
    title: 'a project that deploys today, with Celery',
    files: shop(written(''), {
      'requirements.txt': `${PLAIN_PACKAGES}celery==5.5.3\n`,
      'shop/celery.py': "from celery import Celery\n\napp = Celery('shop')\n",
      Procfile:
        'web: gunicorn shop.wsgi\nworker: celery -A shop worker\nbeat: celery -A shop beat\nmail: python manage.py mail\n',
      'manifest.yml': 'applications:\n- name: shop\n',
      Dockerfile: 'FROM python:3.12\n',
      '.dockerignore': '*.log\n',
      '.cfignore': '*.log\n',
      'compose.yaml': 'services: {}\n',
      'runtime.txt': 'python-3.12.x\n',
    }),
    module: 'shop.settings',
    needs: BOTH,
    says: /Procfile: worker \("celery -A shop worker"\) is carried over[\s\S]*(web is now "|no platform that was chosen starts mail \("python manage\.py mail"\))/,
  },
  {
    title: 'manage.py in server/',
    files: {
      ...Object.fromEntries(
        Object.entries(shop(written(''))).map(([path, text]) =>
          path === 'requirements.txt' ? [path, text] : [`server/${path}`, text],
        ),
      ),
    },
    module: 'shop.settings',
    source: 'server',
    needs: BOTH,
  },
  {
    title: 'manage.py two folders deep',
    files: {
      ...Object.fromEntries(
        Object.entries(shop(written(''))).map(([path, text]) =>
          path === 'requirements.txt' ? [path, text] : [`src/backend/${path}`, text],
        ),
      ),
    },
    module: 'shop.settings',
    source: 'src/backend',
    needs: BOTH,
  },
  {
    title: 'settings of Python 2 that nothing names',
    files: shop(written(''), { 'old/settings_2012.py': "print 'hello'\nINSTALLED_APPS = ()\n" }),
    module: 'shop.settings',
    needs: BOTH,
  },
];
