/** Images, built and run by Debian's buildah as root, with neither a daemon nor a registry. */
import { strict as assert } from 'node:assert';
import { type ChildProcess, execFileSync, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, statfsSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { CpuLimit, type Mode } from './image-modes.ts';
import { PATH } from './machine.ts';
import { patiently } from './patience.ts';
import { childrenOf } from './proc.ts';

type Variables = Readonly<Record<string, string>>;

/** Kept between runs, because a base takes a minute. */
export const CACHE = join(import.meta.dirname, '../../.cache/images');
/** Where images and containers are: under the runner in memory, because a disk takes most of the time of a build. */
export const STORAGE = join(tmpdir(), 'image-storage');
const CERTIFICATES = '/etc/ssl/certs';

/** What an image says about how it is run. */
export interface ImageConfig {
  readonly User: string;
  readonly Env: readonly string[];
  readonly Cmd: readonly string[];
  readonly Entrypoint?: readonly string[];
  readonly WorkingDir: string;
  readonly StopSignal?: string;
}

export const IMAGE_PROGRAMS = ['buildah', 'debootstrap'] as const;

/** What statfs(2) calls an overlay, on which there can be no other: there every layer is a copy of the ones below it. */
const OVERLAYFS = 0x794c7630;

function storage(): string {
  mkdirSync(STORAGE, { recursive: true });
  const file = join(STORAGE, 'storage.conf');
  const driver = statfsSync(STORAGE).type === OVERLAYFS ? 'vfs' : 'overlay';
  const lines = [
    '[storage]',
    `driver = "${driver}"`,
    `runroot = "${STORAGE}/run"`,
    `graphroot = "${STORAGE}/graph"`,
  ];
  writeFileSync(file, `${lines.join('\n')}\n`);
  return file;
}

/** Runs buildah on the tests' own storage, and returns what it printed. @throws Error with its output when it fails */
export function buildah(...args: readonly string[]): string {
  const env = { ...process.env, PATH, CONTAINERS_STORAGE_CONF: storage() };
  const { status, stdout, stderr } = spawnSync('buildah', args, {
    env,
    encoding: 'utf8',
    maxBuffer: 64 * 2 ** 20,
  });
  if (status !== 0) throw new Error(`buildah ${args[0]} failed (${status}).\n${stdout}${stderr}`);
  return stdout.trim();
}

/** Builds a folder's Dockerfile. The machine's certificates and index are lent to the build: neither stays in the image. */
export function buildImage(folder: string, tag: string): void {
  const conf = join(STORAGE, 'pip.conf');
  const index = process.env.PIP_INDEX_URL;
  const lent = existsSync(join(CERTIFICATES, 'ca-certificates.crt'))
    ? [`cert = ${CERTIFICATES}/ca-certificates.crt`]
    : [];
  writeFileSync(conf, ['[global]', ...lent, ...(index ? [`index-url = ${index}`] : []), ''].join('\n'));
  const volumes = [
    `${conf}:/etc/pip.conf:ro`,
    ...(lent.length > 0 ? [`${CERTIFICATES}:${CERTIFICATES}:ro`] : []),
  ];
  const options = ['--isolation', 'chroot', '--pull-never', '--quiet', '--tag', tag];
  buildah('build', ...options, ...volumes.flatMap((volume) => ['--volume', volume]), folder);
}

/** Takes an image away, if there is one. */
export function removeImage(tag: string): void {
  if (buildah('images', '--format', '{{.Name}}').includes(tag)) buildah('rmi', '--force', tag);
}

/** The configuration of an image. */
export function configOf(tag: string): ImageConfig {
  const inspected = JSON.parse(buildah('inspect', '--type', 'image', tag)) as {
    OCIv1: { config: ImageConfig };
  };
  return inspected.OCIv1.config;
}

/** A container of an image: a fresh disk, on which commands run as the image says. */
export class Container {
  readonly root: string;
  private readonly id: string;
  private readonly config: ImageConfig;

  constructor(tag: string) {
    this.id = buildah('from', '--pull-never', tag);
    this.root = buildah('mount', this.id);
    this.config = configOf(tag);
  }

  /** Starts a command, the image's own when none is given, as process 1 of its own process namespace. */
  start(
    variables: Variables,
    command: readonly string[] = this.config.Cmd,
    { user, readOnly = false, cpu }: Omit<Mode, 'name'> = {},
  ): Instance {
    const { User, Env, WorkingDir } = this.config;
    const set = [
      ...Env,
      ...Object.entries({ HOME: '/', ...variables }).map(([name, value]) => `${name}=${value}`),
    ];
    const script = `
      mount --make-rprivate /
      ${readOnly ? 'mount --bind "$0" "$0"; mount -t tmpfs -o mode=1777 tmpfs "$0/tmp"' : ''}
      mount -t proc proc "$0/proc"
      mount --rbind /dev "$0/dev"
      ${readOnly ? 'mount -o remount,ro,bind "$0"' : ''}
      exec chroot --userspec="$1" "$0" /usr/bin/env -i -C "$2" "\${@:3}"`;
    const words = [this.root, user ?? User, WorkingDir, ...set, ...command];
    const limit = cpu === undefined ? undefined : new CpuLimit(`image-${process.pid}-${Date.now()}`, cpu);
    const args = ['--pid', '--mount', '--fork', '--kill-child', 'bash', '-ec', script, ...words];
    return new Instance(args, limit);
  }

  /** Bytes on its disk. */
  get size(): number {
    const options = { encoding: 'utf8', env: { PATH } } as const;
    return Number(execFileSync('du', ['-sxb', this.root], options).split('\t')[0]);
  }

  remove(): void {
    buildah('rm', this.id);
  }
}

/** A process of a container. */
export class Instance {
  output = '';
  private readonly child: ChildProcess;
  private readonly ended: Promise<unknown>;

  constructor(args: readonly string[], limit?: CpuLimit) {
    const enter = limit ? `echo $$ >"${limit.folder}/cgroup.procs"; ` : '';
    const argv = ['-ec', `${enter}exec unshare "$@"`, 'sh', ...args];
    this.child = spawn('sh', argv, { env: { PATH }, stdio: ['ignore', 'pipe', 'pipe'] });
    for (const stream of [this.child.stdout, this.child.stderr]) {
      stream?.on('data', (chunk: Buffer) => {
        this.output += chunk.toString();
      });
    }
    this.ended = once(this.child, 'close').then(() => limit?.remove());
  }

  /** Waits for the end. @returns its exit status */
  async end(): Promise<number | null> {
    await this.ended;
    return this.child.exitCode;
  }

  async until(condition: () => Promise<boolean>, limit = 30_000): Promise<void> {
    const deadline = Date.now() + patiently(limit);
    while (!(await condition().catch(() => false))) {
      assert.equal(this.child.exitCode, null, `it ended:\n${this.output}`);
      assert.ok(Date.now() < deadline, `not within ${patiently(limit)} ms:\n${this.output}`);
      await sleep(50);
    }
  }

  /** Sends a signal to process 1, as a container runtime does. @returns milliseconds until it had ended, killed where it does not */
  async stop(signal: NodeJS.Signals = 'SIGTERM'): Promise<number> {
    const [first] = childrenOf(this.child.pid);
    assert.ok(first, `it has ended:\n${this.output}`);
    const asked = Date.now();
    process.kill(first, signal);
    const killer = setTimeout(() => process.kill(first, 'SIGKILL'), patiently(20_000));
    await this.ended;
    clearTimeout(killer);
    return Date.now() - asked;
  }
}
