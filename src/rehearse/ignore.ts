/** Files of the project that are not uploaded, in gitignore's syntax: https://git-scm.com/docs/gitignore */
import ignore from 'ignore';

/** Never uploaded, or never meant to be: history, secrets of this machine, its database, what Python makes. */
const ALWAYS = ['.git', '.hg', '.svn', '.DS_Store', '.env', '*.sqlite3', '*.sqlite3-*', '__pycache__/'];

/**
 * Reads an ignore file.
 *
 * @param text of the file; empty when there is none
 * @returns whether a path, relative with forward slashes, stays here. What is below a folder that stays is not asked for.
 */
export function ignoring(text: string): (path: string, isFolder: boolean) => boolean {
  const [always, rules] = [ALWAYS, text].map((lines) => ignore({ ignorecase: false }).add(lines));
  return (path, isFolder) => {
    const name = isFolder ? `${path}/` : path;
    return always!.ignores(name) || rules!.ignores(name);
  };
}
