import { locks } from '../generated/locks.ts';
import { KEYWORDS, STANDARD_LIBRARY } from './python-names.ts';
import { UserError } from './user-error.ts';

/**
 * Longest project name, in characters. Platforms derive names of apps, routes and jobs from it; 32 leaves room for their
 * suffixes within the 63 characters of a DNS label.
 */
export const LONGEST = 32;

/** Folders and modules that every rendered project has beside its package. */
const OWN_FOLDERS = new Set(['pages', 'tests', 'manage', 'serve', 'gunicorn_conf', 'templates', 'static', 'staticfiles', 'media', 'locale', 'docs', 'apache', 'deploy', 'vars']);

/** Distributions of the locks whose import name differs from the distribution's. */
const IMPORT_NAMES = ['rest_framework', 'dotenv', 'pythonjsonlogger', 'csp', 'uwsgi', 'psycopg_binary', 'yaml', 'mypy_extensions', 'django_stubs', 'pip', 'setuptools', 'pkg_resources', 'wheel', 'venv', 'asgi', 'wsgi', 'settings'];

let installed: ReadonlySet<string> | undefined;

function installedPackages(): ReadonlySet<string> {
  installed ??= new Set([
    ...IMPORT_NAMES,
    ...Object.values(locks).flatMap((lock) => Object.keys(lock.packages).map((name) => name.replaceAll('-', '_'))),
  ]);
  return installed;
}

/**
 * The Python package name that a project name stands for: `My Site` becomes `my_site`.
 *
 * @param name what the user typed; spaces, hyphens and dots become underscores, capitals become small letters
 * @throws UserError with the reason, when no importable package can have that name
 */
export function packageName(name: string): string {
  const refuse = (reason: string): UserError =>
    new UserError(`project name "${name}": ${reason}. Choose another one, such as "mysite".`);
  const wanted = name.trim();
  if (wanted === '') throw refuse('it is empty');
  if (/[/\\]|^\.\.?$|^~/u.test(wanted)) throw refuse('it is a path, and a name has no path characters');
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are exactly what is refused here
  if (/[^\x20-\x7e]/u.test(wanted)) throw refuse('it has characters outside ASCII, which a package name that runs everywhere has not');
  const result = wanted.replaceAll(/[\s.-]+/g, '_').toLowerCase();
  const odd = /[^a-z0-9_]/.exec(result);
  if (odd) throw refuse(`it has the character "${odd[0]}"; letters, digits and underscores are allowed`);
  if (/^[0-9]/.test(result)) throw refuse('it begins with a digit, which no Python name does');
  if (/^_|_$/.test(result)) throw refuse('it begins or ends with an underscore, a space, a hyphen or a dot');
  if (result.length > LONGEST) throw refuse(`it has ${result.length} characters, and ${LONGEST} are the most`);
  if (KEYWORDS.has(result) || result === 'none' || result === 'true' || result === 'false') {
    throw refuse(`"${result}" is a keyword of Python`);
  }
  if (STANDARD_LIBRARY.has(result)) throw refuse(`"${result}" is a module of Python's standard library, which it would hide`);
  if (installedPackages().has(result)) throw refuse(`"${result}" is a package that the project may install, which it would hide`);
  if (OWN_FOLDERS.has(result)) throw refuse(`"${result}" is a folder or module that the project itself has`);
  return result;
}
