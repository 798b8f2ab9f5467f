import Generator from 'yeoman-generator';
import type { Edit } from '../src/change/edit.ts';
import { editOf } from '../src/change/edits.ts';
import { editFlags } from '../src/commands/edit-command.ts';
import { HELP_FLAG, SHARED_FLAGS } from '../src/commands/flags.ts';
import { commandHelp, help } from '../src/commands/help.ts';
import { listText } from '../src/commands/list.ts';
import { prepare } from '../src/commands/render.ts';
import type { Rendering } from '../src/commands/rendering.ts';
import { resultText } from '../src/commands/report.ts';
import { checkRun, runLater } from '../src/commands/run.ts';
import { ANSWER_FLAGS, OPTION_FLAGS } from '../src/flags/answer-flags.ts';
import type { Flag } from '../src/flags/flag.ts';
import { say } from '../src/languages/say.ts';
import type { MergePlan } from '../src/merge/merge-project.ts';
import { askWith, interactive, leftAtPrompt, print } from '../src/terminal/terminal.ts';
import { columns } from '../src/terminal/text.ts';
import { type ConflicterOptions, ConflictMenu } from './conflict-menu.ts';
import { corrected, type Invocation, invocationOf, refuse } from './invocation.ts';
import { usageOf } from './usage.ts';
import { withYeomanFlags } from './yeoman-flags.ts';

/** The files of an environment in memory, each with what the conflicter is to do with it: Yeoman's own mark. */
interface MemoryFiles {
  get(path: string): { conflicter?: 'force' };
}

/**
 * A generator of Yeoman's: its prompts, its writing and its life cycle; everything else is the core's.
 *
 * `yo django-cloud` renders a new project through Yeoman's file system. A project that is there is merged into by the
 * core, all or nothing: Yeoman's conflict menu has nothing left to ask. It asks where a new project goes into a folder with
 * other files, as the person there confirmed: then the merge is an entry of its own. With `--force`, which asks nothing,
 * the core merges there too, where Yeoman would overwrite.
 */
export abstract class ProjectGenerator extends Generator {
  private readonly edit: Edit | undefined;
  private readonly flags: readonly Flag[];
  private readonly invocation: Invocation;
  private rendering: Rendering | undefined;
  private menu: ConflictMenu | undefined;

  /** @param name the folder below generators/: `app`, or the name of an edit */
  constructor(args: string[], options: Record<string, unknown>, name: string) {
    // A Python project has no package.json: Yeoman has nothing to install, and says nothing about it.
    super(
      args,
      options as never,
      { customInstallTask: true, taskPrefix: 'on_', inheritTasks: true } as never,
    );
    this.edit = name === 'app' ? undefined : editOf(name);
    const flags = this.edit ? editFlags(name) : [...ANSWER_FLAGS, ...OPTION_FLAGS, ...SHARED_FLAGS];
    this.flags = [...flags, HELP_FLAG];
    this.argument('name', { type: String, required: false });
    this.argument('folder', { type: String, required: false });
    for (const flag of this.flags) this.option(flag.name, { type: flag.takes === 'none' ? Boolean : String });
    this.invocation = invocationOf(
      this.options.namespace as string,
      process.argv,
      this.args as string[],
      options,
      this.flags,
    );
    Object.assign(this.options, corrected(this.invocation, options));
    // Ctrl-C at a prompt aborts the environment before the prompt's error comes here: whether that or the environment's own
    // end is first depends on how busy the machine is. Yeoman starts to listen after its generators are made.
    this.env?.adapter?.signal?.addEventListener('abort', ({ target }) => {
      const left = leftAtPrompt((target as AbortSignal).reason);
      if (left && this.invocation.fromShell) refuse(left, this.invocation);
    });
  }

  /** The help of the own command, with the examples of USAGE. */
  override help(): string {
    this.invocation.speak();
    const usage = usageOf(this.resolved);
    const flags = withYeomanFlags(this.flags);
    const width = columns(process.stdout);
    return this.edit
      ? commandHelp('yo django-cloud:', { ...this.edit, examples: usage }, flags, width)
      : help('yo django-cloud', flags, usage, width);
  }

  private has(name: string): boolean {
    return this.invocation.flags().switches.has(name);
  }

  /** What only prints, and writes nothing. */
  private information(): string | undefined {
    if (this.has('help')) return this.help();
    return this.has('list') ? listText(this.has('json'), process.stdout) : undefined;
  }

  private async prepare(): Promise<Rendering | undefined> {
    const text = this.information();
    if (text !== undefined) {
      print(text);
      return undefined;
    }
    const flags = this.invocation.flags();
    await checkRun(flags);
    const ask = askWith((question) => this.prompt([question] as never));
    // A program that runs the generator answers through its adapter, with no terminal.
    const attended = !this.invocation.fromShell || interactive();
    return prepare(flags, this.destinationRoot(), attended ? ask : undefined, this.edit);
  }

  /** Runs a task of the life cycle. @throws what a program has to handle; in a shell, the user reads it */
  private async attempt(task: () => Promise<void>): Promise<void> {
    try {
      await task();
    } catch (error) {
      refuse(error, this.invocation);
    }
  }

  async on_initializing(): Promise<void> {
    await this.attempt(async () => {
      this.invocation.speak();
      this.rendering = await this.prepare();
      if (this.rendering) this.destinationRoot(this.rendering.folder);
    });
  }

  /** Writes a new project through Yeoman's file system; a change of one, and what only shows, are the core's. */
  async on_writing(): Promise<void> {
    const { rendering } = this;
    if (!rendering) return;
    const asks = rendering.entered && !this.has('force');
    if (this.has('dry-run') || (rendering.merge && !asks)) {
      this.rendering = undefined;
      await this.attempt(() => this.carryOut(rendering));
      return;
    }
    if (rendering.merge) this.offer(rendering.folder, rendering.merge);
    else for (const { path, contents, executable } of rendering.files) this.write(path, contents, executable);
  }

  private write(path: string, contents: string | Buffer, executable: boolean): void {
    // The whole mode, file type included: the conflicter compares it with that of the disk.
    const options = executable ? { stat: { mode: 0o100755 } } : {};
    this.fs.write(this.destinationPath(path), contents, options as never);
  }

  /** Hands a new project to the conflicter: it asks about files that have lines of the user's, and about no other. */
  private offer(folder: string, { entries }: MergePlan): void {
    const bases = entries.flatMap(({ path, base }) => (base ? [[path, base] as const] : []));
    this.menu = new ConflictMenu(folder, new Map(bases));
    const env = this.env as unknown as { conflicterOptions: ConflicterOptions; sharedFs: MemoryFiles };
    this.menu.offerIn(env.conflicterOptions);
    for (const { path, action, reason, theirs, ...entry } of entries) {
      if (action === 'keep') continue;
      const settled = action === 'write' && 'result' in entry ? entry.result : undefined;
      if (action === 'remove') this.fs.delete(this.destinationPath(path));
      else if (settled) this.write(path, settled.contents, settled.executable);
      else if (theirs) this.write(path, theirs.contents, theirs.executable);
      if (action === 'remove' || reason === 'changed')
        env.sharedFs.get(this.destinationPath(path)).conflicter = 'force';
    }
  }

  async on_end(): Promise<void> {
    const { rendering, menu } = this;
    if (!rendering) return;
    await this.attempt(async () => {
      const open = (await menu?.close()) ?? [];
      if (open.length === 0) return this.carryOut({ ...rendering, merge: undefined });
      process.exitCode = 1;
      print(resultText(rendering, []) + say`Conflicts to resolve:\n${open.join('\n')}\n`);
      if (this.has('run')) throw runLater();
    });
  }

  private async carryOut(rendering: Rendering): Promise<void> {
    // A new project was written by Yeoman before its life cycle ends.
    const { carryOut } = await import('../src/commands/carry-out.ts');
    const status = await carryOut(rendering, this.invocation.flags(), () => undefined);
    if (status !== 0) process.exitCode = status;
  }
}
