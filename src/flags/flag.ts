import { marked, said } from '../languages/say.ts';
/** A command-line flag, as data: parser, `--help` and README derive from it. */
export interface Flag {
  readonly name: string;
  readonly short?: string;
  /** Other spellings, without dashes. */
  readonly aliases?: readonly string[];
  /** `none`: a switch. `one`: a value. `many`: a value that may be repeated or hold commas. */
  readonly takes: 'none' | 'one' | 'many';
  /** What the value is, in help: `FILE`. */
  readonly placeholder?: string;
  /** The values that it takes, where they can be listed. */
  readonly values?: readonly string[];
  readonly help: string | (() => string);
  /** What `--no-<name>` stands for, on a flag that takes values. */
  readonly negated?: string;
}

/** A flag's help in the user's language. */
export function helpOf({ help }: Flag): string {
  return typeof help === 'string' ? said(help) : help();
}

const FLAGS = marked('flags');

/** A usage line with what stands for something in the user's language: `NAME`, `flags`. */
export function usageText(usage: string): string {
  return usage.replaceAll(new RegExp(`\\b(?:[A-Z]{2,}|${FLAGS})\\b`, 'g'), (word) => said(word));
}

/** What was on the command line. */
export interface ParsedFlags {
  readonly positionals: readonly string[];
  readonly switches: ReadonlySet<string>;
  readonly values: ReadonlyMap<string, readonly string[]>;
}
