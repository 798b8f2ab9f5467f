import { FORCE_FLAG } from '../src/commands/flags.ts';
import type { Flag } from '../src/flags/flag.ts';

/** Flags of `yo` and of the environment itself, which every generator gets. Of these, ours act on `--force` alone. */
export const YEOMAN_FLAGS: readonly Flag[] = [
  { ...FORCE_FLAG, short: 'f' },
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

/** What a generator takes: its own flags, and Yeoman's, each once. */
export function withYeomanFlags(own: readonly Flag[]): readonly Flag[] {
  const yeomans = new Set(YEOMAN_FLAGS.map(({ name }) => name));
  return [...own.filter(({ name }) => !yeomans.has(name)), ...YEOMAN_FLAGS];
}
