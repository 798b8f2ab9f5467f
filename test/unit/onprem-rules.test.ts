import { strict as assert } from 'node:assert';
import {
  accountOf,
  accountProblem,
  domainProblem,
  folderProblem,
} from '../../src/choices/platforms/onprem/rules.ts';
import { djangoCloud, inFolder, snapshot } from '../support/command.ts';

describe('onprem: rules', () => {
  for (const domain of ['www.example.com', 'a.b', 'xn--bcher-kva.example', `${'a'.repeat(63)}.example.com`]) {
    it(`takes the host name ${domain.slice(0, 30)}`, () => assert.equal(domainProblem(domain), undefined));
  }
  for (const folder of ['/srv/shop', '/opt/my-shop_2/app.d', '/var/www/shop']) {
    it(`takes the folder ${folder}`, () => assert.equal(folderProblem(folder), undefined));
  }
  for (const account of ['shop', '_shop', 'my_shop-2', 'a'.repeat(31)]) {
    it(`takes the account ${account}`, () => assert.equal(accountProblem(account), undefined));
  }
  for (const project of ['backup', 'mail', 'games', 'a'.repeat(32), 'shop']) {
    it(`derives an account from ${project} that it takes`, () =>
      assert.equal(accountProblem(accountOf(project)), undefined));
  }
});

/** Each rule refused: flag, value and what the one line says. */
const REFUSED: readonly (readonly [string, string, RegExp])[] = [
  ['domain', 'https://www.example.com', /it is an address\. Give the host name alone/],
  ['domain', 'www.example.com:8080', /it is an address/],
  ['domain', '192.0.2.7', /it is an IP address/],
  ['domain', 'WWW.example.com', /capitals mean nothing here\. Give www\.example\.com\./],
  ['domain', 'localhost', /it has no dot/],
  ['domain', 'my_shop.example.com', /its part "my_shop" is not/],
  ['domain', '-a.example.com', /its part "-a" is not/],
  ['domain', 'a..example.com', /its part "" is not/],
  ['domain', `${'a'.repeat(64)}.example.com`, /RFC 1123/],
  ['domain', `${'abcdefgh.'.repeat(28)}example`, /it is 259 characters long; the maximum is 253/],
  ['domain', 'a.example.com; reboot', /its part "com; reboot" is not/],
  ['app-dir', 'srv/shop', /it is not an absolute path/],
  ['app-dir', '/srv/my shop', /units and shells would need quotes/],
  ['app-dir', '/srv/%h', /units and shells would need quotes/],
  ['app-dir', '/srv/shop/', /it is not a plain path/],
  ['app-dir', '/srv/../etc/shop', /it is not a plain path/],
  ['app-dir', '/home/me/shop', /ProtectHome=yes/],
  ['app-dir', '/tmp/shop', /PrivateTmp=yes/],
  ['app-dir', '/run/shop', /does not outlive a restart/],
  ['app-dir', '/etc/shop', /belongs to the system/],
  ['app-dir', '/srv', /other things lie there too/],
  ['user', 'root', /it is an account of the system's/],
  ['user', 'www-data', /it is an account of the system's/],
  ['user', 'Shop', /it is not made of small letters/],
  ['user', '7shop', /it is not made of small letters/],
  ['user', 'a'.repeat(32), /it is 32 characters long; the maximum is 31/],
  ['front', 'caddy', /unknown choice\. Choose one of: nginx, apache\./],
  [
    'front',
    'apache',
    /Apache runs Django itself or not at all, and Gunicorn is a server of its own\. Choose nginx/,
  ],
];

describe('onprem: what is refused, with nothing written', () => {
  const refused = async (argv: readonly string[], reason: RegExp): Promise<void> =>
    inFolder(async (folder) => {
      const outcome = await djangoCloud(folder, 'shop', '--defaults', ...argv);
      assert.equal(outcome.status, 2, outcome.stdout);
      assert.match(outcome.stderr, /^--onprem-[a-z-]+ .*\n$/);
      assert.match(outcome.stderr, reason);
      assert.deepEqual(snapshot(folder), {});
    });
  for (const [option, value, reason] of REFUSED) {
    it(`--onprem-${option} ${value.slice(0, 40)}`, () =>
      refused(['--platform', 'onprem', `--onprem-${option}=${value}`], reason));
  }
  it('--onprem-front nginx before a server that runs inside Apache', () =>
    refused(
      ['--platform', 'onprem', '--server', 'mod_wsgi', '--onprem-front', 'nginx'],
      /is the front server itself: behind another one, a restart would lose requests\. Choose apache/,
    ));
  it('an option without the platform', () =>
    refused(['--onprem-domain', 'www.example.com'], /it goes with Your own server, which is not chosen/));
});
