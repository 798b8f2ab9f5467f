/**
 * The rendered scripts and `cf push` against a Cloud Controller on loopback: what is uploaded, in which order things happen,
 * and what still serves when something fails. With the machine's own cf where there is one, and with a stand-in everywhere.
 */
import { strict as assert } from 'node:assert';
import { execFileSync } from 'node:child_process';
import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { PartialAnswers } from '../../src/choices/choice.ts';
import { writeProject } from '../../src/commands/destination.ts';
import { plan } from '../../src/plan/plan.ts';
import { answersWith } from '../support/answers.ts';
import { CLIENTS, Client, type Outcome } from '../support/cloudfoundry/client.ts';
import { CloudController } from '../support/cloudfoundry/controller.ts';
import type { Json } from '../support/cloudfoundry/foundation.ts';
import { describeWith } from '../support/machine.ts';

const ID = 'cloudfoundry';

function render(parent: string, name: string, more: PartialAnswers = {}): string {
  const folder = join(parent, name);
  const answers = answersWith({
    project: name,
    platforms: [ID],
    static: 'whitenoise',
    database: 'postgresql',
    ...more,
  });
  writeProject(folder, plan(answers));
  // What a developer's folder holds besides, and nobody else must see.
  for (const [path, text] of Object.entries({
    '.env': 'SECRET_KEY=never-upload-me\n',
    '.env.production': 'SECRET_KEY=never-upload-me\n',
    'db.sqlite3': 'never-upload-me',
    '.venv/bin/python': 'never-upload-me',
    [`${name}/__pycache__/settings.cpython-313.pyc`]: 'never-upload-me',
    'media/photo.jpg': 'never-upload-me',
    '.git/config': 'never-upload-me',
    'staticfiles/old.css': 'never-upload-me',
  })) {
    mkdirSync(join(folder, path, '..'), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
  return folder;
}

describeWith(['shellcheck'], 'The scripts for Cloud Foundry', () => {
  it('please shellcheck, whatever was chosen', () => {
    const parent = mkdtempSync(join(tmpdir(), 'cf-scripts-'));
    try {
      for (const provider of ['plain', 'cloudgov']) {
        for (const files of ['whitenoise', 'staticfile']) {
          const folder = render(parent, `${provider}_${files}`, {
            static: files,
            options: { [ID]: { provider } },
          });
          const scripts = readdirSync(join(folder, 'cf')).filter((name) => name.endsWith('.sh'));
          assert.ok(scripts.length >= 4);
          const paths = scripts.map((name) => `cf/${name}`);
          execFileSync('shellcheck', ['--external-sources', ...paths], { cwd: folder, stdio: 'pipe' });
        }
      }
    } finally {
      rmSync(parent, { recursive: true });
    }
  });
});

for (const [title, program] of Object.entries(CLIENTS)) {
  describe(`Deploying to Cloud Foundry with ${title}`, () => {
    let parent: string;
    let folder: string;
    let controller: CloudController;
    let client: Client;

    const script = (name: string, ...args: readonly string[]): Promise<Outcome> =>
      client.run([`cf/${name}.sh`, ...args], folder);
    const ok = async (run: Promise<Outcome>): Promise<Outcome> => {
      const outcome = await run;
      assert.equal(outcome.status, 0, `${outcome.stdout}${outcome.stderr}${controller.unknown}`);
      return outcome;
    };
    const serving = (): string | undefined => controller.foundation.named('shop').serving;
    const news = async (act: () => Promise<unknown>): Promise<readonly string[]> => {
      const before = controller.foundation.events.length;
      await act();
      return controller.foundation.events.slice(before);
    };

    before(async () => {
      parent = realpathSync(mkdtempSync(join(tmpdir(), 'cf-project-')));
      folder = render(parent, 'shop');
      controller = await CloudController.start();
      client = new Client(program);
      await client.logIn(controller.url);
    });
    after(async () => {
      client?.remove();
      await controller?.stop();
      rmSync(parent, { recursive: true, force: true });
    });
    afterEach(() => {
      controller.foundation.fails = undefined;
      assert.deepEqual(controller.unknown, [], 'calls that the Cloud Controller here does not know');
    });

    it('shows with --dry-run what it would do, and asks nobody', async () => {
      const before = controller.requests.length;
      for (const name of ['create-services', 'deploy', 'roll-back', 'delete']) {
        const { stderr } = await ok(script(name, '--dry-run', 'staging'));
        assert.match(stderr, /^\+ cf target -s staging\n\+ cf /);
      }
      const { stderr } = await ok(script('task', '--dry-run', 'staging', 'count_words', '2'));
      assert.equal(stderr.match(/^\+ cf curl -X POST \/v3\/apps\/APP\/tasks /gm)?.length, 2);
      const superuser = await ok(script('superuser', '--dry-run', 'staging', 'ada', 'ada@example.com'));
      assert.match(superuser.stderr, /\+ cf unbind-service shop shop-superuser --wait\n/);
      assert.equal(controller.requests.length, before);
    });

    it('refuses a space that has no variables, and unknown switches', async () => {
      for (const [argv, says] of [
        [['moon'], 'moon: there is no vars/moon.yml. Spaces: production.yml staging.yml\n'],
        [['--dry', 'staging'], '--dry: unknown switch. Usage: cf/deploy.sh [--dry-run] SPACE\n'],
        [[], 'Usage: cf/deploy.sh [--dry-run] SPACE\n'],
      ] as const) {
        const { status, stderr } = await script('deploy', ...argv);
        assert.deepEqual([status, stderr], [1, says]);
      }
    });

    it('does not deploy before the services are there', async () => {
      const { status, stdout, stderr } = await script('deploy', 'production');
      assert.notEqual(status, 0);
      assert.match(`${stdout}${stderr}`, /Service instance 'shop-database' not found/);
    });

    it('creates the services once, the secret on no command line', async () => {
      const { stdout, stderr } = await ok(script('create-services', 'production'));
      const { services } = controller.foundation;
      assert.deepEqual([...services.keys()], ['shop-database', 'shop-secrets']);
      const { SECRET_KEY = '' } = (services.get('shop-secrets')?.credentials ?? {}) as {
        SECRET_KEY?: string;
      };
      assert.match(SECRET_KEY, /^[\w-]{80,}$/);
      assert.ok(!`${stdout}${stderr}`.includes(SECRET_KEY));
      await ok(script('create-services', 'production'));
      assert.equal((services.get('shop-secrets')?.credentials as Json | undefined)?.SECRET_KEY, SECRET_KEY);
    });

    it('deploys the first time: staged, migrated, then started', async () => {
      const events = await news(() => ok(script('deploy', 'production')));
      const droplet = serving();
      assert.deepEqual(events, [`staged ${droplet}`, `task ${droplet}`, `serves ${droplet}`]);
      const [task] = [...controller.foundation.tasks.values()];
      assert.equal(task?.command, 'python manage.py migrate --noinput');
      const { manifest } = controller.foundation.named('shop');
      const [web] = manifest.processes as Json[];
      assert.deepEqual(
        [web?.command, web?.instances, web?.memory, web?.['health-check-http-endpoint']],
        ['gunicorn shop.wsgi:application', 2, '512M', '/healthz'],
      );
      assert.deepEqual(manifest.routes, [{ route: 'shop.apps.example.com' }]);
      assert.deepEqual(manifest.services, [
        { name: 'shop-database', binding_name: 'database' },
        { name: 'shop-secrets', binding_name: 'secrets' },
      ]);
    });

    it('uploads the project and nothing of the developer’s', () => {
      const { files } = controller.foundation.droplets.get(serving() ?? '') ?? assert.fail('nothing serves');
      for (const path of [
        'manage.py',
        'requirements.txt',
        'runtime.txt',
        'gunicorn.conf.py',
        'shop/settings.py',
        'shop/cloudfoundry.py',
        'shop/static/shop/site.css',
        'staticfiles/.gitkeep',
      ])
        assert.ok(files.has(path), path);
      assert.ok(
        ![...files.values()].some((text) => text.includes('never-upload-me')),
        [...files.keys()].join(' '),
      );
      for (const path of files.keys())
        assert.doesNotMatch(
          path,
          /^(\.(env|git|venv|cfignore|yo-rc|editorconfig|python-version|pre-commit)|tests\/|docs\/|cf\/|vars\/|manifest|media\/|requirements-dev)|__pycache__/,
        );
      console.log(`      ${files.size} files uploaded`);
    });

    it('deploys again: the task runs on the new code while the old one serves', async () => {
      const old = serving();
      const events = await news(() => ok(script('deploy', 'production')));
      const droplet = serving();
      assert.notEqual(droplet, old);
      assert.deepEqual(events, [`staged ${droplet}`, `task ${droplet}`, `serves ${droplet}`]);
    });

    for (const [fails, says] of [
      [
        'staging',
        /^Staging failed: Error staging application: BuildpackCompileFailed[^\n]*\. The old version serves\.$/m,
      ],
      [
        'migration',
        /The migration failed \(APP\/TASK\/migrate: Exited with status 1\): the old version serves\./,
      ],
      ['readiness', /The new version did not become ready: the old one serves\./],
    ] as const) {
      it(`keeps the old version when it fails at ${fails}`, async () => {
        controller.foundation.fails = fails;
        const old = serving();
        const { status, stderr } = await client.run(['cf/deploy.sh', 'production'], folder, {
          DEPLOY_SECONDS: '1',
        });
        assert.equal(status, 1);
        assert.match(stderr, says);
        assert.equal(serving(), old);
        assert.equal(
          controller.foundation.named('shop').droplet,
          old,
          'the next restart starts the old version too',
        );
      });
    }

    it('goes back to the revision before, and to one by its number', async () => {
      const [first, second] = controller.foundation.revisions;
      const asked = await script('roll-back', 'production');
      assert.equal(asked.status, 1);
      assert.match(
        asked.stderr,
        /^shop goes from revision 2 to revision 1, of \S+ \(Initial revision\.\)\..*\nGo back\? Without a terminal, --yes confirms\. Nothing was changed\.\n$/m,
      );
      assert.equal(serving(), second?.droplet);
      const { stderr: said } = await ok(script('roll-back', '--yes', 'production'));
      assert.match(said, /^shop goes from revision 2 to revision 1, /m);
      assert.equal(serving(), first?.droplet);
      const again = await ok(script('roll-back', '--yes', 'production', '2'));
      assert.match(again.stderr, /It was rolled back from before!/);
      assert.equal(serving(), second?.droplet);
      const { status, stderr } = await script('roll-back', '--yes', 'production', '99');
      assert.deepEqual(
        [status, stderr.split('\n').at(-2)],
        [1, 'There is no revision 99 whose droplet still exists. See: cf revisions shop'],
      );
    });

    it('runs a batch in four tasks, each with a share of its own, and a command with its flags', async () => {
      const commands = async (...args: readonly string[]): Promise<readonly string[]> => {
        const { tasks } = controller.foundation;
        const before = tasks.size;
        await ok(script('task', 'production', ...args));
        return [...tasks.values()].slice(before).map(({ command }) => command);
      };
      const share = (index: number): string =>
        `JOB_INDEX=${index} JOB_ARRAY_SIZE=4 python manage.py count_words`;
      assert.deepEqual(await commands('count_words', '4'), [0, 1, 2, 3].map(share));
      assert.deepEqual(await commands("prune_messages --days '30'"), [
        "JOB_INDEX=0 JOB_ARRAY_SIZE=1 python manage.py prune_messages --days '30'",
      ]);
      controller.foundation.fails = 'migration';
      const failed = await script('task', 'production', 'count_words', '2');
      assert.equal(failed.status, 1);
      assert.match(failed.stderr, /2 of 2 failed\. See: cf logs shop --recent\n$/);
      for (const [args, says] of [
        [['production'], /^Usage: cf\/task\.sh /],
        [['production', 'count_words', 'many'], /^many: it is no number of shares/],
      ] as const) {
        const { status, stderr } = await script('task', ...args);
        assert.equal(status, 1);
        assert.match(stderr, says);
      }
    });

    it('makes a superuser without a secret on a command line, in a task or left in the app', async () => {
      const { foundation } = controller;
      const password = 'a "word" that: nobody / else % reads';
      const { status, stdout, stderr } = await client.run(
        ['cf/superuser.sh', 'production', 'ada', 'ada@example.com'],
        folder,
        { DJANGO_SUPERUSER_PASSWORD: password },
      );
      assert.equal(status, 0, stderr);
      const task = [...foundation.tasks.values()].at(-1);
      assert.deepEqual(task?.bound, ['shop-database', 'shop-secrets', 'shop-superuser']);
      const shown = `${stdout}${stderr}${task?.command}${[...foundation.named('shop').env]}`;
      assert.ok(!shown.includes('nobody'), shown);
      assert.ok(!foundation.services.has('shop-superuser'));
      assert.ok(!foundation.named('shop').bindings.has('shop-superuser'));
      // What the task runs, with what the platform hands over, and a manage.py that shows it.
      const binding = { binding_name: 'superuser', name: 'superuser' };
      const credentials = {
        django_superuser_username: 'ada',
        django_superuser_email: 'ada@example.com',
        django_superuser_password: password,
      };
      const place = mkdtempSync(join(parent, 'task-'));
      writeFileSync(
        join(place, 'manage.py'),
        "import os, sys; print(sys.argv[1:], *sorted(v for k, v in os.environ.items() if 'SUPERUSER' in k), sep='\\n')",
      );
      const services = JSON.stringify({ 'user-provided': [{ ...binding, credentials }] });
      writeFileSync(join(place, 'services'), services);
      mkdirSync(join(place, 'bindings/superuser'), { recursive: true });
      for (const [name, text] of Object.entries({ ...credentials, ...binding, type: 'user-provided' }))
        writeFileSync(join(place, 'bindings/superuser', name), text);
      for (const form of [
        { VCAP_SERVICES: services },
        { VCAP_SERVICES_FILE_PATH: join(place, 'services') },
        { SERVICE_BINDING_ROOT: join(place, 'bindings') },
      ]) {
        const ran = await client.run(['bash', '-c', task?.command ?? ''], place, form);
        assert.equal(
          ran.stdout,
          `['createsuperuser', '--noinput']\n${password}\nada\nada@example.com\n`,
          `${Object.keys(form).join('')}: ${ran.stderr}`,
        );
      }
    });

    it('is pushed by plain cf push too', async () => {
      const events = await news(() =>
        ok(client.run(['cf', 'push', '--vars-file', 'vars/production.yml'], folder)),
      );
      assert.deepEqual(events, [`staged ${serving()}`, `serves ${serving()}`]);
    });

    it('is refused what the platform refuses, with its reason', async () => {
      const path = join(folder, 'manifest.yml');
      const good = readFileSync(path, 'utf8');
      const old = serving();
      try {
        for (const [from, to, says] of [
          ['memory: ((memory))', 'memory: 512', /memory must (be string|match pattern)/],
          ['DJANGO_SETTINGS_MODULE:', 'VCAP_X:', /env must NOT be valid/],
          ['((python_buildpack))', 'no_buildpack', /must be an existing admin buildpack/],
          ['stack: ((stack))', 'stack: cflinuxfs3', /Stack must be an existing stack/],
          ['((host)).((domain))', 'shop.example.org', /did not match any existing domains/],
          ['((log_rate))', '((no_such))', /no_such/],
        ] as const) {
          writeFileSync(path, good.replace(from, to));
          const { status, stdout, stderr } = await script('deploy', 'production');
          assert.notEqual(status, 0, to);
          assert.match(`${stdout}${stderr}`, says);
        }
      } finally {
        writeFileSync(path, good);
      }
      assert.equal(serving(), old);
    });
  });
}
