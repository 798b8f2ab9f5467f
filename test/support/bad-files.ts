import { platforms } from '../../src/choices/catalog.ts';
import { type Case, PLATFORMS, SERVERS } from './bad-words.ts';

const stored = (values: unknown): string => JSON.stringify({ 'generator-django-cloud': values });
const VALID = {
  project: 'shop',
  server: 'gunicorn',
  platforms: [],
  static: 'whitenoise',
  database: 'sqlite',
  django: '5.2',
  python: '3.13',
};

/** Answers files that hold something else. */
export const BAD_FILES: readonly Case[] = [
  {
    argv: ['--answers', 'no.yml'],
    says: '--answers no.yml: there is no such file. Give the path of a JSON or YAML file.',
  },
  { argv: ['--answers', '.'], says: '--answers .: it is a folder. Give the path of a JSON or YAML file.' },
  {
    argv: ['--answers', 'a.yml'],
    files: { 'a.yml': 'servr: uwsgi\n' },
    says: 'a.yml: there is no answer "servr". Did you mean "server"? The answers are: project, language, interface, server, platforms, static, database, services, django, python, example, user, tests, license, editors, options.',
  },
  {
    argv: ['--answers', 'a.yml'],
    files: { 'a.yml': '- uwsgi\n' },
    says: '--answers a.yml: it must hold answers by name, such as "django: 5.2".',
  },
  {
    argv: ['--answers', 'a.yml'],
    files: { 'a.yml': '' },
    says: '--answers a.yml: it must hold answers by name, such as "django: 5.2".',
  },
  {
    argv: ['--answers', 'a.yml'],
    files: { 'a.yml': 'server: bogus\n' },
    says: `a.yml: server bogus: there is no such choice. Choose one of: ${SERVERS}.`,
  },
  {
    argv: ['--answers', 'a.yml'],
    files: { 'a.yml': 'server: [uwsgi]\n' },
    says: `a.yml: server ["uwsgi"]: the value must be text. Choose one of: ${SERVERS}.`,
  },
  {
    argv: ['--answers', 'a.json'],
    files: { 'a.json': '{"project": 7}' },
    says: `a.json: project 7: the project's name must be text, such as "mysite".`,
  },
  {
    argv: ['--answers', 'a.json'],
    files: { 'a.json': '{"django": true}' },
    says: 'a.json: django true: the value must be text. Choose one of: 5.2, 6.1.',
  },
  {
    argv: ['--answers', 'a.yml'],
    files: { 'a.yml': 'server: [' },
    says: /^--answers a\.yml: it is neither JSON nor YAML \(.*\)\.\n$/,
  },
  {
    argv: ['--answers', 'a.yml'],
    files: { 'a.yml': 'django: 6.1\ndjango: 5.2\n' },
    says: /^--answers a\.yml: it is neither JSON nor YAML \(.*unique.*\)\.\n$/,
  },
];

const IN_PROJECT = { '.yo-rc.json': stored(VALID) };

/** Commands that change a project, of which nothing can come. */
export const BAD_COMMANDS: readonly Case[] = [
  ...['server uwsgi', 'update'].map((words) => ({
    argv: words.split(' '),
    says: `${words.split(' ')[0]}: there is no project of ours in this folder. Go to its root, or make one: django-cloud NAME`,
  })),
  {
    argv: ['server'],
    files: IN_PROJECT,
    says: `server: it needs to know which one (server ID). Choose one of: ${SERVERS}.`,
  },
  {
    argv: ['server', 'gunicron'],
    files: IN_PROJECT,
    says: `server gunicron: there is no such choice. Did you mean "gunicorn"? Choose one of: ${SERVERS}.`,
  },
  {
    argv: ['server', 'uwsgi', 'daphne'],
    files: IN_PROJECT,
    says: 'server daphne: one word too many. Usage: server ID [flags]',
  },
  {
    argv: ['server', 'uvicorn', '--static', 'whitenoise'],
    files: IN_PROJECT,
    says: '--static whitenoise: WhiteNoise cannot be chosen: it serves under WSGI, and Uvicorn speaks ASGI. Choose one of: servestatic.',
  },
  {
    argv: ['server', 'uvicorn', '--list'],
    files: IN_PROJECT,
    says: '--list: there is no such flag. See --help.',
  },
  {
    argv: ['update', '--diff', '--run'],
    files: IN_PROJECT,
    says: '--run: with --diff nothing is written that could run. Leave one of the two out.',
  },
  {
    argv: ['update', 'shop'],
    files: IN_PROJECT,
    says: 'update shop: one word too many. See update --help.',
  },
  ...platforms.map(({ id, title }) => ({
    argv: [id, '--remove'],
    files: IN_PROJECT,
    says: `${id} --remove: the project has no files of ${title}. Leave --remove out to add them.`,
  })),
  {
    argv: ['shop', '--diff'],
    says: '--diff: there is no project yet that would change. See --dry-run.',
  },
];

/** Folders that a project cannot go to, or whose own answers were edited. */
export const BAD_PLACES: readonly Case[] = [
  {
    argv: ['shop'],
    files: { shop: 'a file' },
    says: 'shop: it is a file. Give the name of a new or empty folder.',
  },
  {
    argv: ['shop'],
    files: { 'shop/mine.txt': '' },
    says: 'shop: the folder is not empty (mine.txt) and no project of ours. Give the name of a new or empty folder, or --force to merge into this one.',
  },
  {
    argv: ['shop', '.'],
    files: { 'a.txt': '', 'b.txt': '', 'c.txt': '', 'd.txt': '' },
    says: '.: the folder is not empty (a.txt, b.txt, c.txt, …) and no project of ours. Give the name of a new or empty folder, or --force to merge into this one.',
  },
  {
    argv: ['shop', 'f/shop'],
    files: { f: 'a file' },
    says: 'f/shop: a part of the path is a file. Give another folder.',
    status: 1,
  },
  {
    argv: [],
    files: { '.yo-rc.json': stored({ ...VALID, server: 'apache2' }) },
    says: `.yo-rc.json: server apache2: there is no such choice. Choose one of: ${SERVERS}.`,
  },
  {
    argv: [],
    files: { '.yo-rc.json': stored({ ...VALID, static: 'servestatic' }) },
    says: '.yo-rc.json: static servestatic: ServeStatic cannot be chosen: it serves under ASGI, and Gunicorn speaks WSGI. Choose one of: whitenoise.',
  },
  {
    argv: [],
    files: { '.yo-rc.json': stored({ ...VALID, colour: 'red' }) },
    says: '.yo-rc.json: there is no answer "colour". The answers are: project, language, interface, server, platforms, static, database, services, django, python, example, user, tests, license, editors, options.',
  },
  {
    argv: [],
    files: { '.yo-rc.json': stored({ ...VALID, platforms: ['moon'] }) },
    says: `.yo-rc.json: platforms moon: there is no such choice. Choose one of: ${PLATFORMS}.`,
  },
  {
    argv: [],
    files: { '.yo-rc.json': stored({ ...VALID, version: '9.0.0', schema: 99 }) },
    says: /\.yo-rc\.json: a newer generator-django-cloud \(9\.0\.0\) wrote it\. Install that version, or a newer one\n$/,
  },
  {
    argv: [],
    files: { '.yo-rc.json': stored({ ...VALID, schema: 'two' }) },
    says: /\.yo-rc\.json: schema two: it must be the number that was there\. Restore the file from git\.\n$/,
  },
  {
    argv: ['update'],
    files: { '.yo-rc.json': `<<<<<<< HEAD\n${stored(VALID)}\n=======\n${stored(VALID)}\n>>>>>>> other\n` },
    says: /\.yo-rc\.json: a merge of git's left conflicts in it\. Settle them, take the answers of one side whole, and run "django-cloud update"\.\n$/,
  },
  {
    argv: [],
    files: { '.yo-rc.json': stored([]) },
    says: `.yo-rc.json: "generator-django-cloud" must hold the project's answers by name. Restore it from git.`,
  },
  {
    argv: [],
    files: { '.yo-rc.json': stored(VALID), 'manage.py': 'mine' },
    says: /^\.django-cloud\.lock: it is missing or damaged, and generator-django-cloud \S+ cannot know what another version rendered\. Restore it: git log --all -- \.django-cloud\.lock lists the commits that have it\.\n$/,
  },
  {
    argv: ['blog', 'shop'],
    files: { 'shop/.yo-rc.json': stored(VALID) },
    says: 'NAME blog: the project in shop is called "shop". Give that name, or another folder.',
  },
  {
    argv: ['shop'],
    files: { 'shop/.yo-rc.json': '{"generator-other": {}}' },
    says: 'shop: the folder is not empty (.yo-rc.json) and no project of ours. Give the name of a new or empty folder, or --force to merge into this one.',
  },
  {
    argv: ['shop'],
    files: { 'shop/.yo-rc.json': '{' },
    says: /^shop\/\.yo-rc\.json: it is not JSON any more \(.*\)\. Restore it from git, or remove it\.\n$/,
  },
  {
    argv: ['shop', 'a'.repeat(300)],
    says: `${'a'.repeat(300)}: the path is too long. Give another folder.`,
    status: 1,
  },
];
