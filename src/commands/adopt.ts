import { adoption } from '../adopt/adopt.ts';
import { derivedNotes, floorNotes, variableLines } from '../adopt/findings.ts';
import type { Inference } from '../adopt/infer.ts';
import { olderDjangoNotes } from '../adopt/older-django.ts';
import { AXES } from '../choices/axes.ts';
import type { Answers } from '../choices/choice.ts';
import { UserError } from '../errors/user-error.ts';
import { ANSWER_FLAGS, givenByFlags, OPTION_FLAGS } from '../flags/answer-flags.ts';
import type { Flag } from '../flags/flag.ts';
import { said, say } from '../languages/say.ts';
import { recover, refuseInterrupted } from '../merge/recover.ts';
import { refuseUncommitted, uncommitted } from '../merge/work-tree.ts';
import { THEME } from '../terminal/question.ts';
import { ask, interactive, print } from '../terminal/terminal.ts';
import { columns, wrapped } from '../terminal/text.ts';
import { carryOut } from './carry-out.ts';
import type { CommandModule } from './command.ts';
import { FORCE_FLAG, MESSAGES_FLAG, SHARED_FLAGS } from './flags.ts';

const SETTINGS: Flag = {
  name: 'settings',
  takes: 'one',
  placeholder: 'MODULE',
  help: 'The settings that are deployed, as DJANGO_SETTINGS_MODULE names them, where the files do not say it.',
};

const SHOWN = new Set(['defaults', 'dry-run', 'json', 'diff']);

/** What the answer of a key is about. */
function titleOf(key: string): string {
  const axis = AXES.find((one) => one.key === key);
  return axis ? said(axis.title) : say`Interface`;
}

/** What was read, and where. */
function readingLines(inference: Inference, answers: Answers): readonly string[] {
  const { readings, notes, shape, dependencies } = inference;
  const warnings = [
    ...notes,
    ...olderDjangoNotes(answers, inference),
    ...floorNotes(dependencies, answers),
    ...derivedNotes(shape.settings),
  ];
  return [
    say`Settings: ${shape.module} (${shape.found})`,
    ...readings.map(({ key, value, where }) => `${titleOf(key)}: ${value} (${where})`),
    ...warnings.map((note) => say`Warning: ${note}`),
    ...variableLines(shape.settings, answers),
  ];
}

/** `django-cloud adopt`: a Django project of somebody else's becomes one that our commands change. */
export default {
  usage: 'adopt [flags]',
  description:
    'Adds to the Django project in this folder what server and platform need, as one package beside its own, and one line of requirements. Its settings, urls and apps stay as they are. What it already says is read, without running it: the flags say otherwise. From then on, every other command works on it, and undo takes all of it back.',
  flags: [
    SETTINGS,
    ...ANSWER_FLAGS.filter(({ name }) => name !== 'project'),
    ...OPTION_FLAGS,
    ...SHARED_FLAGS.filter(({ name }) => SHOWN.has(name)),
    FORCE_FLAG,
    MESSAGES_FLAG,
  ],
  examples: `Examples:
  django-cloud adopt --diff
  django-cloud adopt --settings config.settings.production --defaults`,
  async run(flags) {
    const [word] = flags.positionals;
    if (word !== undefined)
      throw new UserError(say`adopt ${word}: unexpected argument. Run it in the root of the project.`);
    const has = (name: string): boolean => flags.switches.has(name);
    const folder = process.cwd();
    const writes = !has('dry-run') && !has('diff');
    const recovery = writes ? await recover(folder) : refuseInterrupted(folder);
    const asks = interactive() && !has('defaults') && !has('json') ? ask : undefined;
    const { answers, inference, files, merge } = await adoption(
      folder,
      givenByFlags(flags),
      flags.values.get('settings')?.[0],
      asks,
    );
    if (writes && !has('force')) refuseUncommitted(merge, await uncommitted(folder));
    if (!has('json') && !has('diff'))
      for (const line of readingLines(inference, answers)) print(`${fitting(line)}\n`);
    if (asks && writes && !(await confirmed(asks))) {
      print(`${say`Nothing was written.`}\n`);
      return 0;
    }
    const told = readingLines(inference, answers);
    return carryOut({ answers, followed: [], files, folder, merge, recovery, told }, flags);
  },
} satisfies CommandModule;

/** A line as a terminal shows it, broken between words where it is too long; a pipe gets it as it is. */
function fitting(line: string): string {
  const width = columns(process.stdout);
  if (!process.stdout.isTTY || line.length <= width) return line;
  const [indentation = ''] = /^ */.exec(line) ?? [];
  return wrapped(line.trim(), width, indentation);
}

/** Whether the user wants it. */
async function confirmed(asks: typeof ask): Promise<boolean> {
  const answer = await asks({
    type: 'select',
    name: 'adopt',
    message: say`Adopt: add this to the project? Undo takes it back.`,
    default: 'yes',
    choices: [
      {
        name: say`Add it`,
        value: 'yes',
        short: say`Add it`,
        description: say`Only new files, and a line of requirements and .gitignore.`,
      },
      { name: say`Leave it`, value: 'no', short: say`Leave it`, description: say`Nothing is written.` },
    ],
    theme: { style: { ...THEME.style, message: (text: string) => text } },
  });
  return answer === 'yes';
}
