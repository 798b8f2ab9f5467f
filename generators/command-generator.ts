import Generator from 'yeoman-generator';
import { COMMANDS, commandOf } from '../src/commands/commands.ts';
import { HELP_FLAG } from '../src/commands/flags.ts';
import { commandHelp } from '../src/commands/help.ts';
import type { Flag } from '../src/flags/flag.ts';
import { print } from '../src/terminal/terminal.ts';
import { columns } from '../src/terminal/text.ts';
import { type Invocation, invocationOf, refuse } from './invocation.ts';
import { usageOf } from './usage.ts';
import { withYeomanFlags } from './yeoman-flags.ts';

/** A command of `django-cloud` that renders nothing, as a generator: `yo django-cloud:undo`. */
export abstract class CommandGenerator extends Generator {
  private readonly name: string;
  private readonly given: Readonly<Record<string, unknown>>;

  /** @param name the folder below generators/: the name of a command */
  constructor(args: string[], options: Record<string, unknown>, name: string) {
    super(
      args,
      options as never,
      { customInstallTask: true, taskPrefix: 'on_', inheritTasks: true } as never,
    );
    this.name = name;
    this.given = options;
  }

  private invocation(flags: readonly Flag[]): Invocation {
    return invocationOf(
      this.options.namespace as string,
      process.argv,
      this.args as string[],
      this.given,
      flags,
    );
  }

  async on_initializing(): Promise<void> {
    const module = await commandOf(this.name)!.load();
    const flags = [...module.flags, HELP_FLAG];
    const invocation = this.invocation(flags);
    try {
      invocation.speak();
      const parsed = invocation.flags();
      if (parsed.switches.has('help')) {
        const examples = usageOf(this.resolved);
        const all = withYeomanFlags(flags);
        print(commandHelp('yo django-cloud:', { ...module, examples }, all, columns(process.stdout)));
        return;
      }
      const status = await module.run(parsed, COMMANDS);
      if (status !== 0) process.exitCode = status;
    } catch (error) {
      refuse(error, invocation);
    }
  }
}
