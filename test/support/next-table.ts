/** Commands whose "Next" is followed: each platform, service and server, first generations, and projects that are adopted. */
import { strict as assert } from 'node:assert';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { databases, platforms, servers, services } from '../../src/choices/catalog.ts';
import type { DatabaseServer } from './database-server.ts';
import { LAYOUTS } from './layouts.ts';
import { describeWith } from './machine.ts';
import { Newcomer, stepsIn, type Tools } from './newcomer.ts';
import { ordinaryFolder, temporaryFolder } from './processes.ts';
import { sharedDatabase } from './shared-database.ts';

/** What one person does, in one folder: each command is followed and committed before the next. */
interface Story {
  readonly title: string;
  readonly tools: Tools;
  /** What lies in the folder before. */
  readonly files?: Readonly<Record<string, string>>;
  /** The words of each command; the first makes or adopts the project. */
  readonly commands: readonly string[];
  /** Whether the project is somebody else's, with no tests and pages of ours. */
  readonly adopts?: true;
}

const asgi = servers.find((server) => server.interface === 'asgi')!.id;
const all = services.map(({ id }) => id);
const language = (index: number): string => (index % 2 === 0 ? 'en' : 'es');

/** Of a fresh repository: what is in it is the user's. */
const FRESH = {
  'README.md': '# shop\n',
  LICENSE: 'Mine.\n',
  '.gitignore': '*.log\n',
  'scripts/own.sh': '#!/bin/sh\n',
};

const FIRST: readonly Story[] = [
  { title: 'a first project, with pip', tools: 'python', commands: ['shop --defaults'] },
  ...platforms.map(
    ({ id }, index): Story => ({
      title: `a first project for ${id}, with a worker`,
      tools: 'uv',
      commands: [`shop "my shop" --defaults --platform ${id} --service tasks --lang ${language(index)}`],
    }),
  ),
  {
    title: 'a first project without the example, installed and committed at once',
    tools: 'uv',
    commands: ['shop --defaults --example no --git --install'],
  },
  {
    title: 'a first project in a folder with files',
    tools: 'uv',
    files: FRESH,
    commands: ['shop . --defaults --force --lang es'],
  },
];

const ADDED: readonly Story[] = [
  {
    title: 'each service, and each database',
    tools: 'uv',
    commands: [
      'shop --defaults',
      ...all.map((id) => `service ${id}`),
      ...databases.filter(({ embedded }) => !embedded).map(({ id }) => `service ${id}`),
    ],
  },
  {
    title: 'each server',
    tools: 'uv',
    commands: [
      'shop --defaults --lang es',
      ...servers
        .filter((server) => server.default !== true || server.id === asgi)
        .map(({ id }) => `server ${id}`),
    ],
  },
  ...platforms.map(
    ({ id }, index): Story => ({
      title: `${id}, all services on it, and another server`,
      tools: 'uv',
      commands: [
        `shop --defaults --lang ${language(index + 1)}`,
        id,
        `service ${all.join(' ')}`,
        `server ${asgi}`,
        `${platforms[(index + 1) % platforms.length]!.id}`,
      ],
    }),
  ),
];

const ADOPTED: readonly Story[] = platforms.map(({ id }) => {
  const layout = LAYOUTS.find(({ platform }) => platform === id)!;
  return {
    title: `${layout.title}, adopted for ${id}`,
    tools: 'uv',
    files: layout.files,
    commands: [
      `adopt ${layout.flags.join(' ')} --platform ${id}`,
      'service tasks',
      `server ${layout.switchTo}`,
    ],
    adopts: true,
  };
});

/** Every story: long ones and short ones in turn. */
export const STORIES: readonly Story[] = [...ADDED, ...FIRST, ...ADOPTED];

/** Tests that each command's "Next" leads to a project that works. */
export function followed(stories: readonly Story[]): void {
  describeWith(['pg_config', 'mariadbd', 'git'], 'what is printed as "Next"', () => {
    let parent = '';
    const servers: Record<string, DatabaseServer> = {};
    before(async () => {
      parent = temporaryFolder('next-');
      servers.postgresql = await sharedDatabase('postgresql', parent);
    });
    after(async () => {
      for (const server of Object.values(servers)) await server.stop();
      rmSync(parent, { recursive: true, force: true });
    });

    for (const story of stories)
      it(`leads to a project that works: ${story.title}`, async () => {
        const newcomer = new Newcomer(story.tools, servers, ordinaryFolder(join(parent, 'uv')));
        try {
          await lives(story, newcomer);
        } finally {
          newcomer.leave();
        }
      });
  });
}

/**
 * Whether other tests run the project's own tests as they are after a command: those of default projects with every server
 * do (servers-N), of projects that a command moved to another server, too (switch-wsgi, switch-asgi). After the last
 * command of a story they run here.
 */
const testedElsewhere = (words: string, index: number, { commands }: Story): boolean =>
  index < commands.length - 1 && (index === 0 || words.startsWith('server '));

/** Does what a story tells, and looks at the project after each command. */
async function lives(story: Story, newcomer: Newcomer): Promise<void> {
  const manage = '.venv/bin/python manage.py';
  if (story.files) newcomer.has(story.files);
  if (story.adopts) newcomer.commit();
  for (const [index, words] of story.commands.entries()) {
    const isTested = !story.adopts && !testedElsewhere(words, index, story);
    const printed = newcomer.type(`django-cloud ${words}`);
    assert.ok(stepsIn(printed).length > 0, `${words}: nothing is next\n${printed}`);
    const { done, left, seen } = await newcomer.follow(printed);
    // The tests begin with the checks.
    const found = newcomer.type(`${manage} ${isTested ? 'test' : 'check'}`);
    assert.match(found, /no issues/, words);
    if (isTested) assert.match(found, /\nOK\n/, words);
    if (!story.adopts && !seen) await newcomer.seesThePage(manage);
    console.log(
      `      ${words}: ${done.length - left.length} lines followed${left.length > 0 ? `; not here: ${left.join(', ')}` : ''}`,
    );
    newcomer.commit();
  }
}
