/**
 * A project of version 0.2.0 is brought up to this one without noticing what new projects begin with. The fixture is the
 * record that 0.2.0 wrote of a project called "users", with PostgreSQL, background tasks and a server of its own.
 */
import { strict as assert } from 'node:assert';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { writeProject } from '../../src/commands/destination.ts';
import { decodeRendered, RENDERED_FILE, withRecord } from '../../src/merge/rendered-file.ts';
import { ANSWERS_FILE, PACKAGE } from '../../src/plan/plan.ts';
import { answersWith } from '../support/answers.ts';
import { djangoCloud, inFolder, snapshot } from '../support/command.ts';

const record = readFileSync(join(import.meta.dirname, '../fixtures/project-0.2.0.lock'), 'utf8');
const rendered = decodeRendered(record)!;

/** What the features of this version bring: none of it comes by itself. */
const NEW =
  /(^|\/)(models\.py|migrations\/0001_initial\.py|conftest\.py|LICENSE|\.vscode|\.devcontainer|static)(\/|$)/;

/** The project as 0.2.0 wrote it, and what its user made of it. */
const inOldProject = (use: (folder: string) => Promise<void>): Promise<void> =>
  inFolder(async (folder) => {
    for (const { path, contents, executable } of [
      ...rendered.files,
      { path: RENDERED_FILE, contents: record, executable: false },
    ]) {
      mkdirSync(dirname(join(folder, path)), { recursive: true });
      writeFileSync(join(folder, path), contents, { mode: executable ? 0o755 : 0o644 });
    }
    await use(folder);
  });

/** The user's own lines in a file of the project. */
function add(folder: string, path: string, text: string): void {
  const file = join(folder, path);
  writeFileSync(file, `${readFileSync(file, 'utf8')}${text}`);
}

function store(folder: string, answers: Readonly<Record<string, unknown>>): void {
  const file = join(folder, ANSWERS_FILE);
  const content = JSON.parse(readFileSync(file, 'utf8'));
  writeFileSync(file, JSON.stringify({ [PACKAGE]: { ...content[PACKAGE], ...answers } }, null, 2));
}

describe('a project of version 0.2.0', () => {
  it('is one', () => {
    assert.equal(rendered.version, '0.2.0');
    assert.ok(rendered.files.length > 100);
  });

  it('gets nothing that new projects begin with, and no conflict', () =>
    inOldProject(async (folder) => {
      const css = 'pages/static/pages/site.css';
      add(folder, css, '.mine { color: green }\n');
      add(folder, 'users/settings.py', '\nMINE = True\n');
      const before = snapshot(folder);
      const { status, stdout, stderr } = await djangoCloud(folder, 'update', '--force');
      assert.equal(status, 0, stdout + stderr);
      const after = snapshot(folder);
      const added = Object.keys(after).filter(
        (path) => !(path in before) && !path.startsWith('.django-cloud/'),
      );
      assert.deepEqual(
        added.filter((path) => NEW.test(path)),
        [],
      );
      assert.equal(after[css], before[css]);
      // Templates of the user's may name it where it is.
      assert.equal(after['users/templates/base.html'], before['users/templates/base.html']);
      assert.doesNotMatch(after['users/settings.py']!, /AUTH_USER_MODEL|"users",\n {4}"users"/);
      assert.match(after['users/settings.py']!, /\nMINE = True\n$/);
      // No table of attempts to sign in, no other cookie, no header that denies pages what they use.
      assert.doesNotMatch(after['users/settings.py']!, /axes|__Host-|SECURITY_HEADERS/);
      assert.doesNotMatch(after['requirements.txt']!, /axes/);
      const gone = Object.keys(before).filter((path) => !(path in after));
      assert.deepEqual(
        gone.filter((path) => /^(pages|tests|users)\//.test(path)),
        [],
      );
      const again = await djangoCloud(folder, 'update', '--force');
      assert.match(again.stdout, /0 written|nothing/i);
    }));

  it('is hardened when it asks for it', () =>
    inOldProject(async (folder) => {
      assert.equal((await djangoCloud(folder, '--hardening', 'strict', '--force')).status, 0);
      const { 'users/settings.py': settings = '', 'requirements.txt': requirements = '' } = snapshot(folder);
      for (const line of [/^ {4}"axes",$/m, /SignInLimit/, /__Host-sessionid/, /SECURITY_HEADERS/])
        assert.match(settings, line);
      assert.match(requirements, /^django-axes==/m);
    }));

  it('goes on under a name that a new project cannot have any more', () =>
    inOldProject(async (folder) => {
      assert.equal((await djangoCloud(folder, 'server', 'uvicorn', '--force')).status, 0);
      await inFolder(async (empty) => {
        const refused = await djangoCloud(empty, 'users', '--defaults');
        assert.equal(refused.status, 2);
        assert.match(refused.stderr, /"users" is a folder or module that the project itself has/);
      });
    }));

  it('keeps Django’s user, whoever asks for another', () =>
    inFolder(async (folder) => {
      writeProject(folder, withRecord(answersWith({ example: 'before-0.3', user: 'django' })));
      const says = /^user custom: a project that is there keeps django: its tables refer to .*\n$/;
      const before = snapshot(folder);
      const flagged = await djangoCloud(folder, '--user', 'custom', '--force');
      assert.deepEqual([flagged.status, says.test(flagged.stderr)], [2, true], flagged.stderr);
      assert.deepEqual(snapshot(folder), before);
    }));

  it('keeps it when its answers are edited by hand', () =>
    inOldProject(async (folder) => {
      assert.equal((await djangoCloud(folder, 'update', '--force')).status, 0);
      store(folder, { user: 'custom' });
      const { status, stderr } = await djangoCloud(folder, 'update', '--force');
      assert.equal(status, 2);
      assert.match(stderr, /user|"users" is a folder/);
    }));
});

describe('a new project', () => {
  it('keeps its own user model', () =>
    inFolder(async (parent) => {
      assert.equal((await djangoCloud(parent, 'shop', '--defaults')).status, 0);
      const folder = join(parent, 'shop');
      const { status, stderr } = await djangoCloud(folder, '--user', 'django', '--force');
      assert.equal(status, 2);
      assert.match(stderr, /^user django: a project that is there keeps custom: /);
      store(folder, { user: 'django' });
      assert.match((await djangoCloud(folder, 'update', '--force')).stderr, /keeps custom/);
    }));
});
