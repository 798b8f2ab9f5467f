/** What is done with a project once it is written: commit and environment, each asked for by a flag. */
import { strict as assert } from 'node:assert';
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { userInfo } from 'node:os';
import { join } from 'node:path';
import { EXTRAS } from '../../src/commands/extras.ts';
import { which } from '../../src/run/programs.ts';
import { inFolder } from '../support/command.ts';
import { DJANGO_CLOUD } from '../support/program.ts';

interface Ended {
  readonly status: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** An ordinary place: an empty home, and the programs that are put on PATH. */
class Somebody {
  readonly home: string;
  readonly bin: string;
  readonly work: string;

  constructor(folder: string, programs: readonly string[] = ['git']) {
    this.home = join(folder, 'home');
    this.bin = join(folder, 'bin');
    this.work = join(folder, 'work');
    for (const path of [this.home, this.bin, this.work]) mkdirSync(path);
    for (const name of programs) symlinkSync(which(name, process.env)!, join(this.bin, name));
  }

  run(program: readonly string[], cwd = this.work, env: NodeJS.ProcessEnv = {}): Ended {
    const [first = '', ...rest] = program;
    return spawnSync(first, rest, {
      cwd,
      env: { PATH: this.bin, HOME: this.home, LANG: 'C.UTF-8', ...env },
      encoding: 'utf8',
    });
  }

  makes(...words: readonly string[]): Ended {
    return this.run([...DJANGO_CLOUD, 'shop', '--defaults', ...words]);
  }

  git(...words: readonly string[]): string {
    return this.run([join(this.bin, 'git'), '-C', join(this.work, 'shop'), ...words]).stdout;
  }
}

const AUTHOR = `${userInfo().username} <${userInfo().username}@localhost>`;

describe('--git', () => {
  it('makes a repository with one commit of all that was written, and no other configuration', () =>
    inFolder(async (folder) => {
      const somebody = new Somebody(folder);
      const { status, stdout, stderr } = somebody.makes('--git');
      assert.equal(status, 0, stderr);
      // What this account made itself is remembered with its state, and nothing else is in its home.
      const left = readdirSync(somebody.home, { recursive: true, encoding: 'utf8' });
      const known = '.local/state/django-cloud/trusted';
      assert.deepEqual(
        left.filter((path) => !known.startsWith(path) && !path.startsWith(`${known}/`)),
        [],
      );
      assert.equal(somebody.git('status', '--porcelain'), '');
      assert.equal(somebody.git('log', '--format=%an <%ae> %s'), `${AUTHOR} Start the project\n`);
      assert.equal(somebody.git('branch', '--show-current'), 'main\n');
      assert.equal(somebody.git('config', '--local', '--get', 'user.name'), '');
      const files = somebody.git('ls-files').trim().split('\n').length;
      assert.match(
        stdout,
        new RegExp(
          `^shop: ${files} files are in commit [0-9a-f]{7,}\\.\\ngit does not know your name: the commit is by`,
        ),
      );
      assert.match(stdout, /\nNext:\n {2}cd shop\n/);
    }));

  it('commits as whom git knows, on the branch that git is told', () =>
    inFolder(async (folder) => {
      const somebody = new Somebody(folder);
      writeFileSync(
        join(somebody.home, '.gitconfig'),
        '[user]\nname = Ada\nemail = ada@example.com\n[init]\ndefaultBranch = trunk\n',
      );
      const { stdout } = somebody.makes('--git', '--lang', 'es');
      assert.equal(somebody.git('log', '--format=%an <%ae>'), 'Ada <ada@example.com>\n');
      assert.equal(somebody.git('branch', '--show-current'), 'trunk\n');
      assert.match(stdout, /^shop: el commit [0-9a-f]+ contiene \d+ archivos\.\nshop: /);
    }));

  it('commits into an empty repository that lies there, runs none of its hooks, and leaves other files', () =>
    inFolder(async (folder) => {
      const somebody = new Somebody(folder);
      somebody.run(['git', 'init', '-q', 'shop']);
      writeFileSync(
        join(somebody.work, 'shop/.git/hooks/pre-commit'),
        `#!/bin/sh\n: > "${folder}/ran"\nexit 1\n`,
        {
          mode: 0o755,
        },
      );
      mkdirSync(join(somebody.work, 'shop/.idea'));
      writeFileSync(join(somebody.work, 'shop/.idea/own.xml'), '');
      const { status, stderr } = somebody.makes('--git');
      assert.equal(status, 0, stderr);
      assert.ok(!existsSync(join(folder, 'ran')));
      assert.equal(somebody.git('rev-list', '--count', 'HEAD'), '1\n');
      assert.doesNotMatch(somebody.git('ls-files'), /own\.xml/);
    }));

  it('makes no repository inside another', () =>
    inFolder(async (folder) => {
      const somebody = new Somebody(folder);
      somebody.run(['git', 'init', '-q', '.']);
      const { status, stdout } = somebody.makes('--git');
      assert.equal(status, 0);
      assert.match(stdout, /--git: shop is inside the repository \.; nothing was committed\./);
      assert.ok(!existsSync(join(somebody.work, 'shop/.git')));
    }));

  it('is for new projects', () =>
    inFolder(async (folder) => {
      const somebody = new Somebody(folder);
      assert.equal(somebody.makes().status, 0);
      const { status, stderr } = somebody.run([...DJANGO_CLOUD, '--git'], join(somebody.work, 'shop'));
      assert.equal(status, 2);
      assert.match(stderr, /^--git: the project in \. is there already\./);
    }));

  it('tells a program the result alone', () =>
    inFolder(async (folder) => {
      const { stdout, stderr } = new Somebody(folder).makes('--git', '--json');
      assert.equal(JSON.parse(stdout).written, true);
      assert.match(stderr, /^shop: \d+ files are in commit /);
    }));
});

/** What is missing, and what is said; nothing is written then. */
const MISSING: readonly (readonly [
  title: string,
  flag: string,
  programs: Readonly<Record<string, string>>,
  says: RegExp,
])[] = [
  ['no git', '--git', {}, /^--git: git is not on PATH, or does not start\./],
  [
    'a git that cannot start',
    '--git',
    { git: 'exit 127' },
    /^--git: git is not on PATH, or does not start\./,
  ],
  ['no Python and no uv', '--install', {}, /^--install: neither Python 3\.13 nor uv is on PATH\./],
  [
    'shims that cannot start',
    '--install',
    { uv: 'exit 127', 'python3.13': 'exit 127', python3: 'exit 127' },
    /^--install: neither /,
  ],
  ['a Python without venv', '--start', { 'python3.13': 'exit 1' }, /^--install: neither /],
];

describe('what is asked for afterwards', () => {
  for (const [title, flag, programs, says] of MISSING)
    it(`is refused before anything is written: ${flag} with ${title}`, () =>
      inFolder(async (folder) => {
        const somebody = new Somebody(folder, []);
        for (const [name, text] of Object.entries(programs))
          writeFileSync(join(somebody.bin, name), `#!/bin/sh\n${text}\n`, { mode: 0o755 });
        const { status, stderr } = somebody.makes(flag);
        assert.equal(status, 1, stderr);
        assert.match(stderr, says);
        assert.equal(stderr.trim().split('\n').length, 1);
        assert.deepEqual(readdirSync(somebody.work), []);
      }));

  for (const extra of EXTRAS)
    it(`is refused where nothing is written: --${extra}`, () =>
      inFolder(async (folder) => {
        const { status, stderr } = new Somebody(folder).makes(`--${extra}`, '--dry-run');
        assert.equal(status, 2);
        assert.match(stderr, new RegExp(`^--${extra}: with --dry-run nothing is written`));
      }));

  it('is one server', () =>
    inFolder(async (folder) => {
      const { status, stderr } = new Somebody(folder).makes('--run', '--start');
      assert.equal(status, 2);
      assert.match(stderr, /^--start: --run starts the production server/);
    }));

  it('installs by the lines that Next would have, which fail in one line', () =>
    inFolder(async (folder) => {
      const somebody = new Somebody(folder, ['sh']);
      writeFileSync(
        join(somebody.bin, 'uv'),
        `#!/bin/sh\nif [ "$1" = --version ]; then exit 0; fi\necho "$PWD: $*"; exit 3\n`,
        { mode: 0o755 },
      );
      const { status, stderr } = somebody.makes('--install', '--git=false');
      assert.equal(status, 1);
      const [line = '', ...more] = stderr.trim().split('\n');
      assert.match(
        line,
        /^--install: installing failed\. .* The project in shop is complete: --install in that folder/,
      );
      assert.ok(more.join('\n').includes(`${join(somebody.work, 'shop')}: venv --python 3.13 .venv`), stderr);
      assert.ok(existsSync(join(somebody.work, 'shop/manage.py')));
    }));
});
