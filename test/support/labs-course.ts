/**
 * Classes with four places, one of 30 in each language; a participant of each place goes through all labs by the steps that the
 * pages print: every start fails its own check for the reason that its lesson states, every solution passes, on real servers.
 */
import { strict as assert } from 'node:assert';
import { appendFileSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { databases, djangoLines, servers } from '../../src/choices/catalog.ts';
import { defaultSteps } from '../../src/labs/default-steps.ts';
import { labsOf } from '../../src/labs/labs-of.ts';
import type { Language } from '../../src/labs/language.ts';
import { lessonOf } from '../../src/labs/lessons.ts';
import { answersOfSteps } from '../../src/labs/step-answers.ts';
import { solutionTag } from '../../src/labs/tags.ts';
import { LANGUAGES } from '../../src/languages/language.ts';
import { readClassRecord } from '../../src/workshop/class-record.ts';
import { answersWith } from './answers.ts';
import { classOfThirty } from './class-of-thirty.ts';
import type { DatabaseServer } from './database-server.ts';
import { type Checked, installedCommand, Participant } from './labs.ts';
import { describeWith, PATH } from './machine.ts';
import { followPageIn } from './page-steps.ts';
import { giveToOrdinaryUser, ordinaryFolder, run, temporaryFolder } from './processes.ts';
import { DJANGO_CLOUD } from './program.ts';
import { Workplace } from './rehearse.ts';
import { sharedDatabase } from './shared-database.ts';
import { writeCourse } from './workshop.ts';

/** The checks of a lesson that fail at its start: what else fails is told as their consequence. */
const FAILING: Readonly<Record<string, readonly string[]>> = {
  'first-page': ['installed', 'routed', 'migrated'],
  wsgi: ['starts'],
  asgi: ['streams'],
  'static-files': ['stylesheet'],
  batch: ['shared'],
};

/** One participant's course: their answers, and what is known of each of their labs. */
function courseOf(row: number, server: string) {
  const languages = Object.keys(LANGUAGES) as Language[];
  const language = languages[row % languages.length] ?? 'en';
  const answers = answersWith({ server, django: djangoLines[row % djangoLines.length]?.id });
  const steps = defaultSteps(answers);
  const all = answersOfSteps(answers, steps);
  const lessons = steps.map((_, index) => {
    const step = { before: all[index - 1], after: all[index]! };
    const lesson = lessonOf(step);
    return {
      after: step.after,
      id: lesson.id,
      own: lesson.checks(step).map(({ title }) => title[language]),
      checks: lesson.checks(step),
      added: step.after.platforms.find((id) => !step.before?.platforms.includes(id)),
      language,
      rehearsed: lesson.rehearsal !== undefined,
    };
  });
  const place = { wsgi: all[1]?.server ?? '', asgi: all[2]?.server ?? '' };
  return { answers, language, place, labs: labsOf(answers, steps, language), lessons };
}

type Course = ReturnType<typeof courseOf>;

/** One participant of each rotation: between them, they meet every synchronous server, each with another asynchronous one. */
export const COURSES = servers
  .filter((server) => server.interface === 'wsgi')
  .map((server, row) => courseOf(row, server.id));

/** The class of a course: its participant is at the first table, and other places are at the others. */
function classOf(course: Course, folder: string): string {
  const { answers, language, place } = course;
  // One of thirty in each language; else one at each table.
  const people = COURSES.find((one) => one.language === language) === course ? 30 : 8;
  const others = COURSES.filter((one) => one.place !== place).map((one) => one.place);
  // A fourth place: servers of two others, paired anew.
  const [first, second] = others;
  const fourth = { wsgi: first?.wsgi ?? '', asgi: second?.asgi ?? '' };
  const { workshop, roster } = classOfThirty(
    language,
    [place, ...others, fourth],
    `project: ${answers.project}, django: "${answers.django}"`,
    people,
  );
  writeCourse(folder, workshop, roster);
  giveToOrdinaryUser(folder);
  const env = { PATH, HOME: folder, LANG: 'C.UTF-8' };
  const made = run([...DJANGO_CLOUD, 'workshop', '--json'], { cwd: folder, env });
  assert.equal(made.status, 0, made.output);
  const result = JSON.parse(made.stdout) as { readonly folder: string; readonly made: readonly string[] };
  assert.equal(result.made.length, people);
  const seat = readClassRecord(result.folder)?.seats.find((one) => one.place === 0);
  assert.ok(seat && /[^ -~]/.test(seat.person.name), 'a name with an accent');
  return join(result.folder, seat.id);
}

/** What is asserted of a start: it fails, and says what the lesson is about; the rest follows from that. */
function assertStart(lesson: Course['lessons'][number], checked: Checked): void {
  assert.equal(checked.status, 1, checked.output);
  const failing = lesson.checks.filter(({ id }) =>
    lesson.id === 'platform' ? id === `reads-${lesson.added}` : FAILING[lesson.id]?.includes(id),
  );
  assert.ok(failing.length > 0, lesson.id);
  assert.deepEqual(
    checked.missing,
    failing.map(({ title }) => title[lesson.language]),
    checked.output,
  );
}

function assertSolution(lesson: Course['lessons'][number], checked: Checked): void {
  assert.equal(checked.status, 0, checked.output);
  assert.deepEqual(checked.missing, [], checked.output);
  assert.deepEqual(checked.unchecked, [], checked.output);
  // The lab's own checks, the first ones of all labs, and the rehearsal where there is one.
  assert.ok(checked.held.length >= lesson.own.length + 3 + (lesson.rehearsed ? 15 : 0), checked.output);
}

/** Tests what one participant does, lab after lab. */
export function participates(course: Course): void {
  const { lessons } = course;
  const title = `labs with ${lessons[1]?.after.server} and ${lessons[2]?.after.server}`;
  describeWith(['pg_config', 'apxs', 'git'], title, function () {
    this.timeout(300_000);
    const workplace = new Workplace();
    const times: string[] = [];
    let folder = '';
    let postgresql: DatabaseServer;
    let participant: Participant;
    let url = '';
    before(async () => {
      folder = temporaryFolder('labs-');
      postgresql = await sharedDatabase('postgresql', folder);
      url = postgresql.create('labs');
      participant = Participant.at(
        classOf(course, ordinaryFolder(join(folder, 'course'))),
        installedCommand(folder),
      );
      await participant.git('config', 'user.name', 'Ada');
      await participant.git('config', 'user.email', 'ada@example.com');
      // The seat came with an .env of its own: nothing was to be made.
      assert.match(readFileSync(join(participant.folder, '.env'), 'utf8'), /^SECRET_KEY=django-insecure-/m);
    });
    after(async () => {
      console.log(`      ${times.length} checks of labs: ${times.join(', ')}`);
      await postgresql?.stop();
      workplace.remove();
      rmSync(join(participant.home, '..'), { recursive: true, force: true });
      rmSync(folder, { recursive: true, force: true });
    });

    /** The environment that has a lab's packages: one for the synchronous labs, one for what comes after them. */
    function venvOf(index: number): string {
      const last = lessons.findLastIndex(({ after }) => after.server === lessons[index]?.after.server);
      const from = lessons[index]?.id === 'first-page' ? 1 : last;
      return workplace.venv(workplace.project(lessons[from]!.after));
    }

    /** Goes through one lab as its page says: reset, look, do it, look again. */
    async function goThrough(index: number): Promise<void> {
      const lab = course.labs[index]!;
      const lesson = lessons[index]!;
      const number = String(index + 1);
      const venv = venvOf(index);
      const embedded = databases.find(({ id }) => id === lesson.after.database)?.embedded;
      const variables: Record<string, string> = embedded ? {} : { DATABASE_URL: url };
      if (index > 0) {
        appendFileSync(join(participant.folder, 'pages/admin.py'), '# mine\n');
        const reset = await participant.run(['python', '-m', 'labs', 'reset', number], venv, variables);
        assert.equal(reset.status, 0, reset.output);
        assert.equal((await participant.git('branch', '--show-current')).trim(), lab.id);
      }
      const migrate = ['python', 'manage.py', 'migrate'];
      if (lesson.id === 'batch') await participant.succeed(migrate, venv, variables);
      const start = await participant.check([number], venv, variables);
      assertStart(lesson, start);
      const files = (await participant.git('ls-files')).trim().split('\n');
      followPageIn(participant.folder, lab.id, files);
      giveToOrdinaryUser(participant.folder);
      assert.equal(await participant.git('diff', '--name-only', solutionTag(lab.id)), '');
      if (lesson.id === 'first-page') await participant.succeed(migrate, venv);
      // The rehearsal comes only when it is asked for; it finds no fault with what the checks found right.
      const rehearse = lesson.rehearsed ? ['--rehearse'] : [];
      const solution = await participant.check([number, ...rehearse], venv, variables);
      assertSolution(lesson, solution);
      times.push(`${lab.id} ${(start.took / 1000).toFixed(0)}+${(solution.took / 1000).toFixed(0)} s`);
    }

    for (const [index, { id, title }] of course.labs.entries())
      it(`${id}, ${title}: its start fails for its reason, its solution passes`, () => goThrough(index));

    it('nothing of their work is lost: each lab has a branch with it', async () => {
      for (const { id } of course.labs.slice(1, -1)) {
        const text = await participant.git('show', `${id}:pages/admin.py`);
        assert.match(text, /# mine/, id);
      }
    });

    it('a batch as an array of four real processes counts each message once', async () => {
      const venv = venvOf(lessons.findIndex(({ id }) => id === 'batch'));
      const DATABASE_URL = url;
      const python = (words: readonly string[], variables: Record<string, string> = {}) =>
        participant.succeed(['python', 'manage.py', ...words], venv, { DATABASE_URL, ...variables });
      const make = "Message.objects.create(author='Ada', text='a b')";
      await python(['shell', '-c', `from pages.models import Message\nfor n in range(10): ${make}`]);
      const shares = ['0', '1', '2', '3'].map((JOB_INDEX) =>
        python(['count_words'], { JOB_INDEX, JOB_ARRAY_SIZE: '4' }),
      );
      const printed = (await Promise.all(shares)).join('');
      const counted = [...printed.matchAll(/^message (\d+):/gm)].map(([, number]) => number);
      assert.equal(counted.length, 10);
      assert.equal(new Set(counted).size, 10);
    });
  });
}
