import type { Flag } from '../src/flags/flag.ts';

/** Flags of `yo` and of the environment itself, which every generator gets. Yeoman acts on them, none of ours does. */
export const YEOMAN_FLAGS: readonly Flag[] = [
  {
    name: 'force',
    short: 'f',
    takes: 'none',
    help: 'In a project of ours: go on although there is work that is not committed.',
  },
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
