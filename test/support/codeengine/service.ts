/** Code Engine as `ibmcloud ce` shows it: refuses what the service refuses, remembers the rest, and fails where a test says. */
import { COMMANDS, REPEATABLE } from './commands.ts';
import { perform } from './perform.ts';
import { listedProjects } from './printed.ts';
import { restrictions } from './restrictions.ts';
import type { RuleId } from './rules.ts';
import { type Cloud, EMPTY } from './state.ts';
import { type Flags, must, one, REGIONS } from './values.ts';

/**
 * What happens to a command: `unavailable` it is not carried out; `expired` the session is over; `lost` it is carried out, and
 * the answer does not arrive; `fails` what it starts ends badly; `slow` it outlasts the wait; `killed` the script is killed
 * before, `killed-after` after it.
 */
export type Trouble = 'unavailable' | 'expired' | 'lost' | 'fails' | 'slow' | 'killed' | 'killed-after';

export interface Answer {
  readonly status: number;
  readonly out: string;
  readonly killed?: boolean;
}

/** One command: the kind in full, the verb, its flags. */
export interface Call {
  readonly kind: string;
  readonly verb: string;
  readonly name: string | undefined;
  readonly flags: Flags;
  readonly cwd: string;
  readonly trouble: Trouble | undefined;
}

const SWITCHES_WITH_VALUE = new Set(['trusted-profiles-enabled']);

export class Service {
  cloud: Cloud = structuredClone(EMPTY);
  /** Rules that are switched off. */
  readonly kindOf = new Set<RuleId>();
  /** What goes wrong with a command such as `job update shop-migrate`, and the how manieth of this run it is. */
  trouble: (what: string, count: number) => Trouble | undefined = () => undefined;
  /** Waits before a command is carried out: another one may come between. */
  gate: (what: string) => Promise<void> = async () => undefined;
  /** The text of an outage, where a test looks for it. */
  outage = 'the service failed: 503 Service Unavailable';
  loggedOut = false;
  group = 'default';
  /** Whether the plug-in for context-based restrictions is there. */
  hasRestrictions = true;
  calls: (readonly string[])[] = [];
  private count = 0;

  holds = (rule: RuleId): boolean => !this.kindOf.has(rule);

  /** Begins a run of the script anew. */
  begin(): void {
    this.count = 0;
    this.group = 'default';
  }

  /** Carries out a command line of `ibmcloud`. */
  async run(argv: readonly string[], cwd: string): Promise<Answer> {
    this.calls.push(argv);
    try {
      if (argv[0] === 'target') return this.target(argv);
      if (argv[0] === 'cbr' && this.hasRestrictions) {
        const what = argv.slice(0, 2).join(' ');
        await this.gate(what);
        return this.troubled(this.trouble(what, this.count++), argv[1] === 'rules', () =>
          restrictions(this, argv.slice(1)),
        );
      }
      must(argv[0] === 'ce', `'${argv[0]}' is not a registered command`);
      const [command, words] = commandOf(argv.slice(1));
      const flags = this.flagsOf(command, words);
      const name = one(flags, 'name') ?? one(flags, 'domain-name');
      const what = `${command} ${name ?? one(flags, 'job') ?? ''}`.trim();
      await this.gate(what);
      return this.answer(command, name, flags, cwd, this.trouble(what, this.count++));
    } catch (error) {
      return { status: 1, out: `FAILED\n${error instanceof Error ? error.message : error}` };
    }
  }

  private answer(
    command: string,
    name: string | undefined,
    flags: Flags,
    cwd: string,
    trouble: Trouble | undefined,
  ): Answer {
    const at = command.lastIndexOf(' ');
    const [kind, verb] = [command.slice(0, at), command.slice(at + 1)];
    return this.troubled(trouble, /^(list|get)$/.test(verb), () =>
      perform(this, { kind, verb, name, flags, cwd, trouble }),
    );
  }

  /** Carries out a command, with what goes wrong. @param reads whether it only looks */
  private troubled(trouble: Trouble | undefined, reads: boolean, work: () => string): Answer {
    if (trouble === 'killed') return { status: 1, out: '', killed: true };
    if (trouble === 'unavailable' || trouble === 'expired') {
      if (reads && !this.holds('outages-fail')) return { status: 0, out: 'OK\n' };
      throw new Error(
        trouble === 'expired' ? 'Your session has expired. Log in and try again.' : this.outage,
      );
    }
    const out = work();
    if (trouble === 'lost') throw new Error('the connection was reset');
    if (trouble === 'killed-after') return { status: 1, out, killed: true };
    return { status: 0, out };
  }

  private target(argv: readonly string[]): Answer {
    must(!this.loggedOut, 'Not logged in. Use ibmcloud login.');
    const [, r, region = '', g = '-g', group = this.group, ...more] = argv;
    must(r === '-r' && g === '-g' && more.length === 0, `target ${argv.join(' ')}`);
    must(REGIONS.includes(region), `region ${region}`);
    this.group = group;
    return { status: 0, out: 'OK' };
  }

  private flagsOf(command: string, words: readonly string[]): Flags {
    const { values, switches } = COMMANDS[command]!;
    const flags = new Map<string, string[]>();
    const strict = this.holds('flags');
    for (let index = 0; index < words.length; index++) {
      const [flag = '', given] = (words[index] ?? '').replace(/^--/, '').split(/=(.*)/s);
      must(words[index]?.startsWith('--'), `${command}: unexpected argument ${words[index]}`);
      must(values.includes(flag) || switches.includes(flag) || !strict, `unknown flag: --${flag}`);
      must(!flags.has(flag) || REPEATABLE.has(flag) || !strict, `--${flag} is given twice`);
      if (switches.includes(flag)) {
        must(given === undefined || SWITCHES_WITH_VALUE.has(flag), `--${flag}=${given}`);
        flags.set(flag, given === undefined ? [] : [given]);
        continue;
      }
      const value = given ?? words[++index];
      must(value !== undefined && !value.startsWith('--'), `flag needs a value: --${flag}`);
      flags.set(flag, [...(flags.get(flag) ?? []), value]);
    }
    must(!(flags.has('wait') && flags.has('no-wait')), '--wait and --no-wait');
    must(!flags.has('wait-timeout') || flags.has('wait'), '--wait-timeout goes with --wait');
    return flags;
  }

  /** Projects are shown and selected in the targeted resource group. */
  project(verb: string, name: string | undefined, flags: Flags): string {
    const { details } = this.cloud;
    if (verb === 'list')
      return listedProjects(
        this.cloud,
        flags.has('all-resource-groups') || !this.holds('own-resource-group') ? undefined : this.group,
      );
    must(name && /^[A-Za-z0-9\-._: ]{1,128}$/.test(name), `--name ${name}`);
    const found = details[name];
    if (verb === 'select') {
      must(
        found && !found.deleted && (found.group === this.group || !this.holds('own-resource-group')),
        `project '${name}' was not found`,
      );
    } else {
      // Names are unique in a resource group and region only.
      const key = found && found.group !== this.group ? `${name} (${this.group})` : name;
      must(
        !details[key] || (details[key]?.deleted && !this.holds('soft-delete')),
        `a project with the name '${name}' exists already`,
      );
      details[key] = { group: this.group };
      this.cloud.projects = Object.keys(details);
      this.cloud.things['connectivity outbound'] = { 'allow-all': { flags: { cidr: ['0.0.0.0/0'] } } };
    }
    this.cloud.project = name;
    return 'OK';
  }
}

/** The command's name in full, and the words after it. */
function commandOf(words: readonly string[]): readonly [string, readonly string[]] {
  const [kind = '', ...rest] = words;
  const full = [kind === 'app' ? 'application' : kind, ...rest];
  for (const length of [3, 2]) {
    const name = full.slice(0, length).join(' ');
    if (COMMANDS[name]) return [name, full.slice(length)];
  }
  throw new Error(`'ce ${words.slice(0, 3).join(' ')}' is not a registered command`);
}
