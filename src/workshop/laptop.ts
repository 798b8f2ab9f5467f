import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Answers } from '../choices/choice.ts';
import { say } from '../languages/say.ts';
import { bytesOf } from '../reading/read.ts';
import { venvEnvironment } from '../run/install.ts';
import { runProgram, starting } from '../run/programs.ts';
import { findPython } from '../run/python.ts';
import { type Judgement, judge } from './judging.ts';

/** A laptop's environment for labs: packages are installed anew whenever a lab has others. */
export class Laptop {
  private installed = '';
  private readonly folder: string;
  private readonly env: NodeJS.ProcessEnv;
  private readonly stop: AbortSignal;
  readonly python: string;

  constructor(folder: string, env: NodeJS.ProcessEnv, stop: AbortSignal) {
    this.folder = folder;
    this.env = env;
    this.stop = stop;
    this.python = join(folder, '.venv/bin/python');
  }

  async git(...words: readonly string[]): Promise<void> {
    await this.run(['git', '-c', 'advice.detachedHead=false', ...words], say`going to a lab`);
  }

  private run(argv: readonly string[], purpose: string): Promise<void> {
    return runProgram(argv, { cwd: this.folder, env: this.environment, purpose, stop: this.stop });
  }

  get environment(): NodeJS.ProcessEnv {
    return venvEnvironment(this.folder, this.env);
  }

  /** Installs what a participant is told to install. */
  async install(answers: Answers): Promise<void> {
    const file = ['requirements-dev.txt', 'requirements.txt'].find((name) =>
      existsSync(join(this.folder, name)),
    );
    if (file === undefined) return;
    const hash = createHash('sha256')
      .update(bytesOf(join(this.folder, file), 'configuration'))
      .digest('hex');
    if (hash === this.installed) return;
    const uv = starting('uv', this.env);
    if (this.installed === '') {
      const { path } = findPython(answers.python, answers.django, this.env, uv);
      const venv = join(this.folder, '.venv');
      await this.run(
        uv ? [uv, 'venv', '--quiet', '--python', path, venv] : [path, '-I', '-m', 'venv', venv],
        say`making the virtual environment`,
      );
    }
    const pip = uv
      ? [uv, 'pip', 'install', '--quiet', '--python', this.python]
      : [this.python, '-I', '-m', 'pip', 'install', '--quiet', '--disable-pip-version-check'];
    await this.run([...pip, '-r', file], say`installing the packages`);
    this.installed = hash;
  }

  prepare(): Promise<void> {
    return this.run([this.python, '-m', 'labs', 'prepare'], say`preparing a lab`);
  }

  judge(lab: string): Promise<Judgement> {
    return judge(this.python, this.folder, this.environment, [lab], this.stop);
  }
}
