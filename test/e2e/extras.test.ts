/** What is asked for at the end of the questions, or by flags: a first commit, the environment, the server. */
import { strict as assert } from 'node:assert';
import { existsSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { freePort, get } from '../support/http.ts';
import { Newcomer, stepsIn } from '../support/newcomer.ts';
import { ordinaryFolder, temporaryFolder } from '../support/processes.ts';
import { closeTerminals, KEYS } from '../support/terminal.ts';

describe('once a project is written', () => {
  const parent = temporaryFolder('extras-');
  let newcomer: Newcomer;
  beforeEach(() => {
    newcomer = new Newcomer('uv', {}, ordinaryFolder(join(parent, 'uv')));
  });
  afterEach(() => {
    closeTerminals();
    newcomer.leave();
  });
  after(() => rmSync(parent, { recursive: true, force: true }));

  it('--git and --start commit it, install it, and start its server for development, until Ctrl-C', async () => {
    const port = await freePort();
    const server = newcomer.starts(`PORT=${port} django-cloud shop --defaults --git --start`);
    await server.until(async () => server.output.includes(`http://127.0.0.1:${port}/ answers.`), 'an answer');
    const { status, text } = await get(port, '/');
    assert.equal(status, 200);
    assert.match(text, /<h1/);
    await server.stop('SIGTERM');
    await assert.rejects(get(port, '/'));
    const shop = join(newcomer.folder, 'shop');
    for (const path of ['.venv/bin/python', '.env', 'db.sqlite3'])
      assert.ok(existsSync(join(shop, path)), path);
    assert.match(server.output, /git does not know your name: the commit is by /);
    assert.doesNotMatch(server.output, /\nNext:/);
    assert.equal(newcomer.type('cd shop && git status --porcelain && git rev-list --count HEAD'), '1\n');
    assert.deepEqual(
      readdirSync(newcomer.home).filter((name) => name.startsWith('.git')),
      [],
    );
  });

  it('the questions end with what is picked, and "Next" with what is left', async () => {
    const terminal = newcomer.terminal('django-cloud shop --server gunicorn');
    for (let title = await terminal.asks(); title !== 'Then'; title = await terminal.asks())
      terminal.type(KEYS.enter);
    // The repository, and the environment.
    terminal.type(KEYS.space, KEYS.down, KEYS.space, KEYS.enter);
    assert.equal(await terminal.end(), 0, terminal.text);
    const next = stepsIn(terminal.screen).map(({ command }) => command);
    assert.deepEqual(next, [
      'cd shop',
      '.venv/bin/python manage.py migrate && .venv/bin/python manage.py runserver',
    ]);
    await newcomer.follow(terminal.screen);
    assert.equal(newcomer.type('git rev-list --count HEAD'), '1\n');
  });
});
