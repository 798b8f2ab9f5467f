import { askedOf, variableName } from '../choices/adopted.ts';
import { choiceOf, databases, servers, services } from '../choices/catalog.ts';
import type { Answers, EnvVariable } from '../choices/choice.ts';
import { said, say } from '../languages/say.ts';
import { contextOf } from '../plan/context.ts';
import type { PlannedFile } from '../plan/plan.ts';
import type { Machine } from '../run/machine.ts';
import { shellLine } from '../terminal/shell-line.ts';

/** What was written, and where somebody stands who goes on. */
export interface Situation {
  readonly answers: Answers;
  /** The project's root, as people type it; `.` where they stand in it. */
  readonly folder: string;
  /** The paths that were written or removed in a project that was there; undefined for a new one. */
  readonly changed: readonly string[] | undefined;
  /** What was rendered: it says which choice a path comes from. */
  readonly files: readonly PlannedFile[];
  readonly machine: Machine;
  /** The words that start the generator: `django-cloud`, `yo django-cloud`. */
  readonly program: string;
}

/** A command, and what to know about it. */
const step = (command: string, remark = ''): string => (remark ? `${command}   (${remark})` : command);

/** Whether a file of that kind was written or removed; in a new project, all were. */
function touches({ changed }: Situation, pattern: RegExp): boolean {
  return changed?.some((path) => pattern.test(path)) ?? true;
}

/** What the server is built with, where it is missing. */
function systemSteps({ machine: { missingPackages = [] } }: Situation): readonly string[] {
  return missingPackages.length > 0 ? [`sudo apt-get install ${missingPackages.join(' ')}`] : [];
}

/** The environment with what the project needs now. */
function environmentSteps(situation: Situation, file: string): readonly string[] {
  const { answers, machine } = situation;
  const { venv = '.venv', hasPip, python, hasUv, hasBroken, missingPackages } = machine;
  const uv = `uv pip install --python ${venv} -r ${file}`;
  const isBuilt = choiceOf(servers, answers.server).systemPackages?.join(' ');
  // Where nothing knows what is installed, as on other systems than Debian's.
  const built = missingPackages
    ? ''
    : say`it is built with Debian's packages ${isBuilt}, or with your system's`;
  if (machine.venv !== undefined) {
    if (!touches(situation, /^requirements.*\.txt$|\/requirements\.txt$/)) return [];
    if (hasPip) return [step(`${venv}/bin/pip install -r ${file}`, built)];
    // An environment without pip is one that uv made.
    return [step(uv, hasUv ? built : say`it was made with uv, which is not on PATH`)];
  }
  const clear = hasBroken ? '--clear ' : '';
  if (python !== undefined)
    return [
      step(`${shellLine([python])} -m venv ${clear}${venv} && ${venv}/bin/pip install -r ${file}`, built),
    ];
  const make = `uv venv ${clear}--python ${answers.python} ${venv} && ${uv}`;
  return [
    step(
      make,
      hasUv ? built : say`Python ${answers.python} and uv are not on PATH: install one of them first`,
    ),
  ];
}

/** A value for a variable that has no default, as a shell takes it. @param python the environment's */
function exampleOf({ name, type, production }: EnvVariable, answers: Answers, python: string): string {
  if (type === 'key') return `"$(${python} -c 'import secrets; print(secrets.token_urlsafe(64))')"`;
  const { server, binding } = choiceOf(databases, answers.database);
  return shellLine([(binding?.variable === name ? server?.address : undefined) ?? production ?? '…']);
}

/** What an adopted project's own settings do not have: lines for its environment. */
function variableSteps(situation: Situation, python: string): readonly string[] {
  const { answers } = situation;
  const { adopted } = answers;
  if (!adopted || !touches(situation, /\/env\.py$/)) return [];
  // What it reads from several variables is among those that it asks for, if they have no default.
  const asksForOthers = adopted.needs.some((name) => !name.endsWith('SECRET_KEY'));
  const open = contextOf(answers).variables.filter(
    ({ name, default: value }) => value === undefined && !(adopted.serves?.[name] === '' && asksForOthers),
  );
  const names = new Map(open.map((variable) => [variableName(variable.name, adopted), variable]));
  const asked = askedOf(adopted).filter((name) => !names.has(name));
  return [...names, ...asked.map((name) => [name, undefined] as const)].map(([name, variable]) =>
    variable
      ? step(`export ${name}=${exampleOf(variable, answers, python)}`, said(variable.help))
      : step(`export ${name}=…`, say`its own settings ask for it`),
  );
}

/** Before what an adopted project's own settings do not know, as its manage.py goes on with them. */
const settingsOf = ({ adopted, project }: Answers): string =>
  adopted ? `DJANGO_SETTINGS_MODULE=${project}.settings ` : '';

/** The migrations that were added, or that a new database needs. */
function migrationSteps(situation: Situation, manage: string): readonly string[] {
  const { answers, changed } = situation;
  if (changed === undefined) return [`${manage} migrate && ${manage} runserver`];
  const pattern = answers.adopted
    ? /(^|\/)migrations\/\d/
    : /(^|\/)(settings|database)\.py$|\/migrations\/\d|^requirements\.txt$/;
  return touches(situation, pattern) ? [`${settingsOf(answers)}${manage} migrate`] : [];
}

/** The processes that were added, each in a terminal of its own. @param python the environment's */
function processSteps({ answers, changed, files }: Situation, python: string): readonly string[] {
  const touched = files.filter(({ path }) => changed?.includes(path) ?? true).map(({ origin }) => origin);
  return services
    .filter(({ id }) => answers.services.includes(id) && touched.includes(`services/${id}`))
    .flatMap(({ processes }) => Object.values(processes ?? {}))
    .map(([, ...words]) =>
      step(
        `${settingsOf(answers)}${shellLine([python, ...words])}`,
        answers.adopted ? say`in another terminal, with these variables` : say`in another terminal`,
      ),
    );
}

/** The database for a rehearsal, where none is known: one that goes away with its container. */
function databaseSteps({ answers, machine }: Situation): readonly string[] {
  const { server } = choiceOf(databases, answers.database);
  return machine.hasDatabase || !machine.hasDocker || !server
    ? []
    : [step(server.command, say`in another terminal`)];
}

/** What the platforms that were added need: a look at the page, after a rehearsal. */
function platformSteps(situation: Situation): readonly string[] {
  const { answers, changed, machine, program } = situation;
  const rehearse = program.startsWith('yo ') ? `${program}:rehearse` : `${program} rehearse`;
  const { server, title } = choiceOf(databases, answers.database);
  const needs = machine.hasDatabase ? undefined : server?.address;
  const url = needs ? ` --database-url ${needs}` : '';
  // What an adopted project's own settings ask for; the key is made up, and the database is named.
  const given = ['SECRET_KEY', 'DATABASE_URL'].map((name) => variableName(name, answers.adopted));
  const asked = answers.adopted ? askedOf(answers.adopted).filter((name) => !given.includes(name)) : [];
  const own = asked.map((name) => ` --env ${name}=…`).join('');
  const added = answers.platforms.filter((id) => touches(situation, new RegExp(`^docs/${id}\\.md$`)));
  if (added.length === 0) return [];
  return [
    ...databaseSteps(situation),
    ...added.map((id) => {
      const page = `docs/${id}.md`;
      const remarks = [
        ...(changed === undefined ? [say`in another terminal`] : []),
        ...(needs && !machine.hasDocker ? [say`with a server of ${said(title)} at that address`] : []),
        say`then ${page} says how to deploy it`,
      ];
      return step(`${rehearse} ${id}${url}${own}`, remarks.join('; '));
    }),
  ];
}

/**
 * The commands under "Next" that give a project its environment, whatever was written: what `--install` does.
 *
 * Pure.
 *
 * @returns one line a command, without remarks
 */
export function installSteps(situation: Situation): readonly string[] {
  const all = { ...situation, changed: undefined };
  const ours = situation.answers.adopted === undefined;
  const python = `${situation.machine.venv ?? '.venv'}/bin/python`;
  return [
    ...environmentSteps(all, ours ? 'requirements-dev.txt' : 'requirements.txt'),
    ...(ours ? [`${python} manage.py createdotenv`] : []),
  ].map((line) => line.replace(/ {3}\(.*\)$/, ''));
}

/** The command that takes a change back. @param program the words that start the generator */
export function undoCommand(program: string): string {
  return program.startsWith('yo ') ? `${program}:undo` : `${program} undo`;
}

/**
 * The commands that a person runs next, in their order, where they stand and on this machine: those that end before
 * those that do not.
 *
 * Pure.
 *
 * @returns one line a command; none where nothing has to be done
 */
export function nextSteps(situation: Situation): readonly string[] {
  const { answers, folder, changed, machine } = situation;
  if (changed?.length === 0) return [];
  const python = `${machine.venv ?? '.venv'}/bin/python`;
  const manage = `${python} manage.py`;
  const ours = answers.adopted === undefined;
  const installs = environmentSteps(situation, ours ? 'requirements-dev.txt' : 'requirements.txt');
  return [
    ...(changed === undefined && folder !== '.' ? [`cd ${shellLine([folder])}`] : []),
    ...(installs.length > 0 ? systemSteps(situation) : []),
    ...installs,
    ...variableSteps(situation, python),
    ...(ours && touches(situation, /^\.env\.example$/) ? [`${manage} createdotenv`] : []),
    ...migrationSteps(situation, manage),
    ...processSteps(situation, python),
    ...platformSteps(situation),
  ];
}
