/**
 * Tries a plug-in on real parts: for each of its choices a project is made, installed, started and rehearsed, then changed
 * to something else and back. Everything is done by the command itself, as its users would.
 */
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { defaultServer } from '../choices/axes.ts';
import { databases } from '../choices/catalog.ts';
import type { Choice, Interface } from '../choices/choice.ts';
import { say } from '../languages/say.ts';
import { entriesBelow, textOf } from '../reading/read.ts';
import { startAndWait } from '../run/child.ts';
import { temporaryFolder } from '../run/temporary.ts';
import type { ChoiceKind } from './check.ts';
import { KINDS } from './check.ts';
import { readPlugin } from './load.ts';

const OWN = join(import.meta.dirname, '../..');
const COMMAND = join(
  OWN,
  import.meta.filename.endsWith('.ts') ? 'src/django-cloud.ts' : 'dist/django-cloud.js',
);

/** One thing that was tried. */
export interface Tried {
  /** The choice: `servers/waitress`. */
  readonly choice: string;
  readonly title: string;
  /** What the command printed, where it failed. */
  readonly problem?: string;
}

export interface PluginTest {
  /** The plug-in's folder, absolute. */
  readonly folder: string;
  /** The address of a database server, for platforms whose disk forgets what is written to it. */
  readonly databaseUrl?: string | undefined;
  /** Called when something has been tried. */
  readonly tried: (one: Tried) => void;
}

/** The words that choose something, the words that take it away, and whether a database server must be there. */
interface Words {
  readonly choose: readonly string[];
  readonly leave: readonly string[];
  readonly come: readonly string[];
  readonly rehearse: readonly string[];
  readonly needsServer: boolean;
}

function wordsFor(kind: ChoiceKind, choice: Choice): Words {
  const { id } = choice;
  if (kind === 'servers') {
    const other = defaultServer((choice as Choice & { readonly interface: Interface }).interface).id;
    return {
      choose: ['--server', id],
      leave: ['server', other],
      come: ['server', id],
      rehearse: [],
      needsServer: false,
    };
  }
  const command = kind === 'platforms' ? [id] : ['service', id];
  const { ephemeralDisk = false } = choice as Choice & { readonly ephemeralDisk?: boolean };
  return {
    choose: kind === 'platforms' ? ['--platform', id] : ['--service', id],
    leave: [...command, '--remove'],
    come: command,
    rehearse: kind === 'platforms' ? [id] : [],
    needsServer: ephemeralDisk,
  };
}

/** The database of an address: the first that has a server when none is given. */
function databaseFor(url = ''): string {
  const served = databases.filter(({ embedded }) => !embedded);
  const found = served.find(({ drivers }) => drivers.some((driver) => url.startsWith(driver)));
  return (found ?? served[0]!).id;
}

/** The texts of a project, by path, without what only this machine has. */
function textsOf(folder: string): Readonly<Record<string, string>> {
  const texts: Record<string, string> = {};
  const isOurs = (path: string): boolean => !/^(\.django-cloud|\.git|\.venv)/.test(path);
  for (const { path, entry } of entriesBelow(folder, isOurs))
    if (entry.isFile() && isOurs(path)) texts[path] = textOf(join(folder, path), 'file');
  return texts;
}

/** The paths of which two projects have different texts. */
function differing(one: Readonly<Record<string, string>>, other: Readonly<Record<string, string>>): string[] {
  const paths = new Set([...Object.keys(one), ...Object.keys(other)]);
  return [...paths].filter((path) => one[path] !== other[path]).sort();
}

class Trial {
  private readonly root = temporaryFolder('plugin-test-');
  private readonly test: PluginTest;
  private readonly results: Tried[] = [];

  constructor(test: PluginTest) {
    this.test = test;
  }

  /** Runs the command. @returns what it printed, where it failed */
  private command(cwd: string, words: readonly string[]): string | undefined {
    const { status, stdout, stderr } = startAndWait(
      process.execPath,
      [COMMAND, ...words, '--plugin', this.test.folder],
      {
        cwd,
        encoding: 'utf8',
        // Nobody is asked, and nothing is remembered of what is tried here.
        env: { ...process.env, CI: 'true', XDG_STATE_HOME: join(this.root, 'state') },
        maxBuffer: 2 ** 26,
      },
    );
    return status === 0
      ? undefined
      : `django-cloud ${words.join(' ')}: ${status}\n${stdout}${stderr}`.trimEnd();
  }

  private tell(choice: string, title: string, problem: string | undefined): boolean {
    const one = { choice, title, ...(problem === undefined ? {} : { problem }) };
    this.results.push(one);
    this.test.tried(one);
    return problem === undefined;
  }

  private tryChoice(kind: ChoiceKind, choice: Choice): void {
    const name = `${kind}/${choice.id}`;
    const { choose, leave, come, rehearse, needsServer } = wordsFor(kind, choice);
    const { databaseUrl } = this.test;
    const database = needsServer ? ['--database', databaseFor(databaseUrl)] : [];
    const folder = join(this.root, `${kind}-${choice.id}`);
    const project = join(folder, 'shop');
    const make = (parent: string, words: readonly string[]): string | undefined =>
      this.command(this.root, ['shop', join(parent, 'shop'), '--defaults', ...database, ...words]);
    if (!this.tell(name, say`A project is made with it`, make(folder, choose))) return;
    if (needsServer && databaseUrl === undefined)
      this.tell(name, say`It is rehearsed`, say`its disk keeps no database file: give --database-url`);
    else {
      const url = needsServer ? ['--database-url', databaseUrl ?? ''] : [];
      this.tell(name, say`It is rehearsed`, this.command(project, ['rehearse', ...rehearse, ...url]));
    }
    const first = textsOf(project);
    const left = this.command(project, leave);
    if (!this.tell(name, say`It is taken away`, left)) return;
    const without = `${folder}-without`;
    const other = kind === 'servers' ? ['--server', leave[1] ?? ''] : [];
    const made = make(without, other);
    const stays = made ? [made] : differing(textsOf(project), textsOf(join(without, 'shop')));
    this.tell(name, say`Nothing of it stays`, stays.length > 0 ? stays.join('\n') : undefined);
    if (!this.tell(name, say`It comes back`, this.command(project, come))) return;
    const differs = differing(first, textsOf(project));
    this.tell(name, say`The project is as it was`, differs.length > 0 ? differs.join('\n') : undefined);
  }

  run(): readonly Tried[] {
    try {
      const { brought } = readPlugin(this.test.folder);
      for (const kind of KINDS)
        for (const choice of (brought[kind] ?? []) as readonly Choice[]) this.tryChoice(kind, choice);
      return this.results;
    } finally {
      rmSync(this.root, { recursive: true, force: true });
    }
  }
}

/**
 * Tries every choice of a plug-in. It takes some half a minute for each: packages are installed, a server is started.
 *
 * @returns what was tried; a `problem` says what failed
 * @throws UserError when the folder has no plug-in that can be loaded
 */
export function testPlugin(test: PluginTest): readonly Tried[] {
  return new Trial(test).run();
}
