/** Projects that a user has broken: the rehearsal says what would fail, in words with the way out, and leaves nothing. */
import { strict as assert } from 'node:assert';
import { appendFileSync, cpSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { plain } from '../../src/rehearse/plain.ts';
import { rehearse as rehearseHere } from '../../src/rehearse/rehearse.ts';
import { resultsAsJson } from '../../src/rehearse/report.ts';
import { answersWith } from '../support/answers.ts';
import { snapshot } from '../support/command.ts';
import { patiently } from '../support/patience.ts';
import { ordinaryFolder, run } from '../support/processes.ts';
import type { Project } from '../support/project.ts';
import { type Found, rehearse, rehearseUnder, rehearsing, reportOf, Workplace } from '../support/rehearse.ts';

const SETTINGS = 'mysite/settings.py';

describe('rehearsals of broken projects', () => {
  const workplace = new Workplace();
  let venv = '';
  let project: Project;
  before(() => {
    project = workplace.project(answersWith());
    venv = workplace.venv(project);
    cpSync(project.folder, `${project.folder}-good`, {
      recursive: true,
      filter: (path) => !path.includes('.venv'),
    });
  });
  after(() => workplace.remove());
  afterEach(() => {
    // Where it was: the next test breaks something else.
    rmSync(join(project.folder, SETTINGS));
    cpSync(join(`${project.folder}-good`, SETTINGS), join(project.folder, SETTINGS));
    cpSync(join(`${project.folder}-good`, 'pages'), join(project.folder, 'pages'), { recursive: true });
    cpSync(join(`${project.folder}-good`, 'Procfile'), join(project.folder, 'Procfile'));
  });

  /** What fails of these checks, and of those that they need: the others are about something else. */
  async function failing(
    checks: readonly string[],
    variables: Readonly<Record<string, string>> = {},
  ): Promise<Readonly<Record<string, Found>>> {
    const { answers, folder } = project;
    const stage = { id: 'plain', title: 'plain', contract: plain, options: {} };
    const only = ['build', 'migrate', 'start', ...checks];
    const results = await rehearseHere(
      {
        folder,
        answers,
        venv,
        only,
        stages: [stage],
        page: '/',
        databaseUrl: undefined,
        variables,
        env: process.env,
      },
      { begins: () => undefined, found: () => undefined },
    );
    const { platforms } = resultsAsJson(answers.project, results) as ReturnType<typeof reportOf>;
    const failed = (platforms[0]?.checks ?? []).filter(({ result }) => result === 'failed');
    return Object.fromEntries(failed.map((check) => [check.name, check]));
  }

  /** What fails of all checks, as the command prints it. */
  async function failures(...words: readonly string[]): Promise<Readonly<Record<string, Found>>> {
    const ended = await rehearse(project, '--json', '--venv', venv, ...words);
    assert.equal(ended.status, 1, ended.output);
    const checks = reportOf(ended).platforms[0]?.checks.filter(({ result }) => result === 'failed') ?? [];
    return Object.fromEntries(checks.map((check) => [check.name, check]));
  }

  function edit(path: string, change: (text: string) => string): void {
    const before = readFileSync(join(project.folder, path), 'utf8');
    const after = change(before);
    assert.notEqual(after, before, `${path} is not what this test edits`);
    writeFileSync(join(project.folder, path), after);
  }

  it('settings that cannot be imported fail the build, with their last line', async () => {
    appendFileSync(join(project.folder, SETTINGS), '\nimport no_such_module\n');
    const found = await failures();
    assert.deepEqual(Object.keys(found), ['build']);
    assert.match(found.build?.output ?? '', /No module named 'no_such_module'/);
  });

  it('settings that need a secret fail in the build phase', async () => {
    edit(SETTINGS, (text) => text.replace('env.SECRET_KEY.optional()', 'env.SECRET_KEY()'));
    const found = await failures();
    assert.deepEqual(Object.keys(found), ['build']);
    assert.match(found.build?.output ?? '', /SECRET_KEY is not set/);
    assert.match(found.build?.way ?? '', /importable without/);
  });

  it('a view that raises fails the page, with its traceback', async () => {
    edit('pages/views.py', (text) =>
      text.replace('    form = MessageForm', '    1 / 0\n    form = MessageForm'),
    );
    const { page } = await failing(['page']);
    assert.match(page?.reason ?? '', /GET \/ .* got 500/);
    assert.match(page?.output ?? '', /ZeroDivisionError/);
  });

  it('DEBUG that is always on is found twice', async () => {
    edit(SETTINGS, (text) => text.replace('DEBUG = env.DEBUG()', 'DEBUG = True'));
    const found = await failing(['deployment', 'missing']);
    assert.match(found.deployment?.reason ?? '', /DEBUG is on/);
    assert.match(found.missing?.reason ?? '', /page for developers/);
  });

  it('no allowed host fails the page, and any host the refusal', async () => {
    edit(SETTINGS, (text) => text.replace('ALLOWED_HOSTS = env.ALLOWED_HOSTS()', 'ALLOWED_HOSTS = []'));
    const none = await failing(['page']);
    assert.match(none.page?.reason ?? '', /got 400: Django refuses that Host/);
    assert.match(none.page?.way ?? '', /must be in ALLOWED_HOSTS/);
    edit(SETTINGS, (text) => text.replace('ALLOWED_HOSTS = []', 'ALLOWED_HOSTS = ["*"]'));
    assert.match((await failing(['host'])).host?.reason ?? '', /"Host: evil.example" got 200/);
  });

  it('a proxy that is not believed is a redirect without end', async () => {
    const { page } = await failing(['page'], { BEHIND_PROXY: 'false' });
    assert.match(page?.reason ?? '', /sent to https again, without end/);
  });

  it('health checks behind the host check fail both probes', async () => {
    edit(SETTINGS, (text) =>
      text
        .replace('    "mysite.health.health",\n', '')
        .replace('XFrameOptionsMiddleware",\n', 'XFrameOptionsMiddleware",\n    "mysite.health.health",\n'),
    );
    const found = await failing(['liveness', 'readiness']);
    assert.match(found.liveness?.reason ?? '', /got 400: that Host is an IP address/);
    assert.match(found.readiness?.way ?? '', /in the first middleware/);
  });

  it('a start command with a port of its own, and one without exec', async () => {
    edit('Procfile', (text) => text.replace('web: gunicorn', 'web: gunicorn --bind 0.0.0.0:$MY_PORT'));
    const { start } = await failures('--env', 'MY_PORT=3456');
    assert.match(start?.reason ?? '', /listens on port 3456 and not on PORT/);
    edit('Procfile', (text) => text.replace(/^web: .*$/m, 'web: gunicorn mysite.wsgi:application; true'));
    const found = await failing(['drain', 'exit']);
    assert.match(found.exit?.way ?? found.drain?.way ?? '', /exec/);
  });

  it('what is written beside the code fails where the disk is read-only', async () => {
    appendFileSync(join(project.folder, SETTINGS), '\n(BASE_DIR / "started.txt").write_text("now")\n');
    const ended = await rehearseUnder(project, venv, '', ['container']);
    const start = reportOf(ended).platforms[0]?.checks.find(({ name }) => name === 'start');
    assert.equal(start?.result, 'failed', ended.output);
    assert.match(start?.output ?? '', /PermissionError/);
  });

  it('a database file is lost where the disk is, and stays where the platform keeps it', async () => {
    const ended = await rehearseUnder(project, venv, '', ['buildpack', 'container']);
    const [buildpack, container] = reportOf(ended).platforms;
    const found = Object.fromEntries(buildpack?.checks.map((check) => [check.name, check]) ?? []);
    assert.equal(found.page?.result, 'failed', ended.output);
    assert.match(found.page?.output ?? '', /no such table/);
    assert.equal(found.disk?.result, 'warned');
    assert.match(found.disk?.reason ?? '', /it wrote db\.sqlite3/);
    assert.deepEqual(
      container?.checks.filter(({ result }) => result !== 'passed'),
      [],
    );
  });

  it('prints for people what it found, and leaves the project as it was', async () => {
    edit(SETTINGS, (text) => text.replace('DEBUG = env.DEBUG()', 'DEBUG = True'));
    const before = snapshot(join(project.folder, 'mysite'));
    const { status, stdout, stderr } = await rehearse(project, '--venv', venv);
    assert.equal(status, 1, stdout);
    assert.match(stderr, /^(\S+: what is there was not made here\. [^\n]+\n)?$/);
    assert.match(stdout, /^Any platform:\n {2}passed {3}Static files/);
    assert.match(
      stdout,
      /\n {2}FAILED {3}What does not exist gets 404, without source code\n {11}\/no-such-page/,
    );
    assert.match(stdout, /Any platform: \d+ checks passed, \d failed/);
    assert.deepEqual(snapshot(join(project.folder, 'mysite')), before);
  });

  for (const [signal, status] of [
    ['SIGINT', 130],
    ['SIGTERM', 143],
  ] as const) {
    it(`ends on ${signal}, with its servers, and leaves nothing behind`, async () => {
      const TMPDIR = ordinaryFolder(join(project.folder, '../tmp'));
      const running = rehearsing(project, ['--venv', venv], { TMPDIR });
      await running.until(async () => running.stdout.includes('listens on every address'), 'serving');
      const took = await running.stop(signal);
      assert.equal(running.status, String(status), running.output);
      assert.match(
        running.stderr,
        /^(\S+: what is there was not made here\. [^\n]+\n)?Stopped while rehearsing; nothing is left behind\.\n$/,
      );
      assert.ok(took < patiently(3000), `${took} ms`);
      assert.deepEqual(
        readdirSync(TMPDIR).filter((name) => name.startsWith('dc-')),
        [],
      );
      const { stdout } = run(['ps', '-eo', 'args'], { cwd: '/', env: process.env });
      assert.ok(!stdout.includes(join(TMPDIR, 'dc-')), stdout);
    });
  }

  it('installs the locked packages by itself', async () => {
    const ended = await rehearse(project, '--json');
    assert.equal(ended.status, 0, ended.output);
    assert.ok(reportOf(ended).passed);
  });
});
