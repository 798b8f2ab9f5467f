import { didYouMean } from '../answers/did-you-mean.ts';
import { UserError } from '../errors/user-error.ts';
import { say } from '../languages/say.ts';
import type { Flag, ParsedFlags } from './flag.ts';

const TRUE = new Set(['true', 'yes', 'on', '1']);
const FALSE = new Set(['false', 'no', 'off', '0']);

class Parser {
  private readonly flags: readonly Flag[];
  private readonly rest: string[];
  private readonly positionals: string[] = [];
  private readonly switches = new Map<string, boolean>();
  private readonly values = new Map<string, string[]>();

  constructor(argv: readonly string[], flags: readonly Flag[]) {
    this.flags = flags;
    this.rest = [...argv];
  }

  parse(): ParsedFlags {
    for (let word = this.rest.shift(); word !== undefined; word = this.rest.shift()) {
      if (word === '--') this.positionals.push(...this.rest.splice(0));
      else if (word.startsWith('--')) this.long(word);
      else if (word.startsWith('-') && word !== '-') this.short(word);
      else this.positionals.push(word);
    }
    return {
      positionals: this.positionals,
      switches: new Set([...this.switches].filter(([, on]) => on).map(([name]) => name)),
      values: this.values,
    };
  }

  private find(name: string): Flag | undefined {
    return this.flags.find((flag) => flag.name === name || flag.aliases?.includes(name));
  }

  private long(word: string): void {
    const equals = word.indexOf('=');
    const name = word.slice(2, equals < 0 ? undefined : equals);
    const value = equals < 0 ? undefined : word.slice(equals + 1);
    const flag = this.find(name);
    if (flag) this.take(flag, `--${name}`, value);
    else if (name.startsWith('no-') && this.find(name.slice(3)))
      this.negate(this.find(name.slice(3))!, name, value);
    else throw this.unknown(`--${name}`);
  }

  private short(word: string): void {
    const found = [...word.slice(1)].map((letter) => {
      const flag = this.flags.find((candidate) => candidate.short === letter);
      if (!flag) throw this.unknown(word.length > 2 ? `${word} (-${letter})` : word);
      return flag;
    });
    for (const flag of found) this.take(flag, `-${flag.short}`, undefined);
  }

  private unknown(word: string): UserError {
    const name = word.replace(/^-+/, '');
    const known = this.flags.map((flag) => flag.name);
    return new UserError(say`${word}: unknown flag.${didYouMean(name, known)} See --help.`);
  }

  private negate(flag: Flag, name: string, value: string | undefined): void {
    if (value !== undefined) throw new UserError(say`--${name}=${value}: --${name} takes no value.`);
    if (flag.takes === 'none') this.turn(flag, `--${name}`, false);
    else if (flag.negated !== undefined) this.add(flag, `--${name}`, flag.negated);
    else
      throw new UserError(
        say`--${name}: --${flag.name} takes a value, so that there is nothing to turn off. Leave it out for the default.`,
      );
  }

  private take(flag: Flag, word: string, value: string | undefined): void {
    if (flag.takes === 'none') {
      this.turn(flag, word, this.truth(word, value));
      return;
    }
    const next = this.rest[0];
    const taken =
      value ??
      (next !== undefined && (next === '-' || !next.startsWith('-')) ? this.rest.shift() : undefined);
    if (taken === undefined || taken.trim() === '') {
      throw new UserError(
        say`${word}: it needs a value (${word} ${flag.placeholder ?? 'VALUE'}). See --help.`,
      );
    }
    this.add(flag, word, taken);
  }

  private truth(word: string, value: string | undefined): boolean {
    if (value === undefined || TRUE.has(value.toLowerCase())) return true;
    if (FALSE.has(value.toLowerCase())) return false;
    throw new UserError(say`${word}=${value}: it is a switch. Write ${word}, ${word}=false or leave it out.`);
  }

  private turn(flag: Flag, word: string, on: boolean): void {
    if ((this.switches.get(flag.name) ?? on) !== on) {
      throw new UserError(say`${word}: --${flag.name} is turned on and off in one command. Give it once.`);
    }
    this.switches.set(flag.name, on);
  }

  private add(flag: Flag, word: string, value: string): void {
    const before = this.values.get(flag.name) ?? [];
    if (flag.takes === 'one' && before.some((other) => other !== value)) {
      throw new UserError(
        say`${word} ${value}: --${flag.name} was already given as ${before[0]}. Give it once.`,
      );
    }
    this.values.set(flag.name, flag.takes === 'one' ? [value] : [...before, value]);
  }
}

/**
 * The command line, read as a person expects: `--x value`, `--x=value`, `--x=false`, `--no-x`, repeated flags, `--`.
 *
 * @param argv the words after the command
 * @throws UserError on an unknown flag, a missing or contradicting value
 */
export function parseFlags(argv: readonly string[], flags: readonly Flag[]): ParsedFlags {
  return new Parser(argv, flags).parse();
}
