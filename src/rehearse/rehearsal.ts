import { randomBytes } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import type { Contract, Place, Variables } from '../choices/platform-contract.ts';
import { say } from '../languages/say.ts';
import { textOf } from '../reading/read.ts';
import { anyPort } from '../run/port.ts';
import { output } from '../run/programs.ts';
import { stopped } from '../run/stop.ts';
import type { Answer } from './client.ts';
import { argvOf } from './command-line.ts';
import { resetTo, setWritable } from './files.ts';
import { handedOver } from './handed-over.ts';
import { Instance, type Stopped } from './instance.ts';

/** A process that runs beside the server. */
export interface BesideProcess {
  readonly name: string;
  readonly argv: readonly string[];
  /** The command that succeeds while the process does its work, and fails when it does not. */
  readonly trial: readonly string[];
}

/** What is rehearsed: a project, and the platform that it is rehearsed for. */
export interface Subject {
  readonly project: string;
  readonly contract: Contract;
  readonly options: Variables;
  /** The server's own start command; the platform's files may name another. */
  readonly startCommand: readonly string[];
  /** What the server has in the environment by the platform's own files. */
  readonly serverVariables?: Variables;
  readonly processes: readonly BesideProcess[];
  /** The folder with `python` and the server's program. */
  readonly bin: string;
  /** What the user sets on the platform; secrets that nothing else gives are made up. */
  readonly userVariables: Variables;
  /** The module of its settings, where manage.py does not know it: of an adopted project. */
  readonly settings?: string | undefined;
  readonly databaseUrl: string | undefined;
  /** The default of DATABASE_URL, where it is a file of the project. */
  readonly embeddedDatabase: string | undefined;
  /** Secrets without which the project must not start, each with a value for this rehearsal. */
  readonly secrets: readonly string[];
  /** The page that must answer: `/`. */
  readonly page: string;
  /** Who serves static files, where it is not the project: then nobody does here. */
  readonly staticElsewhere: string | undefined;
}

/** The folders of a rehearsal, all of them temporary. */
export interface Folders {
  /** Where the project is built and runs. */
  readonly app: string;
  /** The project as it is uploaded; once built, with what the build made. */
  readonly built: string;
  readonly home: string;
  readonly temporary: string;
}

/** A rehearsal that takes place: what the checks look at, and what they leave for those after them. */
export class Rehearsal {
  readonly subject: Subject;
  readonly folders: Folders;
  readonly place: Place;
  readonly stop: AbortSignal;
  private readonly secretValues: Variables;
  private readonly running = new Set<Instance>();
  /** The instance that serves, from the check that starts it to the one that stops it. */
  instance: Instance | undefined;
  /** The first page, once it has answered. */
  firstPage: Answer | undefined;
  /** Where it was, after redirects. */
  firstPath = '/';
  /** How the instance ended. */
  stopped: Stopped | undefined;

  private constructor(subject: Subject, folders: Folders, port: number, stop: AbortSignal) {
    this.subject = subject;
    this.folders = folders;
    this.stop = stop;
    const { project, options, serverVariables = {} } = subject;
    this.place = { project, port, options, folder: folders.app, serverVariables };
    this.secretValues = Object.fromEntries(
      subject.secrets.map((name) => [name, randomBytes(48).toString('base64url')]),
    );
    // Whatever a check waits for ends then; `checkStopped` says so.
    stop.addEventListener('abort', () => this.end(), { once: true });
  }

  /** @param stop aborts when the user leaves */
  static async at(subject: Subject, folders: Folders, stop: AbortSignal): Promise<Rehearsal> {
    for (const folder of [folders.home, folders.temporary]) mkdirSync(folder, { recursive: true });
    return new Rehearsal(subject, folders, await anyPort(), stop);
  }

  get contract(): Contract {
    return this.subject.contract;
  }

  /** Nothing of the user's environment but where programs are, and the language. */
  private get base(): Record<string, string> {
    const { env } = process;
    const locale = Object.entries(env).filter(([name]) => /^(LANG|LC_\w+)$/.test(name));
    return {
      ...(Object.fromEntries(locale) as Record<string, string>),
      PATH: `${this.subject.bin}${delimiter}${env.PATH ?? ''}`,
      HOME: this.folders.home,
      TMPDIR: this.folders.temporary,
      ...(this.subject.settings ? { DJANGO_SETTINGS_MODULE: this.subject.settings } : {}),
    };
  }

  get buildEnvironment(): Record<string, string> {
    return { ...this.base, ...this.handedOver(this.contract.buildVariables(this.place)) };
  }

  /** What the platform itself gives, a bound database included. */
  private get injected(): Variables {
    const { databaseUrl: url, embeddedDatabase: file } = this.subject;
    const { contract, place } = this;
    const bound = (given: string): Variables =>
      contract.databaseVariables?.(given, place) ?? { DATABASE_URL: given };
    // A database file does not lie among files that cannot be written, but where the platform keeps data.
    const kept = file?.replace(/^(\w+:\/\/\/)/, `$1${this.folders.home}/`);
    return {
      ...contract.runVariables(place),
      ...(url === undefined ? {} : bound(url)),
      ...(url === undefined && kept && contract.disk === 'read-only' ? { DATABASE_URL: kept } : {}),
    };
  }

  private handedOver(variables: Variables): Record<string, string> {
    return handedOver(variables, this.contract, this.place, this.folders.temporary);
  }

  get runEnvironment(): Record<string, string> {
    return this.handedOver(this.runVariables);
  }

  /** The run phase, before some of it becomes files. */
  private get runVariables(): Record<string, string> {
    const { injected } = this;
    // A secret of a bound service, inside another variable, must be found there by the project.
    const isGiven = (name: string): boolean =>
      name in injected || Object.values(injected).some((value) => value.includes(`"${name}"`));
    const made = Object.entries(this.secretValues).filter(([name]) => !isGiven(name));
    return { ...this.base, ...injected, ...Object.fromEntries(made), ...this.subject.userVariables };
  }

  /** The run phase as it is when the user has forgotten the secrets, those of bound services included. */
  get environmentWithoutSecrets(): Record<string, string> {
    const { secrets } = this.subject;
    const forgotten = (text: string): string =>
      secrets.reduce((result, name) => result.replaceAll(`"${name}"`, '"FORGOTTEN"'), text);
    const without = Object.entries(this.runVariables)
      .filter(([name]) => !secrets.includes(name))
      .map(([name, value]) => [name, forgotten(value)]);
    return this.handedOver(Object.fromEntries(without));
  }

  /** A file of the project, as it was built. */
  private readonly read = (path: string): string | undefined => {
    try {
      return textOf(join(this.folders.built, path), 'configuration');
    } catch {
      return undefined;
    }
  };

  /** The words and the environment of a command that the platform runs beside the server. @param otherwise where it has no image of its own */
  besideServer(
    command: readonly string[],
    otherwise: readonly string[] = command,
  ): readonly [readonly string[], Record<string, string>] {
    const env = this.runEnvironment;
    const job = this.contract.job?.(command, this.read, this.place);
    if (!job) return [otherwise, env];
    const folder = join(this.folders.temporary, 'image');
    mkdirSync(folder, { recursive: true });
    for (const [name, text] of Object.entries(job.programs))
      writeFileSync(join(folder, name), text, { mode: 0o755 });
    return [job.argv, { ...env, PATH: folder, BIN: this.subject.bin, SYSTEM_PATH: process.env.PATH ?? '' }];
  }

  /** The start command as the platform will run it. */
  get argv(): readonly string[] {
    const line = this.contract.commandLine?.(this.read);
    return this.contract.launch(line === undefined ? this.subject.startCommand : argvOf(line));
  }

  /** Starts an instance, which `end` stops at the latest. @param argv of another process than the server */
  launch(env: Record<string, string>, argv = this.argv): Instance {
    this.checkStopped();
    const instance = new Instance(argv, this.folders.app, env);
    this.running.add(instance);
    return instance;
  }

  /** Runs a command of the project to its end. @returns what it printed, and whether it ended well */
  async run(argv: readonly string[], env: Record<string, string>, limit = 300_000) {
    this.checkStopped();
    const instance = new Instance(argv, this.folders.app, env);
    this.running.add(instance);
    const ended = await instance.end(limit);
    instance.kill();
    this.checkStopped();
    return { succeeded: ended && instance.succeeded, output: instance.output };
  }

  /** Puts the files of the build back, where each instance of the platform begins with them. */
  freshDisk(): void {
    if (this.contract.disk !== 'persistent') resetTo(this.folders.built, this.folders.app);
    if (this.contract.disk === 'read-only') setWritable(this.folders.app, false);
  }

  /** @throws UserError when the user has left */
  checkStopped(): void {
    if (this.stop.aborted) throw stopped(this.stop, say`rehearsing; nothing is left behind`);
  }

  /** Ends every process that was started. */
  end(): void {
    for (const instance of this.running) instance.kill();
  }
}

/** Whether there is a `python` in that folder. */
export function hasPython(bin: string): boolean {
  return output(join(bin, 'python'), ['--version'], process.env) !== undefined;
}
