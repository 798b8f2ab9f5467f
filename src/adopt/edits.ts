/** The few lines that an adopted project's own files get. */
import { statSync } from 'node:fs';
import { join } from 'node:path';
import { say } from '../languages/say.ts';
import type { RenderedFile } from '../merge/rendered-file.ts';
import { secretPatterns } from '../plan/private-files.ts';
import { bytesWithin } from '../reading/read.ts';
import { discoveredPackage, withPackageNamed } from './build-backend.ts';
import type { Dependencies } from './dependencies.ts';
import { exceptions } from './ignored.ts';
import type { Naming } from './inspect.ts';
import { withLines } from './lines-of-files.ts';

export interface OwnEdits {
  /** The files as they are. */
  readonly before: readonly RenderedFile[];
  readonly after: readonly RenderedFile[];
  /** What the owner should know of them. */
  readonly notes: readonly string[];
}

const REQUIREMENTS = 'requirements.txt';
const PYPROJECT = 'pyproject.toml';
/** Encodings of requirements files, by the names that Python has for them: a file stays in its own. */
const ENCODINGS: Readonly<Record<string, BufferEncoding>> = { 'utf-16-le': 'utf16le', 'latin-1': 'latin1' };
/** What must never be committed, and what a deployment makes. */
const IGNORED = [...secretPatterns, '/staticfiles/', '/staticfiles.json'];

/** requirements.txt, which every platform installs: the project's own, or a new one that leads to what it has. */
function requirementsAfter(before: string | undefined, dependencies: Dependencies, ours: string): string {
  const include = `-r ${ours}`;
  const { file, locked, isPip, hashed } = dependencies;
  // A buildpack looks for the name at the beginning of a line of this very file; where there are hashes, each line has one.
  const django = hashed || (before !== undefined && /^\uFEFF?[Dd]jango\b/m.test(before)) ? [] : ['django'];
  if (before !== undefined && file === REQUIREMENTS) return withLines(before, [...django, include]);
  const lines = isPip ? [...django, `-r ${file}`] : dependencies.lines;
  if (before !== undefined) return withLines(before, [...lines, include]);
  const why = isPip
    ? `# What platforms install: what ${file} says, and what server and platform need.`
    : `# What platforms install: the versions of ${file}${locked ? " and its lock. After a change there, write these lines anew, from the lock's export." : '.'}`;
  return `${[why, ...lines, include].join('\n')}\n`;
}

/** A file that insists on settings: the environment goes before them. */
function yielding(text: string): string {
  return text.replaceAll(
    /\bos\.environ\[(["'])DJANGO_SETTINGS_MODULE\1\]\s*=\s*(["'][\w.]+["'])/g,
    'os.environ.setdefault($1DJANGO_SETTINGS_MODULE$1, $2)',
  );
}

/**
 * The edits of the project's own files.
 *
 * @param ours the path of our requirements
 * @param added the paths of all that is written
 * @param forcing files that set DJANGO_SETTINGS_MODULE whatever the environment says
 */
export function ownEdits(
  folder: string,
  dependencies: Dependencies,
  ours: string,
  added: readonly string[] = [],
  forcing: readonly Naming[] = [],
): OwnEdits {
  const before: RenderedFile[] = [];
  const after: RenderedFile[] = [];
  const edit = (
    path: string,
    change: (text: string | undefined) => string,
    encoding: BufferEncoding = 'utf8',
  ): void => {
    const file = join(folder, path);
    const text = bytesWithin(file, 'file')?.toString(encoding);
    const contents = change(text);
    if (contents === text) return;
    const executable = text !== undefined && (statSync(file).mode & 0o100) !== 0;
    if (text !== undefined) before.push({ path, contents: text, executable, encoding });
    after.push({ path, contents, executable, encoding });
  };
  const encoding = dependencies.file === REQUIREMENTS ? ENCODINGS[dependencies.encoding] : undefined;
  edit(REQUIREMENTS, (text) => requirementsAfter(text, dependencies, ours), encoding);
  edit('.gitignore', (text = '') => withLines(withLines(text, IGNORED), exceptions(text, added)));
  const pyproject = bytesWithin(join(folder, PYPROJECT), 'file')?.toString() ?? '';
  const discovered = discoveredPackage(folder, pyproject);
  if (discovered !== undefined) edit(PYPROJECT, () => withPackageNamed(pyproject, discovered));
  const notes =
    discovered === undefined
      ? []
      : [
          say`${PYPROJECT}: setuptools found the package ${discovered} by itself, and would find two now: a line names it.`,
        ];
  for (const { file } of forcing)
    if (/(^|\/)manage\.py$/.test(file)) edit(file, (text = '') => yielding(text), 'latin1');
  return { before, after, notes };
}
