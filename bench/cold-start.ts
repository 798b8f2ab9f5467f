/**
 * From nothing to a finished project: `django-cloud` against `django-admin startproject`, taking turns in one run, because
 * this hardware is never quiet. Prints medians, the range and the ratio, and where the time goes.
 *
 *   npm run bench [-- --rounds=15] [--json]
 */
import { execFileSync, spawnSync } from 'node:child_process';
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
import { parseArgs } from 'node:util';
import { uvProgram } from '../scripts/uv.ts';
import { resolveAnswers } from '../src/answers/resolve.ts';
import { axisOf } from '../src/choices/axes.ts';
import { plan } from '../src/plan/plan.ts';
import { findPython } from '../src/run/python.ts';

const root = join(import.meta.dirname, '..');
const { values } = parseArgs({
  options: { rounds: { type: 'string', default: '15' }, json: { type: 'boolean', default: false } },
});
const rounds = Number(values.rounds);
if (!Number.isInteger(rounds) || rounds < 1) {
  console.error(`--rounds ${values.rounds}: it must be a whole number from 1 on.`);
  process.exit(2);
}

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

/** Runs a command in a new folder. @returns milliseconds, and the number of files it wrote */
function time({ argv }: Contender): { readonly took: number; readonly files: number } {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'bench-')));
  try {
    const [program = '', ...args] = argv;
    const started = performance.now();
    const { status, stderr } = spawnSync(program, args, {
      cwd: folder,
      encoding: 'utf8',
      stdio: ['ignore', 'ignore', 'pipe'],
    });
    const took = performance.now() - started;
    if (status !== 0) throw new Error(`${argv.join(' ')}: ${status}\n${stderr}`);
    const files = readdirSync(folder, { recursive: true, withFileTypes: true });
    return { took, files: files.filter((entry) => entry.isFile()).length };
  } finally {
    rmSync(folder, { recursive: true });
  }
}

const command = join(root, 'dist/django-cloud.js');
const contenders: readonly Contender[] = [
  { name: 'django-admin startproject', argv: [djangoAdmin(), 'startproject', 'mysite'] },
  { name: 'django-cloud', argv: [process.execPath, command, 'mysite', '--defaults'] },
  { name: 'django-cloud --dry-run (no file is written)', argv: [process.execPath, command, 'mysite', '-yn'] },
  { name: 'django-cloud --version (nothing is planned)', argv: [process.execPath, command, '--version'] },
  { name: 'node -e 0 (nothing of ours is loaded)', argv: [process.execPath, '-e', '0'] },
  { name: 'npx node -e 0 (what npx itself takes)', argv: ['npx', '--prefix', root, 'node', '-e', '0'] },
  {
    name: 'npx django-cloud',
    argv: ['npx', '--prefix', root, 'django-cloud', 'mysite', '-y'],
  },
];

const times = new Map<Contender, number[]>(contenders.map((contender) => [contender, []]));
const files = new Map<Contender, number>();
// The first round fills caches of bytecode and code, as the first use of each does.
for (let round = 0; round <= rounds; round += 1) {
  for (const contender of contenders) {
    const result = time(contender);
    files.set(contender, result.files);
    if (round > 0) times.get(contender)?.push(result.took);
  }
}

const results = contenders.map((contender) => {
  const sorted = [...(times.get(contender) ?? [])].sort((a, b) => a - b);
  const at = (part: number): number => sorted[Math.round((sorted.length - 1) * part)] ?? Number.NaN;
  return { name: contender.name, files: files.get(contender), median: at(0.5), min: at(0), max: at(1) };
});
const base = results[0]?.median ?? Number.NaN;
const rows = results.map((result) => ({ ...result, ratio: result.median / base }));

if (values.json) {
  console.log(JSON.stringify({ rounds, results: rows }, null, 2));
} else {
  console.log(`${rounds} rounds, milliseconds: median (min to max), ratio to the first`);
  for (const { name, files: count, median, min, max, ratio } of rows) {
    const figures = `${median.toFixed(0)} (${min.toFixed(0)} to ${max.toFixed(0)})`;
    console.log(`  ${name.padEnd(46)}${figures.padStart(20)}  ${ratio.toFixed(2)}  ${count} files`);
  }
}
