import { join } from 'node:path';
import { migrated } from '../answers/migrations/migrate.ts';
import { projectRecord } from '../answers/project-record.ts';
import { ANSWERS_FILE } from '../answers/yo-rc.ts';
import { noProject } from '../change/no-project.ts';
import { UserError } from '../errors/user-error.ts';
import { say } from '../languages/say.ts';
import { canUndo, undo } from '../merge/undo.ts';
import { print } from '../terminal/terminal.ts';
import type { CommandModule } from './command.ts';
import { FORCE_FLAG, JSON_FLAG, MESSAGES_FLAG } from './flags.ts';
import { keptLines, recoveryLines } from './merge-report.ts';

/** `django-cloud undo`: takes back the last change of the project in this folder. */
export default {
  usage: 'undo [flags]',
  description:
    'Restores the project in this folder as it was before the last change that was made to it here: contents, modes and times of its files. Undoing once more takes the undo back.',
  flags: [
    { ...FORCE_FLAG, help: 'Put back what was there before, also where it was changed since.' },
    JSON_FLAG,
    MESSAGES_FLAG,
  ],
  examples: 'Examples:\n  django-cloud undo',
  async run({ positionals, switches }) {
    if (positionals.length > 0)
      throw new UserError(say`undo ${positionals[0]}: unexpected argument. Usage: django-cloud undo`);
    const folder = process.cwd();
    const record = projectRecord(folder);
    // Refuses what a newer version wrote: its journal may hold what this one does not know.
    if (record) migrated(record, join(folder, ANSWERS_FILE));
    else if (!canUndo(folder)) throw noProject('undo');
    const { restored, removed, kept, indexFailure, redone, recovered } = await undo(folder, {
      force: switches.has('force'),
    });
    if (switches.has('json')) {
      print(`${JSON.stringify({ folder, restored, removed, kept, redone, recovered }, null, 2)}\n`);
    } else {
      for (const line of recoveryLines(recovered)) print(`${line}\n`);
      print(
        redone
          ? say`The undo is taken back: ${restored.length} files restored, ${removed.length} removed.\n`
          : say`The last change is undone: ${restored.length} files restored, ${removed.length} removed.\n`,
      );
      if (kept.length > 0) print(say`Conflicts to resolve:\n${keptLines(kept).join('\n')}\n`);
      if (indexFailure) print(say`could not clear the conflicts in the git index: ${indexFailure}\n`);
    }
    return kept.length > 0 ? 1 : 0;
  },
} satisfies CommandModule;
