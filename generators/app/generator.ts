import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import Generator from 'yeoman-generator';
import { HELP_FLAG, SHARED_FLAGS } from '../../src/cli/flags.ts';
import { help } from '../../src/cli/help.ts';
import { listText } from '../../src/cli/list.ts';
import { prepare, type Rendering } from '../../src/cli/render.ts';
import { report } from '../../src/cli/report.ts';
import { checkRun, runRendered } from '../../src/cli/run.ts';
import { askWith, interactive, print } from '../../src/cli/terminal.ts';
import { columns } from '../../src/cli/text.ts';
import { ANSWER_FLAGS, OPTION_FLAGS } from '../../src/flags/answer-flags.ts';
import { corrected, type Invocation, invocationOf, refuse } from '../invocation.ts';
import { YEOMAN_FLAGS } from '../yeoman-flags.ts';

const FLAGS = [...ANSWER_FLAGS, ...OPTION_FLAGS, ...SHARED_FLAGS, HELP_FLAG];

/** `yo django-cloud`: the prompts, the plan and Yeoman's own conflict menu; everything else is the core's. */
export default class AppGenerator extends Generator {
  private readonly invocation: Invocation;
  private rendering: Rendering | undefined;

  constructor(args: string[], options: Record<string, unknown>) {
    // A Python project has no package.json: Yeoman has nothing to install, and says nothing about it.
    super(args, options as never, { customInstallTask: true, taskPrefix: 'on_' } as never);
    this.argument('name', { type: String, required: false });
    this.argument('folder', { type: String, required: false });
    for (const flag of FLAGS) this.option(flag.name, { type: flag.takes === 'none' ? Boolean : String });
    this.invocation = invocationOf(
      this.options.namespace as string,
      process.argv,
      this.args as string[],
      options,
      FLAGS,
    );
    Object.assign(this.options, corrected(this.invocation, options));
  }

  /** The help of the own command, with the examples of USAGE. */
  override help(): string {
    const usage = readFileSync(join(dirname(this.resolved), 'USAGE'), 'utf8');
    return help('yo django-cloud', [...FLAGS, ...YEOMAN_FLAGS], usage, columns(process.stdout));
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
    const rendering = await prepare(flags, this.destinationRoot(), attended ? ask : undefined, {
      asksAboutFiles: true,
    });
    if (!this.has('dry-run')) return rendering;
    print(report(rendering, { dryRun: true, json: this.has('json') }));
    return undefined;
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
      this.rendering = await this.prepare();
      if (this.rendering) this.destinationRoot(this.rendering.folder);
    });
  }

  on_writing(): void {
    for (const { path, contents, executable } of this.rendering?.files ?? []) {
      // The whole mode, file type included: the conflicter compares it with that of the disk.
      const options = executable ? { stat: { mode: 0o100755 } } : {};
      this.fs.write(this.destinationPath(path), contents, options as never);
    }
  }

  async on_end(): Promise<void> {
    const { rendering } = this;
    if (!rendering) return;
    const json = this.has('json');
    if (this.has('run')) await this.attempt(() => runRendered(rendering, json));
    else print(report(rendering, { dryRun: false, json }));
  }
}
