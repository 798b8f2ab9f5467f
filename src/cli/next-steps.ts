import { platforms, services } from '../choices/catalog.ts';
import type { Answers } from '../choices/choice.ts';
import { said, say } from '../languages/say.ts';
import { contextOf } from '../plan/context.ts';
import type { PlannedFile } from '../plan/plan.ts';
import { shellLine } from '../plan/shell-line.ts';
import type { Machine } from '../run/machine.ts';

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

/** The environment with what the project needs now. */
function environmentSteps({ answers, machine, changed }: Situation, file: string): readonly string[] {
  const { venv = '.venv', hasPip, python, hasUv } = machine;
  const uv = `uv pip install --python ${venv} -r ${file}`;
  if (machine.venv !== undefined) {
    if (!changed?.some((path) => /^requirements.*\.txt$|\/requirements\.txt$/.test(path))) return [];
    if (hasPip) return [`${venv}/bin/pip install -r ${file}`];
    // An environment without pip is one that uv made.
    return [hasUv ? uv : step(uv, say`it was made with uv, which is not on PATH`)];
  }
  if (python !== undefined)
    return [`${shellLine([python])} -m venv ${venv} && ${venv}/bin/pip install -r ${file}`];
  const make = `uv venv --python ${answers.python} ${venv} && ${uv}`;
  return [
    hasUv
      ? make
      : step(make, say`Python ${answers.python} and uv are not on PATH: install one of them first`),
  ];
}

/** What an adopted project's own settings do not have: lines for its environment. */
function variableSteps({ answers, changed }: Situation): readonly string[] {
  if (!answers.adopted || !changed?.some((path) => path.endsWith('/env.py'))) return [];
  return contextOf(answers)
    .variables.filter((variable) => variable.default === undefined)
    .map(({ name, help }) => step(`export ${name}=…`, said(help)));
}

/** The processes that were added, each in a terminal of its own. @param python the environment's */
function processSteps({ answers, changed, files }: Situation, python: string): readonly string[] {
  const touched = files.filter(({ path }) => changed?.includes(path) ?? true).map(({ origin }) => origin);
  return services
    .filter(({ id }) => answers.services.includes(id) && touched.includes(`services/${id}`))
    .flatMap(({ processes }) => Object.values(processes ?? {}))
    .map(([, ...words]) => step(shellLine([python, ...words]), say`in another terminal`));
}

/** What the platforms that were added need: a look at the page, after a rehearsal. */
function platformSteps({ answers, changed, program }: Situation): readonly string[] {
  const rehearse = program.startsWith('yo ') ? `${program}:rehearse` : `${program} rehearse`;
  return platforms
    .map(({ id }) => `docs/${id}.md`)
    .filter(
      (page, index) => answers.platforms.includes(platforms[index]!.id) && (changed?.includes(page) ?? true),
    )
    .map((page) => step(`${rehearse} ${page.slice(5, -3)}`, say`then ${page} says how to deploy it`));
}

/**
 * The commands that a person runs next, in their order, where they stand and on this machine.
 *
 * Pure.
 *
 * @returns one line a command; none where nothing has to be done
 */
export function nextSteps(situation: Situation): readonly string[] {
  const { answers, folder, changed, machine, program } = situation;
  if (changed?.length === 0) return [];
  const has = (pattern: RegExp): boolean => changed?.some((path) => pattern.test(path)) ?? true;
  const python = `${machine.venv ?? '.venv'}/bin/python`;
  const manage = `${python} manage.py`;
  const ours = answers.adopted === undefined;
  const migrates = has(/(^|\/)(settings|database)\.py$|\/migrations\/\d|^requirements\.txt$/);
  const undo = program.startsWith('yo ') ? `${program}:undo` : `${program} undo`;
  return [
    ...(changed === undefined && folder !== '.' ? [`cd ${shellLine([folder])}`] : []),
    ...environmentSteps(situation, ours ? 'requirements-dev.txt' : 'requirements.txt'),
    ...variableSteps(situation),
    ...(ours && has(/^\.env\.example$/) ? [`${manage} createdotenv`] : []),
    ...(changed === undefined
      ? [`${manage} migrate && ${manage} runserver`]
      : migrates && ours
        ? [`${manage} migrate`]
        : []),
    ...(ours ? processSteps(situation, python) : []),
    ...platformSteps(situation),
    ...(changed !== undefined ? [step(undo, say`takes this change back`)] : []),
  ];
}
