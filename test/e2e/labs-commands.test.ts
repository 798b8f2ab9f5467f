/** `labreset` keeps whatever a participant has, and `labcheck` says what it could not look at. */
import { strict as assert } from 'node:assert';
import { appendFileSync, existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { servers } from '../../src/choices/catalog.ts';
import { defaultSteps } from '../../src/labs/default-steps.ts';
import { labsOf } from '../../src/labs/labs-of.ts';
import { answersOfSteps } from '../../src/labs/step-answers.ts';
import { startTag } from '../../src/labs/tags.ts';
import { answersWith } from '../support/answers.ts';
import { Participant } from '../support/labs.ts';
import { COURSES } from '../support/labs-course.ts';
import { describeWith } from '../support/machine.ts';
import { giveToOrdinaryUser } from '../support/processes.ts';
import { Workplace } from '../support/rehearse.ts';

it('between them, participants of labs meet every synchronous server, each with another asynchronous one', () => {
  const met = new Set(COURSES.flatMap(({ lessons }) => lessons.map(({ after }) => after.server)));
  const ofKind = (kind: string) => servers.filter((server) => server.interface === kind);
  assert.deepEqual(
    ofKind('wsgi').filter(({ id }) => !met.has(id)),
    [],
  );
  const others = Math.min(COURSES.length, ofKind('asgi').length);
  assert.equal(ofKind('asgi').filter(({ id }) => met.has(id)).length, others);
});

describeWith(['git'], 'commands of labs', function () {
  this.timeout(300_000);
  const answers = answersWith();
  const steps = defaultSteps(answers);
  const labs = labsOf(answers, steps);
  const workplace = new Workplace();
  let participant: Participant;
  let venv = '';
  const inside = (path: string): string => join(participant.folder, path);
  const reset = (lab: string) => participant.manage(['labreset', lab], venv);
  const branch = async (): Promise<string> => (await participant.git('branch', '--show-current')).trim();
  before(async () => {
    venv = workplace.venv(workplace.project(answersOfSteps(answers, steps)[2]!));
    participant = await Participant.of(answers.project, labs, '/nowhere');
  });
  beforeEach(async () => {
    await participant.git('checkout', '-qf', 'main');
    await participant.git('clean', '-qfd');
  });
  after(() => {
    workplace.remove();
    rmSync(join(participant.folder, '..'), { recursive: true, force: true });
  });

  it('labreset commits what is changed and what is new, and leaves what git ignores', async () => {
    appendFileSync(inside('pages/admin.py'), '# changed\n');
    writeFileSync(inside('pages/new.py'), '# new\n');
    writeFileSync(inside('.env'), 'DEBUG=true\n');
    giveToOrdinaryUser(participant.folder);
    const { status, stdout, output } = await reset('2');
    assert.equal(status, 0, output);
    assert.match(
      stdout,
      /Your work so far is on the branch main\.\nYou are on the branch lab-2, where lab-2 begins/,
    );
    assert.equal(await participant.git('status', '--porcelain'), '');
    assert.equal(await participant.git('diff', startTag('lab-2')), '');
    assert.ok(!existsSync(inside('pages/new.py')));
    assert.match(await participant.git('show', 'main:pages/admin.py'), /# changed/);
    assert.match(await participant.git('show', 'main:pages/new.py'), /# new/);
    assert.equal(readFileSync(inside('.env'), 'utf8'), 'DEBUG=true\n');
  });

  it('labreset a second time goes to another branch: the first one stays', async () => {
    await reset('lab-3');
    appendFileSync(inside('pages/admin.py'), '# mine\n');
    const { stdout } = await reset('lab-3');
    assert.equal(await branch(), 'lab-3-2');
    assert.match(stdout, /on the branch lab-3\./);
    assert.match(await participant.git('show', 'lab-3:pages/admin.py'), /# mine/);
  });

  it('labreset from a commit that no branch has makes one', async () => {
    await participant.git('checkout', '-q', '--detach');
    const mine = ['-c', 'user.name=Ada', '-c', 'user.email=ada@example.com', 'commit', '-q', '--allow-empty'];
    await participant.git(...mine, '-m', 'of my own');
    const commit = (await participant.git('rev-parse', 'HEAD')).trim();
    assert.equal((await reset('2')).status, 0);
    assert.equal((await participant.git('rev-parse', 'work')).trim(), commit);
  });

  it('labreset in the middle of a merge is refused, and changes nothing', async () => {
    appendFileSync(inside('pages/admin.py'), '# mine\n');
    await participant.git('-c', 'user.name=A', '-c', 'user.email=a@b.c', 'commit', '-qam', 'mine');
    await participant.git('checkout', '-qb', 'other', 'HEAD~1');
    appendFileSync(inside('pages/admin.py'), '# theirs\n');
    await participant.git('-c', 'user.name=A', '-c', 'user.email=a@b.c', 'commit', '-qam', 'theirs');
    await participant.run(['git', '-c', 'user.name=A', '-c', 'user.email=a@b.c', 'merge', 'main']);
    const { status, stderr } = await reset('2');
    assert.equal(status, 1);
    assert.match(stderr, /Nothing was reset: a merge is not finished\. .*git merge --abort/);
    assert.equal(await branch(), 'other');
    assert.match(readFileSync(inside('pages/admin.py'), 'utf8'), /<{7} HEAD/);
    await participant.git('merge', '--abort');
  });

  it('labreset where the tags were not fetched says how to get them', async () => {
    await participant.git('tag', '-d', startTag('lab-4'));
    const { status, stderr } = await reset('4');
    assert.equal(status, 1);
    assert.match(stderr, /there is no tag lab-4-start here\. .*git fetch --tags/);
  });

  it('both refuse a lab that there is none of', async () => {
    for (const command of ['labcheck', 'labreset']) {
      const { status, stderr } = await participant.manage([command, '8'], venv);
      assert.equal(status, 1);
      assert.match(stderr, /8: unknown lab\. Choose one of: lab-1, .*lab-7\./);
    }
  });

  it('labcheck needs no Node.js; the rehearsal that it cannot make is not checked, and the lab not complete', async () => {
    await reset('3');
    // No other program is on PATH than those of the virtual environment.
    const check = ['env', `PATH=${join(venv, 'bin')}`, 'python', 'manage.py', 'labcheck', '3'];
    const start = await participant.run(check, venv);
    assert.equal(start.status, 1, start.output);
    assert.match(
      start.stdout,
      /missing +\/clock\/ arrives line by line\n +GET \/clock\/ gives all lines at once, after \d\.\d s/,
    );
    await participant.git('checkout', '-q', 'lab-3-solution', '--', '.');
    const solution = await participant.run(check, venv);
    assert.equal(solution.status, 0, solution.output);
    const rehearsed = await participant.run([...check, '--rehearse'], venv);
    assert.equal(rehearsed.status, 3, rehearsed.output);
    assert.match(
      rehearsed.stdout,
      /not checked +The rehearsal passes\n +django-cloud is not installed, and nothing is/,
    );
    assert.doesNotMatch(rehearsed.stdout, /complete\.$/m);
  });
});
