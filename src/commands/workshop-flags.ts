import type { Flag } from '../flags/flag.ts';
import { MESSAGES_FLAG, PLUGIN_FLAG } from './flags.ts';

/** Flags of `django-cloud workshop`. */
export const WORKSHOP_FLAGS: readonly Flag[] = [
  {
    name: 'roster',
    takes: 'one',
    placeholder: 'FILE',
    help: 'The people, a CSV file as GitHub Classroom, Moodle or a spreadsheet saves it; instead of the one in the workshop file.',
  },
  {
    name: 'folder',
    takes: 'one',
    placeholder: 'FOLDER',
    help: 'Where the repositories go; instead of the one in the workshop file.',
  },
  {
    name: 'shard',
    takes: 'one',
    placeholder: 'I/N',
    help: 'Create shard I of N, such as 1/8: creates missing repositories, leaves existing ones unchanged. When not given, JOB_INDEX and JOB_ARRAY_SIZE of an indexed job runner.',
  },
  {
    name: 'job',
    takes: 'one',
    placeholder: 'PLATFORM',
    help: 'Print a script that makes the class in an indexed job of that platform, in as many shares as --shares says.',
  },
  {
    name: 'shares',
    takes: 'one',
    placeholder: 'N',
    help: 'With --job: how many instances make the class; 8 when not given.',
  },
  {
    name: 'correct',
    takes: 'one',
    placeholder: 'LAB',
    help: 'Bring this lab and those after it to everybody as the workshop file has them now: as new commits and tags beside the old ones.',
  },
  {
    name: 'release-solutions',
    takes: 'none',
    help: 'Give everybody the solutions that "solutions: withheld" in the workshop file kept back: as tags beside what is there.',
  },
  {
    name: 'accept',
    takes: 'none',
    help: 'Take names, addresses, accounts, tables, remotes and the title from the files into the record; who is not in the roster has left. Repositories stay as they are.',
  },
  {
    name: 'link',
    takes: 'none',
    help: 'Share packs between repositories by hard links: smaller, but who owns one repository can damage all. Else each has its own.',
  },
  {
    name: 'rehearse',
    takes: 'none',
    help: 'Play all labs of each place through on this machine: each start must fail its checks, each solution must pass. Installs packages and starts servers in a temporary folder.',
  },
  {
    name: 'status',
    takes: 'none',
    help: 'Say who is in which lab and since when, from the pushed repositories, else the local ones; also as status.html.',
  },
  {
    name: 'python',
    takes: 'one',
    placeholder: 'PATH',
    help: 'With --status: judge everybody’s lab by your own copy of the checks, with this Python, which has the project’s packages. It runs what participants wrote.',
  },
  {
    name: 'csv',
    takes: 'one',
    placeholder: 'FORM',
    help: 'With --status: print progress as Moodle, Canvas or what reads GitHub Classroom’s lists imports it, or the roster as Classroom 50 does: moodle, canvas, github, classroom50.',
  },
  {
    name: 'databases',
    takes: 'one',
    placeholder: 'HOST',
    help: 'Print SQL that makes a database and an account for each seat on that server, with the address of each.',
  },
  {
    name: 'untranslated',
    takes: 'none',
    help: 'Print the texts of the course that "translations" in the workshop file lacks, as JSON to fill in.',
  },
  { name: 'init', takes: 'none', help: 'Write a first workshop file, and nothing else.' },
  {
    name: 'defaults',
    short: 'y',
    aliases: ['yes'],
    takes: 'none',
    help: 'With --init: ask nothing.',
  },
  {
    name: 'dry-run',
    short: 'n',
    takes: 'none',
    help: 'Check everything, print who would get what, and write nothing.',
  },
  { name: 'json', takes: 'none', help: 'Print the result as JSON, for programs, and nothing else.' },
  PLUGIN_FLAG,
  MESSAGES_FLAG,
];
