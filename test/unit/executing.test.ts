/** What of a project is executed is said before it is, the first time in a folder that this account did not fill itself. */
import { strict as assert } from 'node:assert';
import { execFileSync } from 'node:child_process';
import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { beforeExecuting, executedBy } from '../../src/commands/executing.ts';
import type { UserError } from '../../src/errors/user-error.ts';
import { isTrusted, trust } from '../../src/run/trusted.ts';
import { interactive } from '../../src/terminal/terminal.ts';
import { djangoCloud, inFolder, snapshot } from '../support/command.ts';

/** A state folder of its own, a project that was made here, and a copy of it, as a clone is one. */
async function withClone(use: (made: string, clone: string) => Promise<void>): Promise<void> {
  await inFolder(async (folder) => {
    const { XDG_STATE_HOME: before } = process.env;
    process.env.XDG_STATE_HOME = join(folder, 'state');
    try {
      assert.equal((await djangoCloud(folder, 'shop', '--defaults')).status, 0);
      cpSync(join(folder, 'shop'), join(folder, 'clone'), { recursive: true });
      await use(join(folder, 'shop'), join(folder, 'clone'));
    } finally {
      if (before === undefined) delete process.env.XDG_STATE_HOME;
      else process.env.XDG_STATE_HOME = before;
    }
  });
}

/** What is said, and what a missing environment says, which ends a rehearsal before anything runs. */
const SAID = /^clone: what is there was not made here\. (\S+) runs code of it as you: [^\n]+\.\n/;
const NO_VENV = ['rehearse', '--venv', 'nowhere'];

describe('what of a project is executed', () => {
  it('is said by a rehearsal once, before anything else, and not of a project that was made here', () =>
    withClone(async (made, clone) => {
      const parent = join(made, '..');
      const own = await djangoCloud(parent, ...NO_VENV, '--folder', 'shop');
      assert.match(own.stderr, /^--venv nowhere/);
      const first = await djangoCloud(parent, ...NO_VENV, '--folder', 'clone');
      assert.match(first.stderr, SAID);
      assert.match(first.stderr, /its manage\.py, settings and start commands, in a copy\.\n--venv nowhere/);
      assert.match((await djangoCloud(parent, ...NO_VENV, '--folder', 'clone')).stderr, /^--venv nowhere/);
      assert.ok(isTrusted(clone));
    }));

  it('is asked about at a terminal: no ends it, and yes is remembered', () =>
    withClone(async (_made, clone) => {
      const answers: unknown[] = [false, true];
      const asked: string[] = [];
      const ask = async ({ message, default: first }: { message: string; default?: unknown }) => {
        asked.push(message);
        assert.equal(first, false);
        return answers.shift();
      };
      const what = executedBy(new Set(['start']));
      const before = snapshot(clone);
      await assert.rejects(
        beforeExecuting(clone, '--start', what, ask),
        (error: UserError) =>
          error.exitCode === 1 && /^--start: nothing was run, and nothing was written\.$/.test(error.message),
      );
      assert.ok(!isTrusted(clone));
      await beforeExecuting(clone, '--start', what, ask);
      await beforeExecuting(clone, '--start', what, ask);
      assert.equal(asked.length, 2);
      assert.match(asked[0] ?? '', /^Execute: .*--start runs code of it as you: .*manage\.py/);
      assert.deepEqual(snapshot(clone), before);
    }));

  it('is nothing without a flag that runs something, and under --dry-run', () =>
    withClone(async (_made, clone) => {
      for (const argv of [
        ['server', 'uvicorn', '--dry-run', '--lock'],
        ['server', 'uvicorn', '--diff'],
        ['update'],
        ['undo'],
      ])
        assert.doesNotMatch((await djangoCloud(clone, ...argv)).stderr, /runs code/, argv.join(' '));
      assert.ok(!isTrusted(clone));
      assert.deepEqual(executedBy(new Set(['git'])), []);
    }));

  it('is said before --install writes or starts anything; as JSON too', () =>
    withClone(async (_made, clone) => {
      // No tool is there that could install: the error comes from after the line.
      const { PATH } = process.env;
      process.env.PATH = '/nowhere';
      try {
        mkdirSync(join(clone, '.venv/bin'), { recursive: true });
        writeFileSync(join(clone, '.venv/pyvenv.cfg'), 'version = 3.13.1\n');
        writeFileSync(join(clone, '.venv/bin/python'), '#!/bin/sh\n: > ran\nexit 7\n', { mode: 0o755 });
        cpSync(join(clone, '.venv/bin/python'), join(clone, '.venv/bin/pip'));
        const { status, stderr, stdout } = await djangoCloud(clone, 'update', '--install', '--json');
        assert.equal(status, 1, stdout);
        assert.match(
          stderr,
          /^\.: what is there was not made here\. --install runs code of it as you: [^\n]+\n/,
        );
      } finally {
        process.env.PATH = PATH;
      }
    }));

  it('is known by the folder itself: another one in its place, or a copy of the notes in it, is not', () =>
    withClone(async (made) => {
      assert.ok(isTrusted(made));
      rmSync(made, { recursive: true });
      // A file keeps the number of the folder that was removed from being given again, where the time does not tell.
      mkdirSync(made);
      assert.ok(!isTrusted(made));
      assert.ok(!isTrusted(join(made, 'not-there')));
      trust(made);
      assert.ok(isTrusted(made));
      const notes = join(process.env.XDG_STATE_HOME ?? '', 'django-cloud/trusted');
      for (const name of readdirSync(notes)) {
        assert.match(name, /^[0-9a-f]{8}$/);
        assert.match(readFileSync(join(notes, name), 'utf8'), /^\/[^\n]+\n\d+ \d+\n$/);
      }
    }));

  it('is forgotten with folders that are gone, when there are many, but not what another command is writing', () =>
    withClone(async (made, clone) => {
      const notes = join(process.env.XDG_STATE_HOME ?? '', 'django-cloud/trusted');
      for (let number = 0; number < 500; number += 1)
        writeFileSync(join(notes, number.toString(16).padStart(8, '0')), `${made}-gone\n${number} 1\n`);
      writeFileSync(join(notes, 'ffffffff'), '');
      const [own = ''] = readdirSync(notes).filter((name) =>
        readFileSync(join(notes, name), 'utf8').startsWith(`${made}\n`),
      );
      trust(clone);
      assert.ok(isTrusted(made) && isTrusted(clone));
      const left = readdirSync(notes);
      assert.equal(left.length, 3, left.join(' '));
      assert.ok(left.includes('ffffffff') && left.includes(own));
    }));

  it('is not remembered where the state cannot be: then it is said again', () =>
    withClone(async (made, clone) => {
      writeFileSync(join(made, '../file'), '');
      process.env.XDG_STATE_HOME = join(made, '../file');
      for (let time = 0; time < 2; time += 1)
        assert.match((await djangoCloud(join(made, '..'), ...NO_VENV, '--folder', 'clone')).stderr, SAID);
      assert.ok(!isTrusted(clone));
    }));

  it('is not ours by birth where a repository was there that runs programs, or other files', () =>
    withClone(async (made) => {
      const parent = join(made, '..');
      execFileSync('git', ['init', '-q', 'plain'], { cwd: parent });
      execFileSync('git', ['init', '-q', 'armed'], { cwd: parent });
      execFileSync('git', ['config', 'filter.x.clean', 'false'], { cwd: join(parent, 'armed') });
      mkdirSync(join(parent, 'full'));
      writeFileSync(join(parent, 'full/conftest.py'), '');
      for (const name of ['plain', 'armed', 'full'])
        assert.equal((await djangoCloud(parent, 'shop', name, '--defaults', '--force')).status, 0);
      assert.deepEqual(
        ['plain', 'armed', 'full'].map((name) => isTrusted(join(parent, name))),
        [true, false, false],
      );
    }));
});

describe('a terminal without anybody', () => {
  it('is one where CI says so: nothing is asked', () => {
    const { CI } = process.env;
    try {
      for (const value of ['1', 'true', 'yes']) {
        process.env.CI = value;
        assert.equal(interactive(), false);
      }
    } finally {
      if (CI === undefined) delete process.env.CI;
      else process.env.CI = CI;
    }
  });
});

describe('git, of a repository whose configuration came with the files', () => {
  /** Every setting by which git runs a program in commands that are ours, each with a word that would leave a trace. */
  const settings = (trace: string): Readonly<Record<string, string>> => ({
    'filter.x.clean': trace,
    'filter.x.smudge': trace,
    'filter.y.process': trace,
    'filter.y.required': 'true',
    'core.fsmonitor': trace,
    'core.hooksPath': join(trace, '../hooks'),
    'core.sshCommand': trace,
    'core.pager': trace,
    'core.editor': trace,
    'core.askPass': trace,
    'credential.helper': `!${trace}`,
    'diff.external': trace,
    'diff.z.textconv': trace,
    'gpg.program': trace,
    'commit.gpgSign': 'true',
    'hook.mine.command': trace,
    'hook.mine.event': 'post-index-change',
    'remote.origin.url': `ext::${trace}`,
    'remote.origin.promisor': 'true',
    'extensions.partialClone': 'origin',
    'protocol.ext.allow': 'always',
    'core.worktree': join(trace, '../outside'),
    'alias.status': `!${trace}`,
  });

  for (const place of ['its own file', 'a file that it includes', 'the configuration of a work tree'])
    it(`runs nothing, and looks at the project alone: ${place}`, () =>
      withClone(async (_made, clone) => {
        const parent = join(clone, '..');
        const trace = join(parent, 'program');
        const ran = join(parent, 'ran');
        writeFileSync(trace, `#!/bin/sh\n: >> ${ran}\ncat\n`);
        chmodSync(trace, 0o755);
        mkdirSync(join(parent, 'hooks'));
        for (const hook of ['post-index-change', 'pre-commit', 'reference-transaction'])
          cpSync(trace, join(parent, 'hooks', hook));
        mkdirSync(join(parent, 'outside'));
        writeFileSync(join(clone, '.gitattributes'), '* filter=x diff=z\n*.py filter=y\n');
        const git = (...words: readonly string[]): void =>
          void execFileSync('git', ['-c', 'user.name=A', '-c', 'user.email=a@example.com', ...words], {
            cwd: clone,
            stdio: 'pipe',
          });
        git('init', '--quiet');
        git('add', '.');
        git('commit', '--quiet', '--message', 'all');
        const file =
          place === 'its own file' ? 'config' : place.startsWith('the') ? 'config.worktree' : 'more';
        if (file === 'config.worktree') git('config', 'extensions.worktreeConfig', 'true');
        for (const [name, value] of Object.entries(settings(trace)))
          execFileSync('git', ['config', '--file', join(clone, '.git', file), name, value]);
        if (file === 'more')
          execFileSync('git', ['config', '--file', join(clone, '.git/config'), 'include.path', 'more']);
        // Touched: git must compare contents, which is when filters run.
        const touched = join(clone, 'manage.py');
        const text = readFileSync(touched, 'utf8');
        writeFileSync(touched, `${text}# mine\n`);
        assert.match(
          (await djangoCloud(clone, 'server', 'uvicorn')).stderr,
          /^these files have changes that are not committed: manage\.py\. /,
        );
        writeFileSync(touched, text);
        assert.equal((await djangoCloud(clone, 'server', 'uvicorn', '--diff')).status, 0);
        const { status, stderr } = await djangoCloud(clone, 'server', 'uvicorn');
        assert.equal(status, 0, stderr);
        // A conflict goes into the index: blobs are made as `git add` would.
        writeFileSync(join(clone, 'requirements.txt'), 'mine==1\n');
        await djangoCloud(clone, 'server', 'daphne', '--force');
        await djangoCloud(clone, 'undo');
        assert.ok(!existsSync(ran), 'a program of the configuration ran');
        assert.deepEqual(readdirSync(join(parent, 'outside')), []);
      }));

  it('is not taken from a repository without .git among the files, nor from above', () =>
    withClone(async (_made, clone) => {
      const parent = join(clone, '..');
      const ran = join(parent, 'ran');
      execFileSync('git', ['init', '--quiet', '--bare', '.'], { cwd: clone });
      execFileSync('git', ['config', '--file', join(clone, 'config'), 'core.fsmonitor', `: >> ${ran}`]);
      execFileSync('git', ['config', '--file', join(clone, 'config'), 'core.worktree', parent]);
      execFileSync('git', ['init', '--quiet', parent]);
      assert.equal((await djangoCloud(clone, 'server', 'uvicorn', '--force')).status, 0);
      assert.equal((await djangoCloud(clone, 'update')).status, 0);
      assert.ok(!existsSync(ran));
    }));
});
