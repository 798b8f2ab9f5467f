/**
 * The cf client that tests call: the machine's own where there is one, and always a stand-in of ours, so that the rendered
 * scripts run everywhere. Both speak to the same Cloud Controller and must pass the same tests.
 */
import { spawn } from 'node:child_process';
import { chmodSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { which } from '../../../src/run/programs.ts';
import { PATH } from '../machine.ts';

export interface Outcome {
  readonly status: number;
  readonly stdout: string;
  readonly stderr: string;
}

const own = which('cf', { PATH });

/** The clients of this machine, by what a title calls them. */
export const CLIENTS: Readonly<Record<string, string | undefined>> = {
  ...(own ? { 'the real cf': own } : {}),
  'a stand-in of cf': undefined,
};

/** A client with a folder of its own for its configuration, first on PATH. */
export class Client {
  readonly folder = mkdtempSync(join(tmpdir(), 'cf-client-'));
  readonly env: NodeJS.ProcessEnv;

  constructor(program: string | undefined) {
    const bin = join(this.folder, 'bin');
    mkdirSync(bin);
    const cf = join(bin, 'cf');
    if (program) symlinkSync(program, cf);
    else {
      const script = join(import.meta.dirname, 'stand-in.ts');
      writeFileSync(cf, `#!/bin/sh\nexec '${process.execPath}' '${script}' "$@"\n`);
      chmodSync(cf, 0o755);
    }
    this.env = {
      PATH: `${bin}:${PATH}`,
      HOME: this.folder,
      CF_HOME: this.folder,
      CF_COLOR: 'false',
      LANG: 'C.UTF-8',
      // Nothing here takes longer than the tests wait.
      POLL_SECONDS: '0.1',
      CF_STARTUP_TIMEOUT: '1',
    };
  }

  /** Runs a command; asynchronously, for the platform is in this process. */
  run(argv: readonly string[], cwd: string, more: NodeJS.ProcessEnv = {}): Promise<Outcome> {
    const [program = '', ...args] = argv;
    const child = spawn(program, args, {
      cwd,
      env: { ...this.env, ...more },
      stdio: ['ignore', 'pipe', 'pipe'],
      timeout: 120_000,
    });
    let stdout = '';
    let stderr = '';
    child.stdout.on('data', (chunk: Buffer) => {
      stdout += chunk.toString();
    });
    child.stderr.on('data', (chunk: Buffer) => {
      stderr += chunk.toString();
    });
    return new Promise((resolve, reject) => {
      child.on('error', reject);
      child.on('close', (code) => resolve({ status: code ?? -1, stdout, stderr }));
    });
  }

  /** Logs in, and targets the organisation and a space. @throws Error with what cf printed */
  async logIn(url: string): Promise<void> {
    for (const argv of [
      ['cf', 'api', url, '--skip-ssl-validation'],
      ['cf', 'auth', 'developer', 'no-secret'],
      ['cf', 'target', '-o', 'example', '-s', 'production'],
    ]) {
      const { status, stdout, stderr } = await this.run(argv, this.folder);
      if (status !== 0) throw new Error(`${argv.join(' ')}\n${stdout}${stderr}`);
    }
  }

  remove(): void {
    rmSync(this.folder, { recursive: true, force: true });
  }
}
