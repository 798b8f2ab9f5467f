/** Workers and schedules of Celery that a project starts today are processes of every platform; what cannot be one is told. */
import { strict as assert } from 'node:assert';
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { adoption } from '../../src/adopt/adopt.ts';
import type { Answers } from '../../src/choices/choice.ts';
import { plan } from '../../src/plan/plan.ts';
import { inFolder } from '../support/command.ts';
import { packageOf, settings } from '../support/layouts.ts';

const SCHEDULE = '--schedule=/tmp/celerybeat-schedule';
const DATABASE = '--scheduler=django_celery_beat.schedulers:DatabaseScheduler';
const PROJECT = {
  ...packageOf('shop', 'shop.settings'),
  'shop/urls.py': 'urlpatterns = []\n',
  'shop/settings.py': settings('shop'),
  'requirements.txt': 'Django==5.2.1\ncelery==5.5.3\n',
};
const APP = "from celery import Celery\n\napp = Celery('shop')\n";

interface Row {
  readonly title: string;
  readonly files: Readonly<Record<string, string>>;
  readonly worker?: string;
  readonly beat?: string;
  /** What is told and not carried. */
  readonly told?: RegExp;
}

const ROWS: readonly Row[] = [
  {
    title: 'a Procfile',
    files: {
      Procfile: 'web: gunicorn shop.wsgi\nworker: celery -A shop worker -l info\nbeat: celery -A shop beat\n',
    },
    worker: 'celery -A shop worker -l info',
    beat: `celery -A shop beat ${SCHEDULE}`,
  },
  {
    title: 'a compose file, as texts and lists, with runners',
    files: {
      'docker-compose.yml':
        'services:\n  web:\n    command: gunicorn shop.wsgi\n  celeryworker:\n    command: ["celery", "-A", "shop", "worker", "-c", "2"]\n  celerybeat:\n    image: x\n    command: poetry run celery -A shop beat -s /data/schedule # daily\n',
    },
    worker: 'celery -A shop worker -c 2',
    beat: 'celery -A shop beat -s /data/schedule',
  },
  {
    title: 'the same worker in two files, and one of the nodes',
    files: {
      Procfile: 'worker: celery -A shop worker -n worker@%h\n',
      'compose.yaml': 'services:\n  worker:\n    command: python -m celery -A shop worker -n worker@%h\n',
    },
    worker: 'celery -A shop worker -n worker@%h',
  },
  {
    title: 'a shell, a second worker and a monitor',
    files: {
      Procfile:
        'worker: celery -A shop worker\nmail: celery -A shop worker -Q mail\nflower: celery -A shop flower\nslow: celery -A shop worker -c $WORKERS\n',
    },
    worker: 'celery -A shop worker',
    told: /mail \("celery -A shop worker -Q mail"\) is not carried over[\s\S]*flower[\s\S]*slow/,
  },
  {
    title: 'a module of Celery, and no file that starts it',
    files: { 'shop/celery.py': APP, 'shop/settings.py': `${settings('shop')}CELERY_BEAT_SCHEDULE = {}\n` },
    worker: 'celery -A shop.celery worker --loglevel=INFO',
    beat: `celery -A shop.celery beat --loglevel=INFO ${SCHEDULE}`,
  },
  {
    title: 'a schedule in the database, and scripts of an image',
    files: {
      'config/__init__.py': '',
      'config/celery_app.py': APP,
      'requirements.txt': 'Django==5.2.1\ncelery==5.5.3\ndjango-celery-beat==2.8.1\n',
      'docker-compose.production.yml': 'services:\n  celeryworker:\n    command: /start-celeryworker\n',
    },
    worker: 'celery -A config.celery_app worker --loglevel=INFO',
    beat: `celery -A config.celery_app beat --loglevel=INFO ${DATABASE}`,
  },
  { title: 'a package that nothing starts', files: {} },
];

const TARGETS = [
  [
    'onprem',
    { worker: 'onprem/systemd/shop_cloud-worker.service', beat: 'onprem/systemd/shop_cloud-beat.service' },
  ],
  ['cloudfoundry', { worker: 'manifest.yml', beat: 'manifest.yml' }],
  ['codeengine', { worker: 'codeengine/deploy.sh', beat: 'codeengine/deploy.sh' }],
] as const;

const given = (platform: string) =>
  new Map(
    Object.entries({ server: 'gunicorn', database: 'postgresql', platforms: platform }).map(
      ([key, value]) => [key, { value, label: `--${key}` }],
    ),
  );

/** The lines of a file that start a program, as the platform's own files spell it. */
function started(answers: Answers, path: string): string {
  return plan(answers).find((file) => file.path === path)?.contents ?? '';
}

describe('Celery in projects of others', () => {
  for (const { title, files, worker, beat, told } of ROWS)
    it(`${title}: carried to every platform, or told`, () =>
      inFolder(async (folder) => {
        for (const [path, contents] of Object.entries({ ...PROJECT, ...files })) {
          mkdirSync(dirname(join(folder, path)), { recursive: true });
          writeFileSync(join(folder, path), contents);
        }
        for (const [platform, paths] of TARGETS) {
          const { answers, inference } = await adoption(folder, given(platform), 'shop.settings', undefined);
          const found = Object.entries(answers.adopted?.processes ?? {}).map(([name, words]) => [
            name,
            words.join(' '),
          ]);
          assert.deepEqual(
            Object.fromEntries(found),
            { ...(worker ? { worker } : {}), ...(beat ? { beat } : {}) },
            platform,
          );
          if (told) assert.match(inference.notes.join('\n'), told);
          for (const [kind, line] of [
            ['worker', worker],
            ['beat', beat],
          ] as const) {
            const text = started(answers, paths[kind]);
            const spelled = {
              onprem: `.venv/bin/${line?.replaceAll('%', '%%')}\n`,
              cloudfoundry: `command: "${line}"\n`,
              codeengine: `put_process ${kind} --command celery ${line
                ?.split(' ')
                .slice(1)
                .map((word) => `--argument ${word}`)
                .join(' ')}\n`,
            }[platform];
            assert.equal(text.includes(spelled), line !== undefined, `${platform}: ${kind}: ${spelled}`);
          }
        }
      }));
});
