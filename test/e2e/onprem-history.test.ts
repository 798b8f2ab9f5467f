/**
 * Histories on the own server: deployed and rolled back five times, each step failing once, twice and after a roll back,
 * interrupted, two at once, and with choices that are taken away in between.
 */
import { strict as assert } from 'node:assert';
import { once } from 'node:events';
import { describeWith } from '../support/machine.ts';
import { HistoryHost } from '../support/onprem-history.ts';
import { History, type Trouble } from '../support/onprem-model.ts';
import { REFUSALS, scriptOf } from '../support/onprem-refusals.ts';

/** Each step of a deployment that can fail, by the first words of the command that does. */
const STEPS = [
  'uv venv',
  'uv pip install',
  'python /srv/shop/releases/', // collectstatic
  'python -m compileall',
  'python manage.py check',
  'python manage.py migrate',
  'systemctl start shop-release@',
  'systemctl start shop.socket',
  'systemctl restart shop.service',
];

/** Those that a roll back has too. */
const OF_A_SWITCH = ['systemctl start shop.socket', 'systemctl restart shop.service'];

let states = 0;
let transitions = 0;

async function onHost(use: (history: History, host: HistoryHost) => void | Promise<void>): Promise<void> {
  const host = await HistoryHost.boot();
  const history = new History(host);
  try {
    await use(history, host);
  } finally {
    states += history.states;
    transitions += history.transitions;
    await host.stop();
  }
}

describeWith(['nginx', 'apxs'], 'histories on the own server', function () {
  this.timeout(300_000);
  after(() => console.log(`      ${states} states, ${transitions} transitions`));

  const failing = (words: string, times = 1): Trouble => ({ how: 'fail', words, times });

  it('deployed for the first time, with each step failing, and interrupted', () =>
    onHost((history) => {
      history.push();
      history.setUp();
      for (const words of STEPS) {
        history.fails(failing(words));
        history.fails({ how: 'kill', words });
      }
      history.deploys();
    }));

  it('deployed and rolled back five times and more, with each step failing once, twice, after a roll back, and interrupted', () =>
    onHost((history) => {
      history.push();
      history.setUp();
      history.deploys();
      history.deploys(); // nothing to do
      for (const words of STEPS) {
        history.push();
        history.fails(failing(words));
        history.deploys();
        history.rollsBack();
        // After a roll back, twice in a row, and then interrupted.
        history.push();
        history.fails(failing(words));
        history.fails(failing(words));
        history.fails({ how: 'kill', words });
        history.deploys();
        if (!OF_A_SWITCH.includes(words)) continue;
        history.fails(failing(words), 'roll-back');
        history.fails({ how: 'kill', words }, 'roll-back');
        history.rollsBack();
        history.push();
        history.deploys();
      }
      for (let times = 0; times < 5; times += 1) history.rollsBack();
    }));

  it('deployed and rolled back with releases that never get ready, twice in a row', () =>
    onHost((history) => {
      const BROKEN = { broken: true };
      history.push(BROKEN);
      history.setUp();
      history.fails(undefined);
      history.fails(undefined);
      history.push();
      history.deploys();
      history.push(BROKEN);
      history.fails(undefined);
      history.fails(undefined);
      history.push();
      history.deploys();
      history.rollsBack();
      history.push(BROKEN);
      history.fails(undefined);
      history.push();
      history.deploys();
      for (let times = 0; times < 5; times += 1) {
        history.push();
        history.deploys();
      }
      history.push(BROKEN);
      // As many as releases are kept: they take the place of none.
      for (let times = 0; times < 5; times += 1) history.fails(undefined);
      for (let times = 0; times < 5; times += 1) history.rollsBack();
    }));

  const WORKER = { services: ['tasks'] };
  const APACHE = { server: 'mod_wsgi' };
  const BOTH = { ...WORKER, ...APACHE };
  for (const [title, first, second] of [
    ['a worker that is added and taken away', {}, WORKER],
    ['another server behind the same front server', {}, { server: 'uvicorn' }],
    ['the front server itself', {}, APACHE],
    ['the front server and a worker at once', WORKER, APACHE],
    ['a worker beside Apache', APACHE, BOTH],
  ] as const) {
    it(`deployed, failed and rolled back across ${title}`, () =>
      onHost((history) => {
        history.push(first);
        history.setUp();
        history.deploys();
        history.push({ ...second, broken: true });
        history.setUp();
        history.fails(undefined);
        history.push(second);
        history.deploys();
        history.setUp();
        history.rollsBack();
        history.push(second);
        history.fails({ how: 'kill', words: 'curl --fail' });
        history.deploys();
        history.push({ ...first, broken: true });
        history.fails(undefined);
        history.push(first);
        history.setUp();
        history.deploys();
        history.push(second);
        history.deploys();
        for (let times = 0; times < 4; times += 1) history.rollsBack();
      }));
  }

  for (const [title, change] of [
    ['another account', { user: 'web' }],
    ['another folder', { folder: '/srv/web' }],
    ['another account, folder and front server', { user: 'web', folder: '/srv/web', ...APACHE }],
  ] as const) {
    it(`deployed, failed and rolled back across ${title}, of which nothing is left in the end`, () =>
      onHost((history, host) => {
        history.push();
        history.setUp();
        history.deploys();
        history.push(change);
        assert.match(history.fails(undefined).output, /^deploy\.sh: .* start onprem\/set-up\.sh first\.$/m);
        history.setUp();
        history.push({ ...change, broken: true });
        history.fails(undefined);
        history.push(change);
        history.fails(failing('python manage.py migrate'));
        history.fails({ how: 'kill', words: 'python manage.py migrate' });
        history.fails({ how: 'kill', words: 'curl --fail' });
        history.deploys();
        history.rollsBack();
        // There and back, with releases of both.
        history.push();
        history.setUp();
        history.deploys();
        history.push(change);
        history.setUp();
        history.deploys();
        for (let times = 0; times < 2; times += 1) history.rollsBack();
        const outputs = [1, 2, 3, 4, 5, 6].map(() => {
          history.push(change);
          return history.deploys().output;
        });
        const named = /^deploy\.sh: the account shop has no release any more: sudo userdel shop$/m;
        assert.equal(named.test(outputs[0] ?? ''), false, outputs[0]);
        assert.equal(named.test(outputs[5] ?? ''), 'user' in change, outputs[5]);
        if ('folder' in change) assert.equal(host.run(['ls', '/srv/shop']).status, 2);
        if (!('user' in change)) return;
        host.sh('userdel shop');
        history.push(change);
        assert.doesNotMatch(history.deploys().output, named);
      }));
  }

  it('refuses a folder where something else is', () =>
    onHost((history, host) => {
      history.push();
      history.setUp();
      history.deploys();
      history.push({ folder: '/srv/other' });
      host.sh('mkdir -p /srv/other/things');
      const { status, output } = host.script('set-up.sh');
      assert.equal(status, 1);
      assert.match(
        output,
        /^set-up\.sh: the releases are in \/srv\/shop, and \/srv\/other is there already: /,
      );
      assert.equal(host.sh('ls /srv/other').trim(), 'things');
      host.sh('rmdir /srv/other/things /srv/other');
      history.setUp();
      history.deploys();
    }));

  it('set up with a worker that is taken away before anything is deployed', () =>
    onHost((history) => {
      history.push(WORKER);
      history.setUp();
      history.push();
      history.deploys();
    }));

  it('deployed with a worker that does not start: the release serves, and that is said', () =>
    onHost((history, host) => {
      history.push(WORKER);
      history.setUp();
      host.write('/run/fake/fail', 'fail systemctl restart shop-worker.service\n');
      const { status, output } = host.script('deploy.sh');
      assert.equal(status, 1, output);
      assert.match(
        output,
        /^deploy\.sh: \S+ serves, but its worker did not start\. See: journalctl -u shop-worker$/m,
      );
      // The next one starts it.
      history.deploys();
    }));

  it('deployed twice at once: the second is refused, and so is set-up.sh', () =>
    onHost(async (history, host) => {
      history.push();
      history.setUp();
      host.sh('mkfifo /run/fake/gate; echo "wait uv pip install" >/run/fake/fail; chmod 666 /run/fake/*');
      const first = host.begin('deploy.sh');
      const ended = once(first, 'close');
      host.sh('while [ -s /run/fake/fail ]; do sleep 0.05; done');
      for (const name of ['deploy.sh', 'set-up.sh']) {
        const { status, output } = host.script(name);
        assert.equal(status, 1, output);
        assert.match(output, new RegExp(`^${name}: another deploy\\.sh or set-up\\.sh is at work\\.\n$`));
      }
      host.sh('echo >/run/fake/gate');
      assert.equal((await ended)[0], 0);
      history.deploys();
    }));

  it('waits for the migrations of a deployment that was killed', () =>
    onHost((history, host) => {
      history.push();
      history.setUp();
      host.write(
        '/run/fake/activating',
        'shop-release@20260101T000000-000000000000.service loaded activating\n',
      );
      const { status, output } = host.script('deploy.sh');
      assert.equal(status, 1);
      assert.match(
        output,
        /^deploy\.sh: checks or migrations of a deployment that was interrupted still run: wait/,
      );
      host.sh('rm /run/fake/activating');
      history.deploys();
    }));

  for (const server of ['gunicorn', 'mod_wsgi']) {
    it(`has releases that the account alone can read, with static files for all, with ${server}`, () =>
      onHost((history, host) => {
        history.push({ server });
        history.setUp();
        history.deploys();
        const may = (user: string, test: string): string =>
          host.sh(
            `cd /srv/shop/current/; find -L . -path ./.venv -prune -o -print | runuser -u "$1" -- sh -c '
              while read -r path; do if test ${test} "$path"; then echo "$path"; fi; done'`,
            user,
          );
        const read = may('shop', '-r').split('\n');
        for (const path of ['./manage.py', './shop/settings.py', './staticfiles/site.css', './.env'])
          assert.ok(read.includes(path), path);
        assert.deepEqual(may('shop', '-w'), '');
        const others = may('nobody', '-r').trim().split('\n');
        assert.ok(others.includes('./public/static/site.css'), others.join(' '));
        assert.deepEqual(
          others.filter((path) => !/^\.\/(staticfiles|public)(\/|$)/.test(path)),
          [],
        );
        assert.deepEqual(may('nobody', '-w'), '');
        const secret = host.sh('cd /srv/shop/current; grep -rl of-a-laptop . || true');
        assert.equal(secret, '');
      }));
  }

  it('refuses what systemd refuses; with a rule switched off, its row is noticed', () =>
    onHost((_, host) => {
      for (const row of REFUSALS) {
        host.sh('rm -rf /run/fake/loaded /run/fake/active /run/fake/kind /etc/systemd/system/row-*');
        const strict = host.run(scriptOf(row));
        assert.equal(strict.status, row.status, `${row.rule}: ${strict.output}`);
        assert.match(strict.output, row.message);
        host.sh('rm -rf /run/fake/loaded /run/fake/active /etc/systemd/system/row-*');
        host.write('/run/fake/kind', `${row.rule}\n`);
        const kind = host.run(scriptOf(row));
        assert.notEqual(kind.status, row.status, `a stand-in without "${row.rule}" is not noticed`);
        console.log(`      refused: ${row.script.at(-1)} (${row.status}): ${row.source}`);
      }
    }));
});
