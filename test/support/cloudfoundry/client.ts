/**
 * The cf client that tests call: the machine's own where there is one, and always a stand-in of ours, so that the rendered
 * scripts run everywhere. Both speak to the same Cloud Controller and must pass the same tests.
 */
import { spawn } from 'node:child_process';
import { chmodSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { type AddressInfo, createServer, type Server, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { which } from '../../../src/run/programs.ts';
import { PATH } from '../machine.ts';
import { patiently } from '../patience.ts';
import type { PlatformRule } from './platform-rules.ts';
import { type Outcome, type Session, standIn } from './stand-in.ts';

export type { Outcome } from './stand-in.ts';

const own = which('cf', { PATH });

/** The clients of this machine, by what a title calls them. */
export const CLIENTS: Readonly<Record<string, string | undefined>> = {
  ...(own ? { 'the real cf': own } : {}),
  'a stand-in of cf': undefined,
};

/** A client that hands over to the stand-in in the tests' process: bash starts in two milliseconds. */
const script = (port: number): string => `#!/bin/bash
LC_ALL=C
exec 3<>/dev/tcp/127.0.0.1/${port}
printf '%s\\0' "$PWD" "$#" "$@" >&3
IFS=' ' read -r -u 3 status size
((size == 0)) || { IFS= read -r -u 3 -N "$size" text; printf %s "$text" >&2; }
cat <&3
exit "$status"
`;

/** A client with a folder of its own for its configuration, first on PATH. */
export class Client {
  readonly folder = mkdtempSync(join(tmpdir(), 'cf-client-'));
  readonly env: NodeJS.ProcessEnv;
  private readonly session: Session = {};
  private server: Server | undefined;
  private readonly cf: string;

  constructor(program: string | undefined) {
    const bin = join(this.folder, 'bin');
    mkdirSync(bin);
    // The project's virtual environment has it by this name.
    const python = which('python3', { PATH });
    if (python) symlinkSync(python, join(bin, 'python'));
    this.cf = join(bin, 'cf');
    if (program) symlinkSync(program, this.cf);
    else this.server = createServer((socket) => this.serve(socket));
    this.env = {
      PATH: `${bin}:${PATH}`,
      HOME: this.folder,
      CF_HOME: this.folder,
      CF_COLOR: 'false',
      LANG: 'C.UTF-8',
      // Nothing here takes longer than the tests wait.
      POLL_SECONDS: '0',
      CF_STARTUP_TIMEOUT: '1',
    };
  }

  /** Which rules of the client are kept. */
  keeps(has: (rule: PlatformRule) => boolean): void {
    this.session.has = has;
  }

  /** One call of the stand-in: its folder, the number of its words, and the words. */
  private serve(socket: Socket): void {
    let text = '';
    let isDone = false;
    socket.on('error', () => socket.destroy());
    socket.on('data', (chunk: Buffer) => {
      text += chunk.toString();
      const [folder = '', count = '', ...argv] = text.split('\0');
      if (isDone || count === '' || argv.length <= Number(count)) return;
      isDone = true;
      void standIn(this.session, folder, argv.slice(0, -1)).then(({ status, stdout, stderr }) =>
        socket.end(`${status} ${Buffer.byteLength(stderr)}\n${stderr}${stdout}`),
      );
    });
  }

  /** Runs a command; asynchronously, for the platform is in this process. */
  run(
    argv: readonly string[],
    cwd: string,
    more: NodeJS.ProcessEnv = {},
    signal?: AbortSignal,
  ): Promise<Outcome> {
    const [program = '', ...args] = argv;
    const child = spawn(program, args, {
      cwd,
      env: { ...this.env, ...more },
      stdio: ['ignore', 'pipe', 'pipe'],
      timeout: patiently(120_000),
      detached: signal !== undefined,
    });
    signal?.addEventListener('abort', () => process.kill(-(child.pid ?? 0), 'SIGKILL'));
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
    const { server } = this;
    if (server && !server.listening) {
      await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
      writeFileSync(this.cf, script((server.address() as AddressInfo).port));
      chmodSync(this.cf, 0o755);
    }
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
    this.server?.close();
    rmSync(this.folder, { recursive: true, force: true });
  }
}
