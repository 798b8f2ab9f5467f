/** What a host must do with the processes of a project beside its server, and with a batch. */
import { strict as assert } from 'node:assert';
import type { Host } from './onprem-host.ts';
import type { Ended } from './processes.ts';

const UNIT = 'shop-worker.service';

/** A command of manage.py on the host, with the account and the variables of the units. */
const manage = (host: Host, ...args: readonly string[]): string =>
  host.succeed([
    'systemd-run',
    '--quiet',
    '--pipe',
    '--wait',
    '--uid=shop',
    '--working-directory=/srv/shop/current',
    '--property=EnvironmentFile=/etc/shop/environment',
    '/srv/shop/current/.venv/bin/python',
    'manage.py',
    ...args,
  ]);

const show = (host: Host, property: string): string =>
  host.succeed(['systemctl', 'show', '--value', '-p', property, UNIT]).trim();

/**
 * Tests of a worker on a host where a project with one has been deployed.
 *
 * @param deploy runs the deploy script
 * @param edit appends to a file of the source
 */
export function worksOnHost(
  at: () => Host,
  deploy: (...words: readonly string[]) => Ended,
  edit: (path: string, text: string) => void,
): void {
  it('runs tasks in its worker, and again after that was killed', () => {
    const host = at();
    const ping = ['enqueue', 'workers.tasks.ping', '--wait', '300'];
    assert.match(manage(host, ...ping), /: successful\n$/);
    const before = show(host, 'MainPID');
    host.succeed(['kill', '-9', before]);
    assert.match(manage(host, ...ping), /: successful\n$/);
    assert.notEqual(show(host, 'MainPID'), before);
  });

  it('restarts its worker with a new release, and leaves it alone when that fails', () => {
    const host = at();
    const before = show(host, 'MainPID');
    edit('shop/urls.py', '\nraise RuntimeError("broken on purpose")\n');
    assert.equal(deploy().status, 1);
    assert.equal(show(host, 'MainPID'), before);
    host.succeed(['sh', '-c', 'sed -i "/broken on purpose/d" /root/shop/shop/urls.py']);
    edit('pages/tasks.py', '\n# A new release.\n');
    const { status, output } = deploy();
    assert.equal(status, 0, output);
    assert.notEqual(show(host, 'MainPID'), before);
    const folder = host.succeed(['readlink', `/proc/${show(host, 'MainPID')}/cwd`]).trim();
    assert.equal(folder, host.succeed(['readlink', '-f', '/srv/shop/current']).trim());
  });

  it('covers a batch with four units at once', () => {
    const host = at();
    const create =
      'from pages.models import Message; Message.objects.bulk_create(Message(author="A", text="b") for _ in range(9))';
    manage(host, 'shell', '-c', create);
    host.succeed(['systemctl', 'start', ...[0, 1, 2, 3].map((share) => `shop-batch@${share}`)]);
    const counted = host.log('shop-batch@*').match(/^message \d+/gm) ?? [];
    assert.equal(counted.length, 9, host.log('shop-batch@*'));
    assert.equal(new Set(counted).size, 9);
  });

  it('stops its worker in time', () => {
    const host = at();
    const started = Date.now();
    host.succeed(['systemctl', 'stop', UNIT]);
    assert.equal(show(host, 'Result'), 'success');
    assert.ok(Date.now() - started < 30_000);
    host.succeed(['systemctl', 'start', UNIT]);
  });
}
