/** Runs the commands of a project's documents, in their order, as an ordinary user. */
import { strict as assert } from 'node:assert';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { platforms, servers } from '../../src/choices/catalog.ts';
import type { Answers } from '../../src/choices/choice.ts';
import { commandWords } from '../../src/flags/command-line.ts';
import { plan } from '../../src/plan/plan.ts';
import { commandsOf, type DocumentCommand, kindOf } from './documents.ts';
import { lend } from './environments.ts';
import type { Newcomer } from './newcomer.ts';
import type { Background } from './processes.ts';

/** What a superuser is asked, in each language that Django speaks here. */
const SUPERUSER: readonly (readonly [question: RegExp, answer: string])[] = [
  [/(Username|Nombre de usuario).*: $/s, 'ada'],
  [/(Email|[Cc]orreo|[Ee]mail).*: $/s, 'ada@example.com'],
  [/Password: $/, 'correct-horse-battery'],
  [/Password \(again\): $/, 'correct-horse-battery'],
];

/** A change with its placeholders filled in; undefined where the project has everything already. */
function filledIn(command: string, answers: Answers): string | undefined {
  const server = servers.find(({ id, systemPackages }) => id !== answers.server && !systemPackages)!.id;
  const platform = platforms.find(({ id }) => !answers.platforms.includes(id))?.id;
  if (/ PLATFORM$/.test(command) && !platform) return undefined;
  return command
    .replace(/ server ID$/, ` server ${server}`)
    .replace(/ service ID$/, ' service mysql')
    .replace(/ PLATFORM$/, ` ${platform}`)
    .replace('INSTANCE=KEY', 'files=files-key');
}

/** As a dry run: by whom it is, and on a host or not. */
const asDryRun = (command: string): string =>
  command.replace(/^(git pull && )?(sudo )?(\S+\.sh)/, '$3 --dry-run');

export class Reader {
  /** What was run, and what could not be. */
  readonly run: string[] = [];
  readonly left: string[] = [];
  private readonly newcomer: Newcomer;
  private readonly answers: Answers;
  private readonly root: string;
  private running: Background[] = [];
  private installs: boolean;

  /** @param installs whether the packages are downloaded as the README says; else an environment that has them is lent */
  constructor(newcomer: Newcomer, answers: Answers, installs: boolean) {
    this.newcomer = newcomer;
    this.answers = answers;
    this.installs = installs;
    this.root = join(newcomer.folder, answers.project);
  }

  /** Reads all documents: what changes the project's choices comes last. */
  async reads(): Promise<void> {
    const words = commandWords(this.answers).map((word) => `'${word}'`);
    this.newcomer.type(`django-cloud ${words.join(' ')}`);
    this.newcomer.type(`cd ${this.root}`);
    this.newcomer.commit();
    const all = commandsOf(plan(this.answers));
    const changes = (command: DocumentCommand): boolean => kindOf(command.command)?.kind === 'change';
    try {
      await this.block(all.filter((command) => !changes(command)));
      // README's take platforms away, which the others are about.
      const ofReadme = ({ path }: DocumentCommand): number => Number(path === 'README.md');
      await this.block(all.filter(changes).toSorted((a, b) => ofReadme(a) - ofReadme(b)));
    } finally {
      await this.endsBlock();
    }
  }

  private async block(commands: readonly DocumentCommand[]): Promise<void> {
    let before = '';
    for (const command of commands) {
      const now = `${command.path} ${command.block}`;
      if (now !== before) await this.endsBlock();
      before = now;
      await this.does(command.command);
    }
    await this.endsBlock();
  }

  /** What runs beside is over, and the next block begins in the project's root. */
  private async endsBlock(): Promise<void> {
    for (const process of this.running) {
      assert.ok(process.isRunning, process.output);
      await process.stop('SIGTERM');
    }
    this.running = [];
    this.newcomer.type(`cd ${this.root}`);
  }

  private async does(command: string): Promise<void> {
    const kind = kindOf(command)?.kind;
    if (kind === 'not here') {
      this.left.push(command);
      return;
    }
    this.run.push(command);
    if (kind === 'beside') this.running.push(await this.newcomer.start(command));
    else if (kind === 'asks') await this.newcomer.answers(command, SUPERUSER);
    else if (kind === 'environment') this.environment(command);
    else if (kind === 'dry run') this.newcomer.type(asDryRun(command));
    else if (kind === 'change') this.change(command);
    else this.newcomer.type(command);
  }

  private environment(command: string): void {
    if (this.installs) {
      this.newcomer.type(command);
      return;
    }
    if (!/ venv /.test(command)) return;
    const requirements = readFileSync(join(this.root, 'requirements-dev.txt'), 'utf8');
    lend({ ...this.answers, requirements }, join(this.root, '.venv'));
    this.newcomer.type('. .venv/bin/activate');
  }

  private change(command: string): void {
    const line = filledIn(command, this.answers);
    if (line === undefined) return;
    const printed = this.newcomer.type(line);
    assert.doesNotMatch(printed, /Conflicts to resolve|Por resolver/, line);
    // "With everything committed": but for what is taken back.
    this.newcomer.commit();
  }
}
