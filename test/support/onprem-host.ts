/**
 * A Debian host of the tests' own: namespaces of this machine with a real systemd as process 1, own network, and layers
 * over /etc and /var that end with it. What a project brings for a host runs there unchanged, at its real paths and ports.
 */
import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, rmSync } from 'node:fs';
import { basename, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { uvProgram } from '../../scripts/uv.ts';
import { interpreter as interpreterOf } from './environments.ts';
import { PATH } from './machine.ts';
import { BOOT, provide } from './onprem-boot.ts';
import type { Load } from './onprem-load.ts';
import { childrenOf, factOf } from './proc.ts';
import { Background, type Ended, run, temporaryFolder } from './processes.ts';

const CGROUPS = ['/sys/fs/cgroup/unified', '/sys/fs/cgroup'].find((path) =>
  existsSync(join(path, 'cgroup.procs')),
);

export class Host {
  private readonly folder: string;
  private readonly cgroup: string;
  private readonly process: Background;
  private readonly init: string;
  private readonly python: string;

  private constructor(folder: string, cgroup: string, process: Background, init: string, python: string) {
    this.folder = folder;
    this.cgroup = cgroup;
    this.process = process;
    this.init = init;
    this.python = python;
  }

  /** Whether this machine lets us: as root, with cgroups. */
  static get isPossible(): boolean {
    return process.getuid?.() === 0 && CGROUPS !== undefined;
  }

  /**
   * Boots one.
   *
   * @param requirements the packages that the host shall be able to install: it has no network
   * @param installer the program that installs them there
   */
  static async boot(
    python: string,
    django: string,
    requirements: string,
    installer: 'uv' | 'pip',
  ): Promise<Host> {
    const folder = temporaryFolder('host-');
    const share = join(folder, 'share');
    mkdirSync(join(folder, 'root'));
    mkdirSync(share);
    const uv = uvProgram();
    const interpreter = execFileSync(
      interpreterOf(python, django),
      ['-c', 'import sys; print(sys.base_prefix)'],
      { encoding: 'utf8' },
    ).trim();
    provide(installer, uv, join(interpreter, `bin/python${python}`), requirements, share);
    execFileSync('chmod', ['-R', 'a+rwX', share]);

    const cgroup = join(CGROUPS ?? '', basename(folder));
    const script = `mkdir "$4"; echo $$ >"$4/cgroup.procs"
      exec setpriv --pdeathsig KILL unshare --mount --net --pid --ipc --uts --cgroup --kill-child --fork sh -ec '${BOOT.replaceAll("'", `'\\''`)}' sh "$@"`;
    const argv = ['sh', '-ec', script, 'sh', join(folder, 'root'), interpreter, share, cgroup];
    const booting = new Background(argv, { cwd: '/', env: { PATH } }, 'root');
    const { pid } = booting.child;
    let init = '';
    await booting.until(async () => {
      init = String(childrenOf(pid)[0] ?? '');
      return factOf(init, 'comm').trim() === 'systemd';
    }, 'systemd');
    const host = new Host(folder, cgroup, booting, init, `/opt/python/bin/python${python}`);
    await booting.until(
      async () => /running|degraded/.test(host.run(['systemctl', 'is-system-running']).stdout),
      'booted',
    );
    return host;
  }

  /** The words that run a command on the host, as root. */
  command(argv: readonly string[]): readonly string[] {
    return ['nsenter', '-t', this.init, '-m', '-p', '-n', '-i', '-u', '-C', ...argv];
  }

  private get environment(): NodeJS.ProcessEnv {
    const uv = { UV_OFFLINE: '1', UV_CACHE_DIR: '/opt/share/cache', UV_NO_PROGRESS: '1' };
    const pip = { PIP_NO_INDEX: '1', PIP_FIND_LINKS: '/opt/share/wheels', PIP_NO_CACHE_DIR: '1' };
    const path = '/opt/share/bin:/usr/local/sbin:/usr/sbin:/sbin:/usr/bin:/bin';
    return { PATH: path, HOME: '/root', LANG: 'C.UTF-8', PYTHON: this.python, ...uv, ...pip };
  }

  /** Runs a command on the host, as root. */
  run(argv: readonly string[], variables: Readonly<Record<string, string>> = {}, limit = 120_000): Ended {
    return run(this.command(argv), { cwd: '/', env: { ...this.environment, ...variables } }, limit, 'root');
  }

  /** Runs a command that must succeed, and returns what it printed. @throws Error with that, and the log, when it fails */
  succeed(argv: readonly string[], variables: Readonly<Record<string, string>> = {}): string {
    const { status, output } = this.run(argv, variables);
    if (status !== 0) throw new Error(`${argv.join(' ')}: ${status}\n${output}\n${this.log()}`);
    return output;
  }

  /** Asks a site of the host's without an end while something is done. @returns what came back */
  async underLoad(site: string, clients: number, work: () => void | Promise<void>): Promise<Load> {
    const program = join(import.meta.dirname, 'onprem-load.ts');
    // On the host's network only: its file system does not have this checkout where that lies below /tmp or /root.
    const argv = ['nsenter', '-t', this.init, '-n', process.execPath, program, site, String(clients)];
    const child = spawn(argv[0] ?? '', argv.slice(1), { stdio: ['pipe', 'pipe', 'inherit'] });
    let printed = '';
    child.stdout.on('data', (chunk: Buffer) => {
      printed += chunk.toString();
    });
    const ended = once(child, 'close');
    await sleep(1500);
    await work();
    await sleep(1500);
    child.stdin.end();
    await ended;
    return JSON.parse(printed) as Load;
  }

  /** Waits until a condition holds here. @throws Error that names it, when it does not */
  async until(condition: () => boolean, what: string): Promise<void> {
    await this.process.until(async () => condition(), what);
  }

  /** Runs a command on the host to its end, while other things go on here. */
  async finish(argv: readonly string[]): Promise<Background> {
    const started = new Background(this.command(argv), { cwd: '/', env: this.environment }, 'root');
    await once(started.child, 'close');
    return started;
  }

  /** Copies a folder onto the host. */
  copy(from: string, to: string): void {
    execFileSync('sh', [
      '-c',
      `tar -C "$1" --exclude .venv -c . | ${this.command(['sh', '-c', '"mkdir -p $2 && tar -C $2 -x --no-same-owner"']).join(' ')}`,
      'sh',
      from,
      to,
    ]);
  }

  /** The end of the journal, with all that was logged until now: what a unit has just printed is written a moment later. */
  log(unit?: string): string {
    this.run(['journalctl', '--sync']);
    return this.run(['journalctl', '--no-pager', '-n', '200', '-o', 'cat', ...(unit ? ['-u', unit] : [])])
      .stdout;
  }

  /** A file's text. */
  read(path: string): string {
    return this.succeed(['cat', path]);
  }

  async stop(): Promise<void> {
    process.kill(Number(this.init), 'SIGKILL');
    await this.process.stop('SIGKILL');
    for (let tries = 0; tries < 50; tries += 1) {
      try {
        // The scopes and slices below it first.
        execFileSync('find', [this.cgroup, '-depth', '-type', 'd', '-exec', 'rmdir', '{}', '+'], {
          stdio: 'ignore',
        });
        break;
      } catch {
        await sleep(100);
      }
    }
    rmSync(this.folder, { recursive: true, force: true });
  }
}
