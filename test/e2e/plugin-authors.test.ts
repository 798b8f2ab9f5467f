/** Plug-ins begun from nothing: what `new-plugin` writes passes `test-plugin`, on real parts, as it is. */
import { strict as assert } from 'node:assert';
import { cpSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { EXAMPLE } from '../support/bad-plugins.ts';
import { type Ended, ordinaryFolder, run, temporaryFolder } from '../support/processes.ts';

const COMMAND = join(import.meta.dirname, '../../dist/django-cloud.js');

describe('a plug-in that is begun', function () {
  this.timeout(300_000);
  let folder = '';
  before(() => {
    folder = ordinaryFolder(temporaryFolder('authors-'));
  });
  after(() => rmSync(folder, { recursive: true, force: true }));

  const cloud = (...words: readonly string[]): Ended =>
    run(
      [process.execPath, COMMAND, ...words],
      {
        cwd: folder,
        env: {
          ...process.env,
          HOME: folder,
          XDG_STATE_HOME: join(folder, 'state'),
          LANG: 'C.UTF-8',
        },
      },
      240_000,
    );

  for (const kind of ['server', 'platform', 'service'] as const) {
    it(`passes its tests as it is: a ${kind}`, () => {
      const made = cloud('new-plugin', `my_${kind}`, '--kind', kind);
      assert.equal(made.status, 0, made.output);
      const { status, stdout, output } = cloud('test-plugin', `django-cloud-my-${kind}`, '--json');
      assert.equal(status, 0, output);
      const { passed, tried } = JSON.parse(stdout) as { passed: boolean; tried: readonly unknown[] };
      assert.equal(passed, true);
      assert.equal(tried.length, 6, stdout);
    });
  }

  it('fails where its server does not start, with what was printed', () => {
    const broken = join(folder, 'broken');
    cpSync(EXAMPLE, broken, { recursive: true });
    const template = join(broken, 'templates/servers/waitress/serve.py.ejs');
    writeFileSync(
      template,
      readFileSync(template, 'utf8').replace('    run(application)\n', '    sys.exit("no luck")\n'),
    );
    const { status, output } = cloud('test-plugin', 'broken');
    assert.equal(status, 1);
    assert.match(output, /FAILED {2}servers\/waitress: It is rehearsed\n.*no luck/s);
  });

  it('is refused where its folder has files, or its id cannot be one', () => {
    const again = cloud('new-plugin', 'my_server');
    assert.equal(again.status, 2);
    assert.match(again.stderr, /django-cloud-my-server: it is not empty/);
    assert.match(cloud('new-plugin', 'My-Server').stderr, /an id has small letters/);
    assert.match(cloud('new-plugin').stderr, /give one id/);
    assert.match(cloud('new-plugin', 'one', '--kind', 'database').stderr, /unknown kind/);
    assert.match(cloud('lock-plugin', 'broken/templates').stderr, /pyproject\.toml: file not found/);
  });
});
