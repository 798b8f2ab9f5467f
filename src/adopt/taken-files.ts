/** Files that a project has where ours come: merged where both have entries, else the project's own stands beside. */
import { existsSync, lstatSync } from 'node:fs';
import { join } from 'node:path';
import { UserError } from '../errors/user-error.ts';
import { say } from '../languages/say.ts';
import type { RenderedFile } from '../merge/rendered-file.ts';
import { ANSWERS_FILE, type PlannedFile } from '../plan/plan.ts';
import { bytesOf } from '../reading/read.ts';
import { uploadExceptions } from './ignored.ts';
import { withLines } from './lines-of-files.ts';

/** What becomes of files that are there already. */
export interface TakenFiles {
  /** Ours, without those that are decided below. */
  readonly files: readonly PlannedFile[];
  readonly before: readonly RenderedFile[];
  readonly after: readonly RenderedFile[];
  readonly notes: readonly string[];
}

/** Where the project's own goes, when ours has to be at its path. */
const besideOf = (path: string): string => `${path}.previous`;

/** Lists of paths: each has entries of its own. */
const LISTS = /(^|\/)\.(git|docker|cf|ce)ignore$/;
/** One answer of the project's that ours only repeats. */
const ANSWERED = new Set(['runtime.txt', '.python-version']);

/** Lines of a Procfile by the name of their process. */
function processes(text: string): ReadonlyMap<string, string> {
  const lines = text.split(/\r?\n/).map((line) => /^([\w-]+):\s*(.*)$/.exec(line));
  return new Map(lines.flatMap((found) => (found ? [[found[1]!, found[2]!]] : [])));
}

/** A Procfile with our processes, and those of the project that ours has not. */
function mergedProcfile(theirs: string, ours: string): string {
  const more = [...processes(theirs)].filter(([name]) => !processes(ours).has(name));
  return `${ours.trimEnd()}\n${more.map(([name, line]) => `${name}: ${line}\n`).join('')}`;
}

/** What is told of a process whose command is another one now. */
function processNotes(theirs: string, ours: string): readonly string[] {
  return [...processes(theirs)].flatMap(([name, line]) => {
    const now = processes(ours).get(name);
    return now === undefined || now === line
      ? []
      : [say`Procfile: ${name} is now "${now}"; it was "${line}".`];
  });
}

/** Processes of a Procfile that nobody starts, because no platform that was chosen reads it. */
function leftProcesses(
  folder: string,
  planned: readonly PlannedFile[],
  hasCelery: boolean,
): readonly string[] {
  const at = join(folder, 'Procfile');
  if (planned.some(({ path }) => path === 'Procfile') || !existsSync(at)) return [];
  const others = [...processes(bytesOf(at, 'configuration').toString('latin1'))].filter(
    // Celery's are carried over, or told with the rest of it.
    ([name, line]) => !/^(web|release)$/.test(name) && !(hasCelery && /\bcelery\b/.test(line)),
  );
  return others.map(
    ([name, line]) =>
      say`Procfile: no platform that was chosen starts ${name} ("${line}"): start it there yourself, in the same environment.`,
  );
}

/**
 * Decides about each of our files that is there already.
 *
 * @param hasCelery whether what starts it has been told
 * @throws UserError where something else than a file is in the way
 */
export function takenFiles(folder: string, planned: readonly PlannedFile[], hasCelery = false): TakenFiles {
  const before: RenderedFile[] = [];
  const after: RenderedFile[] = [];
  const paths = [...planned.map((file) => file.path), 'requirements.txt'];
  const notes: string[] = [...leftProcesses(folder, planned, hasCelery)];
  const files = planned.filter((file) => {
    const { path, contents } = file;
    const at = join(folder, path);
    if (path === ANSWERS_FILE || !existsSync(at)) return true;
    const stat = lstatSync(at);
    if (!stat.isFile())
      throw new UserError(
        say`adopt: ${path}: a folder or a link is where a file would come. Move it away first.`,
      );
    const bytes = bytesOf(at, 'file');
    const theirs = bytes.toString('latin1');
    const executable = (stat.mode & 0o100) !== 0;
    const own: RenderedFile = { path, contents: theirs, executable, encoding: 'latin1' };
    if (bytes.equals(Buffer.from(contents))) return true;
    if (ANSWERED.has(path)) {
      const [own, ours] = [theirs, contents].map((text) => text.trim().split('\n').at(-1)!);
      notes.push(
        say`${path} stays as it is: platforms install its ${own!}, and what is added was made for ${ours!}.`,
      );
      return false;
    }
    before.push(own);
    if (LISTS.test(path)) {
      const lines = contents.split('\n').filter((line) => line !== '' && !line.startsWith('#'));
      const out = uploadExceptions(theirs, contents, paths);
      after.push({ ...own, contents: withLines(withLines(theirs, lines), out) });
      return false;
    }
    if (path === 'Procfile') {
      after.push({ ...own, contents: mergedProcfile(theirs, contents) });
      notes.push(...processNotes(theirs, contents));
      return false;
    }
    after.push({ ...own, path: besideOf(path) });
    notes.push(
      say`${path}: the project's own is ${besideOf(path)} now; take over by hand what you need of it.`,
    );
    return true;
  });
  return { files, before, after, notes };
}
