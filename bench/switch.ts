/**
 * A change of mind against a first generation: the server of a project with the user's edits is switched, by one three-way
 * merge that a killed process cannot break. Both from a cold start, taking turns in one run, because this hardware is
 * never quiet. Prints medians, the range and the ratio.
 *
 *   npm run build && node bench/switch.ts [--rounds=15] [--json]
 */
import { execFileSync, spawnSync } from 'node:child_process';
import { appendFileSync, cpSync, mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { resolveAnswers } from '../src/answers/resolve.ts';
import { writeProject } from '../src/cli/destination.ts';
import { withRecord } from '../src/merge/base.ts';
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
  readonly argv: readonly string[];
  readonly from?: string;
  /** Its exit status: 1 where conflicts are left. */
  readonly ends?: number;
}

/** Runs a command in a new folder, and keeps the first line that it prints. */
function time({ argv, from, ends = 0 }: Contender): Run {
  const folder = join(area, 'run');
  if (from) cpSync(from, folder, { recursive: true, preserveTimestamps: true });
  else mkdirSync(folder);
  try {
    // As after a commit: git has seen every file, so that its status compares times only.
    if (from) spawnSync('git', ['status'], { cwd: folder });
    const [program = '', ...args] = argv;
    const started = performance.now();
    const { status, stdout, stderr } = spawnSync(program, args, { cwd: folder, encoding: 'utf8' });
    const took = performance.now() - started;
    if (status !== ends) throw new Error(`${argv.join(' ')}: ${status}\n${stderr}`);
    return { took, did: stdout.split('\n', 1)[0] ?? '' };
  } finally {
    rmSync(folder, { recursive: true });
  }
}

const command = [process.execPath, join(root, 'dist/django-cloud.js')];
const switching = [...command, 'server', 'uvicorn'];
const contenders: readonly Contender[] = [
  {
    name: 'first generation',
    argv: [...command, 'mysite', '--defaults'],
  },
  { name: 'switch, in a git repository', argv: switching, from: editedProject('with-git') },
  { name: 'switch, without git', argv: switching, from: editedProject('without-git', { git: false }) },
  {
    name: 'switch, with a conflict in the index',
    argv: switching,
    from: editedProject('conflict', { conflict: true }),
    ends: 1,
  },
  { name: 'node -e 0 (nothing of ours is loaded)', argv: [process.execPath, '-e', '0'] },
];

compare(contenders, time);
