/** `labcheck` and `labreset` where the project does not run, in both languages; and what `labreset` brings. */
import { strict as assert } from 'node:assert';
import { appendFileSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { packedModules, unpackedModules } from '../../src/labs/packed-modules.ts';
import { AttemptCourse } from '../support/attempt-course.ts';
import type { AttemptPlace } from '../support/attempt-place.ts';
import { describeWith } from '../support/machine.ts';

/** What is said of a place that no test before has looked at, and nothing else. */
const SAID = /^(\S+: the checks run this project as you: [^\n]*\n)?$/;

const ADA = ['-c', 'user.name=Ada', '-c', 'user.email=ada@example.com'];

describeWith(['git', 'python3'], 'labs of a project that does not run', function () {
  this.timeout(300_000);
  let course: AttemptCourse;
  let place: AttemptPlace;
  const inside = (path: string): string => join(place.folder, path);
  before(async () => {
    course = await AttemptCourse.prepare();
    place = course.place();
  });
  after(() => course?.remove());

  it('labcheck names file, line and cause of what Python cannot read; the rest follows from it', async () => {
    await place.begin('lab-1', 'solution');
    place.edit({ path: 'mysite/settings.py', found: '    "pages",\n', instead: '    "pages,\n' });
    const { status, stdout, stderr } = await place.run(['python', 'manage.py', 'labcheck']);
    // What is executed is said once, before it is; the tests below say nothing any more.
    assert.match(stderr, /^\S+: the checks run this project as you: [^\n]*\n$/);
    assert.equal(status, 1);
    assert.match(
      stdout,
      /missing +Python understands every file\n +mysite\/settings\.py, line \d+: a quote is open\n/,
    );
    assert.equal(stdout.match(/^ {2}missing/gm)?.length, 1);
    assert.match(stdout, /not checked +The project loads\n +a consequence of what is missing above/);
  });

  it('the command that pages name answers when manage.py itself is broken: with file, line and cause', async () => {
    await place.begin('lab-1', 'solution');
    place.edit({
      path: 'manage.py',
      found: '    """Run administrative tasks."""\n',
      instead: '    """Run\n',
    });
    const { status, stdout, stderr } = await place.run(['python', '-m', 'labs', 'check']);
    assert.match(stderr, SAID);
    assert.equal(status, 1);
    assert.match(stdout, /missing +Python understands every file\n +manage\.py, line \d+: /);
  });

  it('without Django, it says what is to be installed, and for which Python', async () => {
    await place.begin('lab-1', 'solution');
    const { status, stdout, stderr } = await place.run([
      '/usr/bin/env',
      '-S',
      `PATH=${process.env.PATH}`,
      'python3',
      'manage.py',
      'labcheck',
      '1',
    ]);
    assert.match(stderr, SAID);
    assert.equal(status, 1);
    assert.match(stdout, /missing +Its packages are installed\n +not installed for \S*python3?\S*: /);
  });

  it('a lab that is not the present one is said first', async () => {
    await place.begin('lab-2');
    const { stdout } = await place.run(['python', 'manage.py', 'labcheck', '1', '--quick']);
    assert.match(stdout, /^lab-1: .*\nNote: you are working on lab-2, and this looks at lab-1\./);
  });

  it('hints say more with each step, and there is an end of them', async () => {
    await place.begin('lab-3');
    const first = await place.succeed('python', 'manage.py', 'labcheck', '--hint');
    assert.match(first, /^Hint 1 of 3: .+\nThe next one says more: python -m labs check lab-3 --hint 2\n$/);
    const last = await place.succeed('python', 'manage.py', 'labcheck', '--hint', '3');
    assert.match(last, /^Hint 3 of 3: .+\n$/);
    assert.equal((await place.run(['python', 'manage.py', 'labcheck', '--hint', '4'])).status, 2);
  });

  it('left out is not complete: --quick ends with a status of its own', async () => {
    await place.begin('lab-1', 'solution');
    const { status, stdout } = await place.run(['python', 'manage.py', 'labcheck', '--quick']);
    assert.equal(status, 3, stdout);
    assert.match(stdout, /not checked: 1\. So the lab is not complete yet\.\n$/);
  });

  it('labreset leaves a project that does not load, keeps it, and brings what the next lab needs', async () => {
    await place.begin('lab-4');
    await place.succeed('git', 'switch', '-qc', 'mine');
    writeFileSync(inside('mysite/settings.py'), 'this is no Python\n');
    const before = readFileSync(inside('.env'), 'utf8');
    rmSync(inside('db.sqlite3'));
    const said = await place.succeed('python', 'manage.py', 'labreset', '5');
    assert.match(said, /Your work so far is on the branch mine\./);
    assert.match(said, /Added to \.env, because the lab needs it: DATABASE_URL\./);
    assert.match(said, /the database is migrated, static files are collected/);
    assert.equal(readFileSync(inside('.env'), 'utf8'), `${before}\nDATABASE_URL=sqlite:///db.sqlite3\n`);
    assert.equal(await place.succeed('git', 'show', 'mine:mysite/settings.py'), 'this is no Python\n');
    assert.ok(place.exists('db.sqlite3'));
    await place.succeed('git', 'switch', '-q', 'mine');
    await place.succeed('git', 'branch', '-qD', 'lab-5');
  });

  it('labreset --keep brings the own work along; where both changed the same lines, the lab counts', async () => {
    await place.begin('lab-3');
    await place.succeed('git', 'switch', '-qc', 'own');
    appendFileSync(inside('pages/admin.py'), '\n# of my own\n');
    place.edit({ path: 'pages/views.py', found: 'time.sleep(seconds)', instead: 'time.sleep(seconds * 2)' });
    place.edit({ path: 'mysite/about.py', instead: '# all of it mine\n' });
    const said = await place.succeed('python', 'manage.py', 'labreset', '4', '--keep');
    assert.match(said, /It was brought along into lab-4/);
    assert.match(readFileSync(inside('pages/admin.py'), 'utf8'), /# of my own/);
    assert.match(readFileSync(inside('pages/views.py'), 'utf8'), /await asyncio\.sleep\(seconds\)\n/);
    assert.match(await place.succeed('git', 'show', 'own:pages/views.py'), /time\.sleep\(seconds \* 2\)/);
    assert.equal(await place.succeed('git', 'status', '--porcelain'), '');
    const again = await place.run(['python', 'manage.py', 'labreset', '4', '--keep']);
    assert.equal(again.status, 1);
    assert.match(again.stderr, /Nothing was reset: your work already goes back to the start of lab-4/);
  });

  it('each branch of a lab knows where it belongs', async () => {
    await place.begin('lab-2');
    await place.succeed('git', 'init', '-q', '--bare', inside('.git/remote'));
    await place.succeed('git', 'remote', 'add', 'origin', inside('.git/remote'));
    await place.succeed('python', 'manage.py', 'labreset', '3');
    const branch = (await place.succeed('git', 'branch', '--show-current')).trim();
    await place.succeed('git', 'push', '-q');
    assert.equal(
      (await place.succeed('git', 'rev-parse', '@{upstream}')).trim(),
      (await place.succeed('git', 'rev-parse', 'HEAD')).trim(),
    );
    assert.match(await place.succeed('git', 'branch', '-rl'), new RegExp(`origin/${branch}\\b`));
  });

  it('a corrected lab is checked as its newest edition says, and labreset goes there', async () => {
    await place.begin('lab-7');
    const modules = unpackedModules(readFileSync(inside('labs/checks.txt'), 'utf8'));
    const corrected = modules['course.py']!.replaceAll(
      'The database is migrated',
      'The database is up to date',
    );
    writeFileSync(inside('labs/checks.txt'), packedModules({ ...modules, 'course.py': corrected }));
    await place.succeed('git', ...ADA, 'commit', '-qam', 'A correction');
    await place.succeed('git', 'tag', 'lab-7-start.2');
    await place.begin('lab-7');
    const { stdout } = await place.run(['python', 'manage.py', 'labcheck', '7', '--quick']);
    assert.match(stdout, /^Note: lab-7 was corrected \(2\)/);
    assert.match(stdout, /The database is up to date/);
    const said = await place.succeed('python', 'manage.py', 'labreset', '7');
    assert.match(said, /This is correction 2 of lab-7/);
    assert.equal(await place.succeed('git', 'diff', 'lab-7-start.2'), '');
  });

  it('in Spanish, without Django and with a broken manage.py', async () => {
    const spanish = await AttemptCourse.prepare('es');
    try {
      const there = spanish.place();
      await there.begin('lab-1', 'solution');
      there.edit({ path: 'mysite/urls.py', found: 'urlpatterns = [', instead: 'urlpatterns = (' });
      there.edit({ path: 'manage.py', found: 'def main', instead: 'de main' });
      const { status, stdout, stderr } = await there.run(['python', '-m', 'labs', 'check']);
      assert.match(stderr, /^\S+: las comprobaciones ejecutan este proyecto con tu cuenta: [^\n]*\n$/);
      assert.equal(status, 1);
      assert.match(
        stdout,
        /falta +Python entiende todos los archivos\n +manage\.py, línea \d+: aquí falta algo, o sobra; mysite\/urls\.py, línea \d+: /,
      );
      assert.match(stdout, /sin comprobar +El proyecto se carga\n +consecuencia de lo que falta arriba/);
      assert.equal((await there.run(['python', '-m', 'labs', 'reset', '2'])).status, 0);
    } finally {
      spanish.remove();
    }
  });
});
