/** A copy of a course's repository in which attempts are made and judged, one after the other. */
import { strict as assert } from 'node:assert';
import { spawn } from 'node:child_process';
import { copyFileSync, existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Attempt, Edit } from './attempts/attempt.ts';
import type { PreparedLabs } from './prepared-labs.ts';

/** One check as `labcheck --json` prints it. */
export interface CheckFound {
  readonly id: string;
  readonly result: 'passed' | 'failed' | 'unchecked';
  readonly cause: string;
  readonly way: string;
}

export interface LabReport {
  readonly lab: string;
  readonly present: string | null;
  readonly result: 'complete' | 'incomplete' | 'unchecked';
  readonly points: number;
  readonly maximum: number;
  readonly checks: readonly CheckFound[];
}

/** How a command ended. */
export interface Outcome {
  readonly status: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** What attempts change beside git: each finds it as it was. */
const TEMPLATES = ['.env', 'db.sqlite3'];

export class AttemptPlace {
  readonly folder: string;
  private readonly venvOf: (lab: string) => string;
  private readonly path: string;
  private readonly prepared: PreparedLabs;
  private lab = '';

  /**
   * @param folder a repository of a course, with its tags
   * @param venvOf where the packages of a lab are installed
   * @param prepared what places of the same course share
   */
  constructor(folder: string, venvOf: (lab: string) => string, path: string, prepared: PreparedLabs) {
    this.folder = folder;
    this.venvOf = venvOf;
    this.path = path;
    this.prepared = prepared;
  }

  run(argv: readonly string[]): Promise<Outcome> {
    const [program = '', ...args] = argv;
    const env = {
      PATH: `${join(this.venvOf(this.lab), 'bin')}:${this.path}`,
      HOME: this.folder,
      // Beside the place, which is made anew: what was said once is not said again.
      XDG_STATE_HOME: `${this.folder}-state`,
      // One process of the server's is enough to be judged by.
      WEB_CONCURRENCY: '1',
      // Python takes bytecode for a source of the same second and size: a file that was damaged and put back has both.
      // What bytecode there is knows its source's hash (`prepare`).
      PYTHONDONTWRITEBYTECODE: '1',
      LANG: 'C.UTF-8',
    };
    const child = spawn(program, args, { cwd: this.folder, env, stdio: ['ignore', 'pipe', 'pipe'] });
    let [stdout, stderr] = ['', ''];
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      stdout += text;
    });
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      stderr += text;
    });
    return new Promise((resolve, reject) => {
      child.on('error', reject);
      child.on('close', (code) => resolve({ status: code ?? -1, stdout, stderr }));
    });
  }

  async succeed(...argv: readonly string[]): Promise<string> {
    const { status, stdout, stderr } = await this.run(argv);
    assert.equal(status, 0, `${argv.join(' ')}\n${stdout}${stderr}`);
    return stdout;
  }

  private inside(path: string): string {
    return join(this.folder, path);
  }

  /** Goes to a lab's start, or to its solution, with what `labreset` brings; what an attempt left behind goes. */
  async begin(lab: string, state: 'start' | 'solution' = 'start'): Promise<void> {
    const isOther = lab !== this.lab;
    this.lab = lab;
    await this.succeed('git', 'checkout', '-qf', '--detach', `${lab}-start`);
    await this.succeed('git', 'clean', isOther ? '-qfdx' : '-qfd');
    if (isOther) {
      await this.prepared.bring(lab, this.folder, () => this.prepare(lab));
      for (const name of TEMPLATES) copyFileSync(this.inside(name), this.inside(`.git/${name}`));
    }
    for (const name of TEMPLATES) copyFileSync(this.inside(`.git/${name}`), this.inside(name));
    if (state === 'solution') await this.succeed('git', 'checkout', '-q', `${lab}-solution`, '--', '.');
  }

  /** Brings what a lab needs beside git. @returns the files that git ignores, which is all of it */
  private async prepare(lab: string): Promise<readonly string[]> {
    // The database has the tables of the whole lab before anybody begins.
    await this.succeed('git', 'checkout', '-q', `${lab}-solution`, '--', '.');
    await this.succeed('python', '-m', 'labs', 'prepare');
    await this.succeed('python', 'manage.py', 'migrate', '--verbosity', '0');
    await this.succeed('git', 'checkout', '-qf', '--detach', `${lab}-start`);
    // By itself, it leaves caches out; the labs' own modules are in one.
    const modules = (await this.succeed('python', '-c', 'import labs; print(labs.__path__[-1])')).trim();
    const compile = ['python', '-m', 'compileall', '-q', '--invalidation-mode', 'checked-hash'];
    await this.succeed(...compile, '.', modules);
    const ignored = ['ls-files', '-z', '--others', '--ignored', '--exclude-standard'];
    return (await this.succeed('git', ...ignored)).split('\0').filter(Boolean);
  }

  edit({ path, found, instead }: Edit): void {
    const file = this.inside(path);
    if (found === undefined) {
      if (instead === undefined) rmSync(file);
      else writeFileSync(file, instead);
      return;
    }
    const text = readFileSync(file, 'utf8');
    assert.equal(
      text.split(found).length,
      2,
      `${path} has this ${text.split(found).length - 1} times: ${found}`,
    );
    writeFileSync(
      file,
      text.replace(found, () => instead ?? ''),
    );
  }

  /** `labcheck --json` of a lab. @throws AssertionError when it prints anything else, a traceback above all */
  async judge(lab: string, ...words: readonly string[]): Promise<LabReport> {
    const { status, stdout, stderr } = await this.run([
      'python',
      '-m',
      'labs',
      'check',
      lab,
      '--json',
      ...words,
    ]);
    // In a place where nothing was run yet, what is executed is said before it is.
    assert.match(stderr, /^(\S+: the checks run this project as you: [^\n]*\n)?$/);
    assert.ok(stdout.startsWith('{'), stdout);
    const report = JSON.parse(stdout) as LabReport;
    assert.equal(status, { complete: 0, incomplete: 1, unchecked: 3 }[report.result], stdout);
    for (const { cause } of report.checks) assert.doesNotMatch(cause, /Traceback|^\s*File "/m);
    return report;
  }

  exists(path: string): boolean {
    return existsSync(this.inside(path));
  }
}

/** Makes an attempt and has it judged. @returns what is wrong with the judgement; undefined when it is true */
export async function judgementOf(place: AttemptPlace, attempt: Attempt): Promise<string | undefined> {
  await place.begin(attempt.lab);
  for (const one of attempt.edits) place.edit(one);
  const { result, checks } = await place.judge(attempt.lab);
  const told = checks
    .filter((check) => check.result !== 'passed')
    .map(({ id, result, cause }) => `${result} ${id}: ${cause}`);
  const failed = checks.find((check) => check.result === 'failed');
  if (!attempt.wrong) return result === 'complete' ? undefined : `refused: ${told.join('; ')}`;
  if (result !== 'incomplete' || !failed) return `accepted as ${result}: ${told.join('; ')}`;
  const [check, cause] = attempt.wrong;
  if (failed.id !== check || !cause.test(failed.cause))
    return `another cause than ${check} ${cause}: ${told.join('; ')}`;
  return undefined;
}
