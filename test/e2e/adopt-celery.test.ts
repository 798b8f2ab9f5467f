/** Celery of an adopted project on a real broker, started as each platform's files start it: does its tasks, and stops gracefully. */
import { strict as assert } from 'node:assert';
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { djangoCloud } from '../support/command.ts';
import { lend } from '../support/environments.ts';
import { freePort } from '../support/http.ts';
import { packageOf, settings } from '../support/layouts.ts';
import { describeWith, PATH } from '../support/machine.ts';
import { Background, giveToOrdinaryUser, run, temporaryFolder } from '../support/processes.ts';
import { delivered } from '../support/running.ts';

const KEY = 'vJ3x-8Qm2Zt6Lr9Wb4Ny7Kc1Hd5Fs0Pg'.repeat(2);

const FILES = {
  ...packageOf('shop', 'shop.settings'),
  'shop/__init__.py': "from .celery import app as celery_app\n\n__all__ = ['celery_app']\n",
  // As Celery's own documentation has it: the settings of development, unless the environment names others.
  'shop/celery.py':
    "import os\n\nfrom celery import Celery\n\nos.environ.setdefault('DJANGO_SETTINGS_MODULE', 'shop.settings')\napp = Celery('shop')\napp.config_from_object('django.conf:settings', namespace='CELERY')\napp.autodiscover_tasks()\n",
  'shop/urls.py':
    "from django.contrib import admin\nfrom django.urls import path\n\nurlpatterns = [path('admin/', admin.site.urls)]\n",
  'shop/settings.py': `${settings('shop', { secret: "os.environ['SECRET_KEY']", apps: ['orders'] }).replace(/\n {4}'blog',/, '')}
CELERY_BROKER_URL = CELERY_RESULT_BACKEND = os.environ['BROKER_URL']
CELERY_BEAT_SCHEDULE = {'tick': {'task': 'orders.tasks.tick', 'schedule': 1.0}}
`,
  'orders/__init__.py': '',
  'orders/tasks.py': `import os
import time

from celery import shared_task
from django.conf import settings


def note(line):
    with open('notes.txt', 'a') as file:
        file.write(line + '\\n')


@shared_task
def described():
    return [settings.SETTINGS_MODULE, settings.DEBUG, len(settings.SECRET_KEY)]


@shared_task
def slow():
    note('begin')
    while not os.path.exists('go.txt'):
        time.sleep(0.02)
    note('end')


@shared_task
def tick():
    note('tick')
`,
  'notes.txt': '',
  'requirements.txt': 'Django~=5.2.0\ncelery[redis]==5.5.3\n',
  Procfile:
    'web: gunicorn shop.wsgi\nworker: celery -A shop worker --concurrency 1\nbeat: celery -A shop beat\n',
};

/** Where each platform says what a process runs, and how. */
const PLATFORMS = [
  [
    'onprem',
    (kind: string) => `onprem/systemd/shop_cloud-${kind}.service`,
    () => /^ExecStart=\S+\/bin\/(.*)$/m,
  ],
  [
    'cloudfoundry',
    () => 'manifest.yml',
    (kind: string) => new RegExp(`type: ${kind}\\n\\s+command: "(.*)"$`, 'm'),
  ],
  [
    'codeengine',
    () => 'codeengine/deploy.sh',
    (kind: string) => new RegExp(`put_process ${kind} --command (.*)$`, 'm'),
  ],
] as const;

/** What runs a task to its end, and begins another one. */
const CLIENT = `
import shop
from orders.tasks import described, slow
print(*described.delay().get(timeout=60))
slow.delay()
`;

describeWith(['redis-server'], 'Celery of an adopted project', () => {
  let parent = '';
  let redis: Background;
  let port = 0;
  const started: Background[] = [];
  before(async () => {
    parent = temporaryFolder('celery-');
    port = await freePort();
    const words = [
      'redis-server',
      '--bind',
      '127.0.0.1',
      '--port',
      String(port),
      '--save',
      '',
      '--dir',
      '/tmp',
    ];
    redis = new Background(words, { cwd: parent, env: { PATH } });
    await redis.until(async () => redis.output.includes('Ready to accept connections'), 'Redis');
  });
  after(async () => {
    await Promise.all(started.map((one) => one.stop('SIGKILL')));
    await redis?.stop();
    rmSync(parent, { recursive: true, force: true });
  });

  for (const [index, [platform, fileOf, lineOf]] of PLATFORMS.entries())
    it(`works as ${platform} starts it, under production's settings, and ends a task before it stops`, async () => {
      const folder = join(parent, platform);
      for (const [path, contents] of Object.entries(FILES)) {
        mkdirSync(dirname(join(folder, path)), { recursive: true });
        writeFileSync(join(folder, path), contents);
      }
      const flags = ['--server', 'gunicorn', '--platform', platform, '--database', 'postgresql', '--json'];
      const { status, stdout, stderr } = await djangoCloud(folder, 'adopt', ...flags);
      assert.equal(status, 0, `${stdout}${stderr}`);
      const ours = readFileSync(join(folder, 'shop_cloud/requirements.txt'), 'utf8');
      const requirements = `${FILES['requirements.txt']}${ours}`;
      lend({ python: '3.13', django: '5.2', requirements, hashed: false }, join(folder, '.venv'));
      giveToOrdinaryUser(folder);
      const env = {
        PATH: `${join(folder, '.venv/bin')}:${PATH}`,
        HOME: folder,
        LANG: 'C.UTF-8',
        DJANGO_SETTINGS_MODULE: 'shop_cloud.settings',
        SECRET_KEY: KEY,
        DATABASE_URL: 'postgres://u:p@127.0.0.1:1/shop',
        ALLOWED_HOSTS: 'shop.example.com',
        // A database of its own, so that no worker takes another one's tasks.
        BROKER_URL: `redis://127.0.0.1:${port}/${index}`,
      };
      const start = (kind: string): Background => {
        const text = readFileSync(join(folder, fileOf(kind)), 'utf8');
        const [, line = ''] = lineOf(kind).exec(text) ?? [];
        // Code Engine's command line names each argument.
        const words = line.replaceAll('--argument ', '').split(' ');
        assert.equal(words[0], 'celery', text);
        const process = new Background(words, { cwd: folder, env });
        started.push(process);
        return process;
      };
      const worker = start('worker');
      const notes = (): string => readFileSync(join(folder, 'notes.txt'), 'utf8');
      const ended = run(['python', '-c', CLIENT], { cwd: folder, env });
      assert.deepEqual(
        [ended.status, ended.stdout],
        [0, `shop_cloud.settings False ${KEY.length}\n`],
        `${ended.output}${worker.output}`,
      );
      await worker.until(async () => notes().includes('begin'), 'a task began');
      assert.doesNotMatch(notes(), /end/);
      const stopped = worker.stop();
      await delivered(worker.child);
      writeFileSync(join(folder, 'go.txt'), '');
      await stopped;
      assert.equal(worker.status, '0', worker.output);
      assert.match(notes(), /end/, worker.output);
      assert.doesNotMatch(worker.output, /Traceback|ERROR/);
      if (platform !== 'onprem') return;
      const [beat, second] = [start('beat'), start('worker')];
      await second.until(async () => notes().includes('tick'), 'the schedule began a task');
      await Promise.all([beat.stop(), second.stop()]);
      assert.deepEqual([beat.status, second.status], ['0', '0'], beat.output);
      assert.doesNotMatch(beat.output, /Traceback/);
    });
});
