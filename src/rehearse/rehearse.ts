import { rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { isServed, variableName } from '../choices/adopted.ts';
import { choiceOf, servers } from '../choices/catalog.ts';
import type { Answers, Server } from '../choices/choice.ts';
import type { Contract, Variables } from '../choices/platform-contract.ts';
import { UserError } from '../errors/user-error.ts';
import { said, say } from '../languages/say.ts';
import { contextOf } from '../plan/context.ts';
import { textOf } from '../reading/read.ts';
import { defaultUrl } from '../run/database.ts';
import { install, VENV } from '../run/install.ts';
import { stoppable } from '../run/stop.ts';
import { temporaryFolder } from '../run/temporary.ts';
import { progress } from '../terminal/terminal.ts';
import { type Finding, runChecks } from './check.ts';
import { checksOf } from './checks.ts';
import { copyProject, resetTo, setWritable } from './files.ts';
import { ignoring } from './ignore.ts';
import { type Folders, hasPython, Rehearsal, type Subject } from './rehearsal.ts';
import { rehearseRows } from './rows/rehearsed.ts';

/** A platform that a project is rehearsed for. */
export interface Stage {
  readonly id: string;
  readonly title: string;
  readonly contract: Contract;
  readonly options: Variables;
}

/** What is rehearsed, and how. */
export interface Request {
  /** The user's project: read, and left as it is. */
  readonly folder: string;
  readonly answers: Answers;
  readonly stages: readonly Stage[];
  readonly page: string;
  readonly databaseUrl: string | undefined;
  /** What the user sets on the platform. */
  readonly variables: Variables;
  /** A virtual environment that has the packages; else they are installed from the lock. */
  readonly venv: string | undefined;
  readonly env: NodeJS.ProcessEnv;
  /** Whether the rows of the server contract are asked too, once, on the last of the platforms. */
  readonly asksContract?: boolean;
  /** The names of the checks, where not all of them are to be made. */
  readonly only?: readonly string[];
}

/** Who wants to know how it goes on. */
export interface Listener {
  readonly begins: (stage: Stage) => void;
  readonly found: (stage: Stage, finding: Finding) => void;
  /** Before the rows of the server contract. */
  readonly asks?: (server: Server) => void;
}

/** All that was found for one platform. */
export interface Result {
  readonly stage: Stage;
  readonly findings: readonly Finding[];
  /** The rows of the server contract, where they were asked. */
  readonly rows?: readonly Finding[];
}

/** Signs sessions and tokens; every project has it, and a rehearsal makes one up. */
const SECRET = 'SECRET_KEY';
const DATABASE = 'DATABASE_URL';

/** The variables of this environment that say where packages come from, and no others. */
function installing(env: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  const passing =
    /^(PATH|HOME|USER|TMPDIR|LANG|LC_\w+|PYENV_\w+|(PIP|UV)_\w+|XDG_\w+|SSL_CERT_\w+|REQUESTS_CA_BUNDLE|CURL_CA_BUNDLE|(https?|all|no)_proxy)$/i;
  return Object.fromEntries(Object.entries(env).filter(([name]) => passing.test(name)));
}

/** The folder with `python`: of the environment that was given, or of a new one beside the project's copy. */
async function binFolder(request: Request, app: string, stop: AbortSignal): Promise<string> {
  if (request.venv !== undefined) {
    const bin = resolve(request.venv, 'bin');
    if (hasPython(bin)) return bin;
    throw new UserError(
      say`--venv ${request.venv}: there is no bin/python that runs. Give a virtual environment, or leave it out.`,
    );
  }
  try {
    await install(app, request.answers, installing(request.env), stop);
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    // The messages of the installation are those of --run, which installs too.
    throw new UserError(error.message.replace(/^--run: /, 'rehearse: '), error.exitCode);
  }
  return join(app, VENV, 'bin');
}

function ignoredBy(folder: string, file: string | undefined) {
  try {
    return ignoring(file === undefined ? '' : textOf(join(folder, file), 'configuration'));
  } catch {
    return ignoring('');
  }
}

/** The secret by the name that the project reads; none where an adopted project makes it of something else. */
function secretsOf({ adopted }: Answers): readonly string[] {
  const name = variableName(SECRET, adopted);
  return isServed(SECRET, adopted) && name === SECRET && !adopted?.needs.includes(SECRET) ? [] : [name];
}

function subjectOf(request: Request, stage: Stage, bin: string): Subject {
  const { answers, page, variables, databaseUrl } = request;
  const { startCommand, processes, staticFiles, database, server } = contextOf(answers);
  const url = variableName(DATABASE, answers.adopted);
  return {
    project: answers.project,
    settings: answers.adopted ? `${answers.project}.settings` : undefined,
    contract: stage.contract,
    options: stage.options,
    startCommand,
    serverVariables: server.environment ?? {},
    processes: processes.flatMap(({ trial, ...process }) => (trial ? [{ ...process, trial }] : [])),
    bin,
    // As the user sets it there: under the name that the project's own settings read.
    userVariables: { ...(databaseUrl && url !== DATABASE ? { [url]: databaseUrl } : {}), ...variables },
    databaseUrl,
    embeddedDatabase: database.embedded ? defaultUrl(database) : undefined,
    secrets: secretsOf(answers),
    page,
    staticElsewhere: staticFiles.needsPlatform
      ? say`${said(staticFiles.title)}: static files are not served by the project`
      : undefined,
  };
}

/** The rows of the server contract; none of a server for lessons, which promises nothing. */
async function rowsOf(
  rehearsal: Rehearsal,
  answers: Answers,
  findings: readonly Finding[],
  stage: Stage,
  listener: Listener,
): Promise<readonly Finding[] | undefined> {
  const server: Server = choiceOf(servers, answers.server);
  if (server.teaching) return undefined;
  const blocking = findings.find(({ check, outcome }) => check.vital && outcome.result === 'failed');
  const blocked = blocking && say`it needs what failed before: "${said(blocking.check.title)}"`;
  if (blocked === undefined) listener.asks?.(server);
  return rehearseRows(rehearsal, server, blocked, (finding) => listener.found(stage, finding));
}

async function inFolder(
  root: string,
  request: Request,
  listener: Listener,
  stop: AbortSignal,
): Promise<readonly Result[]> {
  const folders: Folders = {
    app: join(root, 'app'),
    built: join(root, 'built'),
    home: join(root, 'home'),
    temporary: join(root, 'tmp'),
  };
  copyProject(request.folder, folders.app, ignoring(''));
  const bin = await binFolder(request, folders.app, stop);
  const results: Result[] = [];
  for (const stage of request.stages) {
    listener.begins(stage);
    rmSync(folders.built, { recursive: true, force: true });
    copyProject(request.folder, folders.built, ignoredBy(request.folder, stage.contract.ignoreFile));
    resetTo(folders.built, folders.app);
    const subject = subjectOf(request, stage, bin);
    const rehearsal = await Rehearsal.at(subject, folders, stop);
    const checks = checksOf(subject).filter(({ name }) => request.only?.includes(name) ?? true);
    const findings = await runChecks(rehearsal, checks, (finding) => listener.found(stage, finding));
    const isAsked = request.asksContract && stage === request.stages.at(-1);
    const rows = isAsked ? await rowsOf(rehearsal, request.answers, findings, stage, listener) : undefined;
    results.push({ stage, findings, ...(rows ? { rows } : {}) });
  }
  return results;
}

/**
 * Builds and runs a copy of the project as each platform would, in a temporary folder, and checks what must hold there.
 *
 * @returns what was found, for each platform
 * @throws UserError when it cannot begin, or the user leaves; either way nothing is left behind
 */
export async function rehearse(request: Request, listener: Listener): Promise<readonly Result[]> {
  // A short name: sockets below it have hardly a hundred characters.
  const root = temporaryFolder('dc-');
  progress(say`Copying the project …`);
  try {
    return await stoppable((stop) => inFolder(root, request, listener, stop));
  } finally {
    setWritable(join(root, 'app'), true);
    rmSync(root, { recursive: true, force: true, maxRetries: 3 });
  }
}
