/** A copy of a course's repository in which attempts are made and judged, one after the other. */
import { strict as assert } from 'node:assert';
import { spawn } from 'node:child_process';
import { copyFileSync, existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Attempt, Edit } from './attempts/attempt.ts';
import type { ForkedLabs, Outcome } from './forked-labs.ts';
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

/** What attempts change beside git: each finds it as it was. */
const TEMPLATES = ['.env', 'db.sqlite3'];

export class AttemptPlace {
  readonly folder: string;
  private readonly venvOf: (lab: string) => string;
  private readonly path: string;
  private readonly prepared: PreparedLabs;
  private readonly forked: (venv: string) => Promise<ForkedLabs>;
  private lab = '';

  /**
   * @param folder a repository of a course, with its tags
   * @param venvOf where the packages of a lab are installed
   * @param prepared what places of the same course share
   * @param forked the process of an environment that judges, which they share too
   */
  constructor(
    folder: string,
    venvOf: (lab: string) => string,
    path: string,
    prepared: PreparedLabs,
    forked: (venv: string) => Promise<ForkedLabs>,
  ) {
    this.folder = folder;
    this.venvOf = venvOf;
    this.path = path;
    this.prepared = prepared;
    this.forked = forked;
  }

  /** The environment of the programs that are run here, and nothing else is in it. */
  private get env(): Readonly<Record<string, string>> {
    return {
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
  }

  run(argv: readonly string[]): Promise<Outcome> {
    const [program = '', ...args] = argv;
    const { env } = this;
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
    // The database has the tables of the whole lab before anybody begins: labcheck looks at that in each attempt.
    await this.succeed('git', 'checkout', '-q', `${lab}-solution`, '--', '.');
    const { status, stdout, stderr } = await this.labs(['prepare'], this.prepared.isFirst('prepare'));
    assert.equal(status, 0, `${stdout}${stderr}`);
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

  /** `python -m labs`: the command itself, or in a forked process, in half of its processor time. */
  private async labs(words: readonly string[], isCommand: boolean): Promise<Outcome> {
    if (isCommand) return this.run(['python', '-m', 'labs', ...words]);
    const forked = await this.forked(this.venvOf(this.lab));
    return forked.run(words, this.folder, this.env);
  }

  /**
   * Has a lab judged by `labcheck --json`, and looks at the judgement: by the command itself the first time in each lab, then in
   * a forked process. Where that one's is not true, the command's decides: a forked process may have brought something along.
   *
   * @param look throws when the judgement is not true
   * @throws AssertionError when anything else than a judgement is printed, a traceback above all; and what `look` throws
   */
  async judge<T>(lab: string, words: readonly string[], look: (report: LabReport) => T): Promise<T> {
    if (this.prepared.isFirst(lab)) return look(await this.report(lab, words, true));
    try {
      return look(await this.report(lab, words, false));
    } catch (error) {
      console.log(`      in a forked process, ${lab}: ${`${error}`.split('\n')[0]}`);
      return look(await this.report(lab, words, true));
    }
  }

  private async report(lab: string, words: readonly string[], isCommand: boolean): Promise<LabReport> {
    const { status, stdout, stderr } = await this.labs(['check', lab, '--json', ...words], isCommand);
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

/** What is wrong with a judgement; undefined when it is true. */
function faultOf({ wrong }: Attempt, { result, checks }: LabReport): string | undefined {
  const told = checks
    .filter((check) => check.result !== 'passed')
    .map(({ id, result, cause }) => `${result} ${id}: ${cause}`);
  const failed = checks.find((check) => check.result === 'failed');
  if (!wrong) return result === 'complete' ? undefined : `refused: ${told.join('; ')}`;
  if (result !== 'incomplete' || !failed) return `accepted as ${result}: ${told.join('; ')}`;
  const [check, cause] = wrong;
  if (failed.id !== check || !cause.test(failed.cause))
    return `another cause than ${check} ${cause}: ${told.join('; ')}`;
  return undefined;
}

/** Makes an attempt and has it judged. @throws AssertionError when it is not judged as it must be */
export async function judgeAttempt(place: AttemptPlace, attempt: Attempt): Promise<void> {
  await place.begin(attempt.lab);
  for (const one of attempt.edits) place.edit(one);
  await place.judge(attempt.lab, [], (report) => assert.equal(faultOf(attempt, report), undefined));
}
