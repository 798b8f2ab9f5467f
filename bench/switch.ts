/**
 * A change of mind against a first generation: the server of a project with the user's edits is switched, by one three-way
 * merge that a killed process cannot break. In Yeoman's environment, from the call to the end, and with the own command,
 * which is so fast that what a merge needs beside a first generation shows: the record of what was rendered, a process of
 * git's, the texts that both changed. Every run is a new process; they take turns, because this hardware is never quiet.
 * Prints medians, ranges and ratios.
 *
 *   npm run build && node bench/switch.ts [--rounds=15] [--json]
 */
import { execFileSync, spawnSync } from 'node:child_process';
import {
  appendFileSync,
  chmodSync,
  chownSync,
  cpSync,
  mkdirSync,
  mkdtempSync,
  realpathSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { resolveAnswers } from '../src/answers/resolve.ts';
import { writeProject } from '../src/commands/destination.ts';
import { withRecord } from '../src/merge/rendered-file.ts';
import { compare, type Run } from './rounds.ts';

const root = join(import.meta.dirname, '..');

const area = realpathSync(mkdtempSync(join(tmpdir(), 'bench-switch-')));
process.on('exit', () => rmSync(area, { recursive: true, force: true }));

/** A project with edits of a user's: lines in rendered files, an app of their own, and, at will, a conflict. */
function editedProject(name: string, { git = true, conflict = false } = {}): string {
  const folder = join(area, name);
  const answers = resolveAnswers(new Map());
  writeProject(folder, withRecord(answers));
  const edit = (path: string, text: string): void => appendFileSync(join(folder, path), text);
  edit(`${answers.project}/settings.py`, '\nSHOP_CURRENCY = "EUR"\n');
  edit('README.md', '\n## Our own notes\n\nAsk Ana.\n');
  edit('pages/models.py', '\n\nclass Order(models.Model):\n    paid = models.BooleanField(default=False)\n');
  edit('.gitignore', '/exports/\n');
  mkdirSync(join(folder, 'shop'));
  writeFileSync(join(folder, 'shop/__init__.py'), '');
  writeFileSync(join(folder, 'shop/views.py'), 'VIEWS = []\n');
  if (conflict) writeFileSync(join(folder, 'Procfile'), 'web: ./start-the-shop\n');
  if (git) {
    const run = (...args: string[]): void => {
      execFileSync('git', ['-c', 'user.name=bench', '-c', 'user.email=bench@example.com', ...args], {
        cwd: folder,
      });
    };
    run('init', '--quiet');
    run('add', '.');
    run('commit', '--quiet', '-m', 'The project');
  }
  return folder;
}

/** What is timed: a command that is run in a copy of a folder. */
interface Contender {
  readonly name: string;
  readonly against?: string;
  readonly argv: readonly string[];
  readonly from?: string;
  /** Its exit status: 1 where conflicts are left. */
  readonly ends?: number;
}

// Yeoman gives up the rights of root, and git lets nobody work in another user's repository.
const ids = process.getuid?.() === 0 ? { uid: 65534, gid: 65534 } : undefined;
const home = join(area, 'home');
// Node keeps compiled code in the folder for temporary files, where root's may be in the way of anybody else's.
const env = { ...process.env, HOME: home, TMPDIR: home, NO_UPDATE_NOTIFIER: '1' };
mkdirSync(home);
chmodSync(area, 0o755);
if (ids) chownSync(home, ids.uid, ids.gid);

let runs = 0;

/**
 * Runs a command in a new folder, and keeps the first line that it prints. The folders stay until the end: where many files
 * have just been removed, some file systems take long to make new ones, which would count against whoever writes most.
 */
function time({ argv, from, ends = 0 }: Contender): Run {
  runs += 1;
  const folder = join(area, `run-${runs}`);
  if (from) cpSync(from, folder, { recursive: true, preserveTimestamps: true });
  else mkdirSync(folder);
  if (ids) execFileSync('chown', ['-R', `${ids.uid}:${ids.gid}`, folder]);
  // As after a commit: git has seen every file, so that its status compares times only.
  if (from) spawnSync('git', ['status'], { cwd: folder, env, ...ids });
  const [program = '', ...args] = argv;
  const started = performance.now();
  const { status, stdout, stderr } = spawnSync(program, args, { cwd: folder, env, encoding: 'utf8', ...ids });
  const whole = performance.now() - started;
  if (status !== ends) throw new Error(`${argv.join(' ')}: ${status}\n${stderr}`);
  const inside = /^took (\S+)$/m.exec(stderr)?.[1];
  return { took: inside === undefined ? whole : Number(inside), did: stdout.split('\n', 1)[0] ?? '' };
}

const yeoman = [process.execPath, join(import.meta.dirname, 'in-yeoman.ts')];
const command = [process.execPath, join(root, 'dist/django-cloud.js')];
const switching = [...command, 'server', 'uvicorn'];
const withGit = editedProject('with-git');
const first = 'first generation';
const contenders: readonly Contender[] = [
  { name: 'Yeoman: first generation', argv: [...yeoman, 'app', 'mysite', '--defaults'] },
  { name: 'Yeoman: switch, in a git repository', argv: [...yeoman, 'server', 'uvicorn'], from: withGit },
  { name: first, against: first, argv: [...command, 'mysite', '--defaults'] },
  { name: 'switch, in a git repository', against: first, argv: switching, from: withGit },
  {
    name: 'switch, without git',
    against: first,
    argv: switching,
    from: editedProject('without-git', { git: false }),
  },
  {
    name: 'switch, with a conflict in the index',
    against: first,
    argv: switching,
    from: editedProject('conflict', { conflict: true }),
    ends: 1,
  },
  {
    name: 'node -e 0 (nothing of ours is loaded)',
    against: first,
    argv: [process.execPath, '-e', '0'],
  },
];

compare(contenders, time);
