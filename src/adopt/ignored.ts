/** What we write must reach the repository and the platform, whatever the project's ignore files say. */
import { ignoring } from '../rehearse/ignore.ts';

/** A path, and the folders above it, the outermost first. */
function ways(path: string): readonly string[] {
  const parts = path.split('/');
  return parts.map((_, index) => parts.slice(0, index + 1).join('/'));
}

/** A file below a folder that stays here stays here too. */
function staysHere(ignored: ReturnType<typeof ignoring>, path: string): boolean {
  const way = ways(path);
  return way.some((one, index) => ignored(one, index < way.length - 1));
}

/**
 * Lines for the end of an ignore file that take out of it what it would keep away: each folder on the way that
 * is ignored, and the file. https://git-scm.com/docs/gitignore: nothing below a folder that is ignored comes back.
 *
 * @param text of the ignore file, as the project has it
 */
export function exceptions(text: string, paths: readonly string[]): readonly string[] {
  const asItIs = ignoring(text);
  let ignored = asItIs;
  const lines: string[] = [];
  for (const path of paths.filter((one) => staysHere(asItIs, one))) {
    for (const one of ways(path).slice(0, -1)) {
      if (!ignored(one, true)) continue;
      lines.push(`!/${one}/`);
      ignored = ignoring([text, ...lines].join('\n'));
    }
    lines.push(`!/${path}`);
  }
  return lines;
}

/** A pattern as each program may read it: tied to the root or not, of folders alone or not, with `.` or a blank before it. */
function readings(line: string): readonly string[] {
  const [, sign = '', pattern = ''] = /^\s*(!?)\s*(?:\.?\/)?(.*?)\/?\s*$/.exec(line) ?? [];
  if (pattern === '' || pattern.startsWith('#')) return [];
  return sign === '!' ? [`!/${pattern}`] : [pattern, `/${pattern}`, `${pattern}/**`];
}

/**
 * Lines for the end of a file that says what is not uploaded, or not copied into an image: `.cfignore`, `.dockerignore`,
 * `.ceignore`. They take out what the project's own lines may keep away, and ours do not.
 *
 * These programs read patterns each in its own way: Docker's are tied to the root
 * (https://docs.docker.com/build/concepts/context/#dockerignore-files), the cf client's are not, and its folders are
 * (github.com/sabhiram/go-gitignore 362f984). In each the last line that matches decides, a file at a time: one too many does
 * no harm, so that a pattern counts if any of them reads it so.
 *
 * @param theirs the project's own text
 * @param ours what is added to it
 * @param paths what is written
 */
export function uploadExceptions(theirs: string, ours: string, paths: readonly string[]): readonly string[] {
  const kept = ignoring(theirs.split(/\r?\n/).flatMap(readings).join('\n'));
  const left = ignoring(ours.split(/\r?\n/).flatMap(readings).join('\n'));
  const wanted = paths.filter((path) => !staysHere(left, path));
  // Where a reader is git's, folders come first.
  const folders = exceptions(theirs, wanted).filter((line) => line.endsWith('/'));
  return [...folders, ...wanted.filter((path) => staysHere(kept, path)).map((path) => `!/${path}`)];
}
