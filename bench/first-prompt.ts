/**
 * From the start of the command in a terminal to its first question, and to a first project, under `django-cloud` and under
 * `yo`, and the time of `--help` and `--version`: beside another checkout that was built, taking turns in one run.
 *
 *   node bench/first-prompt.ts --against=CHECKOUT [--rounds=15] [--json]
 */
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { asked, compare, type Run, timed } from './rounds.ts';

const root = join(import.meta.dirname, '..');
const { against } = asked();
const folder = mkdtempSync(join(tmpdir(), 'first-prompt-'));
// Started by root, yo becomes somebody else.
chmodSync(folder, 0o755);

const PROJECT = ['mysite', '--defaults'];

/** What is timed: until it has printed a text in a terminal, or else until it ends. */
interface Contender {
  readonly name: string;
  readonly argv: readonly string[];
  readonly prompt?: string;
  readonly against?: string;
  /** The home; it works in a folder of it. */
  readonly home: string;
}

/** A folder in which `yo` finds a checkout's generators. */
function homeOf(checkout: string, name: string): string {
  const home = join(folder, name);
  mkdirSync(join(home, 'node_modules'), { recursive: true });
  mkdirSync(join(home, 'work'));
  chmodSync(join(home, 'work'), 0o777);
  symlinkSync(checkout, join(home, 'node_modules/generator-django-cloud'));
  return home;
}

/** What one checkout has: its rows, each to be set beside the same row of the other. */
function contendersOf(checkout: string, suffix: string, other: string | undefined): readonly Contender[] {
  const home = homeOf(checkout, suffix === '' ? 'now' : 'before');
  const command = [process.execPath, join(checkout, 'dist/django-cloud.js')];
  // The same yo for both, so that only what is ours differs.
  const yo = [process.execPath, join(root, 'node_modules/yo/lib/cli.js'), 'django-cloud'];
  const rows = [
    { name: 'django-cloud, first question', argv: command, prompt: 'Project name' },
    { name: 'yo django-cloud, first question', argv: yo, prompt: 'Project name' },
    { name: 'django-cloud, a project', argv: [...command, ...PROJECT] },
    { name: 'yo django-cloud, a project', argv: [...yo, ...PROJECT] },
    { name: 'django-cloud --help', argv: [...command, '--help'] },
    { name: 'django-cloud --version', argv: [...command, '--version'] },
  ];
  return rows.map(({ name, ...row }) => ({
    ...row,
    name: `${name}${suffix}`,
    home,
    ...(other === undefined ? {} : { against: `${name}${other}` }),
  }));
}

function time({ argv, prompt, home }: Contender): Run {
  const env = {
    PATH: `${dirname(process.execPath)}:${process.env.PATH}`,
    HOME: home,
    XDG_STATE_HOME: join(home, 'state'),
    LANG: 'C.UTF-8',
    NO_UPDATE_NOTIFIER: '1',
  };
  const cwd = mkdtempSync(join(home, 'work/'));
  chmodSync(cwd, 0o777);
  const figures = timed(argv, { cwd, env }, prompt);
  const count = readdirSync(cwd, { recursive: true }).length;
  rmSync(cwd, { recursive: true });
  return { ...figures, did: prompt ? 'asked' : count > 0 ? `${count} files and folders` : 'printed' };
}

try {
  if (against && !existsSync(join(against, 'dist'))) throw new Error(`--against: ${against} was not built.`);
  const rows = contendersOf(root, '', against ? ', before' : undefined);
  const before = against ? contendersOf(against, ', before', undefined) : [];
  // Each beside its own: what is slow at a moment is so for both.
  const pairs = rows.flatMap((row, index) => [row, ...(before[index] ? [before[index]] : [])]);
  compare(pairs, time);
} finally {
  rmSync(folder, { recursive: true, force: true });
}
