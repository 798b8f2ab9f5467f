/**
 * From nothing to a finished project: `django-cloud` against `django-admin startproject`, taking turns in one run, because
 * this hardware is never quiet. Prints medians, the range and the ratio, and where the time goes.
 *
 *   npm run bench [-- --rounds=15] [--against=CHECKOUT] [--json]
 *
 * `--against` names another checkout that was built: its first generation and its help are timed in the same rounds.
 */
import { execFileSync } from 'node:child_process';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  realpathSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { uvProgram } from '../scripts/uv.ts';
import { resolveAnswers } from '../src/answers/resolve.ts';
import { axisOf } from '../src/choices/axes.ts';
import { plan } from '../src/plan/plan.ts';
import { findPython } from '../src/run/python.ts';
import { asked, compare, type Run, timed } from './rounds.ts';

const root = join(import.meta.dirname, '..');

/** What is timed: a command that is run in an empty folder. */
interface Contender {
  readonly name: string;
  readonly argv: readonly string[];
}

/** A virtual environment with the Django of the default line, from the lock, for `django-admin`. */
function djangoAdmin(): string {
  const venv = join(root, '.cache/bench');
  const program = join(venv, 'bin/django-admin');
  if (existsSync(program)) return program;
  const answers = resolveAnswers(new Map());
  const uv = uvProgram();
  const env = { ...process.env, UV_SYSTEM_CERTS: 'true' };
  const python = findPython(axisOf('python').fallback({}), answers.django, process.env, uv);
  mkdirSync(join(root, '.cache'), { recursive: true });
  const requirements = join(root, '.cache/bench-requirements.txt');
  writeFileSync(requirements, plan(answers).find((file) => file.path === 'requirements.txt')?.contents ?? '');
  execFileSync(uv, ['venv', '--quiet', '--clear', '--python', python.path, venv], { env });
  const install = ['pip', 'install', '--quiet', '--compile-bytecode', '--require-hashes', '-r', requirements];
  execFileSync(uv, [...install, '--python', join(venv, 'bin/python')], { env });
  return program;
}

/** Runs a command in a new folder, and counts the files that it writes. */
function time({ argv }: Contender): Run {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'bench-')));
  try {
    const took = timed(argv, { cwd: folder });
    const files = readdirSync(folder, { recursive: true, withFileTypes: true });
    return { ...took, did: `${files.filter((entry) => entry.isFile()).length} files` };
  } finally {
    rmSync(folder, { recursive: true });
  }
}

const command = join(root, 'dist/django-cloud.js');
const { against } = asked();
const contenders: readonly Contender[] = [
  { name: 'django-admin startproject', argv: [djangoAdmin(), 'startproject', 'mysite'] },
  { name: 'django-cloud', argv: [process.execPath, command, 'mysite', '--defaults'] },
  { name: 'django-cloud --dry-run (no file is written)', argv: [process.execPath, command, 'mysite', '-yn'] },
  { name: 'django-cloud --help', argv: [process.execPath, command, '--help'] },
  ...(against
    ? [
        {
          name: 'django-cloud --help, before',
          argv: [process.execPath, join(against, 'dist/django-cloud.js'), '--help'],
        },
        {
          name: 'django-cloud, before',
          argv: [process.execPath, join(against, 'dist/django-cloud.js'), 'mysite', '--defaults'],
        },
      ]
    : []),
  { name: 'django-cloud --version (nothing is planned)', argv: [process.execPath, command, '--version'] },
  { name: 'node -e 0 (nothing of ours is loaded)', argv: [process.execPath, '-e', '0'] },
  { name: 'npx node -e 0 (what npx itself takes)', argv: ['npx', '--prefix', root, 'node', '-e', '0'] },
  {
    name: 'npx django-cloud',
    argv: ['npx', '--prefix', root, 'django-cloud', 'mysite', '-y'],
  },
];

compare(contenders, time);
