import { mkdirSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { djangoLines } from '../choices/catalog.ts';
import { UserError } from '../errors/user-error.ts';
import { say } from '../languages/say.ts';
import { groupsIn, resolvePlugin } from '../plugins/lock.ts';
import { starting } from '../run/programs.ts';
import { displayed } from '../terminal/displayed.ts';
import { print, progress } from '../terminal/terminal.ts';
import type { CommandModule } from './command.ts';
import { MESSAGES_FLAG } from './flags.ts';

/** `django-cloud lock-plugin`: pins what the choices of a plug-in install. */
export default {
  usage: 'lock-plugin [FOLDER] [flags]',
  description:
    'Resolves the dependency groups in locks/pyproject.toml of a plug-in with uv, for each line of Django and within the versions that projects have, and writes locks/<line>.json.',
  flags: [MESSAGES_FLAG],
  examples: 'Examples:\n  django-cloud lock-plugin\n  django-cloud lock-plugin ../django-cloud-my-server',
  async run({ positionals: [folder = '.', ...more] }) {
    if (more.length > 0)
      throw new UserError(
        say`lock-plugin ${more[0]}: unexpected argument. Usage: django-cloud lock-plugin [FOLDER]`,
      );
    const target = join(resolve(folder), 'locks');
    const groups = groupsIn(join(target, 'pyproject.toml'));
    const uv = starting('uv', process.env);
    if (!uv)
      throw new UserError(
        say`lock-plugin: uv was not found on PATH. Install it: https://docs.astral.sh/uv/`,
        1,
      );
    // All of them before any is written.
    const made = djangoLines.map(({ id }) => {
      progress(say`Resolving for Django ${id} …`);
      return { id, lock: resolvePlugin(groups, id, uv) };
    });
    mkdirSync(target, { recursive: true });
    for (const { id, lock } of made) {
      const path = join(target, `${id}.json`);
      writeFileSync(path, `${JSON.stringify(lock, null, 1)}\n`);
      const count = Object.keys(lock.packages).length;
      print(say`${displayed(path)}: ${count} packages beside those of ours\n`);
    }
    return 0;
  },
} satisfies CommandModule;
