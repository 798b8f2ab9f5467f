/** What a host must do with a project of ours, from its set-up to a roll back: the same for every server. */
import { strict as assert } from 'node:assert';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { defaultServer } from '../../src/choices/axes.ts';
import type { Database } from '../../src/choices/backing.ts';
import { choiceOf, databases } from '../../src/choices/catalog.ts';
import type { Server } from '../../src/choices/choice.ts';
import { writeProject } from '../../src/commands/destination.ts';
import { contextOf } from '../../src/plan/context.ts';
import { plan } from '../../src/plan/plan.ts';
import { answersWith } from './answers.ts';
import { describeWith } from './machine.ts';
import { Host } from './onprem-host.ts';
import { REFUSALS, scriptOf } from './onprem-refusals.ts';
import { certify, DOMAIN, get, noneLost, reloading, site, startPostgresql } from './onprem-site.ts';
import { worksOnHost } from './onprem-worker.ts';
import { type Ended, temporaryFolder } from './processes.ts';

const SOURCE = '/root/shop';
/** The most that `systemd-analyze security` may say of a unit: below 2 is what it calls OK, 9.6 a unit without hardening. */
const EXPOSURE = 2;

const BROKEN_MIGRATION = `from django.db import migrations

class Migration(migrations.Migration):
    dependencies = [("pages", "0001_initial")]
    operations = [migrations.RunSQL("THIS IS NO SQL")]
`;

/** Sets a project up on a host of its own, and does with it what people do. */
export function onHost(
  server: Server,
  database: Database = choiceOf(databases, 'sqlite'),
  installer: 'uv' | 'pip' = 'uv',
  services: readonly string[] = [],
): void {
  const inApache = server.capabilities?.includes('apache-module') ?? false;
  const front = inApache ? 'apache2' : 'nginx';
  const programs = [
    'systemd-analyze',
    'curl',
    'openssl',
    'ip',
    ...(database.embedded ? [] : ['pg_config']),
    ...(server.systemPackages ? ['apxs'] : ['nginx']),
  ];

  describeWith(programs, `${server.title} with ${database.title} on a host with systemd and ${front}`, () => {
    const answers = answersWith({
      project: 'shop',
      server: server.id,
      database: database.id,
      platforms: ['onprem'],
      services,
      disclosure: 'security',
    });
    let host: Host;
    let folder = '';
    before(async function () {
      if (!Host.isPossible && !process.env.CI) this.skip();
      folder = temporaryFolder('source-');
      writeProject(join(folder, 'shop'), plan(answers));
      host = await Host.boot(
        answers.python,
        answers.django,
        join(folder, 'shop/requirements.txt'),
        installer,
      );
      host.copy(join(folder, 'shop'), SOURCE);
      if (!database.embedded) startPostgresql(host);
    });
    after(async () => {
      await host?.stop();
      rmSync(folder, { recursive: true, force: true });
    });

    const deploy = (...words: readonly string[]): Ended => host.run([`${SOURCE}/onprem/deploy.sh`, ...words]);
    const current = (): string => host.succeed(['readlink', '/srv/shop/current']).trim();
    const releases = (): string => host.succeed(['ls', '/srv/shop/releases']);
    const edit = (path: string, text: string): void =>
      void host.succeed(['sh', '-c', `printf '%s' "$1" >>"${SOURCE}/${path}"`, 'sh', text]);

    const stylesheet = (): string =>
      /href="(\/static\/[^"]+\.[0-9a-f]{12}\.css)"/.exec(get(host, `${site}/`).body)?.[1] ?? '';

    it('says what it would do, and does nothing', () => {
      const before = host.succeed(['find', '/etc', '/srv', '/var/lib']);
      assert.match(host.succeed([`${SOURCE}/onprem/set-up.sh`, '--dry-run']), /would run: systemd-sysusers/);
      const dry = deploy('--dry-run');
      assert.equal(dry.status, 0, dry.output);
      assert.match(dry.output, /would run: systemctl start shop-release@/);
      assert.equal(host.succeed(['find', '/etc', '/srv', '/var/lib']), before);
    });

    it('refuses to deploy where set-up.sh was not', () => {
      const { status, output } = deploy();
      assert.equal(status, 1);
      assert.match(
        output,
        /^deploy\.sh: \/srv\/shop\/releases is missing: start onprem\/set-up\.sh first\.\n$/,
      );
    });

    it('is set up, and set up again without a change', () => {
      assert.match(host.succeed([`${SOURCE}/onprem/set-up.sh`]), /There is no certificate yet\. When shop\./);
      const environment = host.read('/etc/shop/environment');
      assert.match(environment, /^SECRET_KEY=\S{64}$/m);
      assert.equal(host.succeed(['stat', '-c', '%a %U:%G', '/etc/shop/environment']).trim(), '640 root:shop');
      host.succeed([`${SOURCE}/onprem/set-up.sh`]);
      assert.equal(host.read('/etc/shop/environment'), environment);
    });

    it('is deployed; a second time there is nothing to do', () => {
      const first = deploy();
      assert.equal(first.status, 0, `${first.output}\n${host.log()}`);
      const before = releases();
      const second = deploy();
      assert.equal(second.status, 0, second.output);
      assert.match(second.output, /nothing to do/);
      assert.equal(releases(), before);
    });

    it('answers by http until there is a certificate, and then has its site for https', async () => {
      assert.equal(get(host, `http://${DOMAIN}/readyz`).body, 'ready\n');
      assert.equal(get(host, `${site}/`).status, 0);
      certify(host);
      await reloading(host, front, () => {
        assert.doesNotMatch(host.succeed([`${SOURCE}/onprem/set-up.sh`]), /no certificate/);
      });
    });

    it(`answers through ${front}, by https only`, () => {
      const page = get(host, `${site}/`);
      assert.equal(page.status, 200, page.head + host.log());
      assert.ok(page.body.includes(server.title));
      const plain = get(host, `http://${DOMAIN}/admin/?next=1`, '--header', 'X-Forwarded-Proto: https');
      assert.equal(plain.status, 301);
      assert.match(plain.head, new RegExp(`location: ${site}/admin/\\?next=1\r?$`, 'im'));
      host.succeed([
        'sh',
        '-c',
        'cd /var/www/letsencrypt; mkdir -p .well-known/acme-challenge; echo yes >.well-known/acme-challenge/token',
      ]);
      assert.equal(get(host, `http://${DOMAIN}/.well-known/acme-challenge/token`).body, 'yes\n');
      assert.match(get(host, `${site}/.well-known/security.txt`).body, /^Contact: mailto:/);
    });

    it('believes none of the headers that a client can send', () => {
      const headers = [
        'X-Forwarded-Proto: http',
        'X_Forwarded_Proto: http',
        'X-Forwarded-Host: evil.example',
        'Forwarded: proto=http;host=evil.example',
        'Script-Name: /evil',
        'SCRIPT_NAME: /evil',
        'Daphne-Root-Path: /evil',
      ];
      const page = get(host, `${site}/`, '--http1.1', ...headers.flatMap((header) => ['--header', header]));
      // Believed, "http" would have been sent to https.
      assert.equal(page.status, 200, page.head);
      assert.ok(!page.body.includes('evil'), page.body);
    });

    it('tells no stranger an exact version, by http or https', () => {
      for (const url of [`${site}/`, `${site}/nowhere`, `${site}/static/nothing.css`, `http://${DOMAIN}/`]) {
        const { head, body } = get(host, url);
        assert.doesNotMatch(head, /^(server|x-powered-by|via):.*\d/im, url);
        assert.doesNotMatch(body, /(nginx|Apache|Python|Django|mod_wsgi)\/\d/, url);
      }
    });

    it('answers probes of the host itself, and readiness to nobody else', () => {
      host.succeed(['ip', 'address', 'add', '198.51.100.7/32', 'dev', 'lo']);
      assert.equal(get(host, `${site}/readyz`).body, 'ready\n');
      assert.equal(get(host, `http://${DOMAIN}/readyz`).body, 'ready\n');
      assert.equal(get(host, `${site}/readyz`, '--interface', '198.51.100.7').status, 403);
      assert.equal(get(host, `${site}/healthz`, '--interface', '198.51.100.7').body, 'alive\n');
    });

    it(`has its static files from ${front}: compressed, for a year, past Django`, () => {
      const path = stylesheet();
      const head = host.run([
        'curl',
        '-skI',
        '--compressed',
        '--resolve',
        `${DOMAIN}:443:127.0.0.1`,
        site + path,
      ]).stdout;
      assert.match(head, /^HTTP\/\S+ 200/);
      assert.match(head, /cache-control: public, max-age=31536000, immutable\r?$/im);
      assert.match(head, /content-encoding: gzip\r?$/im);
      assert.equal(get(host, `${site}/static/nothing.css`).status, 404);
      const log = inApache ? host.read('/var/log/apache2/error.log') : host.log('shop.service');
      assert.match(log, /"path": "\/"/);
      assert.doesNotMatch(log, /"path": "\/static/);
      // The list of all names: neither from where it is, nor from where a project may have it.
      const inside = '/srv/shop/current/staticfiles/staticfiles.json';
      host.succeed(['install', '-m', '0644', '/srv/shop/current/staticfiles.json', inside]);
      for (const name of ['staticfiles.json', '%2e%2e/staticfiles.json'])
        assert.ok(get(host, `${site}/static/${name}`).status >= 400, name);
      host.succeed(['rm', inside]);
    });

    it('serves what users upload, without scripts', () => {
      const upload =
        'umask 0027; cd /var/lib/shop/media; mkdir a; echo "<p>hi" >a/b.html; chmod 644 a/b.html';
      host.succeed(['runuser', '-u', 'shop', '--', 'sh', '-c', upload]);
      const page = get(host, `${site}/media/a/b.html`);
      assert.equal(page.status, 200, page.head);
      assert.match(page.head, /content-security-policy: default-src 'none'.*sandbox/i);
    });

    it('has units that systemd finds right and well confined', () => {
      const names = host.succeed(['sh', '-c', 'cd /etc/systemd/system && ls -d shop*']).trim().split('\n');
      const instance = current().split('/')[1];
      const units = names.map((name) => name.replace('@', `@${instance}`));
      const { status, output } = host.run(['systemd-analyze', 'verify', '--man=no', ...units]);
      assert.equal(status, 0, output);
      assert.equal(output.trim(), '');
      for (const unit of units.filter((name) => name.endsWith('.service'))) {
        const security = host.run(['systemd-analyze', 'security', '--no-pager', unit]).output;
        const exposure = Number(/exposure level for \S+: ([\d.]+)/.exec(security)?.[1] ?? 10);
        console.log(`      ${unit.replace(/@.*\./, '@.')}: exposure ${exposure}`);
        assert.ok(exposure <= EXPOSURE, security);
      }
    });

    it('runs its job', () => {
      host.succeed(['systemctl', 'start', 'shop-prune.service']);
      assert.match(host.log('shop-prune.service'), /0 messages deleted/);
      assert.match(host.succeed(['systemctl', 'list-timers', '--no-pager']), /shop-prune\.timer/);
    });

    if (contextOf(answers).processes.length > 0) worksOnHost(() => host, deploy, edit);

    it('loses no request when a new release is deployed under load, and none when it is rolled back', async () => {
      const before = current();
      const oldStyle = stylesheet();
      edit('pages/templates/pages/home.html', '<p>second release</p>');
      edit('shop/static/shop/site.css', '.second { color: inherit; }');
      noneLost(
        await host.underLoad(DOMAIN, 4, async () => {
          const second = await host.finish([`${SOURCE}/onprem/deploy.sh`]);
          assert.equal(second.status, '0', second.output);
        }),
        'deploy',
      );
      assert.notEqual(current(), before);
      assert.notEqual(stylesheet(), oldStyle);
      // Pages of the release before may still be open.
      assert.equal(get(host, site + oldStyle).status, inApache ? 404 : 200);
      noneLost(
        await host.underLoad(DOMAIN, 4, async () => {
          const back = await host.finish([`${SOURCE}/onprem/deploy.sh`, 'roll-back']);
          assert.equal(back.status, '0', back.output);
        }),
        'roll back',
      );
      assert.equal(current(), before);
    });

    it('keeps the old release when a migration fails', () => {
      const before = [current(), releases()];
      edit('pages/migrations/0002_broken.py', BROKEN_MIGRATION);
      const { status, output } = deploy();
      assert.equal(status, 1, output);
      assert.match(
        output,
        /checks or migrations failed; \S+ keeps serving\. See: journalctl -u shop-release@/,
      );
      assert.deepEqual([current(), releases()], before);
      assert.equal(get(host, `${site}/`).status, 200);
      host.succeed(['rm', `${SOURCE}/pages/migrations/0002_broken.py`]);
    });

    it('goes back by itself when the new release does not answer', () => {
      const before = current();
      const entry = `shop/${server.interface}.py`;
      edit(entry, '\nraise RuntimeError("broken on purpose")\n');
      const { status, output } = host.run([`${SOURCE}/onprem/deploy.sh`], { HEALTH_SECONDS: '8' });
      assert.equal(status, 1, output);
      assert.match(output, /is not ready after 8 s: back to/);
      assert.match(output, /serves again\. Why \S+ did not: journalctl -u/);
      assert.equal(current(), before);
      assert.equal(get(host, `${site}/`).status, 200);
    });

    if (server === defaultServer('wsgi') && database.embedded) {
      it('refuses what the stand-in of the histories refuses', () => {
        for (const row of REFUSALS.filter(({ stricter }) => !stricter)) {
          const { status, output } = host.run(scriptOf(row));
          assert.equal(status, row.status, `${row.rule}: ${output}`);
          assert.match(output, row.message);
        }
        host.succeed([
          'sh',
          '-c',
          'rm -f /etc/systemd/system/row-*; systemctl daemon-reload; systemctl reset-failed',
        ]);
      });
    }

    it('ends within the time of its unit, with nothing failed', () => {
      host.succeed(['systemctl', 'stop', inApache ? 'apache2' : 'shop.service']);
      const failed = host.succeed(['systemctl', '--failed', '--plain', '--no-legend', '--no-pager']);
      assert.doesNotMatch(failed, /shop\.|nginx|apache/);
    });
  });
}
