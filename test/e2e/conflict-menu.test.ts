import { strict as assert } from 'node:assert';
import { execFileSync } from 'node:child_process';
import { appendFileSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { resolveAnswers } from '../../src/answers/resolve.ts';
import { AXES } from '../../src/choices/axes.ts';
import { writeProject } from '../../src/commands/destination.ts';
import { withRecord } from '../../src/merge/rendered-file.ts';
import { ANSWERS_FILE } from '../../src/plan/plan.ts';
import { inFolder, snapshot } from '../support/command.ts';
import { git } from '../support/conflicting-project.ts';
import { closeTerminals, KEYS, Terminal } from '../support/terminal.ts';

const root = join(import.meta.dirname, '../..');
const DRIVER = join(root, 'test/support/yeoman-driver.ts');

/** The environment of `yo`, and the newest. */
const ENVIRONMENTS = {
  6: 'node_modules/yo/node_modules/yeoman-environment',
  7: 'node_modules/yeoman-environment',
} as const;

const ANSWERS = resolveAnswers(new Map([['project', { value: 'shop', label: 'NAME' }]]));
const FILES = withRecord(ANSWERS);
/** An answer to every question: none is asked. */
const ALL_GIVEN = AXES.map(({ key, flag, many }) => (many ? `--no-${flag}` : `--${flag}=${ANSWERS[key]}`));

const rendered = (path: string): string => FILES.find((file) => file.path === path)!.contents;

for (const [major, folder] of Object.entries(ENVIRONMENTS)) {
  describe(`a new project among other files, in yeoman-environment ${major}`, () => {
    const environment = join(root, folder);
    afterEach(closeTerminals);

    before(() => {
      const { version } = JSON.parse(readFileSync(join(environment, 'package.json'), 'utf8'));
      assert.equal(version.split('.')[0], major);
    });

    function start(cwd: string, ...words: readonly string[]): Terminal {
      const command = [process.execPath, DRIVER, 'django-cloud', 'shop', ...ALL_GIVEN, ...words];
      return new Terminal(100, command, { cwd, env: { ...process.env, ENVIRONMENT: environment } });
    }

    function write(cwd: string, files: Readonly<Record<string, string>>): void {
      for (const [path, text] of Object.entries(files)) {
        mkdirSync(dirname(join(cwd, 'shop', path)), { recursive: true });
        writeFileSync(join(cwd, 'shop', path), text);
      }
    }

    const read = (cwd: string, path: string): string => readFileSync(join(cwd, 'shop', path), 'utf8');

    /** Answers the menu of one file. */
    async function choose(terminal: Terminal, path: string, key: string): Promise<void> {
      await terminal.sees(new RegExp(`Overwrite (shop/)?${path}\\? \\(m`));
      terminal.type(key, KEYS.enter);
    }

    async function confirm(terminal: Terminal): Promise<void> {
      await terminal.sees(/\? Merge: shop is not empty \(.*\)\./);
      terminal.type('y', KEYS.enter);
      await terminal.sees(/\? Then: what is to be there, too\./);
      terminal.type(KEYS.enter);
    }

    it('merges with m: the conflict is marked, in git, listed, and the status is 1', () =>
      inFolder(async (cwd) => {
        write(cwd, {
          Procfile: '# My shop\n',
          'manage.py': rendered('manage.py'),
          'notes.txt': 'mine\n',
          [ANSWERS_FILE]: '{"generator-other": {"answer": 42}}',
        });
        git(join(cwd, 'shop'), 'init', '--quiet');
        git(join(cwd, 'shop'), 'add', '.');
        git(join(cwd, 'shop'), 'commit', '--quiet', '--message', 'mine');
        const terminal = start(cwd);
        await confirm(terminal);
        await terminal.sees(/Overwrite (shop\/)?Procfile\?/);
        terminal.type('h', KEYS.enter);
        await terminal.sees(/m\) merge: keep your lines, bring in the new ones, and mark conflicts\n/);
        terminal.type('m', KEYS.enter);
        assert.equal(await terminal.end(), 1, terminal.text);
        assert.match(terminal.text, /Conflicts to resolve:\n {2}Procfile: .*marked in the file\n$/);
        const procfile = read(cwd, 'Procfile');
        assert.match(procfile, /^<{7} yours\n# My shop\n\|{7} rendered before\n={7}\n/);
        assert.ok(procfile.endsWith('>>>>>>> rendered now\n'));
        assert.ok(procfile.includes(rendered('Procfile')));
        assert.equal(read(cwd, 'notes.txt'), 'mine\n');
        const answers = JSON.parse(read(cwd, ANSWERS_FILE));
        assert.deepEqual(answers['generator-other'], { answer: 42 });
        assert.ok(answers['generator-django-cloud']);
        for (const { path, contents } of FILES)
          if (!['Procfile', ANSWERS_FILE].includes(path)) assert.equal(read(cwd, path), contents, path);
        const stages = git(join(cwd, 'shop'), 'ls-files', '--stage', 'Procfile');
        assert.match(stages, /^100644 \w+ 2\tProcfile\n100644 \w+ 3\tProcfile\n$/);
        assert.equal(git(join(cwd, 'shop'), 'show', ':2:Procfile'), '# My shop\n');
      }));

    it('merges what was rendered before: nothing to settle, and nothing is asked about untouched files', () =>
      inFolder(async (cwd) => {
        const before = withRecord({ ...ANSWERS, python: '3.12' });
        writeProject(join(cwd, 'shop'), before);
        rmSync(join(cwd, 'shop', ANSWERS_FILE));
        appendFileSync(join(cwd, 'shop/README.md'), '\n## Mine\n');
        const terminal = start(cwd);
        await confirm(terminal);
        await choose(terminal, 'README\\.md', 'm');
        assert.equal(await terminal.end(), 0, terminal.text);
        assert.equal(read(cwd, 'README.md'), `${rendered('README.md')}\n## Mine\n`);
        for (const { path, contents } of FILES)
          if (path !== 'README.md') assert.equal(read(cwd, path), contents, path);
      }));

    it('cannot merge a binary file: it says so, and asks again', () =>
      inFolder(async (cwd) => {
        write(cwd, { 'README.md': '\0binary' });
        const terminal = start(cwd);
        await confirm(terminal);
        await choose(terminal, 'README\\.md', 'm');
        await terminal.sees(/README\.md: .*yours is binary; yours was kept(.|\n)*Overwrite/);
        terminal.type('n', KEYS.enter);
        assert.equal(await terminal.end(), 0, terminal.text);
        assert.equal(read(cwd, 'README.md'), '\0binary');
      }));

    it("takes the executable bit, and leaves the user's other ones", () =>
      inFolder(async (cwd) => {
        write(cwd, { 'manage.py': '' });
        execFileSync('chmod', ['640', join(cwd, 'shop/manage.py')]);
        const terminal = start(cwd);
        await confirm(terminal);
        await choose(terminal, 'manage\\.py', 'm');
        assert.equal(await terminal.end(), 0, terminal.text);
        assert.equal(read(cwd, 'manage.py'), rendered('manage.py'));
        assert.equal(statSync(join(cwd, 'shop/manage.py')).mode & 0o777, 0o750);
      }));

    it('writes nothing where the person does not want it', () =>
      inFolder(async (cwd) => {
        write(cwd, { 'README.md': 'mine\n' });
        const found = snapshot(cwd);
        const terminal = start(cwd);
        await terminal.sees(/\? Merge: shop is not empty/);
        terminal.type(KEYS.enter);
        assert.equal(await terminal.end(), 2, terminal.text);
        assert.match(terminal.text, /\nshop: the folder is not empty \(README\.md\)/);
        assert.deepEqual(snapshot(cwd), found);
      }));

    it('asks about no file with --force, and still overwrites nothing of the user', () =>
      inFolder(async (cwd) => {
        write(cwd, { Procfile: 'mine\n' });
        const terminal = start(cwd, '--force');
        await terminal.sees(/\? Then: what is to be there, too\./);
        terminal.type(KEYS.enter);
        assert.equal(await terminal.end(), 1, terminal.text);
        assert.doesNotMatch(terminal.text, /Overwrite|\? Merge/);
        assert.match(terminal.text, /1 in conflict(.|\n)*Conflicts to resolve:\n {2}Procfile: /);
        assert.match(read(cwd, 'Procfile'), /^<{7} yours\nmine\n/);
      }));
  });
}
