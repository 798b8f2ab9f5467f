/**
 * Locks that the tools themselves made, of one project: Django, an extra, a package of another system, one of an extra called
 * production, and pytest for development. What production installs of them is what the tools export: `uv export --no-dev
 * --extra production`, `pipenv requirements`.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const FOLDER = join(import.meta.dirname, 'real-locks');

const EXPORTED: Readonly<Record<string, string>> = {
  anyio: '4.16.0',
  asgiref: '3.13.0',
  certifi: '2026.10.19.post1',
  colorama: '0.4.6',
  django: '5.2.19',
  'django-environ': '0.14.0',
  gunicorn: '27.0.1',
  h11: '0.16.0',
  httpcore: '1.0.9',
  httpx: '0.28.1',
  idna: '3.20',
  socksio: '1.0.0',
  sqlparse: '0.6.1',
  'typing-extensions': '4.16.0',
  tzdata: '2026.6',
};

/** Pipenv knows no version of what is not of the system that it locks on, and leaves out what only that leads to. */
const { tzdata: _tzdata, ...OF_ONE_SYSTEM } = EXPORTED;

export interface RealLock {
  /** The tool that made it, with its version. */
  readonly tool: string;
  readonly lock: string;
  readonly files: Readonly<Record<string, string>>;
  /** Versions of what production installs. */
  readonly pins: Readonly<Record<string, string>>;
}

const made = (
  tool: string,
  folder: string,
  lock: string,
  pins: Readonly<Record<string, string>>,
): RealLock => ({
  tool,
  lock,
  pins,
  files: Object.fromEntries(
    readdirSync(join(FOLDER, folder)).map((name) => [name, readFileSync(join(FOLDER, folder, name), 'utf8')]),
  ),
});

export const REAL_LOCKS: readonly RealLock[] = [
  made('uv 0.9', 'uv', 'uv.lock', EXPORTED),
  made('Poetry 1.8.5', 'poetry-1', 'poetry.lock', {
    ...EXPORTED,
    'django-environ': '0.12.1',
    gunicorn: '23.0.0',
    packaging: '26.4',
  }),
  made('Poetry 2.1.4', 'poetry-2', 'poetry.lock', EXPORTED),
  made('PDM 2.29.4', 'pdm', 'pdm.lock', EXPORTED),
  made('Pipenv', 'pipenv', 'Pipfile.lock', { ...OF_ONE_SYSTEM, colorama: '*' }),
];

/** The hashes of a package in the text of a lock, sorted: those from its name to the next one's. */
export function hashesIn({ lock, files }: RealLock, name: string): readonly string[] {
  const text = files[lock]!;
  const parts = lock.endsWith('Pipfile.lock')
    ? text.split(/^ {8}(?=")/m).filter((part) => part.startsWith(`"${name}"`))
    : text.split('[[package]]').filter((part) => part.trimStart().startsWith(`name = "${name}"\n`));
  return [...new Set(parts.flatMap((part) => part.match(/sha256:[0-9a-f]{64}/g) ?? []))].sort();
}
