import { refusedBySystem } from '../src/answers/refused-by-system.ts';
import { faultOf } from '../src/commands/fault.ts';
import { speakTo } from '../src/commands/speak-to.ts';
import { errorAsJson, UserError, wantsJson } from '../src/errors/user-error.ts';
import type { Flag, ParsedFlags } from '../src/flags/flag.ts';
import { parseFlags } from '../src/flags/parse.ts';
import { print, warn } from '../src/terminal/terminal.ts';
import { withYeomanFlags, YEOMAN_FLAGS } from './yeoman-flags.ts';

type Options = Readonly<Record<string, unknown>>;

/** How a generator was called. */
export interface Invocation {
  /** From a shell, as `yo django-cloud …`, rather than by a program: composition, tests. */
  readonly fromShell: boolean;
  /** @throws UserError as `parseFlags` does */
  readonly flags: () => ParsedFlags;
  /** Chooses the language of messages. @throws UserError as `speakTo` does */
  readonly speak: () => void;
}

/** `dry-run` as Yeoman's option record spells it. */
export function camelCase(name: string): string {
  return name.replaceAll(/-(\w)/g, (_, letter: string) => letter.toUpperCase());
}

/** The generators of one command line, as `yo` separates them: `yo a , b` and `yo a, b` run both. */
function commands(argv: readonly string[]): readonly (readonly string[])[] {
  const all: string[][] = [[]];
  for (const word of argv) {
    if (word !== ',') all.at(-1)?.push(word.replace(/,$/, ''));
    if (word.endsWith(',')) all.push([]);
  }
  return all;
}

/** How often each generator was called from this process's command line: the second call is the second command of `yo a , a`. */
const calls = new Map<string, number>();

/**
 * The words of a command line that are meant for a generator, its own name left out: flags before the name too.
 *
 * @returns undefined when the command line does not name it
 */
function shellWords(namespace: string, argv: readonly string[]): readonly string[] | undefined {
  const short = namespace.replace(/:app$/, '');
  const names = [namespace, short, `generator-${short}`];
  const found = commands(argv.slice(2)).filter((words) => words.some((word) => names.includes(word)));
  const call = calls.get(namespace) ?? 0;
  calls.set(namespace, call + 1);
  const words = found[call] ?? found[0];
  if (!words) return undefined;
  const at = words.findIndex((word) => names.includes(word));
  const before = words.slice(0, at);
  // A command such as the `run` of `yoe run django-cloud` is none of ours.
  return [...(before[0]?.startsWith('-') ? before : []), ...words.slice(at + 1)];
}

/** Yeoman's option record as words, for callers that have no command line. */
function wordsFrom(options: Options, known: readonly Flag[]): readonly string[] {
  return known.flatMap((flag) => {
    const value = options[flag.name] ?? options[camelCase(flag.name)];
    if (value === undefined || value === null) return [];
    if (flag.takes === 'none') return [`--${flag.name}=${String(value)}`];
    return [value].flat(2).map((one) => `--${flag.name}=${String(one)}`);
  });
}

/**
 * How a generator was called, with its flags parsed by our own rules: `yo` accepts unknown flags in silence, reads
 * `--x=false` as true and nests repeated ones.
 *
 * @param argv the process's words
 * @param positionals the arguments that Yeoman found
 * @param options the record that the generator was made with
 * @param flags what the generator takes; Yeoman's own are known too
 */
export function invocationOf(
  namespace: string,
  argv: readonly string[],
  positionals: readonly string[],
  options: Options,
  flags: readonly Flag[],
): Invocation {
  const words = shellWords(namespace, argv);
  const known = withYeomanFlags(flags);
  return {
    fromShell: words !== undefined,
    flags: () => parseFlags(words ?? [...positionals, ...wordsFrom(options, flags)], known),
    speak: () => speakTo(words ?? wordsFrom(options, flags)),
  };
}

/**
 * What Yeoman's option record must say where `yo` misread a switch: `--dry-run=false` is true to it, `--force mysite`
 * swallows the name, and `-f` is unknown.
 */
export function corrected({ fromShell, flags }: Invocation, options: Options): Record<string, boolean> {
  if (!fromShell) return {};
  try {
    const { switches } = flags();
    const names = ['dry-run', ...YEOMAN_FLAGS.map((flag) => flag.name)];
    return Object.fromEntries(
      names
        .filter((name) => typeof options[camelCase(name)] === 'string' || switches.has(name))
        .map((name) => [camelCase(name), switches.has(name)]),
    );
  } catch {
    // Bad flags are refused when the generator runs, where an error can be worded.
    return {};
  }
}

/**
 * Prints what a user can mend as the one line that it is, and sets the exit status: `yo` would put lines of its own
 * around it.
 *
 * @throws the error itself, when a program is to handle it
 */
export function refuse(thrown: unknown, { fromShell }: Invocation): void {
  if (!fromShell) throw thrown;
  const error =
    thrown instanceof UserError
      ? thrown
      : (refusedBySystem(thrown) ?? faultOf(thrown, process.argv.slice(2)));
  warn(error.message);
  if (wantsJson(process.argv)) print(errorAsJson(error));
  // At Ctrl-C Yeoman's adapter has aborted the environment already: what it would add are lines and a status of its own.
  if (error.exitCode > 128) process.exit(error.exitCode);
  process.exitCode = error.exitCode;
}
