/** Projects of other people's: adopted, rehearsed on their platform, switched, and rehearsed again. */
import { strict as assert } from 'node:assert';
import { mkdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { uvProgram } from '../../scripts/uv.ts';
import { choiceOf, databases } from '../../src/choices/catalog.ts';
import type { DatabaseServer } from './database-server.ts';
import { LAYOUTS, type LayoutExample } from './layouts.ts';
import { describeWith, INSTALLING, PATH } from './machine.ts';
import { giveToOrdinaryUser, ordinaryFolder, run, temporaryFolder } from './processes.ts';
import { DJANGO_CLOUD } from './program.ts';
import { assertPassed, reportOf } from './rehearse.ts';
import { sharedDatabase } from './shared-database.ts';

/** What rehearsals cannot try with some of them. */
const SKIPPABLE = ['address', 'disk'];

/** Tests what is done with a project of that layout. */
export function adoption(layout: LayoutExample): void {
  describeWith(['pg_config', 'git'], 'an adopted project', () => adopts(layout));
}

function adopts(layout: LayoutExample): void {
  let parent = '';
  let path = PATH;
  let postgresql: DatabaseServer;
  before(async () => {
    parent = temporaryFolder('adopt-');
    // The first one's packages are installed by pip, as for people without uv; those of the others by uv, in a fifth of the time.
    if (layout !== LAYOUTS[0]) {
      mkdirSync(join(parent, 'bin'));
      symlinkSync(uvProgram(), join(parent, 'bin/uv'));
      path = `${join(parent, 'bin')}:${PATH}`;
    }
    postgresql = await sharedDatabase('postgresql', parent);
  });
  after(async () => {
    await postgresql?.stop();
    rmSync(parent, { recursive: true, force: true });
  });

  /** Writes a project and commits it, as its owner. */
  function written(): string {
    const folder = join(parent, 'owner');
    for (const [path, text] of Object.entries(layout.files)) {
      mkdirSync(dirname(join(folder, path)), { recursive: true });
      writeFileSync(join(folder, path), text);
    }
    giveToOrdinaryUser(folder);
    command(folder, ['git', 'init', '-q']);
    commit(folder);
    return folder;
  }

  function command(folder: string, argv: readonly string[], status = 0) {
    const HOME = ordinaryFolder(join(parent, 'home'));
    const env = { PATH: path, HOME, LANG: 'C.UTF-8', ...INSTALLING };
    const ended = run(argv, { cwd: folder, env });
    assert.equal(ended.status, status, `${argv.slice(-4).join(' ')}\n${ended.output}`);
    return ended;
  }

  function commit(folder: string): void {
    command(folder, ['git', 'add', '-A']);
    const who = ['-c', 'user.name=Owner', '-c', 'user.email=owner@example.com'];
    command(folder, ['git', ...who, 'commit', '-qm', 'Mine']);
  }

  function rehearsed(folder: string, database: string, name: string): number {
    const url = choiceOf(databases, database).embedded ? [] : ['--database-url', postgresql.create(name)];
    const ended = command(folder, [...DJANGO_CLOUD, 'rehearse', '--json', '--no-contract', ...url]);
    return assertPassed(reportOf(ended), SKIPPABLE);
  }

  it(`${layout.title}: is read, deploys on ${layout.platform}, and is switched to ${layout.switchTo}`, () => {
    const folder = written();
    const flags = [...layout.flags, '--platform', layout.platform];
    const { stdout } = command(folder, [...DJANGO_CLOUD, 'adopt', ...flags, '--json']);
    const { answers, written: isWritten, conflicts } = JSON.parse(stdout);
    assert.deepEqual([isWritten, conflicts], [true, []]);
    for (const [key, value] of Object.entries(layout.reads)) assert.equal(answers[key], value, key);
    // What is the owner's stays theirs, but for a line of requirements and of what git ignores.
    const { stdout: touched } = command(folder, ['git', 'diff', '--name-only']);
    for (const path of touched.trim().split('\n').filter(Boolean))
      assert.match(path, /^(requirements\.txt|\.gitignore)$/);
    command(folder, [
      'python3',
      '-c',
      'import ast, pathlib; [ast.parse(p.read_text()) for p in pathlib.Path(".").rglob("*.py")]',
    ]);
    commit(folder);
    const first = rehearsed(folder, answers.database, 'adopted');
    command(folder, [...DJANGO_CLOUD, 'server', layout.switchTo]);
    commit(folder);
    const second = rehearsed(folder, answers.database, 'switched');
    console.log(`      ${first} checks passed on ${answers.server}, ${second} on ${layout.switchTo}`);
  });
}
