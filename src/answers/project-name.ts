import { servers } from '../choices/catalog.ts';
import { UserError } from '../errors/user-error.ts';
import { folders, packages } from '../generated/taken-names.ts';
import { say } from '../languages/say.ts';
import { isCommand } from './command-names.ts';
import { KEYWORDS, STANDARD_LIBRARY } from './python-names.ts';

/**
 * Longest project name, in characters. Platforms derive names of apps, routes and jobs from it; 32 leaves room for their
 * suffixes within the 63 characters of a DNS label.
 */
const LONGEST = 32;

/** Names that people or Django's settings give to folders and modules beside the package, rendered or not. */
const CUSTOMARY = ['asgi', 'docs', 'locale', 'media', 'settings', 'static', 'templates', 'venv', 'wsgi'];

/** Names that older versions gave to nothing: a project of theirs may be called so, and goes on. */
const TAKEN_LATER = ['users', 'completion', 'explain', 'web'];

/** Import names of packages in the locks that differ from the distribution's name. */
const IMPORT_NAMES = [
  'csp',
  'django_stubs_ext',
  'dotenv',
  'mypy_django_plugin',
  'pip',
  'pkg_resources',
  'pythonjsonlogger',
  'setuptools',
  'wheel',
];

/** A distribution's, a module's or a file's name as Python would import it. */
const importName = (name: string): string => name.replace(/\.py(\.ejs)?$/, '').replaceAll(/[-.]/g, '_');

let taken: { readonly packages: ReadonlySet<string>; readonly folders: ReadonlySet<string> } | undefined;

/** Names that a project package would hide: made once, when the first name is checked. */
function takenNames() {
  taken ??= {
    packages: new Set([
      ...IMPORT_NAMES,
      ...servers.map((server) => importName(server.module)),
      ...packages.map(importName),
    ]),
    folders: new Set([...CUSTOMARY, ...folders.map(importName)]),
  };
  return taken;
}

/**
 * The Python package name that a project name stands for: `My Site` becomes `my_site`.
 *
 * @param name what the user typed; spaces, hyphens and dots become underscores, capitals become small letters
 * @param isKept whether a project that is there is called so, which has nothing else of that name
 * @throws UserError with the reason, when no importable package can have that name
 */
export function packageName(name: string, isKept = false): string {
  const refuse = (reason: string): UserError =>
    new UserError(say`project name "${name}": ${reason}. Choose another one, such as "mysite".`);
  const wanted = name.trim();
  if (wanted === '') throw refuse(say`it is empty`);
  if (/[/\\]|^\.\.?$|^~/u.test(wanted)) throw refuse(say`it is a path, and a name has no path characters`);
  if (/[^\x20-\x7e]/u.test(wanted))
    throw refuse(say`it has characters outside ASCII, which a package name that runs everywhere has not`);
  const result = wanted.replaceAll(/[\s.-]+/g, '_').toLowerCase();
  const odd = /[^a-z0-9_]/.exec(result);
  if (odd) throw refuse(say`it has the character "${odd[0]}"; letters, digits and underscores are allowed`);
  if (/^[0-9]/.test(result)) throw refuse(say`it begins with a digit, which no Python name does`);
  if (/^_|_$/.test(result))
    throw refuse(say`it begins or ends with an underscore, a space, a hyphen or a dot`);
  if (result.length > LONGEST)
    throw refuse(say`it is ${result.length} characters long; the maximum is ${LONGEST}`);
  if (KEYWORDS.has(result) || result === 'none' || result === 'true' || result === 'false') {
    throw refuse(say`"${result}" is a keyword of Python`);
  }
  if (isKept && TAKEN_LATER.includes(result)) return result;
  // As it was typed, too: names of commands have hyphens.
  if (isCommand(result) || isCommand(wanted.toLowerCase()))
    throw refuse(say`"${result}" is a command of django-cloud, where the name would stand`);
  if (STANDARD_LIBRARY.has(result))
    throw refuse(say`"${result}" is a module of Python's standard library, which it would hide`);
  if (takenNames().packages.has(result))
    throw refuse(say`"${result}" is a package that the project may install, which it would hide`);
  if (takenNames().folders.has(result))
    throw refuse(say`"${result}" is a folder or module that the project itself has`);
  return result;
}
