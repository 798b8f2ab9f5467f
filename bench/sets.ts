/**
 * Merges of sets: two requirements files of 400 packages, each with a third of it raised; and, with --against, a switch of the
 * server against another build's, each in a project that it rendered itself, with the same edits of a user. Every run of a
 * switch is a new process; they take turns. Prints medians, ranges and ratios, and, on Linux, the processor time of a switch
 * with its git: on a busy machine that is what can be compared.
 *
 *   npm run build && node bench/sets.ts [--against=/path/of/another/checkout] [--rounds=15] [--json]
 */
import { execFileSync, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  appendFileSync,
  cpSync,
  mkdtempSync,
  readFileSync,
  realpathSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { mergeContents } from '../src/merge/sets/merge-contents.ts';
import { asked, compare, type Run } from './rounds.ts';

const PACKAGES = 400;
/** As many as a package with wheels for each system has. */
const HASHES = 12;

const area = realpathSync(mkdtempSync(join(tmpdir(), 'bench-sets-')));
process.on('exit', () => rmSync(area, { recursive: true, force: true }));

function requirements(isRaised: (index: number) => boolean): Buffer {
  const entries = Array.from({ length: PACKAGES }, (_, index) => {
    const name = `package-${String(index).padStart(3, '0')}`;
    const version = isRaised(index) ? '1.1' : '1.0';
    const hashes = Array.from({ length: HASHES }, (_unused, file) =>
      createHash('sha256').update(`${name} ${version} ${file}`).digest('hex'),
    );
    const lines = hashes.sort().map((hash) => `    --hash=sha256:${hash}`);
    return `${[`${name}==${version}`, ...lines].join(' \\\n')}\n`;
  });
  return Buffer.from(entries.join(''));
}

function mergeOnce(base: Buffer, ours: Buffer, theirs: Buffer): Run {
  const started = performance.now();
  const merge = mergeContents('requirements.txt', base, ours, theirs);
  const took = performance.now() - started;
  const kilobytes = Math.round((merge?.contents.length ?? 0) / 1000);
  return { took, did: `${PACKAGES} packages, ${kilobytes} kB, ${merge?.conflicts} conflicts` };
}

/** A project that a build rendered, with edits of a user's in a git repository. */
function editedProject(command: readonly string[], name: string): string {
  const folder = join(area, name);
  const [program = '', ...words] = command;
  execFileSync(program, [...words, 'mysite', folder, '--defaults', '--json'], { stdio: 'pipe' });
  const edit = (path: string, text: string): void => appendFileSync(join(folder, path), text);
  edit('mysite/settings.py', '\nSHOP_CURRENCY = "EUR"\n');
  edit('README.md', '\n## Our own notes\n\nAsk Ana.\n');
  edit('.gitignore', '/exports/\n');
  const settings = join(folder, 'mysite/settings.py');
  const text = readFileSync(settings, 'utf8');
  writeFileSync(settings, text.replace('INSTALLED_APPS = [\n', 'INSTALLED_APPS = [\n    "shop",\n'));
  const git = (...args: string[]): void => {
    execFileSync('git', ['-c', 'user.name=bench', '-c', 'user.email=bench@example.com', ...args], {
      cwd: folder,
    });
  };
  git('init', '--quiet');
  git('add', '.');
  git('commit', '--quiet', '-m', 'The project');
  return folder;
}

/** Processor time of the processes that ended, in milliseconds: fields 16 and 17 of proc(5), in hundredths of a second. */
function processorTime(): number {
  if (process.platform !== 'linux') return Number.NaN;
  const stat = readFileSync('/proc/self/stat', 'utf8');
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  const [user = 0, system = 0] = fields.slice(13, 15).map(Number);
  return 10 * (user + system);
}

let runs = 0;
const processor = new Map<string, number[]>();

function switchOnce(command: readonly string[], from: string): Run {
  runs += 1;
  const folder = join(area, `run-${runs}`);
  cpSync(from, folder, { recursive: true, preserveTimestamps: true });
  spawnSync('git', ['status'], { cwd: folder });
  const [program = '', ...words] = command;
  const before = processorTime();
  const started = performance.now();
  const { status, stderr } = spawnSync(program, [...words, 'server', 'uvicorn', '--json'], {
    cwd: folder,
    encoding: 'utf8',
  });
  const took = performance.now() - started;
  if (status !== 0) throw new Error(`${command.join(' ')}: ${status}\n${stderr}`);
  // Hundredths of a second say little of one run, and enough of all of them; the first run fills caches.
  const all = [...(processor.get(from) ?? []), processorTime() - before];
  processor.set(from, all);
  const mean = all.slice(1).reduce((sum, one) => sum + one, 0) / (all.length - 1);
  return { took, did: `switched, ${mean.toFixed(0)} ms of a processor` };
}

const commandOf = (checkout: string): readonly string[] => [
  process.execPath,
  join(checkout, 'dist/django-cloud.js'),
];
const { against } = asked();
const files = [() => false, (index: number) => index % 3 === 0, (index: number) => index % 3 === 1].map(
  requirements,
) as [Buffer, Buffer, Buffer];
const merge = {
  name: 'merge of requirements',
  against: 'merge of requirements',
  run: () => mergeOnce(...files),
};
const builds = against
  ? { 'switch, baseline': against, 'switch, this build': join(import.meta.dirname, '..') }
  : {};
const switches = Object.entries(builds).map(([name, checkout], index) => {
  const command = commandOf(checkout);
  const project = editedProject(command, `project-${index}`);
  return { name, against: 'switch, baseline', run: () => switchOnce(command, project) };
});

compare([merge, ...switches], ({ run }) => run());
