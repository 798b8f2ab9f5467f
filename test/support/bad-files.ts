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
    says: '--answers no.yml: file not found. Give the path of a JSON or YAML file.',
  },
  { argv: ['--answers', '.'], says: '--answers .: it is a folder. Give the path of a JSON or YAML file.' },
  {
    argv: ['--answers', 'a.yml'],
    files: { 'a.yml': 'servr: uwsgi\n' },
    says: 'a.yml: unknown answer "servr". Did you mean "server"? The answers are: project, language, interface, server, platforms, static, database, services, django, python, example, user, tests, license, editors, disclosure, hardening, options.',
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
    says: `a.yml: server bogus: unknown choice. Choose one of: ${SERVERS}.`,
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
    says: /^--answers a\.yml: it is neither valid JSON nor valid YAML \(.*\)\.\n$/,
  },
  {
    argv: ['--answers', 'a.yml'],
    files: { 'a.yml': 'django: 6.1\ndjango: 5.2\n' },
    says: /^--answers a\.yml: it is neither valid JSON nor valid YAML \(.*unique.*\)\.\n$/,
  },
];

const IN_PROJECT = { '.yo-rc.json': stored(VALID) };

/** Commands that change a project, of which nothing can come. */
export const BAD_COMMANDS: readonly Case[] = [
  ...['server uwsgi', 'update'].map((words) => ({
    argv: words.split(' '),
    says: `${words.split(' ')[0]}: this folder is not a django-cloud project (.yo-rc.json not found). Go to its root, or create one: django-cloud NAME`,
  })),
  {
    argv: ['server'],
    files: IN_PROJECT,
    says: `server: missing argument: ID. Choose one of: ${SERVERS}.`,
  },
  {
    argv: ['server', 'gunicron'],
    files: IN_PROJECT,
    says: `server gunicron: unknown choice. Did you mean "gunicorn"? Choose one of: ${SERVERS}.`,
  },
  {
    argv: ['server', 'uwsgi', 'daphne'],
    files: IN_PROJECT,
    says: 'server daphne: unexpected argument. Usage: server ID [flags]',
  },
  {
    argv: ['server', 'uvicorn', '--static', 'whitenoise'],
    files: IN_PROJECT,
    says: '--static whitenoise: WhiteNoise cannot be chosen: it serves under WSGI, and Uvicorn speaks ASGI. Choose one of: servestatic.',
  },
  {
    argv: ['server', 'uvicorn', '--list'],
    files: IN_PROJECT,
    says: '--list: unknown flag. See --help.',
  },
  {
    argv: ['update', '--diff', '--run'],
    files: IN_PROJECT,
    says: '--run: with --diff nothing is written that could run. Leave one of the two out.',
  },
  {
    argv: ['update', 'shop'],
    files: IN_PROJECT,
    says: 'update shop: unexpected argument. See update --help.',
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
    says: 'shop: the folder is not empty (mine.txt) and is not a django-cloud project. Give the name of a new or empty folder, or --force to merge into this one.',
  },
  {
    argv: ['shop', '.'],
    files: { 'a.txt': '', 'b.txt': '', 'c.txt': '', 'd.txt': '' },
    says: '.: the folder is not empty (a.txt, b.txt, c.txt, …) and is not a django-cloud project. Give the name of a new or empty folder, or --force to merge into this one.',
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
    says: `.yo-rc.json: server apache2: unknown choice. Choose one of: ${SERVERS}.`,
  },
  {
    argv: [],
    files: { '.yo-rc.json': stored({ ...VALID, static: 'servestatic' }) },
    says: '.yo-rc.json: static servestatic: ServeStatic cannot be chosen: it serves under ASGI, and Gunicorn speaks WSGI. Choose one of: whitenoise.',
  },
  {
    argv: [],
    files: { '.yo-rc.json': stored({ ...VALID, colour: 'red' }) },
    says: '.yo-rc.json: unknown answer "colour". The answers are: project, language, interface, server, platforms, static, database, services, django, python, example, user, tests, license, editors, disclosure, hardening, options.',
  },
  {
    argv: [],
    files: { '.yo-rc.json': stored({ ...VALID, platforms: ['moon'] }) },
    says: `.yo-rc.json: platforms moon: unknown choice. Choose one of: ${PLATFORMS}.`,
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
    says: /\.yo-rc\.json: a merge of git's left conflicts in it\. Resolve them, take all answers of one side, and run "django-cloud update"\.\n$/,
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
    says: 'shop: the folder is not empty (.yo-rc.json) and is not a django-cloud project. Give the name of a new or empty folder, or --force to merge into this one.',
  },
  {
    argv: ['shop'],
    files: { 'shop/.yo-rc.json': '{' },
    says: /^shop\/\.yo-rc\.json: it is not valid JSON \(.*\)\. Restore it from git, or remove it\.\n$/,
  },
  {
    argv: ['shop', 'a'.repeat(300)],
    says: `${'a'.repeat(300)}: the path is too long. Give another folder.`,
    status: 1,
  },
];
