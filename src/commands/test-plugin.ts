import { realpathSync } from 'node:fs';
import { resolve } from 'node:path';
import { UserError } from '../errors/user-error.ts';
import { marked, said, say } from '../languages/say.ts';
import { type Tried, testPlugin } from '../plugins/testing.ts';
import { print } from '../terminal/terminal.ts';
import type { CommandModule } from './command.ts';
import { JSON_FLAG, MESSAGES_FLAG } from './flags.ts';

const PASSED = marked('passed');
const FAILED = marked('FAILED');

function lineOf({ choice, title, problem }: Tried): string {
  const head = `${said(problem === undefined ? PASSED : FAILED)}  ${choice}: ${title}`;
  return problem === undefined ? `${head}\n` : `${head}\n${problem.replaceAll(/^/gm, '  | ')}\n`;
}

/** `django-cloud test-plugin`: tries a plug-in on real parts. */
export default {
  usage: 'test-plugin [FOLDER] [flags]',
  description:
    'Makes a project with each choice of the plug-in in a folder, installs it, starts it and rehearses its platform, takes the choice away, and brings it back. Exits with status 1 when something fails.',
  flags: [
    {
      name: 'database-url',
      takes: 'one',
      placeholder: 'URL',
      help: 'A database server, for platforms whose disk keeps nothing.',
    },
    JSON_FLAG,
    MESSAGES_FLAG,
  ],
  examples:
    'Examples:\n  django-cloud test-plugin\n  django-cloud test-plugin ../django-cloud-my-server --json',
  async run({ positionals: [folder = '.', ...more], switches, values }) {
    if (more.length > 0)
      throw new UserError(
        say`test-plugin ${more[0]}: unexpected argument. Usage: django-cloud test-plugin [FOLDER]`,
      );
    const json = switches.has('json');
    const tried = testPlugin({
      folder: realpathSync(resolve(folder)),
      databaseUrl: values.get('database-url')?.[0],
      tried: (one) => (json ? undefined : print(lineOf(one))),
    });
    const failed = tried.filter(({ problem }) => problem !== undefined);
    if (json) print(`${JSON.stringify({ passed: failed.length === 0, tried }, null, 2)}\n`);
    else print(say`${tried.length} tried, ${failed.length} failed.\n`);
    return failed.length === 0 ? 0 : 1;
  },
} satisfies CommandModule;
