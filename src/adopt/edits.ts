/** The few lines that an adopted project's own files get. */
import { existsSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { UserError } from '../answers/user-error.ts';
import { say } from '../languages/say.ts';
import type { RenderedFile } from '../merge/rendered-file.ts';
import type { PlannedFile } from '../plan/plan.ts';
import { secretPatterns } from '../plan/private-files.ts';
import type { Dependencies } from './dependencies.ts';

export interface OwnEdits {
  /** The files as they are. */
  readonly before: readonly RenderedFile[];
  readonly after: readonly RenderedFile[];
}

const REQUIREMENTS = 'requirements.txt';
/** What must never be committed, and what a deployment makes. */
const IGNORED = [...secretPatterns, '/staticfiles/'];

/** A text with more lines at its end, each of which it does not have yet, in its own line ends. */
export function withLines(text: string, lines: readonly string[]): string {
  const end = text.includes('\r\n') ? '\r\n' : '\n';
  const has = new Set(text.split(/\r?\n/).map((line) => line.trim()));
  const missing = lines.filter((line) => !has.has(line));
  if (missing.length === 0) return text;
  const whole = text === '' || text.endsWith('\n') ? text : `${text}${end}`;
  return `${whole}${missing.map((line) => `${line}${end}`).join('')}`;
}

/** requirements.txt, which every platform installs: the project's own, or a new one that leads to what it has. */
function requirementsAfter(before: string | undefined, dependencies: Dependencies, ours: string): string {
  const include = `-r ${ours}`;
  if (before !== undefined && dependencies.file === REQUIREMENTS) {
    const namesDjango = /^[Dd]jango\b/m.test(before);
    // A buildpack looks for the name at the beginning of a line of this very file.
    return withLines(before, [...(namesDjango ? [] : ['django']), include]);
  }
  const { file, locked, required, isPip } = dependencies;
  const lines = isPip
    ? ['django', `-r ${file}`]
    : locked.length > 0
      ? locked
      : required.map(({ name, specifier }) => `${name}${specifier}`);
  const why = isPip
    ? `# What platforms install: what ${file} says, and what server and platform need.`
    : `# What platforms install: the versions of ${file}${locked.length > 0 ? " and its lock. After a change there, write these lines anew, from the lock's export." : '.'}`;
  return `${[why, ...lines, include].join('\n')}\n`;
}

/**
 * The edits of the project's own files.
 *
 * @param ours the path of our requirements
 */
export function ownEdits(folder: string, dependencies: Dependencies, ours: string): OwnEdits {
  const before: RenderedFile[] = [];
  const after: RenderedFile[] = [];
  const edit = (path: string, change: (text: string | undefined) => string): void => {
    const file = join(folder, path);
    const text = existsSync(file) ? readFileSync(file, 'utf8') : undefined;
    const contents = change(text);
    if (contents === text) return;
    const executable = text !== undefined && (statSync(file).mode & 0o100) !== 0;
    if (text !== undefined) before.push({ path, contents: text, executable });
    after.push({ path, contents, executable });
  };
  edit(REQUIREMENTS, (text) => requirementsAfter(text, dependencies, ours));
  edit('.gitignore', (text = '') => withLines(text, IGNORED));
  return { before, after };
}

/** Refuses to put a file of ours where the project has one of its own. @throws UserError naming all of them */
export function refuseTaken(folder: string, files: readonly PlannedFile[]): void {
  const taken = files.filter(({ path }) => existsSync(join(folder, path))).map(({ path }) => path);
  if (taken.length === 0) return;
  throw new UserError(
    say`adopt: ${taken.join(', ')}: the project has that already, and ours would take its place. Move it away first, and merge by hand what you need of it.`,
  );
}
