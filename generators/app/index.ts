import Generator from 'yeoman-generator';
import { SHARED_FLAGS } from '../../src/cli/flags.ts';
import { listText } from '../../src/cli/list.ts';
import { prepare, type Rendering } from '../../src/cli/render.ts';
import { dryRunText, resultText } from '../../src/cli/report.ts';
import { ANSWER_FLAGS } from '../../src/flags/answer-flags.ts';
import type { Ask } from '../../src/prompts.ts';
import { yeomanFlags } from '../yeoman-flags.ts';

const FLAGS = [...ANSWER_FLAGS, ...SHARED_FLAGS];

/** `yo django-cloud`: the prompts, the plan and Yeoman's own conflict menu; everything else is the core's. */
export default class AppGenerator extends Generator {
  private rendering: Rendering | undefined;
  private afterwards: (() => Promise<void>) | undefined;

  constructor(args: string[], options: Record<string, unknown>) {
    // A Python project has no package.json: Yeoman has nothing to install, and says nothing about it.
    super(args, options as never, { customInstallTask: true, taskPrefix: 'on_' } as never);
    this.description = 'Renders a Django project that starts on a production server.';
    this.argument('name', { type: String, required: false, description: "The project's name" });
    this.argument('folder', {
      type: String,
      required: false,
      description: 'Where it goes; by default a new folder of that name',
    });
    for (const flag of FLAGS) {
      this.option(flag.name, {
        type: flag.takes === 'none' ? Boolean : String,
        description: flag.help,
        ...(flag.short ? { alias: flag.short } : {}),
      });
    }
  }

  async on_initializing(): Promise<void> {
    const words = this.args as string[];
    const flags = yeomanFlags(this.options.namespace, process.argv, words, this.options, FLAGS);
    if (flags.switches.has('list')) {
      this.log(listText(flags.switches.has('json'), process.stdout));
      return;
    }
    const ask: Ask = async (question) => (await this.prompt([question] as never))[question.name as never];
    const interactive = Boolean(process.stdin.isTTY) || this.env.adapter.constructor.name === 'TestAdapter';
    const mayAsk = interactive && !flags.switches.has('defaults') && !flags.switches.has('json');
    // Yeoman's conflict menu asks before a changed file is replaced: the check of the own command would come too early.
    this.rendering = await prepare(flags, this.destinationRoot(), mayAsk ? ask : undefined, {
      changedFiles: 'ask',
    });
    this.destinationRoot(this.rendering.folder);
    if (flags.switches.has('dry-run')) {
      this.log(dryRunText(this.rendering));
      this.rendering = undefined;
      return;
    }
    if (flags.switches.has('run')) {
      const { folder, answers } = this.rendering;
      this.afterwards = async () => {
        const { runProject } = await import('../../src/run/run.ts');
        process.exitCode = await runProject(folder, answers, process.env);
      };
    }
  }

  on_writing(): void {
    for (const file of this.rendering?.files ?? []) {
      this.fs.write(this.destinationPath(file.path), file.contents, {
        mode: file.executable ? 0o755 : 0o644,
      } as never);
    }
  }

  async on_end(): Promise<void> {
    if (this.rendering) this.log(resultText(this.rendering));
    await this.afterwards?.();
  }
}
