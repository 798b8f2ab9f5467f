/**
 * A host for histories: the machine's own file system under layers that end with it, real accounts, tar, install, nginx's
 * and Apache's own commands, and stand-ins for what would take minutes: systemd, uv and the project that they run.
 */
import { type ChildProcess, execFileSync, spawn, spawnSync } from 'node:child_process';
import { copyFileSync, mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { PATH } from './machine.ts';
import { patiently } from './patience.ts';
import { childrenOf } from './proc.ts';
import { temporaryFolder } from './processes.ts';

const STAND_INS = join(import.meta.dirname, 'onprem-history');
/** The names under which deploy.sh and set-up.sh find each. */
const PROGRAMS = ['systemctl', 'uv', 'curl', 'apache2ctl', 'python'];

/** Debian's units of the front servers, as far as the stand-in reads them. */
const SYSTEM_UNITS = {
  'nginx.service': `[Service]
ExecStartPre=/opt/fake/nginx-start.sh
ExecReload=/usr/sbin/nginx -q -t
ExecStart=/usr/sbin/nginx
[Install]
WantedBy=multi-user.target
`,
  'apache2.service': `[Service]
ExecStartPre=/opt/fake/apache2-start.sh
ExecReload=/opt/fake/apache2ctl -t
ExecStart=/usr/sbin/apache2
[Install]
WantedBy=multi-user.target
`,
};

const BOOT = `
  mount --make-rprivate /
  mount -t proc proc /proc
  mount -t tmpfs -o mode=755 tmpfs "$1"
  for name in etc var; do
    mkdir "$1/$name.new" "$1/$name.work"
    mount -t overlay overlay -o "lowerdir=/$name,upperdir=$1/$name.new,workdir=$1/$name.work" "/$name"
  done
  mkdir -p "$1/fake"; mount --bind "$2" "$1/fake"
  mount -t tmpfs -o mode=755 tmpfs /run; mkdir -p /run/lock /run/fake/system
  mount -t tmpfs -o mode=755 tmpfs /srv; mount -t tmpfs -o mode=755 tmpfs /opt
  mkdir /opt/fake; mount --move "$1/fake" /opt/fake
  mount -t tmpfs -o mode=755 tmpfs /root; mkdir /root/shop
  chmod 777 /run/fake
  rm -rf /etc/systemd/system/shop* /etc/nginx/sites-enabled/* /etc/apache2/sites-enabled/*
  echo ready
  exec sleep infinity`;

/** How a command ended. */
export interface Outcome {
  readonly status: number;
  readonly output: string;
}

export class HistoryHost {
  private readonly folder: string;
  private readonly process: ChildProcess;
  private readonly init: string;

  private constructor(folder: string, child: ChildProcess, init: string) {
    this.folder = folder;
    this.process = child;
    this.init = init;
  }

  /** Makes one, as root. */
  static async boot(): Promise<HistoryHost> {
    const folder = temporaryFolder('history-');
    const fake = join(folder, 'fake');
    mkdirSync(fake);
    mkdirSync(join(folder, 'root'));
    for (const name of readdirSync(STAND_INS)) copyFileSync(join(STAND_INS, name), join(fake, name));
    for (const name of PROGRAMS) copyFileSync(join(STAND_INS, `${name}.sh`), join(fake, name));
    execFileSync('chmod', ['-R', 'a+rx', fake]);
    const argv = ['--mount', '--pid', '--net', '--fork', '--kill-child', 'sh', '-ec', BOOT, 'sh'];
    const child = spawn('unshare', [...argv, join(folder, 'root'), fake], {
      env: { PATH },
      stdio: ['ignore', 'pipe', 'ignore'],
    });
    await new Promise((resolve, reject) => {
      child.stdout?.once('data', resolve);
      child.once('exit', reject);
    });
    const host = new HistoryHost(folder, child, String(childrenOf(child.pid)[0]));
    // One of the administrator's own, made after the pattern of ours.
    host.write('/etc/systemd/system/shop-report.service', '[Service]\nExecStart=/bin/true\n');
    for (const [name, text] of Object.entries(SYSTEM_UNITS)) host.write(`/run/fake/system/${name}`, text);
    return host;
  }

  private command(argv: readonly string[]): readonly string[] {
    return ['-t', this.init, '-m', '-p', '-n', ...argv];
  }

  private get environment(): NodeJS.ProcessEnv {
    const path = '/opt/fake:/usr/local/sbin:/usr/sbin:/sbin:/usr/bin:/bin';
    return { PATH: path, HOME: '/root', LANG: 'C.UTF-8', PYTHON: '/opt/fake/python', HEALTH_SECONDS: '1' };
  }

  /** Runs a command as root. */
  run(argv: readonly string[], variables: Readonly<Record<string, string>> = {}): Outcome {
    const { status, stdout, stderr } = spawnSync('nsenter', this.command(argv), {
      cwd: '/',
      env: { ...this.environment, ...variables },
      encoding: 'utf8',
      timeout: patiently(60_000),
    });
    return { status: status ?? -1, output: `${stdout}${stderr}` };
  }

  /** Runs a script as root that must succeed. @returns what it printed */
  sh(script: string, ...words: readonly string[]): string {
    const { status, output } = this.run(['bash', '-ec', script, 'bash', ...words]);
    if (status !== 0) throw new Error(`${script}: ${status}\n${output}`);
    return output;
  }

  /** Where a path of the host is found from here: no link may be on it, which would lead to the machine's own files. */
  path(path: string): string {
    return join('/proc', this.init, 'root', path);
  }

  write(path: string, text: string): void {
    mkdirSync(dirname(this.path(path)), { recursive: true });
    writeFileSync(this.path(path), text);
  }

  /** Starts a script of the project; its process id is where stand-ins find it. */
  script(name: string, ...words: readonly string[]): Outcome {
    const line = 'echo $$ >/run/fake/pid; exec "$@"';
    return this.run(['bash', '-c', line, 'bash', `/root/shop/onprem/${name}`, ...words]);
  }

  /** The same in the background. */
  begin(name: string, ...words: readonly string[]): ChildProcess {
    const argv = this.command([`/root/shop/onprem/${name}`, ...words]);
    return spawn('nsenter', argv, { cwd: '/', env: this.environment, stdio: ['ignore', 'pipe', 'pipe'] });
  }

  async stop(): Promise<void> {
    const ended = new Promise((resolve) => this.process.once('exit', resolve));
    process.kill(Number(this.init), 'SIGKILL');
    await ended;
    rmSync(this.folder, { recursive: true, force: true });
  }
}
