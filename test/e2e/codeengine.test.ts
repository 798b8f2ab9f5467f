/** The rendered project under Code Engine's environment: its own tests, its settings, and a batch that processes share. */
import { strict as assert } from 'node:assert';
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { platforms } from '../../src/choices/catalog.ts';
import type { Contract, Place } from '../../src/choices/platform-contract.ts';
import { answersWith } from '../support/answers.ts';
import { certificatesFor } from '../support/certificates.ts';
import { describeWith } from '../support/machine.ts';
import { Postgresql } from '../support/postgresql.ts';
import { Background, giveToOrdinaryUser, temporaryFolder } from '../support/processes.ts';
import { PRODUCTION, Project } from '../support/project.ts';
import { assertPassed, rehearse, reportOf } from '../support/rehearse.ts';
import { SKIPPABLE } from '../support/rehearse-platforms.ts';

const contract = platforms.find(({ id }) => id === 'codeengine')?.contract as Contract;

for (const [server, options] of [
  ['gunicorn', {}],
  [
    'daphne',
    { strategy: 'buildpacks', domain: 'www.example.com', 'database-service': 'shop db', region: 'us-south' },
  ],
] as const) {
  describeWith(['pg_config', 'openssl'], `Code Engine with ${server}`, function () {
    this.timeout(300_000);
    const answers = answersWith({
      server,
      platforms: ['codeengine'],
      python: '3.13',
      options: { codeengine: options },
    });
    const place: Place = { project: answers.project, port: 8080, options: answers.options.codeengine ?? {} };
    let folder: string;
    let database: Postgresql;
    let project: Project;
    let variables: Readonly<Record<string, string>>;
    before(async () => {
      folder = temporaryFolder('codeengine-');
      database = await Postgresql.start(folder);
      variables = { ...PRODUCTION, DATABASE_URL: database.create('shop') };
      project = new Project(answers);
      project.install();
    });
    after(async () => {
      project?.remove();
      await database?.stop();
      rmSync(folder, { recursive: true, force: true });
    });

    it('passes its own tests, ruff, mypy', () => {
      project.succeed(['ruff', 'check', '.']);
      project.succeed(['ruff', 'format', '--check', '.']);
      writeFileSync(join(project.folder, '.env'), readFileSync(join(project.folder, '.env.example')));
      project.checkTypes();
      const tests = project.succeed(
        ['python', '-W', 'error::RuntimeWarning', 'manage.py', 'test'],
        variables,
      );
      writeFileSync(join(project.folder, '.env'), '');
      console.log(`      ${/Ran \d+ tests/.exec(tests)?.[0]}`);
      project.succeed(['python', 'manage.py', 'makemigrations', '--check', '--dry-run'], variables);
    });

    if ('strategy' in options)
      it("is rehearsed with the PATH of buildpacks' image, where only the launcher finds Python", async () => {
        const words = ['--json', '--venv', join(project.folder, '.venv'), '--database-url'];
        const rehearsed = async (name: string) =>
          reportOf(await rehearse(project, ...words, database.create(name)));
        assertPassed(await rehearsed('rehearsed'), SKIPPABLE);
        const script = join(project.folder, 'codeengine/deploy.sh');
        const text = readFileSync(script, 'utf8');
        writeFileSync(script, text.replace('--command launcher --argument python', '--command python'));
        const [platform] = (await rehearsed('without_launcher')).platforms;
        writeFileSync(script, text);
        const failed = platform?.checks.find(({ result }) => result === 'failed');
        assert.equal(failed?.name, 'migrate');
        assert.match(failed?.output ?? '', /spawn python ENOENT/);
      });

    it('has no warning of `check --deploy`, on the platform and elsewhere, as app and as job', () => {
      const check = ['python', 'manage.py', 'check', '--deploy', '--fail-level', 'WARNING'];
      const app = contract.runVariables(place);
      const { CE_APP: _, PORT: __, K_SERVICE: ___, ...rest } = app;
      for (const around of [
        {},
        app,
        { ...rest, CE_JOB: 'migrate', JOB_INDEX: '0' },
        { ...app, HTTPS_REDIRECT: 'true' },
      ]) {
        // The last stage: before it, the check reminds of the next.
        const output = project.succeed(check, { ...variables, ...around, HSTS_SECONDS: '31536000' });
        assert.match(output, /^System check identified no issues \(\d silenced\)\.\n$/);
      }
    });

    it('redirects plain http elsewhere, and not behind the platform, whose cookies stay secure', () => {
      const script =
        'from django.conf import settings as s; print(s.SECURE_SSL_REDIRECT, s.SESSION_COOKIE_SECURE, s.SECURE_HSTS_SECONDS)';
      const settings = (around: Readonly<Record<string, string>>) =>
        project
          .succeed(['python', 'manage.py', 'shell', '--no-imports', '-c', script], {
            ...variables,
            ...around,
          })
          .trim();
      assert.equal(settings({}), 'True True 3600');
      assert.equal(settings(contract.runVariables(place)), 'False True 3600');
    });

    it('says in one line what is wrong with a binding, and does not start', () => {
      const { DATABASE_URL: _, ...without } = variables;
      const environment = { ...without, ...contract.runVariables(place), CE_SERVICES: '{"databases' };
      const { status, output } = project.run(project.startCommand, environment, 20_000);
      assert.ok(status > 0, output);
      assert.match(output, /^CE_SERVICES holds no JSON object .*\n/);
      assert.doesNotMatch(output, /Traceback/);
    });

    it('reaches a bound database by its certificate only', () => {
      const certificates = certificatesFor('localhost', folder);
      giveToOrdinaryUser(folder);
      const files = `ssl_cert_file TO '${certificates.certificate}'|ssl_key_file TO '${certificates.key}'|ssl TO 'on'`;
      for (const setting of files.split('|')) database.sql(`ALTER SYSTEM SET ${setting}`);
      database.sql('SELECT pg_reload_conf()');
      const services = (authority: string, hostname: string) => {
        const hosts = [{ hostname, port: database.port }];
        const certificate = { certificate_base64: readFileSync(authority).toString('base64') };
        const authentication = { method: 'direct', username: 'postgres', password: 'p@ss/word' };
        const postgres = { authentication, hosts, database: 'shop', certificate };
        const instance = { name: 'shop db', credentials: { connection: { postgres } } };
        return JSON.stringify({ 'databases-for-postgresql': [instance] });
      };
      const { DATABASE_URL: _, ...without } = variables;
      const script =
        'from django.db import connection as c; c.cursor().execute("SELECT 1"); print(c.cursor().execute("SELECT ssl FROM pg_stat_ssl WHERE pid = pg_backend_pid()").fetchone())';
      const ask = (authority: string, hostname = 'localhost') =>
        project.run(['python', 'manage.py', 'shell', '-v', '0', '-c', script], {
          ...without,
          ...contract.runVariables(place),
          CE_SERVICES: services(authority, hostname),
        });
      const trusted = ask(certificates.authority);
      assert.equal(trusted.status, 0, trusted.output);
      assert.match(trusted.output, /\(True,\)/);
      const foreign = ask(certificatesFor('elsewhere', folder).authority);
      assert.notEqual(foreign.status, 0);
      assert.match(foreign.output, /certificate verify failed/);
      const elsewhere = ask(certificates.authority, '127.0.0.1');
      assert.notEqual(elsewhere.status, 0);
      assert.match(elsewhere.output, /does not match host name \\?"127\.0\.0\.1/);
    });

    it('shares a batch among four processes, each message once', async () => {
      project.succeed(['python', 'manage.py', 'migrate', '--noinput'], variables);
      const make =
        'from pages.models import Message as M; M.objects.bulk_create(M(author="Ada", text="a b c") for _ in range(1000))';
      project.succeed(['python', 'manage.py', 'shell', '-c', make], variables);
      const size = 4;
      const shares = Array.from({ length: size }, (_, index) => {
        const environment = {
          ...variables,
          CE_JOB: 'batch',
          JOB_INDEX: String(index),
          JOB_ARRAY_SIZE: String(size),
        };
        const argv = ['python', 'manage.py', 'count_words'];
        return new Background(argv, { cwd: project.folder, env: project.environment(environment) });
      });
      const counts: number[] = [];
      const seen = new Set<string>();
      for (const share of shares) {
        await share.until(async () => share.output.includes(' is done'), 'done');
        const messages = share.stdout.match(/^message \d+: 3 words$/gm) ?? [];
        counts.push(messages.length);
        for (const message of messages) seen.add(message);
      }
      console.log(`      shares of ${counts.join(', ')} messages`);
      assert.equal(
        counts.reduce((sum, count) => sum + count),
        1000,
      );
      assert.equal(seen.size, 1000);
      assert.ok(Math.min(...counts) >= 200, 'shares differ too much');
    });
  });
}
