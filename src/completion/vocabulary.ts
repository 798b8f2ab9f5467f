/** What a shell completes, as data: every shell's script is written from it. */

/** A command with what may follow it; the first generation has an empty name. */
export interface CompletedCommand {
  readonly name: string;
  readonly summary: string;
  /** The words after it, where they can be listed. */
  readonly words: readonly string[];
  readonly flags: readonly CompletedFlag[];
}

export interface CompletedFlag {
  /** Without dashes. */
  readonly name: string;
  readonly short?: string;
  /** The first sentence of its help. */
  readonly help: string;
  readonly takesValue: boolean;
  /** The values that it takes; undefined where they cannot be listed: then a path may be meant. */
  readonly values?: readonly string[];
  /** Whether several may be given, with commas. */
  readonly several: boolean;
}

export interface Vocabulary {
  /** What is typed: `django-cloud`. */
  readonly program: string;
  readonly commands: readonly CompletedCommand[];
}

/** The flags of all commands, each once: a flag of one name takes the same values everywhere. */
export function flagsOf({ commands }: Vocabulary): readonly CompletedFlag[] {
  const all = new Map<string, CompletedFlag>();
  for (const flag of commands.flatMap(({ flags }) => flags))
    if (!all.has(flag.name) || flag.values) all.set(flag.name, flag);
  return [...all.values()];
}

/** A word of a shell in single quotes, whatever is in it; `quote` is what stands for a quote. */
export const quoted = (text: string, quote: string): string => `'${text.replaceAll("'", quote)}'`;
