/**
 * The ordinary user as whom tests run where root starts them: an account of the system's with nothing in its home, a
 * umask that lets nobody else read, and a copy of the checkout that is its own. Its processes live in namespaces of
 * their own, in which interpreters below root's home can be reached: the machine's permissions stay as they are. There,
 * temporary files are in memory: a disk takes several times as long for the many small files of a test.
 */
import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { copyFileSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import { homedir, userInfo } from 'node:os';
import { join } from 'node:path';
import { claimFolder } from './claim.ts';
import { configOf, writeConfig } from './uv-config.ts';

/** The account's name: here and nowhere else. */
const ACCOUNT = 'cloud-tester';
const HOME = `/home/${ACCOUNT}`;
const COPY = join(HOME, 'generator-django-cloud');

/** Of the checkout, what is not copied: the packages are lent, caches and history are nobody else's business. */
const LEFT = new Set(['node_modules', '.git', '.cache']);

/** The home of who started the tests, whatever HOME says: their interpreters are there. */
function startersHome(): string {
  try {
    return userInfo().homedir;
  } catch {
    // A user without a name, as in containers: HOME is all that there is.
    return homedir();
  }
}

const STARTERS_HOME = startersHome();

/** Where people install interpreters for themselves. */
const INTERPRETERS = ['.pyenv', '.local'];

function sh(script: string, ...words: readonly string[]): string {
  const env = { ...process.env, PATH: `${process.env.PATH}:/usr/sbin:/sbin` };
  return execFileSync('sh', ['-ec', script, 'sh', ...words], { env, encoding: 'utf8' });
}

/** What belongs to the person who started the tests, and to npm's run of a script. */
const OTHERS =
  /^(HOME|USER|LOGNAME|SHELL|MAIL|PWD|OLDPWD|INIT_CWD|TMPDIR|XDG_.*|SUDO_.*|npm_(lifecycle|package|execpath|node_execpath|command).*|npm_config_(cache|userconfig|globalconfig|prefix|global_prefix|local_prefix|init_module|user_agent|noproxy))$/;

/**
 * The folders of pyenv's interpreters, the newest first. Before its shims on PATH: to ask a shim of a version that is not
 * active takes a tenth of a second, and tests ask hundreds of times.
 */
export function interpreters(): readonly string[] {
  const versions = join(process.env.PYENV_ROOT ?? join(STARTERS_HOME, '.pyenv'), 'versions');
  if (!existsSync(versions)) return [];
  return readdirSync(versions)
    .filter((name) => /^3\.\d+\.\d+$/.test(name))
    .sort((a, b) => b.localeCompare(a, 'en', { numeric: true }))
    .map((name) => join(versions, name, 'bin'));
}

export class Account {
  private readonly checkout: string;
  private readonly holder: ChildProcess;
  private readonly init: string;

  private constructor(checkout: string, holder: ChildProcess, init: string) {
    this.checkout = checkout;
    this.holder = holder;
    this.init = init;
  }

  /**
   * Makes the account where there is none, its home anew, and a copy of the checkout in it. What it downloaded before
   * stays in its cache.
   *
   * @param uv the program; not needed where nothing is installed
   */
  static async open(checkout: string, uv: string | undefined): Promise<Account> {
    const base = claimFolder(join(checkout, '.cache', ACCOUNT));
    sh(
      `id "$1" >/dev/null 2>&1 || useradd --system --user-group --no-create-home --home-dir "$2" --shell /bin/sh "$1" || id "$1" >/dev/null
       mkdir -p "$2"`,
      ACCOUNT,
      HOME,
    );
    for (const name of readdirSync(base)) {
      if (name !== 'cache') rmSync(join(base, name), { recursive: true, force: true });
    }
    const copy = join(base, 'generator-django-cloud');
    for (const name of ['cache/uv/bin', 'generator-django-cloud']) {
      mkdirSync(join(base, name), { recursive: true });
    }
    const copied = readdirSync(checkout).filter((name) => !LEFT.has(name));
    execFileSync('cp', ['-a', '--', ...copied.map((name) => join(checkout, name)), copy]);
    mkdirSync(join(copy, 'node_modules'));
    symlinkSync('../cache', join(copy, '.cache'));
    writeConfig(join(base, 'cache'));
    // Where scripts/uv.ts has it, and not on PATH: what the product does without it is tested, too.
    if (uv) copyFileSync(uv, join(base, 'cache/uv/bin/uv'));
    sh(
      `cd "$2"; chown -h "$1:$1" . cache; chown -hR "$1:$1" cache/uv generator-django-cloud
       chmod -R u=rwX,g=rX,o= generator-django-cloud; chmod 0750 . cache`,
      ACCOUNT,
      base,
    );
    return Account.holding(checkout, base);
  }

  private static async holding(checkout: string, base: string): Promise<Account> {
    const script = `
      mount --bind "$1" "$2"
      mount --bind "$3/node_modules" "$4/node_modules"
      mount -o remount,bind,ro "$4/node_modules"
      reach="$2/.reach"; mkdir "$reach"; mount -t tmpfs -o mode=755 tmpfs "$reach"
      for name in ${INTERPRETERS.join(' ')}; do
        if [ -d "$5/$name" ]; then mkdir "$reach/$name"; mount --bind "$5/$name" "$reach/$name"; fi
      done
      if [ "$5" != / ]; then mount -t tmpfs -o mode=755 tmpfs "$5"; fi
      for name in ${INTERPRETERS.join(' ')}; do
        if [ -d "$reach/$name" ]; then mkdir -p "$5/$name"; mount --move "$reach/$name" "$5/$name"; fi
      done
      umount "$reach"; rmdir "$reach"
      mount -t tmpfs -o mode=1777,size=8g tmpfs /tmp
      echo ready
      while read -r _; do :; done`;
    const isolation = ['--mount', '--pid', '--fork', '--kill-child', '--mount-proc'];
    // Process 1 of the namespace: it ends, and with it all others, when our end of the pipe is closed.
    const argv = [...isolation, 'bash', '-ec', script, 'bash', base, HOME, checkout, COPY, STARTERS_HOME];
    const holder = spawn('unshare', argv, { stdio: ['pipe', 'pipe', 'inherit'] });
    const ready = await Promise.race([once(holder.stdout, 'data'), once(holder, 'exit')]);
    if (!(ready[0] instanceof Buffer))
      throw new Error(`no namespaces for ${ACCOUNT}: unshare ended (${ready[0]})`);
    const init = readFileSync(`/proc/${holder.pid}/task/${holder.pid}/children`, 'utf8').trim();
    return new Account(checkout, holder, init);
  }

  /** A path of the checkout as the account sees it. */
  private seen(path: string): string {
    return path.replaceAll(`${this.checkout}/`, `${COPY}/`);
  }

  /** The words that run a command as the account, in its copy of the checkout. */
  command(argv: readonly string[]): readonly string[] {
    const user = ['setpriv', `--reuid=${ACCOUNT}`, `--regid=${ACCOUNT}`, '--init-groups', '--'];
    const inCopy = ['sh', '-c', 'umask 027; cd "$0"; exec "$@"', COPY];
    return [
      'nsenter',
      ...['-t', this.init, '--mount', '--pid', '--'],
      ...user,
      ...inCopy,
      ...argv.map((word) => this.seen(word)),
    ];
  }

  /** Its environment: ours, without what is another user's. */
  get environment(): NodeJS.ProcessEnv {
    const cache = join(HOME, 'cache');
    const kept = Object.entries(process.env).filter(([name]) => !OTHERS.test(name));
    const pyenv = join(STARTERS_HOME, '.pyenv');
    return {
      ...(existsSync(pyenv) ? { PYENV_ROOT: pyenv } : {}),
      ...Object.fromEntries(kept),
      PATH: [...interpreters(), this.seen(process.env.PATH ?? '')].join(':'),
      HOME,
      USER: ACCOUNT,
      LOGNAME: ACCOUNT,
      SHELL: '/bin/sh',
      XDG_CONFIG_DIRS: configOf(cache),
      UV_CACHE_DIR: join(cache, 'uv-packages'),
      PIP_CACHE_DIR: join(cache, 'pip'),
      npm_config_cache: join(cache, 'npm'),
      NODE_COMPILE_CACHE: join(cache, 'compiled'),
      TEST_STORE: join(cache, 'store'),
      TEST_ACCOUNT: ACCOUNT,
    };
  }

  /** Ends every process of the account's that was started here. */
  async close(): Promise<void> {
    const ended = once(this.holder, 'exit');
    this.holder.stdin?.end();
    await ended;
  }
}
