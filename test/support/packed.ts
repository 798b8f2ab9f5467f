import { strict as assert } from 'node:assert';
import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import {
  chmodSync,
  chownSync,
  cpSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  realpathSync,
  rmSync,
  symlinkSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, delimiter, dirname, join } from 'node:path';
import { promisify } from 'node:util';
import type { Outcome } from './command.ts';

const run = promisify(execFile);
const root = join(import.meta.dirname, '../..');
export const manifest = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as {
  readonly files: readonly string[];
  readonly version: string;
  readonly devDependencies: Readonly<Record<string, string>>;
};

/** Who runs a command: root may be somebody else, everybody else is who they are. */
export interface User {
  readonly name: string;
  readonly ids: { readonly uid: number; readonly gid: number } | undefined;
}

/** The oldest Node on which it runs. */
export const OLDEST = '22.18.0';

const isRoot = process.getuid?.() === 0;
const me: User = { name: isRoot ? 'root' : 'an ordinary user', ids: undefined };
/** Somebody with no rights: the user that every Unix has, where the tests are run by root. */
export const ordinary: User = isRoot ? { name: 'an ordinary user', ids: { uid: 65534, gid: 65534 } } : me;

/** The package of npm that holds the binary of one Node. */
const nodePackage = `${process.platform === 'darwin' && process.arch === 'arm64' ? 'node-bin' : 'node'}-${process.platform}-${process.arch}`;

/** What `npm pack --json` says. */
export interface Tarball {
  readonly filename: string;
  readonly size: number;
  readonly unpackedSize: number;
  readonly files: readonly { readonly path: string; readonly size: number }[];
}

/** The packed generator, installed beside `yo` in an empty folder, and Nodes to run it with. */
export class Packed {
  readonly folder = realpathSync(mkdtempSync(join(tmpdir(), 'packed-')));
  readonly app = join(this.folder, 'app');
  tarball: Tarball | undefined;
  private count = 0;

  /** Packs what is built, and installs it. @param nodes versions of Node, beside the one that runs the tests */
  async install(nodes: readonly string[]): Promise<void> {
    // Other users must come in.
    chmodSync(this.folder, 0o755);
    const { stdout } = await run(
      'npm',
      ['pack', '--ignore-scripts', '--json', '--pack-destination', this.folder],
      {
        cwd: root,
      },
    );
    const [tarball] = Object.values(JSON.parse(stdout) as Record<string, Tarball>);
    assert.ok(tarball);
    this.tarball = tarball;
    cpSync(process.execPath, join(this.nodeFolder('this'), 'node'));
    await Promise.all([
      this.npm(this.app, join(this.folder, tarball.filename), `yo@${manifest.devDependencies.yo}`),
      ...nodes.map((version) => this.npm(this.nodeRoot(version), `${nodePackage}@${version}`)),
    ]);
  }

  /** Packs other packages, and installs them beside. @param sources their folders */
  async installBeside(...sources: readonly string[]): Promise<void> {
    const words = ['pack', '--json', '--pack-destination', this.folder, ...sources];
    const { stdout } = await run('npm', words, { cwd: this.folder });
    const tarballs = Object.values(JSON.parse(stdout) as Record<string, Tarball>);
    await this.npm(this.app, ...tarballs.map(({ filename }) => join(this.folder, filename)));
  }

  remove(): void {
    rmSync(this.folder, { recursive: true, force: true });
  }

  private async npm(folder: string, ...packages: readonly string[]): Promise<void> {
    mkdirSync(folder, { recursive: true });
    const quiet = ['--no-audit', '--no-fund', '--ignore-scripts', '--prefer-offline'];
    const words = ['install', '--prefix', folder, ...quiet, ...packages];
    for (let tries = 1; ; tries += 1)
      try {
        await run('npm', words, { cwd: folder, timeout: 150_000 });
        return;
      } catch (error) {
        // npm may wait without an end for a download that stands still: it is asked for again.
        if (tries === 3 || !(error as { readonly killed?: boolean }).killed) throw error;
      }
  }

  private nodeRoot(version: string): string {
    return join(this.folder, `node-${version}`);
  }

  private nodeFolder(version: string): string {
    return join(this.nodeRoot(version), 'node_modules', nodePackage, 'bin');
  }

  /**
   * The generator as a linked clone: a folder in whose node_modules it is a symlink to a copy of the checkout.
   *
   * @returns the folder, to be used as `app`
   */
  link(): string {
    const clone = join(this.folder, 'clone');
    const app = join(this.folder, 'linked');
    const left = new Set(['node_modules', '.git', '.cache']);
    cpSync(root, clone, {
      recursive: true,
      filter: (path) => dirname(path) !== root || !left.has(basename(path)),
    });
    symlinkSync(join(this.app, 'node_modules'), join(clone, 'node_modules'));
    mkdirSync(join(app, 'node_modules/.bin'), { recursive: true });
    symlinkSync(clone, join(app, 'node_modules/generator-django-cloud'));
    symlinkSync(join(clone, 'dist/django-cloud.js'), join(app, 'node_modules/.bin/django-cloud'));
    symlinkSync(join(this.app, 'node_modules/yo/lib/cli.js'), join(app, 'node_modules/.bin/yo'));
    return app;
  }

  /** A new, empty folder that belongs to that user. */
  private folderOf(user: User, parent: string): string {
    this.count += 1;
    const folder = join(parent, String(this.count));
    mkdirSync(folder, { recursive: true });
    if (user.ids) chownSync(folder, user.ids.uid, user.ids.gid);
    return folder;
  }

  /**
   * Where a program can be run: a new folder below `app`, whose node_modules npx and yo find, and an environment with
   * nothing but one Node and the system's programs.
   */
  place({ node = 'this', user = me, app = this.app }: Partial<Place> = {}): {
    readonly cwd: string;
    readonly env: NodeJS.ProcessEnv;
    readonly ids: User['ids'];
  } {
    const bins = [this.nodeFolder(node), join(app, 'node_modules/.bin')];
    const env = {
      ...process.env,
      PATH: [...bins, process.env.PATH].join(delimiter),
      HOME: this.folderOf(user, join(this.folder, 'homes')),
      NO_UPDATE_NOTIFIER: '1',
      npm_config_update_notifier: 'false',
      NODE_OPTIONS: '',
    };
    return { cwd: this.folderOf(user, join(app, 'folders')), env, ids: user.ids };
  }

  /** Runs a program in a new folder. */
  async run(
    argv: readonly string[],
    where: Partial<Place> = {},
  ): Promise<Outcome & { readonly cwd: string }> {
    return await this.runAt(this.place(where), argv);
  }

  /** Runs a program at a place that something ran at before. @param below the folder there */
  async runAt(
    { cwd: top, env, ids }: ReturnType<Packed['place']>,
    argv: readonly string[],
    below = '.',
  ): Promise<Outcome & { readonly cwd: string }> {
    const cwd = join(top, below);
    const [program = '', ...args] = argv;
    const child = spawn(program, args, { cwd, env, stdio: ['ignore', 'pipe', 'pipe'], ...ids });
    let stdout = '';
    let stderr = '';
    child.stdout.on('data', (chunk: Buffer) => {
      stdout += chunk.toString();
    });
    child.stderr.on('data', (chunk: Buffer) => {
      stderr += chunk.toString();
    });
    const [status] = await once(child, 'close');
    return { status: Number(status), stdout, stderr, cwd };
  }
}

/** Where a program is run. */
export interface Place {
  readonly node: string;
  readonly user: User;
  /** The folder in whose node_modules it lies. */
  readonly app: string;
}
