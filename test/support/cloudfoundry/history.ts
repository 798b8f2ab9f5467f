/**
 * A project and a foundation that live on from one step to the next: what a team does with the rendered scripts in a year. It
 * knows what should serve from what was done, without asking the scripts, and compares that after every step.
 */
import { strict as assert } from 'node:assert';
import { existsSync, mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { Client, type Outcome } from './client.ts';
import { CloudController } from './controller.ts';
import { newestWeb } from './deployments.ts';
import type { Foundation } from './foundation.ts';
import { ACTIVE, type App } from './state.ts';

/** What the scripts need of a project; the rest would only be uploaded. */
const NEEDED = /^(cf\/|vars\/|manifest.*\.yml$|requirements\.txt$|runtime\.txt$|manage\.py$|\.cfignore$)/;

/** In the place of manage.py, where no Django is installed: what collectstatic leaves of a build. */
const COLLECTS = `import json, os, pathlib
build = os.environ['BUILD']
folder = pathlib.Path('staticfiles')
names = {'site.css': f'site.{build:>012}.css', 'logo.svg': 'logo.000000000000.svg'}
(folder / 'x').parent.mkdir(exist_ok=True)
for path, name in names.items():
    (folder / path).write_text(f'{path} of build {build}')
    (folder / name).write_text(f'{name}')
pathlib.Path('staticfiles.json').write_text(json.dumps({'paths': names, 'version': '1.1', 'hash': build}))
`;

export type Files = ReadonlyMap<string, string>;

export class History {
  readonly folder = realpathSync(mkdtempSync(join(tmpdir(), 'cf-history-')));
  readonly client = new Client(undefined);
  /** Builds of static files so far: each has names of its own. */
  builds = 0;
  /** Droplets that were good, the oldest first: the last serves, a roll back takes it off. */
  good: string[] = [];
  /** Whether the first start failed: nothing serves, though the app is started. */
  isCrashed = false;
  last: Outcome = { status: 0, stdout: '', stderr: '' };
  private readonly controller: CloudController;

  private constructor(controller: CloudController) {
    this.controller = controller;
  }

  static async begin(files: Files): Promise<History> {
    const history = new History(await CloudController.start());
    history.foundation.sound.add('shop-static');
    history.change(files);
    await history.client.logIn(history.controller.url);
    return history;
  }

  get foundation(): Foundation {
    return this.controller.foundation;
  }

  get app(): App | undefined {
    return [...this.foundation.apps.values()].find(({ name }) => name === 'shop');
  }

  /** Names of static files that pages ask for and nobody serves, of every version that runs or can be gone back to. */
  get lostFiles(): readonly string[] {
    const { foundation } = this;
    const served = foundation.droplets.get(
      foundation.routed('shop.apps.example.com', '/static/x')?.serving ?? '',
    )?.files;
    return this.good.flatMap((guid) => {
      const droplet = foundation.droplets.get(guid);
      const text = droplet?.files.get('staticfiles.json');
      if (droplet?.state !== 'STAGED' || !text) return [];
      const names = Object.values(JSON.parse(text).paths as Record<string, string>);
      return names.filter((name) => served?.get(`public/static/${name}`) !== name);
    });
  }

  /** The services, as if made long ago. */
  provide(): void {
    for (const name of ['shop-database', 'shop-secrets'])
      this.foundation.services.set(name, {
        guid: `guid-of-${name}`,
        name,
        type: 'managed',
        last_operation: { type: 'create', state: 'succeeded', description: '' },
        left: 0,
        ends: 'succeeded',
      });
  }

  /** Renders over what is there, as another generation would. */
  change(files: Files): void {
    for (const [path, text] of files) {
      if (!NEEDED.test(path)) continue;
      const target = join(this.folder, path);
      if (path === 'manage.py') {
        writeFileSync(target, COLLECTS);
        continue;
      }
      mkdirSync(dirname(target), { recursive: true });
      writeFileSync(target, text, { mode: path.endsWith('.sh') ? 0o755 : 0o644 });
    }
  }

  run(script: string, ...words: readonly string[]): Promise<Outcome> {
    return this.argv([`cf/${script}.sh`, ...words]);
  }

  /** A line as a page has it. */
  shell(line: string): Promise<Outcome> {
    return this.argv(['bash', '-c', line]);
  }

  private async argv(argv: readonly string[]): Promise<Outcome> {
    this.builds += 1;
    // A minute passes.
    this.foundation.clock += 60;
    // Half a second after it was asked for, a deployment that is not ready has had its time.
    const env = {
      DEPLOY_SECONDS: this.foundation.fails === 'readiness' ? '0' : '900',
      STATIC_ORIGIN: `${this.controller.url}/routed/shop.apps.example.com`,
      BUILD: String(this.builds),
      DJANGO_SUPERUSER_PASSWORD: 'a-word-that-nobody-else-reads',
    };
    this.last = await this.client.run(argv, this.folder, env);
    return this.last;
  }

  /** Runs a script, and kills it as soon as that holds. */
  async interrupt(script: string, holds: () => boolean): Promise<void> {
    const stop = new AbortController();
    const look = setInterval(() => holds() && stop.abort(), 1);
    try {
      this.builds += 1;
      this.foundation.clock += 60;
      await this.client.run([`cf/${script}.sh`, 'production'], this.folder, {}, stop.signal);
    } finally {
      clearInterval(look);
    }
    assert.ok(stop.signal.aborted, 'it ended by itself');
  }

  async cf(...argv: readonly string[]): Promise<Outcome> {
    return this.client.run(['cf', ...argv], this.folder);
  }

  /** What the scripts may have to do with: the same for two moments that they cannot tell apart. */
  get state(): string {
    const { app } = this;
    if (!app) return `no app, ${this.foundation.services.size} services`;
    const revisions = this.foundation.revisionsOf(app);
    const latest = revisions.at(-1);
    const kinds = [
      app.state,
      app.serving ? 'serves' : 'serves nothing',
      newestWeb(app)?.guid === app.guid ? 'first process' : 'later process',
      `${Math.min(this.good.length, 3)} good`,
      latest?.droplet === app.serving ? 'latest serves' : 'latest was taken back',
      latest?.description.includes('Rolled back') ? 'rolled back' : 'new',
      [...this.foundation.deployments.values()].some(({ state }) => ACTIVE.includes(state))
        ? 'active'
        : 'idle',
    ];
    return kinds.join(', ');
  }

  /** What holds whenever nothing is under way. @throws AssertionError */
  check(): void {
    const { app, foundation } = this;
    const said = `${this.last.stdout}${this.last.stderr}`;
    assert.deepEqual(this.controller.unknown, [], 'calls that the stand-in does not know');
    assert.doesNotMatch(said, /Traceback|unbound variable|syntax error|\{"/, 'nobody reads that');
    if (this.last.status !== 0) {
      const lines = this.last.stderr.trimEnd().split('\n');
      assert.match(lines.at(-1) ?? '', /^[A-Z\w].*[.)y]$|See: |take it back|in a minute/, said);
    }
    if (!app) return;
    assert.equal(app.serving, this.isCrashed ? undefined : this.good.at(-1), `what serves\n${said}`);
    if (this.good.length > 0) {
      assert.equal(app.droplet, this.good.at(-1), 'the next restart starts what serves');
      assert.equal(app.processes.filter(({ type }) => type === 'web').length, 1);
    }
    if (this.good.length > 0 && existsSync(join(this.folder, 'manifest-static.yml')))
      assert.deepEqual(this.lostFiles, [], `static files\n${said}`);
    for (const { state } of foundation.deployments.values()) assert.ok(!ACTIVE.includes(state), state);
    assert.ok(!said.includes('a-word-that-nobody-else-reads'), 'a secret was shown');
    assert.ok(![...foundation.services.keys()].some((name) => name.endsWith('-superuser')));
  }

  async end(): Promise<void> {
    this.client.remove();
    await this.controller.stop();
    rmSync(this.folder, { recursive: true, force: true });
  }
}

/** A step: what is done, and what the outcome should be. @throws AssertionError */
export type Step = (history: History) => Promise<void>;

const succeeded = ({ last }: History): void => assert.equal(last.status, 0, `${last.stdout}${last.stderr}`);

const deploy: Step = async (history) => {
  await history.run('deploy', 'production');
  succeeded(history);
  history.good.push(newest(history));
  history.isCrashed = false;
};

/** The droplet of the app that was staged last. */
const newest = ({ foundation, app }: History): string =>
  [...foundation.droplets.values()].findLast((one) => one.app === app?.guid)?.guid ?? '';

const failing =
  (
    fails: NonNullable<Foundation['fails']>,
    says: RegExp,
    script: string,
    ...words: readonly string[]
  ): Step =>
  async (history) => {
    history.foundation.fails = fails;
    await history.run(script, ...words);
    history.foundation.fails = undefined;
    assert.notEqual(history.last.status, 0, history.last.stdout);
    assert.match(history.last.stderr, says);
  };

const faulty =
  (request: string, script: string, ...words: readonly string[]): Step =>
  async (history) => {
    history.foundation.faults.set(request, 1);
    await history.run(script, ...words);
    history.foundation.faults.clear();
    assert.notEqual(history.last.status, 0, history.last.stdout);
    assert.match(history.last.stderr, /The platform is away for a moment/);
  };

const rollBack: Step = async (history) => {
  await history.run('roll-back', '--yes', 'production');
  if (history.good.length < 2) {
    assert.equal(history.last.status, 1);
    assert.match(history.last.stderr, /There is no (app|revision before)|does not run/);
    return;
  }
  const before = history.good.at(-2) ?? '';
  if (history.foundation.droplets.get(before)?.state === 'EXPIRED') {
    assert.match(history.last.stderr, /There is no revision before \d+ whose droplet still exists/);
    return;
  }
  succeeded(history);
  assert.match(history.last.stderr, /shop goes from revision \d+ to revision \d+, of 2026/);
  history.good.pop();
};

/** Somebody else's deployment is under way; it ends after ours was refused. */
const meanwhile: Step = async (history) => {
  const { app, foundation } = history;
  if (!app?.serving) return;
  foundation.holds = true;
  const relationships = { app: { data: { guid: app.guid } } };
  const body = JSON.stringify({ droplet: { guid: newest(history) }, strategy: 'rolling', relationships });
  await history.cf('curl', '/v3/deployments', '-X', 'POST', '-d', body);
  for (const [script, ...words] of [
    ['deploy', 'production'],
    ['roll-back', '--yes', 'production'],
  ] as const) {
    await history.run(script, ...words);
    assert.equal(history.last.status, 1);
    assert.match(
      history.last.stderr,
      /A deployment of shop is under way: wait for it, or take it back \(cf cancel-/,
    );
  }
  await history.cf('cancel-deployment', 'shop');
  foundation.holds = false;
  for (let looks = 0; looks < 4; looks += 1) foundation.tick();
};

const task: Step = async (history) => {
  await history.run('task', 'production', 'clearsessions');
  if (history.app?.droplet) succeeded(history);
  else assert.equal(history.last.status, 1);
};

/** An autoscaler, or somebody, has scaled the app: the next deployment warns. */
const scaled: Step = async (history) => {
  if (!history.app?.serving) return;
  await history.cf('scale', 'shop', '-i', '5');
  await deploy(history);
  assert.match(history.last.stderr, /Warning: shop has 5 instances; vars\/production\.yml sets 2 now\./);
};

/** What is done in a year; those that fail leave what serves as it is. */
export const STEPS: Readonly<Record<string, Step>> = {
  'create-services': async (history) => {
    await history.run('create-services', 'production');
    succeeded(history);
  },
  deploy,
  'deploy, staging fails': failing(
    'staging',
    /Staging failed: .*BuildpackCompileFailed/,
    'deploy',
    'production',
  ),
  'deploy, migration fails': failing('migration', /The migration failed \(APP\/TASK/, 'deploy', 'production'),
  'deploy, not ready': async (history) => {
    const isFirst = history.app?.state !== 'STARTED';
    await failing('readiness', /did not become ready|did not start/, 'deploy', 'production')(history);
    if (!isFirst) return;
    history.good.push(newest(history));
    history.isCrashed = true;
  },
  'deploy, upload refused': faulty('^POST /v3/packages', 'deploy', 'production'),
  'deploy, task refused': faulty('^POST .*/tasks$', 'deploy', 'production'),
  'deploy, the migration cannot be followed': faulty('^GET /v3/tasks/', 'deploy', 'production'),
  'deploy, it cannot be followed': async (history) => {
    if (history.app?.state !== 'STARTED') return;
    await faulty('^GET /v3/deployments/', 'deploy', 'production')(history);
    for (let looks = 0; looks < 4; looks += 1) history.foundation.tick();
    history.good.push(newest(history));
    history.isCrashed = false;
  },
  'deploy, deployment refused': async (history) => {
    if (history.app?.state !== 'STARTED') return;
    await faulty('^POST /v3/deployments$', 'deploy', 'production')(history);
  },
  'roll back': rollBack,
  'roll back, not ready': async (history) => {
    if (history.good.length < 2) return;
    if (history.foundation.droplets.get(history.good.at(-2) ?? '')?.state === 'EXPIRED') return;
    await failing('readiness', /did not become ready/, 'roll-back', '--yes', 'production')(history);
  },
  'somebody else deploys': meanwhile,
  task,
  'task fails': async (history) => {
    if (!history.app?.droplet) return;
    await failing('migration', /1 of 1 failed/, 'task', 'production', 'clearsessions')(history);
  },
  superuser: async (history) => {
    if (!history.app?.droplet) return;
    await history.run('superuser', 'production', 'ada', 'ada@example.com');
    succeeded(history);
  },
  'scaled by others, deploy': scaled,
};
