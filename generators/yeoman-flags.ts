import type { Flag, ParsedFlags } from '../src/flags/flag.ts';
import { parseFlags } from '../src/flags/parse.ts';

/** Flags of `yo` and of the environment itself, which every generator gets and none of ours reads. */
export const YEOMAN_FLAGS: readonly Flag[] = [
  { name: 'force', takes: 'none', help: 'Replace files without asking.' },
  { name: 'skip-cache', takes: 'none', help: 'Do not remember answers.' },
  { name: 'skip-install', takes: 'none', help: 'Install nothing: there is nothing to install.' },
  { name: 'force-install', takes: 'none', help: 'Fail when an installation fails.' },
  { name: 'ask-answered', takes: 'none', help: 'Ask again what was answered before.' },
  { name: 'ignore-whitespace', takes: 'none', help: 'Take files that differ in white space as equal.' },
  { name: 'bail', takes: 'none', help: 'Stop at the first change.' },
  { name: 'debug', takes: 'none', help: 'Print stack traces.' },
  { name: 'color', takes: 'none', help: 'Colours.' },
  { name: 'insight', takes: 'none', help: "yo's own statistics." },
  { name: 'local-only', takes: 'none', help: 'Look for generators in this folder only.' },
  { name: 'skip-local-cache', takes: 'none', help: 'Do not remember answers in this folder.' },
];

/** What the words of a command line say to a generator that was called by name: `yo django-cloud mysite --server=uwsgi`. */
function wordsAfter(namespace: string, argv: readonly string[]): readonly string[] | undefined {
  const short = namespace.replace(/:app$/, '');
  const at = argv.findIndex((word) => [namespace, short, `generator-${short}`].includes(word));
  return at < 0 ? undefined : argv.slice(at + 1);
}

/** Yeoman's option record as words, for callers that have no command line (composition, tests). */
function wordsFrom(options: Readonly<Record<string, unknown>>, known: readonly Flag[]): readonly string[] {
  return known.flatMap((flag) => {
    const camel = flag.name.replaceAll(/-(\w)/g, (_, letter: string) => letter.toUpperCase());
    const value = options[flag.name] ?? options[camel];
    if (value === undefined || value === null) return [];
    if (flag.takes === 'none') return [`--${flag.name}=${String(value)}`];
    return [value].flat(2).map((one) => `--${flag.name}=${String(one)}`);
  });
}

/**
 * The flags of a generator, parsed by our own rules: `yo` accepts unknown flags in silence, reads `--x=false` as true and
 * nests repeated ones.
 *
 * @param argv the process's words
 * @param positionals the arguments that Yeoman found
 * @throws UserError as `parseFlags` does
 */
export function yeomanFlags(
  namespace: string,
  argv: readonly string[],
  positionals: readonly string[],
  options: Readonly<Record<string, unknown>>,
  flags: readonly Flag[],
): ParsedFlags {
  const words = wordsAfter(namespace, argv);
  const own = flags.filter((flag) => !YEOMAN_FLAGS.some((other) => other.name === flag.name));
  return words
    ? parseFlags(words, [...own, ...YEOMAN_FLAGS])
    : parseFlags([...positionals, ...wordsFrom(options, own)], own);
}
