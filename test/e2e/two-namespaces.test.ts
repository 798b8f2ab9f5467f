/**
 * Eight processes change one project at once, in two namespaces of processes, as containers have that share a folder: their
 * numbers are the same, and mean others. One wins each time, the others say so in one line, and nothing is lost.
 */
import { strict as assert } from 'node:assert';
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { servers } from '../../src/choices/catalog.ts';
import { shellLine } from '../../src/terminal/shell-line.ts';
import { describeWith } from '../support/machine.ts';
import { patiently } from '../support/patience.ts';
import { DJANGO_CLOUD } from '../support/program.ts';

const ROUNDS = 3;

/** What somebody hears who was not first: another holds the lock, or has changed the project meanwhile. */
const LATER =
  /^(process \d+ (of another machine or container )?holds the lock of this project\. [^\n]+|\S+: it changed while it was being merged\. [^\n]+)\n$/;

describeWith(['unshare'], 'eight processes in two namespaces', function () {
  this.timeout(patiently(60_000));
  const root = realpathSync(mkdtempSync(join(existsSync('/dev/shm') ? '/dev/shm' : tmpdir(), 'namespaces-')));
  const env = { ...process.env, XDG_STATE_HOME: join(root, 'state') };
  after(() => rmSync(root, { recursive: true, force: true }));

  /** Runs a program to its end. @returns its status */
  async function run(argv: readonly string[], cwd: string): Promise<number> {
    const [program = '', ...words] = argv;
    const [status] = await once(spawn(program, words, { cwd, env, stdio: 'ignore' }), 'close');
    return Number(status);
  }

  /** Four changes at once, each to another server, in a namespace of their own; what each says and how it ends go into files. */
  function inNamespace(name: string, ids: readonly string[], said: string, cwd: string): Promise<number> {
    const lines = ids.map((id, index) => {
      const file = join(said, `${name}-${index}`);
      return `{ ${shellLine([...DJANGO_CLOUD, 'server', id, '--force'])} 2> '${file}.err' > /dev/null; echo "$? ${id}" > '${file}.status'; } &`;
    });
    const script = `${lines.join('\n')}\nwait\n`;
    return run(['unshare', '--user', '--map-root-user', '--pid', '--fork', 'sh', '-c', script], cwd);
  }

  before(async () => assert.equal(await run([...DJANGO_CLOUD, 'honest', '--defaults'], root), 0));

  for (let round = 1; round <= ROUNDS; round += 1)
    it(`lose nothing, and one wins: round ${round}`, async () => {
      const project = join(root, `project-${round}`);
      const said = join(root, `said-${round}`);
      cpSync(join(root, 'honest'), project, { recursive: true });
      mkdirSync(said);
      const others = servers.map(({ id }) => id).filter((id) => id !== 'gunicorn' && id !== 'runserver');
      const ids = Array.from({ length: 8 }, (_, index) => others[index % others.length]!);
      const statuses = await Promise.all([
        inNamespace('a', ids.slice(0, 4), said, project),
        inNamespace('b', ids.slice(4), said, project),
      ]);
      assert.deepEqual(statuses, [0, 0], 'a namespace of processes cannot be made');
      const ended = readdirSync(said)
        .filter((name) => name.endsWith('.status'))
        .map((name) => readFileSync(join(said, name), 'utf8').trim().split(' ') as [string, string]);
      assert.equal(ended.length, 8);
      const winners = ended.filter(([status]) => status === '0').map(([, id]) => id);
      assert.ok(winners.length > 0);
      for (const name of readdirSync(said).filter((one) => one.endsWith('.err'))) {
        const text = readFileSync(join(said, name), 'utf8');
        if (text !== '') assert.match(text, LATER, name);
      }
      const answers = JSON.parse(readFileSync(join(project, '.yo-rc.json'), 'utf8'))[
        'generator-django-cloud'
      ];
      assert.ok(
        winners.includes(answers.server),
        `${answers.server} of ${winners}: ${JSON.stringify(ended)} ${readdirSync(said)
          .filter((one) => one.endsWith('.err'))
          .map((one) => one + readFileSync(join(said, one), 'utf8'))}`,
      );
      // No lock and no journal is left, and the project is that of its answers, whole.
      assert.deepEqual(readdirSync(join(project, '.django-cloud')).sort(), ['.gitignore', 'number', 'undo']);
      const { stdout } = spawnSync(
        DJANGO_CLOUD[0]!,
        [...DJANGO_CLOUD.slice(1), 'update', '--dry-run', '--json'],
        { cwd: project, env, encoding: 'utf8' },
      );
      assert.deepEqual((JSON.parse(stdout) as { files: unknown[] }).files, []);
      console.log(
        `      round ${round}: ${winners.length} changes one after the other, ${8 - winners.length} refused`,
      );
    });
});
