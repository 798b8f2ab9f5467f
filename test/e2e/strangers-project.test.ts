/**
 * Every command in projects that a stranger made, watched from outside: nothing beyond the project is written, removed or
 * executed, whatever lies in it; it ends at once, with one line or a right result; under --diff and --dry-run nothing is
 * written in it either; and what is printed has nothing that a terminal obeys.
 */
import { strict as assert } from 'node:assert';
import {
  cpSync,
  existsSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readlinkSync,
  realpathSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { numberFrom } from '../property/random.ts';
import { djangoCloud } from '../support/command.ts';
import { canaryAt, HOSTILE, type Stage } from '../support/hostile.ts';
import { describeWith } from '../support/machine.ts';
import { DJANGO_CLOUD } from '../support/program.ts';
import { traced } from '../support/system-calls.ts';

/** Commands that only show something, and others; all are called in the project. */
const SHOWING = [
  ['update', '--diff'],
  ['server', 'uvicorn', '--dry-run'],
  ['server', 'uvicorn', '--diff', '--json'],
  ['onprem', '--diff'],
  ['workshop', '--dry-run'],
  ['shop', '.', '--defaults', '--dry-run'],
];
const CHANGING = [
  ['update'],
  ['undo'],
  ['server', 'uvicorn'],
  ['onprem', '--force', '--json'],
  ['undo', '--force'],
  ['service', 'add', 'redis', '--force'],
  ['rehearse', '--venv', 'nowhere'],
  ['workshop'],
  ['workshop', '--status'],
  ['shop', '.', '--defaults', '--force'],
];
/** In a project that is none of ours, after the others. */
const ADOPTING = [
  ['shop', '.', '--defaults'],
  ['adopt', '--diff', '--defaults'],
  ['adopt', '--defaults', '--force'],
];

/** Commands whose calls are traced, in some of the classes in each run; `STRACE_STEP=1` traces all of them. */
const TRACED = [['update', '--diff'], ['server', 'uvicorn'], ['undo']];
const STEP = numberFrom('STRACE_STEP', 5);
const SEED = numberFrom('STRACE_SEED', Date.now() % 1_000_000);

/** Everything below a folder as it is, links not followed; times too: a file that is written again is seen. */
function stateOf(folder: string, leaveOut: readonly string[] = []): string {
  const lines: string[] = [];
  const look = (path: string): void => {
    for (const name of readdirSync(join(folder, path)).sort()) {
      const one = path === '' ? name : `${path}/${name}`;
      if (leaveOut.includes(one)) continue;
      const stat = lstatSync(join(folder, one));
      const what = stat.isSymbolicLink()
        ? readlinkSync(join(folder, one))
        : stat.isFile()
          ? `${stat.size} ${stat.mtimeMs}`
          : '';
      lines.push(`${one} ${stat.mode} ${stat.ino} ${what}`);
      if (stat.isDirectory()) look(one);
    }
  };
  look('');
  return lines.join('\n');
}

/** What a terminal would obey: whatever no text of ours has. */
const OBEYED = /\r(?!\n)|(?![\n\r\t])[\p{Cc}\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]/u;

describeWith(['git', 'python3', 'strace'], 'commands in a project that a stranger made', function () {
  this.timeout(600_000);
  const root = realpathSync(mkdtempSync(join(existsSync('/dev/shm') ? '/dev/shm' : tmpdir(), 'stranger-')));
  const at = (...names: readonly string[]): string => join(root, ...names);
  const trace = at('ran');
  const stage: Stage = {
    project: at('project'),
    outside: at('outside'),
    canary: at('canary'),
    python: `open(${JSON.stringify(trace)}, "a").close()`,
  };
  const own = { ...process.env };
  const env: Readonly<Record<string, string>> = {
    HOME: at('home'),
    XDG_STATE_HOME: at('state'),
    TMPDIR: at('tmp'),
    GIT_CONFIG_GLOBAL: at('home/.gitconfig'),
    PYTHONDONTWRITEBYTECODE: '1',
    NODE_DISABLE_COMPILE_CACHE: '1',
    // Relative entries: somebody's habit, by which programs of the project would be found.
    PATH: ['', '.', 'bin', '.venv/bin', 'node_modules/.bin', process.env.PATH].join(delimiter),
  };

  const logs = realpathSync(mkdtempSync(join(tmpdir(), 'strace-')));
  const tally: Record<number, number> = {};
  let traces = 0;

  before(async () => {
    for (const name of ['home', 'state', 'tmp', 'outside']) mkdirSync(at(name));
    writeFileSync(at('outside/precious'), 'mine\n');
    writeFileSync(at('home/.gitconfig'), '[user]\n\tname = A\n\temail = a@example.com\n');
    canaryAt(stage.canary, trace);
    for (const hook of ['pre-commit', 'post-index-change', 'reference-transaction'])
      cpSync(stage.canary, at('outside', hook));
    const made = await djangoCloud(root, 'shop', 'honest', '--defaults');
    assert.equal(made.status, 0, made.stderr);
    Object.assign(process.env, env);
  });
  after(() => {
    console.log(
      `      ${Object.keys(HOSTILE).length} classes, ended with ${JSON.stringify(tally)}; ${traces} calls traced, seed ${SEED}`,
    );
    rmSync(logs, { recursive: true, force: true });
    for (const name of Object.keys(env)) delete process.env[name];
    Object.assign(process.env, own);
    rmSync(root, { recursive: true, force: true });
  });

  /** The project anew, as a class makes it. */
  function prepare(name: string): void {
    rmSync(stage.project, { recursive: true, force: true });
    cpSync(at('honest'), stage.project, { recursive: true });
    process.env.PATH = own.PATH;
    HOSTILE[name]!(stage);
    process.env.PATH = env.PATH;
    rmSync(trace, { force: true });
  }

  for (const name of Object.keys(HOSTILE)) {
    it(name, async () => {
      prepare(name);
      let beyond = stateOf(root, ['project', 'state']);
      for (const argv of [...SHOWING, ...CHANGING, ...ADOPTING]) {
        if (argv === ADOPTING[0]) {
          prepare(name);
          beyond = stateOf(root, ['project', 'state']);
          for (const file of ['.yo-rc.json', '.django-cloud.lock'])
            rmSync(join(stage.project, file), { force: true });
        }
        const told = `${name}: ${argv.join(' ')}`;
        const before =
          SHOWING.includes(argv) || ADOPTING.slice(0, 2).includes(argv) ? stateOf(stage.project) : undefined;
        const { status, stdout, stderr } = await djangoCloud(stage.project, ...argv);
        tally[status] = (tally[status] ?? 0) + 1;
        assert.ok([0, 1, 2].includes(status), told);
        assert.doesNotMatch(stderr, /fault of django-cloud|^\s+at /m, told);
        if (status !== 0 && !/settle|resolve/i.test(stdout))
          assert.ok(stderr.split('\n').length <= 4, `${told}: ${stderr}`);
        assert.doesNotMatch(
          stdout.replace(argv.includes('--diff') && !argv.includes('--json') ? stdout : '', ''),
          OBEYED,
          told,
        );
        assert.doesNotMatch(stderr, OBEYED, told);
        assert.equal(stateOf(root, ['project', 'state']), beyond, told);
        if (before !== undefined) assert.equal(stateOf(stage.project), before, told);
      }
      const known = readdirSync(at('state/django-cloud')).filter(
        (one) => !['journals', 'trusted'].includes(one),
      );
      assert.deepEqual(known, []);
    });
  }

  /** Where a command may write: its project, its state, temporary files, and what is no file. */
  const mayWrite = (path: string): boolean =>
    [stage.project, at('state'), at('tmp')].some(
      (folder) => path === folder || path.startsWith(`${folder}/`),
    ) || /^\/(dev\/(null|tty|urandom)|proc\/self\/)/.test(path);
  const names = Object.keys(HOSTILE).filter((_, index) => index % STEP === SEED % STEP);

  for (const name of process.platform === 'linux' ? names : []) {
    it(`asks the system for nothing elsewhere (strace): ${name}`, () => {
      prepare(name);
      const PATH = ['', '.', 'bin', '.venv/bin', 'node_modules/.bin', own.PATH].join(delimiter);
      for (const argv of TRACED) {
        const told = `${name}: ${argv.join(' ')}`;
        const { status, stderr, changed, executed, calls } = traced([...DJANGO_CLOUD, ...argv], {
          cwd: stage.project,
          env: { ...own, ...env, PATH },
          log: join(logs, 'calls'),
        });
        assert.ok(calls > 50, `${told}: ${status} ${stderr}`);
        assert.deepEqual(
          changed.filter((path) => !mayWrite(path)),
          [],
          told,
        );
        assert.deepEqual(
          executed.filter((path) => path.startsWith(`${root}/`)),
          [],
          told,
        );
        if (argv.includes('--diff'))
          assert.deepEqual(
            changed.filter((path) => path.startsWith(`${stage.project}/`)),
            [],
            told,
          );
        traces += calls;
      }
    });
  }
});
