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
import { parseArgs } from 'node:util';
import { build } from 'esbuild';
import { resolveAnswers } from '../src/answers/resolve.ts';
import { writeProject } from '../src/cli/destination.ts';
import { withRecord } from '../src/merge/base.ts';

const root = join(import.meta.dirname, '..');
const { values } = parseArgs({
  options: { rounds: { type: 'string', default: '15' }, json: { type: 'boolean', default: false } },
});
const rounds = Number(values.rounds);
if (!Number.isInteger(rounds) || rounds < 1) {
  console.error(`--rounds ${values.rounds}: it must be a whole number from 1 on.`);
  process.exit(2);
}

const area = realpathSync(mkdtempSync(join(tmpdir(), 'bench-switch-')));
process.on('exit', () => rmSync(area, { recursive: true, force: true }));

/** The switch as the published package has it: bundled, its code cached between runs. */
async function switchProgram(): Promise<string> {
  const program = join(area, 'switch.js');
  await build({
    stdin: {
      contents: `import module from 'node:module'; module.enableCompileCache?.(); await import('./switch-server.ts');`,
      resolveDir: import.meta.dirname,
    },
    outdir: area,
    entryNames: 'switch',
    bundle: true,
    splitting: true,
    format: 'esm',
    platform: 'node',
    target: 'node22',
    banner: {
      js: "import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);",
    },
  });
  return program;
}

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
}

/** Runs a command in a new folder. @returns milliseconds, and the last line that it printed */
function time({ argv, from }: Contender): { readonly took: number; readonly printed: string } {
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
    if (status !== 0) throw new Error(`${argv.join(' ')}: ${status}\n${stderr}`);
    return { took, printed: stdout.trim().split('\n').at(-1) ?? '' };
  } finally {
    rmSync(folder, { recursive: true });
  }
}

const switching = [process.execPath, await switchProgram(), 'uvicorn'];
const contenders: readonly Contender[] = [
  {
    name: 'first generation',
    argv: [process.execPath, join(root, 'dist/django-cloud.js'), 'mysite', '--defaults'],
  },
  { name: 'switch, in a git repository', argv: switching, from: editedProject('with-git') },
  { name: 'switch, without git', argv: switching, from: editedProject('without-git', { git: false }) },
  {
    name: 'switch, with a conflict in the index',
    argv: switching,
    from: editedProject('conflict', { conflict: true }),
  },
  { name: 'node -e 0 (nothing of ours is loaded)', argv: [process.execPath, '-e', '0'] },
];

const times = new Map<Contender, number[]>(contenders.map((contender) => [contender, []]));
const printed = new Map<Contender, string>();
// The first round fills caches of bytecode and code, as the first use of each does.
for (let round = 0; round <= rounds; round += 1) {
  for (const contender of contenders) {
    const result = time(contender);
    printed.set(contender, result.printed);
    if (round > 0) times.get(contender)?.push(result.took);
  }
}

const results = contenders.map((contender) => {
  const sorted = [...(times.get(contender) ?? [])].sort((a, b) => a - b);
  const at = (part: number): number => sorted[Math.round((sorted.length - 1) * part)] ?? Number.NaN;
  return { name: contender.name, median: at(0.5), min: at(0), max: at(1), did: printed.get(contender) };
});
const base = results[0]?.median ?? Number.NaN;
const rows = results.map((result) => ({ ...result, ratio: result.median / base }));

if (values.json) {
  console.log(JSON.stringify({ rounds, results: rows }, null, 2));
} else {
  console.log(`${rounds} rounds, milliseconds: median (min to max), ratio to the first`);
  for (const { name, median, min, max, ratio, did } of rows) {
    const figures = `${median.toFixed(0)} (${min.toFixed(0)} to ${max.toFixed(0)})`;
    console.log(`  ${name.padEnd(40)}${figures.padStart(20)}  ${ratio.toFixed(2)}  ${did}`);
  }
}
