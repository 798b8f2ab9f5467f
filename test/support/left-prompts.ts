/** Dialogues, each left with Ctrl-C at every one of its prompts. */
import { strict as assert } from 'node:assert';
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { databases, platforms, servers, services } from '../../src/choices/catalog.ts';
import { inFolder, snapshot } from './command.ts';
import { LAYOUTS } from './layouts.ts';
import { run } from './processes.ts';
import { DJANGO_CLOUD } from './program.ts';
import { KEYS, Terminal } from './terminal.ts';

interface Dialogue {
  readonly title: string;
  /** The words of the command. */
  readonly words: readonly string[];
  /** What lies in the folder before: files, or a project that this command line makes. */
  readonly files?: Readonly<Record<string, string>>;
  readonly project?: readonly string[];
  /** The least number of prompts: one that is no longer asked is missed. */
  readonly prompts: number;
  /** The system's language; English when not given. */
  readonly language?: 'es';
  /** How it ends when every prompt is answered by Enter; 0 when not given. */
  readonly status?: number;
}

const server = databases.find(({ embedded }) => !embedded)!.id;

export const DIALOGUES: readonly Dialogue[] = [
  { title: 'a new project', words: [], prompts: 10 },
  { title: 'a new project, in Spanish', words: [], prompts: 10, language: 'es' },
  ...platforms.map(
    ({ id, options = [] }): Dialogue => ({
      title: `the options of ${id}`,
      words: [
        'shop',
        '--platform',
        id,
        '--server',
        servers[0]!.id,
        '--database',
        server,
        '--no-service',
      ].concat(['--django', '5.2']),
      prompts: options.filter(({ asked }) => asked).length + 3,
    }),
  ),
  {
    title: 'a folder with files',
    words: ['shop', '.', '--server', servers[0]!.id],
    files: { 'own.txt': 'mine\n' },
    prompts: 1,
    // What Enter answers is no.
    status: 2,
  },
  { title: 'server, without a word', words: ['server'], project: [], prompts: 1 },
  { title: 'service, without a word', words: ['service'], project: [], prompts: 1 },
  {
    title: 'service --remove, without a word',
    words: ['service', '--remove'],
    project: ['--service', services[0]!.id],
    prompts: 1,
  },
  { title: 'adopt', words: ['adopt'], files: LAYOUTS[0]!.files, prompts: 6 },
];

/** Starts a dialogue in a folder as it was before. @returns the folder's files */
function begun({ files = {}, project }: Dialogue, cwd: string): Record<string, string> {
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(cwd, path)), { recursive: true });
    writeFileSync(join(cwd, path), text);
  }
  if (project) {
    const ended = run(
      [...DJANGO_CLOUD, 'shop', '.', '--defaults', ...project],
      { cwd, env: process.env },
      60_000,
      'root',
    );
    assert.equal(ended.status, 0, ended.output);
  }
  return snapshot(cwd);
}

const STOPPED = {
  en: /\nStopped at the prompt: nothing was written\.\n$/,
  es: /\nDetenido en la pregunta: no se escribió nada\.\n$/,
} as const;

/** Leaves a dialogue at every prompt, in a terminal of that width. */
export function leaves(dialogue: Dialogue, columns: number): void {
  it(`writes nothing, at every prompt of ${dialogue.title}, with ${columns} columns`, () =>
    inFolder(async (cwd) => {
      const before = begun(dialogue, cwd);
      const LANG = dialogue.language === 'es' ? 'es_ES.UTF-8' : 'C.UTF-8';
      const env = { ...process.env, LC_ALL: '', LC_MESSAGES: '', LANG };
      for (let at = 0; ; at += 1) {
        const terminal = new Terminal(columns, [...DJANGO_CLOUD, ...dialogue.words], { cwd, env });
        for (let earlier = 0; earlier < at; earlier += 1) {
          await terminal.asks();
          terminal.type(KEYS.enter);
        }
        const title = await terminal.asks();
        if (title === undefined) {
          assert.equal(await terminal.end(), dialogue.status ?? 0, terminal.text);
          assert.ok(at >= dialogue.prompts, `${at} prompts\n${terminal.text}`);
          return;
        }
        assert.deepEqual([title, ...tooLong(terminal.screen, columns)], [title]);
        terminal.type(KEYS.ctrlC);
        assert.equal(await terminal.end(), 130, title);
        assert.match(terminal.screen, STOPPED[dialogue.language ?? 'en'], title);
        assert.doesNotMatch(terminal.text, /Error|\n +at /);
        assert.deepEqual(snapshot(cwd), before, title);
      }
    }));
}

/** Lines that are too long, but for those that are one word which nothing can break. */
export function tooLong(text: string, columns: number): readonly string[] {
  return text.split('\n').filter((line) => line.length > columns && line.trim().includes(' '));
}
