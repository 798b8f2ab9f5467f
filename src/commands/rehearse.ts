import { resolve } from 'node:path';
import { didYouMean } from '../answers/did-you-mean.ts';
import { storedAnswers } from '../answers/files.ts';
import { resolveAnswers } from '../answers/resolve.ts';
import { choiceOf, databases, platforms } from '../choices/catalog.ts';
import type { Answers } from '../choices/choice.ts';
import { UserError } from '../errors/user-error.ts';
import type { ParsedFlags } from '../flags/flag.ts';
import { said, say } from '../languages/say.ts';
import { PLAIN, plain } from '../rehearse/plain.ts';
import { rehearse, type Stage } from '../rehearse/rehearse.ts';
import {
  contractHeadingText,
  findingText,
  hasPassed,
  headingText,
  resultsAsJson,
  summaryText,
} from '../rehearse/report.ts';
import { databaseFor } from '../run/database.ts';
import { firstPage } from '../run/first-page.ts';
import { displayed } from '../terminal/displayed.ts';
import { ask, interactive, print } from '../terminal/terminal.ts';
import { columns } from '../terminal/text.ts';
import type { CommandModule } from './command.ts';
import { beforeExecuting, executedByRehearsal } from './executing.ts';
import { REHEARSE_FLAGS } from './rehearse-flags.ts';

const PLAIN_STAGE: Stage = {
  id: PLAIN,
  get title() {
    return say`Any platform`;
  },
  contract: plain,
  options: {},
};

/** The rehearsal's place for one of the project's platforms. @throws UserError when nothing says what it does */
function stageOf(answers: Answers, id: string): Stage {
  const { title, contract } = choiceOf(platforms, id);
  if (!contract)
    throw new UserError(
      say`rehearse ${id}: what ${said(title)} does with a project is not known yet. "rehearse ${PLAIN}" tries what all platforms agree on.`,
    );
  return { id, title: said(title), contract, options: answers.options[id] ?? {} };
}

/** What to rehearse for: what is named, else all platforms of the project, else what all platforms agree on. */
function stagesFor(answers: Answers, named: readonly string[]): readonly Stage[] {
  const chosen = answers.platforms;
  const ids = named.length > 0 ? [...new Set(named)] : chosen.length > 0 ? chosen : [PLAIN];
  return ids.map((id) => {
    if (id === PLAIN) return PLAIN_STAGE;
    if (chosen.includes(id)) return stageOf(answers, id);
    const known = [...platforms.map((platform) => platform.id), PLAIN];
    const has =
      chosen.length > 0 ? say`This project has: ${chosen.join(', ')}.` : say`This project has none.`;
    throw new UserError(
      known.includes(id)
        ? say`rehearse ${id}: the project is not made for it. ${has} Add it with: django-cloud ${id}`
        : say`rehearse ${id}: unknown platform.${didYouMean(id, known)} ${has} "${PLAIN}" tries what all platforms agree on.`,
    );
  });
}

/** The variables of `--env`. @throws UserError when one has no name */
function variablesOf(flags: ParsedFlags): Record<string, string> {
  const pairs = (flags.values.get('env') ?? []).map((text) => {
    const [, name, value] = /^([A-Za-z_]\w*)=(.*)$/s.exec(text) ?? [];
    if (name === undefined || value === undefined)
      throw new UserError(say`--env ${text}: it must be NAME=VALUE, such as LOG_LEVEL=DEBUG.`);
    return [name, value] as const;
  });
  return Object.fromEntries(pairs);
}

function answersOf(folder: string): Answers {
  const stored = storedAnswers(folder);
  if (!stored)
    throw new UserError(
      say`rehearse: ${displayed(folder)} is not a django-cloud project (.yo-rc.json not found). Go to its root, or name it with --folder.`,
    );
  return resolveAnswers(stored);
}

function pageOf(flags: ParsedFlags, answers: Answers): string {
  const path = flags.values.get('path')?.[0] ?? `/${firstPage(answers)}`;
  if (!/^\/[!-~]*$/.test(path))
    throw new UserError(say`--path ${path}: it must begin with "/" and have no blanks, such as /about/.`);
  return path;
}

async function run(flags: ParsedFlags): Promise<number> {
  if (process.platform === 'win32')
    throw new UserError(
      say`rehearse: platforms start programs as Unix does. Run it in WSL, or in a container.`,
    );
  const folder = resolve(flags.values.get('folder')?.[0] ?? '.');
  const answers = answersOf(folder);
  const stages = stagesFor(answers, flags.positionals);
  const request = {
    folder,
    answers,
    stages,
    page: pageOf(flags, answers),
    variables: variablesOf(flags),
    databaseUrl: databaseFor(
      choiceOf(databases, answers.database),
      flags.values.get('database-url')?.[0],
      folder,
      process.env,
    ),
    venv: flags.values.get('venv')?.[0],
    asksContract: !flags.switches.has('no-contract'),
    env: process.env,
  };
  const json = flags.switches.has('json');
  const executes = executedByRehearsal();
  await beforeExecuting(folder, 'rehearse', executes, interactive() && !json ? ask : undefined);
  const tell = (text: string): void => void (json || print(`${text}\n`));
  const width = columns(process.stdout);
  const results = await rehearse(request, {
    begins: (stage) => tell(headingText(stage)),
    found: (_, finding) => tell(findingText(finding, width)),
    asks: ({ title }) => tell(contractHeadingText(said(title))),
  });
  if (json) print(`${JSON.stringify({ ...resultsAsJson(answers.project, results), executes }, null, 2)}\n`);
  else for (const result of results) tell(summaryText(result));
  return results.every(hasPassed) ? 0 : 1;
}

export default {
  usage: 'rehearse [PLATFORM …] [flags]',
  get description() {
    return say`Builds and runs a copy of the project on this machine as its platform would, and says what would fail there: the build without secrets, the port, the probes, the router's headers, the stop, the disk; then it asks every row of the server contract. Without PLATFORM, all platforms of the project; "${PLAIN}" is what all of them agree on. Exits with status 1 when a check fails.`;
  },
  flags: REHEARSE_FLAGS,
  examples: `Examples:
  django-cloud rehearse
  django-cloud rehearse ${PLAIN} --path /about/
  django-cloud rehearse --json --venv .venv`,
  run,
} satisfies CommandModule;
