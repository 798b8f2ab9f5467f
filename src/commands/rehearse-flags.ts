import type { Flag } from '../flags/flag.ts';
import { MESSAGES_FLAG, PLUGIN_FLAG } from './flags.ts';

/** Flags of `django-cloud rehearse`. */
export const REHEARSE_FLAGS: readonly Flag[] = [
  {
    name: 'folder',
    takes: 'one',
    placeholder: 'FOLDER',
    help: 'The project; the current folder when not given.',
  },
  {
    name: 'path',
    takes: 'one',
    placeholder: '/PATH',
    help: 'The page that must answer, when it is not "/".',
  },
  {
    name: 'database-url',
    takes: 'one',
    placeholder: 'URL',
    help: 'A disposable database; it will be migrated. When not given, DATABASE_URL of the environment or of .env, if it is on this machine.',
  },
  {
    name: 'env',
    takes: 'many',
    placeholder: 'NAME=VALUE',
    help: 'A variable that you will set on the platform; may be repeated.',
  },
  {
    name: 'venv',
    takes: 'one',
    placeholder: 'FOLDER',
    help: 'A virtual environment that has the packages, instead of installing the locked ones.',
  },
  {
    name: 'no-contract',
    takes: 'none',
    help: 'Do not ask the rows of the server contract, which takes some 30 seconds.',
  },
  { name: 'json', takes: 'none', help: 'Print the result as JSON, for programs, and nothing else.' },
  PLUGIN_FLAG,
  MESSAGES_FLAG,
];
