/**
 * Projects as somebody might make them who wants commands of ours to write, remove or run something elsewhere. All of it is
 * harmless: what would run leaves an empty file, and nothing does anything else.
 */
import { execFileSync } from 'node:child_process';
import { chmodSync, cpSync, mkdirSync, renameSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { gzipSync } from 'node:zlib';

/** Where a hostile project stands. */
export interface Stage {
  /** The project: a copy of an honest one, which the class changes. */
  readonly project: string;
  /** A folder with files that are none of the project's business. */
  readonly outside: string;
  /** A program that notes that it ran. */
  readonly canary: string;
  /** A line of Python that notes that it ran. */
  readonly python: string;
}

export type Hostile = (stage: Stage) => void;

export function put(folder: string, path: string, contents: string | Buffer = ''): void {
  const at = join(folder, path);
  mkdirSync(dirname(at), { recursive: true });
  rmSync(at, { recursive: true, force: true });
  writeFileSync(at, contents);
}

function link(folder: string, path: string, to: string): void {
  rmSync(join(folder, path), { recursive: true, force: true });
  mkdirSync(dirname(join(folder, path)), { recursive: true });
  symlinkSync(to, join(folder, path));
}

function pipe(folder: string, path: string): void {
  rmSync(join(folder, path), { recursive: true, force: true });
  execFileSync('mkfifo', [join(folder, path)]);
}

const AUTHOR = ['-c', 'user.name=A', '-c', 'user.email=a@example.com', '-c', 'commit.gpgSign=false'];

export function git(folder: string, ...words: readonly string[]): void {
  execFileSync('git', ['-C', folder, ...AUTHOR, ...words], { stdio: 'pipe' });
}

/** Every setting by which git runs a program or looks elsewhere. */
function arm(file: string, { canary, outside }: Stage): void {
  const settings = {
    'filter.x.clean': canary,
    'filter.x.smudge': canary,
    'filter.x.process': canary,
    'filter.x.required': 'true',
    'core.fsmonitor': canary,
    'core.hooksPath': outside,
    'core.sshCommand': canary,
    'core.pager': canary,
    'core.editor': canary,
    'core.askPass': canary,
    'core.gitProxy': canary,
    'core.alternateRefsCommand': canary,
    'credential.helper': `!${canary}`,
    'diff.external': canary,
    'diff.x.textconv': canary,
    'gpg.program': canary,
    'commit.gpgSign': 'true',
    'hook.mine.command': canary,
    'hook.mine.event': 'post-index-change',
    'gc.recentObjectsHook': canary,
    'merge.x.driver': canary,
    'core.worktree': outside,
    'core.attributesFile': join(outside, 'attributes'),
    'submodule.recurse': 'true',
    'status.submoduleSummary': 'true',
    'remote.origin.url': `ext::${canary}`,
    'remote.origin.promisor': 'true',
    'protocol.ext.allow': 'always',
    'log.showSignature': 'true',
  };
  for (const [name, value] of Object.entries(settings))
    execFileSync('git', ['config', '--file', file, name, value]);
}

/** A repository of the project, with all of it committed; files that filters are for were touched since. */
function repository(stage: Stage): void {
  const { project } = stage;
  put(project, '.gitattributes', '* filter=x diff=x merge=x\n');
  git(project, 'init', '--quiet');
  git(project, 'add', '.');
  git(project, 'commit', '--quiet', '--message', 'all');
  execFileSync('touch', [join(project, 'manage.py'), join(project, 'README.md')]);
}

const journal = (paths: readonly string[]): string =>
  JSON.stringify({
    version: 1,
    changes: paths.map((path) => ({ path, after: { bytes: 4, crc32: 0, mode: 0o755 } })),
    made: [{ path: '../made' }],
    emptied: [{ path: '../outside' }],
  });

const record = (value: unknown): string =>
  `# header\n${gzipSync(JSON.stringify(value)).toString('base64')}\n`;

const answers = (more: object): string =>
  JSON.stringify({
    'generator-django-cloud': { schema: 2, project: 'shop', server: 'gunicorn', platforms: [], ...more },
  });

const JOURNALS: Readonly<Record<string, Hostile>> = Object.fromEntries(
  ['staging', 'forward', 'back', 'undo'].map((phase) => [
    `a journal that came along: ${phase}`,
    ({ project }: Stage) => {
      put(
        project,
        `.django-cloud/${phase}/journal.json`,
        journal(['../outside/precious', 'manage.py', '.git/config']),
      );
      for (const index of [0, 1, 2])
        for (const side of ['before', 'after'])
          put(project, `.django-cloud/${phase}/${index}-${side}`, 'evil');
      put(project, '.django-cloud/number', `${'0'.repeat(32)}\n`);
      put(project, '.django-cloud/lock', '1\n');
    },
  ]),
);

const LINKS: Readonly<Record<string, Hostile>> = Object.fromEntries(
  [
    ['.django-cloud', '../outside'],
    ['.git', '../outside'],
    ['shop', '../outside'],
    ['requirements.txt', '../outside/precious'],
    ['.yo-rc.json', '../outside/precious'],
    ['.django-cloud.lock', '/dev/zero'],
    ['.gitignore', '../outside/precious'],
    ['README.md', '/dev/full'],
    ['tests', 'tests'],
  ].map(([path = '', to = '']) => [
    `a link: ${path} to ${to}`,
    ({ project }: Stage) => link(project, path, to),
  ]),
);

const PIPES: Readonly<Record<string, Hostile>> = Object.fromEntries(
  [
    'requirements.txt',
    '.yo-rc.json',
    '.django-cloud.lock',
    '.git',
    '.gitignore',
    '.env',
    'Procfile',
    'manage.py',
  ].map((path) => [`a pipe: ${path}`, ({ project }: Stage) => pipe(project, path)]),
);

/** What we start, by the names that are looked for on PATH. */
const PROGRAMS = [
  'git',
  'python3',
  'python',
  'python3.12',
  'python3.13',
  'uv',
  'pip',
  'docker',
  'node',
  'tar',
  'dpkg-query',
];

/** Classes of hostile projects. */
export const HOSTILE: Readonly<Record<string, Hostile>> = {
  ...JOURNALS,
  ...LINKS,
  ...PIPES,
  'a record that names paths outside': ({ project }) => {
    const files = ['../outside/precious', '.git/hooks/pre-commit', '/etc/x', 'shop/../../made'].map(
      (path) => ({
        path,
        contents: 'evil',
        executable: true,
      }),
    );
    put(project, '.django-cloud.lock', record({ version: '0.2.0', answers: {}, files }));
  },
  'a record that inflates without end': ({ project }) =>
    put(
      project,
      '.django-cloud.lock',
      `# header\n${gzipSync(Buffer.alloc(80 * 2 ** 20)).toString('base64')}\n`,
    ),
  'a record nested without end': ({ project }) =>
    put(project, '.django-cloud.lock', `# header\n${gzipSync('['.repeat(500_000)).toString('base64')}\n`),
  'answers that lead elsewhere': ({ project }) =>
    put(
      project,
      '.yo-rc.json',
      answers({ project: '../outside', platforms: ['../../outside'], language: '../es' }),
    ),
  'answers with words of a shell and a terminal': ({ project }) =>
    put(project, '.yo-rc.json', answers({ server: '$(touch ran)`\u001b]0;x\u0007\u202e', project: '-rf\n' })),
  'answers that are a prototype': ({ project }) =>
    put(
      project,
      '.yo-rc.json',
      '{"__proto__": {"folder": "../outside"}, "generator-django-cloud": {"__proto__": {"project": "x"}, "constructor": 1}}',
    ),
  'names that a terminal obeys': ({ project }) => {
    for (const name of [
      '\u001b[2J\u001b]52;c;aGk=\u0007',
      'a\nFixed: nothing',
      '\u202egnp.exe',
      '\u009b31m',
      '-rf',
      '--help',
    ])
      put(project, name, 'x');
    put(project, 'shop/\u001b[31m.py', '"\u001b[31m"\n');
    put(project, 'requirements.txt', 'django\u001b[2J\u202e==1\n');
    put(project, 'Procfile', 'web: \u001b[2J\u009b\nw\u0007: x\n');
  },
  'a repository whose configuration came with the files': (stage) => {
    repository(stage);
    arm(join(stage.project, '.git/config'), stage);
  },
  'a repository whose configuration includes another': (stage) => {
    repository(stage);
    arm(join(stage.outside, '../included'), stage);
    execFileSync('git', [
      'config',
      '--file',
      join(stage.project, '.git/config'),
      'include.path',
      '../../included',
    ]);
  },
  'hooks of a repository': (stage) => {
    repository(stage);
    for (const name of [
      'pre-commit',
      'post-index-change',
      'post-checkout',
      'reference-transaction',
      'fsmonitor-watchman',
    ])
      cpSync(stage.canary, join(stage.project, '.git/hooks', name));
  },
  'a .git that names a repository elsewhere': (stage) => {
    repository(stage);
    renameSync(join(stage.project, '.git'), join(stage.project, 'dot-git'));
    arm(join(stage.project, 'dot-git/config'), stage);
    put(stage.project, '.git', 'gitdir: dot-git\n');
  },
  'a .git that names itself, or what is no repository': ({ project }) =>
    put(project, '.git', 'gitdir: .git\n'),
  'a work tree whose common folder is elsewhere': (stage) => {
    repository(stage);
    put(stage.project, '.git/commondir', '../../outside\n');
    arm(join(stage.project, '.git/config.worktree'), stage);
  },
  'a repository without .git among the files': (stage) => {
    for (const name of ['objects', 'refs/heads']) mkdirSync(join(stage.project, name), { recursive: true });
    put(stage.project, 'HEAD', 'ref: refs/heads/main\n');
    arm(join(stage.project, 'config'), stage);
  },
  'a submodule with a configuration of its own': (stage) => {
    const { project } = stage;
    put(project, 'sub/x', 'x');
    git(join(project, 'sub'), 'init', '--quiet');
    git(join(project, 'sub'), 'add', '.');
    git(join(project, 'sub'), 'commit', '--quiet', '--message', 'sub');
    put(project, '.gitmodules', '[submodule "sub"]\n\tpath = sub\n\turl = ./sub\n\tupdate = !false\n');
    repository(stage);
    put(project, 'sub/.gitattributes', '* filter=x\n');
    arm(join(project, 'sub/.git/config'), stage);
    put(project, 'sub/x', 'y');
  },
  'a sparse checkout and an index that is no index': (stage) => {
    repository(stage);
    git(stage.project, 'sparse-checkout', 'set', 'shop');
    put(stage.project, '.git/index', 'DIRC'.repeat(100));
  },
  'programs with the names of those that we start': (stage) => {
    const { project, canary } = stage;
    repository(stage);
    for (const folder of ['', 'bin/', '.venv/bin/', 'node_modules/.bin/'])
      for (const name of PROGRAMS) {
        put(project, folder + name, `#!/bin/sh\n${canary}\n`);
        chmodSync(join(project, folder + name), 0o755);
      }
    put(project, '.venv/pyvenv.cfg', 'version = 3.13.1\nhome = .\n');
    for (const name of [
      '.python-version',
      '.tool-versions',
      'mise.toml',
      '.envrc',
      'uv.toml',
      'pip.conf',
      '.npmrc',
      '.pdbrc',
    ])
      put(project, name, '../../../outside/precious\n');
  },
  'modules with the names of the library, and code that runs at the start of Python': ({
    project,
    python,
  }) => {
    for (const name of [
      'ast',
      'json',
      'os',
      're',
      'sys',
      'stat',
      'pathlib',
      'codecs',
      'glob',
      'tomllib',
      'packaging',
      'encodings',
      'site',
      'sitecustomize',
      'usercustomize',
      'venv',
      'ensurepip',
      'pip',
      'django',
    ])
      put(project, `${name}.py`, `${python}\n`);
    put(project, 'evil.pth', `import os; ${python}\n`);
    put(project, 'shop/__init__.py', `${python}\n`);
    put(project, 'conftest.py', `${python}\n`);
    put(
      project,
      'manage.py',
      `${python}\nimport os\nos.environ.setdefault("DJANGO_SETTINGS_MODULE", "shop.settings")\n`,
    );
    put(project, 'setup.py', `${python}\n`);
  },
  'requirements that include what is elsewhere, and themselves': ({ project }) =>
    put(
      project,
      'requirements.txt',
      '-r requirements.txt\n-r ../outside/precious\n-r /dev/stdin\n-c /etc/hostname\n-e ../outside\n--find-links ../outside\n',
    ),
  'nested texts without end': ({ project }) => {
    put(project, 'pyproject.toml', `x = ${'['.repeat(200_000)}\n`);
    put(project, 'shop/settings.py', `X = ${'('.repeat(100_000)}\n`);
    put(project, 'package.json', '['.repeat(200_000));
  },
  'a workshop whose files are elsewhere': ({ project, python }) => {
    put(
      project,
      'workshop.yml',
      'title: x\ndate: 2026-09-01\nfolder: ../outside\nroster: ../outside/precious\nauthor: A <a@example.com>\n',
    );
    put(project, 'own.py', `${python}\n`);
  },
  'seats of a class that lead elsewhere': ({ project, outside }) => {
    put(
      project,
      'workshop.yml',
      'title: x\ndate: 2026-09-01\nfolder: class\nroster: roster.csv\nauthor: A <a@example.com>\nanswers:\n  server: gunicorn\n',
    );
    put(
      project,
      'roster.csv',
      'name,email\n../../outside,a@example.com\n\u001b[2J\u202e,b@example.com\nAda,ada@example.com\n',
    );
    mkdirSync(join(project, 'class'), { recursive: true });
    for (const name of ['ada', 'solutions', '.shared', 'course', '.part-shared-x'])
      symlinkSync(outside, join(project, 'class', name));
    put(project, 'class/class.json', '{"schema":1,"course":{},"tables":{},"seats":[{"id":"../../outside"}]}');
  },
};

/** A program that leaves a trace. */
export function canaryAt(path: string, trace: string): void {
  writeFileSync(path, `#!/bin/sh\n: >> '${trace}'\ncat 2>/dev/null\n`);
  chmodSync(path, 0o755);
}
