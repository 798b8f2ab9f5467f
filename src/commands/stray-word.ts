import { existsSync } from 'node:fs';
import { homedir } from 'node:os';
import { dirname, join } from 'node:path';
import { projectRecord } from '../answers/project-record.ts';
import { databases, platforms, servers, services } from '../choices/catalog.ts';
import { UserError } from '../errors/user-error.ts';
import { axisNamed } from '../flags/answer-words.ts';
import { meantCommand } from '../flags/no-command.ts';
import { marked, said, say } from '../languages/say.ts';
import { displayed } from '../terminal/displayed.ts';
import { visibleName } from '../terminal/visible.ts';

/** A Django project that a folder lies in. */
interface Enclosing {
  /** Its root, absolute. */
  readonly root: string;
  /** Its answers, unchecked: some only a plug-in may know. Undefined for a project that this generator does not know. */
  readonly record: Readonly<Record<string, unknown>> | undefined;
}

/** What people call things elsewhere, and what does them in a project. The commands of Django's own are a list of their own. */
const MEANT: Readonly<Record<string, string>> = {
  build: marked('To install it and start its server: django-cloud --run.'),
  compare: marked('To see what an update would change: django-cloud update --diff.'),
  config: marked('To change an answer: django-cloud server ID, service ID, or the name of a platform.'),
  configure: marked('To change an answer: django-cloud server ID, service ID, or the name of a platform.'),
  delete: marked('To remove a choice: "service ID --remove", or the name of a platform and --remove.'),
  destroy: marked('To remove a choice: "service ID --remove", or the name of a platform and --remove.'),
  dev: marked('To start it on this machine: python manage.py runserver.'),
  diff: marked('To see what an update would change: django-cloud update --diff.'),
  doctor: marked('To run it here as its platform would: django-cloud rehearse.'),
  downgrade: marked('To undo the last change: django-cloud undo.'),
  generate: marked('To render it again: django-cloud update.'),
  info: marked('Its answers are in .yo-rc.json; see --list for every choice.'),
  install: marked('To install it and start its server: django-cloud --run.'),
  interface: marked('To change an answer: django-cloud server ID, service ID, or the name of a platform.'),
  lint: marked('To check the code: ruff check . (in requirements-dev.txt).'),
  preview: marked('To run it here as its platform would: django-cloud rehearse.'),
  regenerate: marked('To render it again: django-cloud update.'),
  restore: marked('To undo the last change: django-cloud undo.'),
  revert: marked('To undo the last change: django-cloud undo.'),
  rollback: marked('To undo the last change: django-cloud undo.'),
  run: marked('To install it and start its server: django-cloud --run.'),
  serve: marked('To install it and start its server: django-cloud --run.'),
  set: marked('To change an answer: django-cloud server ID, service ID, or the name of a platform.'),
  setup: marked('To install it and start its server: django-cloud --run.'),
  start: marked('To install it and start its server: django-cloud --run.'),
  status: marked('To see what an update would change: django-cloud update --diff.'),
  switch: marked('To change an answer: django-cloud server ID, service ID, or the name of a platform.'),
  sync: marked('To render it again: django-cloud update.'),
  uninstall: marked('To remove a choice: "service ID --remove", or the name of a platform and --remove.'),
  up: marked('To install it and start its server: django-cloud --run.'),
  upgrade: marked('To render it again: django-cloud update.'),
  verify: marked('To run it here as its platform would: django-cloud rehearse.'),
};

/** What people call a deployment. */
const DEPLOYING: readonly string[] = ['deploy', 'deployment', 'publish', 'push', 'release', 'ship'];

/** Commands of Django's own, which a project's manage.py has. Source: docs.djangoproject.com, django-admin and manage.py. */
const MANAGEMENT: readonly string[] = [
  ...[
    'changepassword',
    'check',
    'collectstatic',
    'compilemessages',
    'createsuperuser',
    'dbshell',
    'dumpdata',
  ],
  ...[
    'flush',
    'inspectdb',
    'loaddata',
    'makemessages',
    'makemigrations',
    'migrate',
    'runserver',
    'sendtestemail',
  ],
  ...['shell', 'showmigrations', 'sqlmigrate', 'squashmigrations', 'startapp', 'test', 'tests'],
];

/**
 * The Django project that a folder is or lies in: one of ours, or any with a manage.py. The search ends at the root of a
 * git repository, and at the user's home.
 */
function enclosing(folder: string): Enclosing | undefined {
  for (let root = folder; ; root = dirname(root)) {
    const record = projectRecord(root);
    if (record || existsSync(join(root, 'manage.py'))) return { root, record };
    if (existsSync(join(root, '.git')) || root === homedir() || dirname(root) === root) return undefined;
  }
}

/** Where the project says how it is deployed. */
function deploying({ root, record }: Enclosing): string {
  const pages = [record?.platforms ?? []]
    .flat()
    .filter((id) => /^\w+$/.test(String(id)))
    .map((id) => `docs/${id}.md`)
    .filter((page) => existsSync(join(root, page)));
  if (pages.length > 0) return say`To deploy it, see ${pages.join(', ')}.`;
  return say`Add a platform first: django-cloud ${platforms.map(({ id }) => id).join(' | ')}.`;
}

/** Where an answer is changed that a word names; empty for a word that names none. */
function changing(word: string): string {
  const axis = axisNamed(word);
  if (!axis) return '';
  // These have commands of their own.
  if (['server', 'platforms', 'database', 'services'].includes(axis.key)) return said(MEANT.config!);
  return say`To change that answer: django-cloud update --${axis.flag} ID.`;
}

/** What a word inside a project probably meant, as a sentence; empty where nobody can know. */
function probablyMeant(word: string, enclosing: Enclosing): string {
  if (!enclosing.record) return say`To make it one that django-cloud changes: django-cloud adopt.`;
  if (DEPLOYING.includes(word)) return deploying(enclosing);
  if (Object.hasOwn(MEANT, word)) return said(MEANT[word]!);
  if (MANAGEMENT.includes(word))
    return say`It is a command of Django's: python manage.py ${word.replace(/^tests$/, 'test')}.`;
  if (servers.some(({ id }) => id === word)) return say`To change the server: django-cloud server ${word}.`;
  if ([...services, ...databases].some(({ id }) => id === word))
    return say`To add the service: django-cloud service ${word}.`;
  return meantCommand(word).trimStart() || changing(word);
}

/**
 * Refuses a word that would begin a second project inside another one: it was most likely meant as a command.
 *
 * @param word the first word of the command line, which is no command
 * @param cwd the folder in which the command was given
 * @throws UserError with what was probably meant, and the way to a project that is called so
 */
export function checkOutsideProject(word: string, cwd: string): void {
  const found = enclosing(cwd);
  if (!found) return;
  const where = found.record
    ? say`this folder is in the project "${visibleName(String(found.record.project).slice(0, 100))}"`
    : say`this folder is in a Django project (${displayed(join(found.root, 'manage.py'))})`;
  const meant = probablyMeant(word.toLowerCase(), found);
  throw new UserError(
    say`${word}: unknown command, and ${where}.${meant && ` ${meant}`} For a new project inside it: --project ${word}.`,
  );
}
