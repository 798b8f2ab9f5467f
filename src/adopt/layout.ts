import { basename, posix } from 'node:path';
import { UserError } from '../errors/user-error.ts';
import { say } from '../languages/say.ts';
import { type Layout, layoutOf, type Naming, type ReadSettings, settingsOf } from './inspect.ts';

/** How a project is laid out, once everything is decided. */
export interface Shape {
  /** The folder of its packages and, mostly, of manage.py, relative to the root; empty for the root. */
  readonly source: string;
  readonly hasManage: boolean;
  /** The dotted module of its settings, and how it came to be that one. */
  readonly module: string;
  readonly found: string;
  readonly settings: ReadSettings;
  /** Files that set DJANGO_SETTINGS_MODULE whatever the environment says. */
  readonly forcing: readonly Naming[];
  readonly wsgi: string;
  readonly asgi: string;
  readonly name: string;
  /** The dotted modules that Celery's own documentation calls so: `shop.celery`. */
  readonly celery: readonly string[];
}

/** Packages that are called by what they are for: the folder's name says more. */
const GENERIC = new Set([
  'app',
  'backend',
  'conf',
  'config',
  'core',
  'django',
  'django_project',
  'main',
  'project',
  'settings',
  'site',
  'src',
  'web',
]);

const moduleOf = (file: string, source: string): string =>
  (source && file.startsWith(`${source}/`) ? file.slice(source.length + 1) : file)
    .replace(/\.py$/, '')
    .replace(/\/__init__$/, '')
    .replaceAll('/', '.');

/** manage.py: in the root, or in one folder below it. @throws UserError when there is none, or several */
function manageOf({ manage }: Layout): Naming {
  const nearest = [...manage].sort((a, b) => a.file.split('/').length - b.file.split('/').length);
  const [first, second] = nearest;
  if (!first)
    throw new UserError(
      say`adopt: there is no manage.py in this folder or below it. Go to the root of the Django project.`,
    );
  if (second && second.file.split('/').length === first.file.split('/').length)
    throw new UserError(
      say`adopt: there are several manage.py (${first.file}, ${second.file}). Go to the folder of the project that you mean.`,
    );
  return first;
}

/** The settings of production, among those that files name or that look like settings. */
function chosenModule(
  layout: Layout,
  source: string,
  manage: Naming,
  given: string | undefined,
): readonly [string, string] {
  if (given) return [given, '--settings'];
  const candidates = layout.candidates.map((file) => moduleOf(file, source));
  const production = candidates.filter((module) =>
    /(^|\.)(prod|production)$/.test(module.replace(/^.*settings[._]?/, '')),
  );
  if (production.length === 1) return [production[0]!, say`it is that of production`];
  if (production.length > 1)
    throw new UserError(
      say`adopt: there are several settings of production (${production.join(', ')}). Say which one: --settings MODULE`,
    );
  const named = [...layout.wsgi, ...layout.asgi, manage].find(({ settings }) => settings);
  if (named?.settings) return [named.settings, named.file];
  const [only, ...more] = candidates;
  if (only && more.length === 0) return [only, say`it is the only one`];
  throw new UserError(
    only
      ? say`adopt: there are several settings (${candidates.join(', ')}), and nothing says which one is deployed. Say which one: --settings MODULE`
      : say`adopt: no settings were found. Say which module they are: --settings MODULE`,
  );
}

/**
 * The entry point that settings name, else the one file there is: a module, with a colon before a name that is none of
 * `application`. ASGI_APPLICATION may be a routing module, or a name in a package.
 */
function entryOf(kind: 'wsgi' | 'asgi', layout: Layout, source: string, { values }: ReadSettings): string {
  const named = values[`${kind.toUpperCase()}_APPLICATION`]?.value;
  const [, module, name] = typeof named === 'string' ? (/^([\w.]+)[.:](\w+)$/.exec(named) ?? []) : [];
  if (module && layout.modules.some((file) => moduleOf(file, source) === module))
    return name === 'application' ? module : `${module}:${name}`;
  return layout[kind].map(({ file }) => moduleOf(file, source))[0] ?? '';
}

/** Settings whose last word says that they are not for production: `config.settings.local`. */
const DEVELOPMENT = /(^|[._])(local|dev|devel|development|docker|test|tests|testing|ci)(_settings)?$/;

/** What is said aloud of how a project is laid out. */
export function layoutNotes({ module, forcing }: Shape): readonly string[] {
  return [
    ...(DEVELOPMENT.test(module)
      ? [
          say`${module} are settings for development, by their name, and production would run with them. Others: --settings MODULE`,
        ]
      : []),
    ...forcing.map(({ file, forced }) =>
      /manage\.py$/.test(file)
        ? say`${file}:${forced ?? 0} sets DJANGO_SETTINGS_MODULE whatever the environment says: it becomes os.environ.setdefault, so that commands on the platform have the deployed settings.`
        : say`${file}:${forced ?? 0} sets DJANGO_SETTINGS_MODULE whatever the environment says: the deployed settings are loaded before it.`,
    ),
  ];
}

/**
 * How the project in a folder is laid out.
 *
 * @param folder absolute
 * @param given the settings module of `--settings`
 * @throws UserError when it is no Django project, or it is not clear what is deployed
 */
export function shapeOf(folder: string, given: string | undefined): Shape {
  const layout = layoutOf(folder);
  const manage = manageOf(layout);
  const source = posix.dirname(manage.file) === '.' ? '' : posix.dirname(manage.file);
  const [module, found] = chosenModule(layout, source, manage, given);
  const settings = settingsOf(folder, source, module);
  if (!settings.exists)
    throw new UserError(
      say`adopt: the settings ${module} (${found}) are not a file in ${source || say`this folder`}. Say which module they are: --settings MODULE`,
    );
  const [top = ''] = module.split('.');
  return {
    source,
    hasManage: source === '',
    module,
    found,
    settings,
    forcing: [manage, ...layout.wsgi, ...layout.asgi].filter(({ forced }) => forced !== null),
    wsgi: entryOf('wsgi', layout, source, settings),
    asgi: entryOf('asgi', layout, source, settings),
    celery: layout.modules
      .filter((file) => /(^|\/)celery(_app)?\.py$/.test(file))
      .map((file) => moduleOf(file, source)),
    name: GENERIC.has(top) ? basename(folder) : top,
  };
}
