/** Files of the project that are not uploaded, in gitignore's syntax: https://git-scm.com/docs/gitignore */

interface Rule {
  readonly pattern: RegExp;
  readonly ignores: boolean;
  readonly onlyFolders: boolean;
}

/** Never uploaded, or never meant to be: history, secrets of this machine, its database, what Python makes. */
const ALWAYS = ['.git', '.hg', '.svn', '.DS_Store', '.env', '*.sqlite3', '*.sqlite3-*', '__pycache__/'].map(
  ruleOf,
);

function expressionOf(glob: string): string {
  const parts: Readonly<Record<string, string>> = {
    '/**/': '(?:/|/.*/)',
    '**/': '(?:.*/)?',
    '/**': '/.*',
    '**': '.*',
    '*': '[^/]*',
    '?': '[^/]',
  };
  return glob.replaceAll(/\/\*\*\/|\*\*\/|\/\*\*$|\*\*|\*|\?|\[[^\]]+\]|\\.|[.+^${}()|\]\\]/g, (word) => {
    if (word in parts) return parts[word]!;
    if (word.startsWith('[')) return word.replace(/^\[!/, '[^');
    return word.startsWith('\\') && word.length === 2 ? `\\${word[1]}` : `\\${word}`;
  });
}

function ruleOf(line: string): Rule {
  const negated = line.startsWith('!');
  const text = negated ? line.slice(1) : line;
  const onlyFolders = text.endsWith('/');
  const path = onlyFolders ? text.slice(0, -1) : text;
  // A slash that is not at the end ties the pattern to the folder of the file.
  const anchored = path.includes('/');
  const expression = expressionOf(path.replace(/^\//, ''));
  return {
    pattern: new RegExp(`^${anchored ? '' : '(?:.*/)?'}${expression}$`),
    ignores: !negated,
    onlyFolders,
  };
}

/**
 * Reads an ignore file.
 *
 * @param text of the file; empty when there is none
 * @returns whether a path, relative with forward slashes, stays here. What is below a folder that stays is not asked for.
 */
export function ignoring(text: string): (path: string, isFolder: boolean) => boolean {
  const lines = text.split(/\r?\n/).map((line) => line.trimEnd());
  const rules = lines.filter((line) => line !== '' && !line.startsWith('#')).map(ruleOf);
  return (path, isFolder) => {
    const matching = (all: readonly Rule[]): Rule | undefined =>
      all.findLast((rule) => (isFolder || !rule.onlyFolders) && rule.pattern.test(path));
    return matching(ALWAYS) !== undefined || (matching(rules)?.ignores ?? false);
  };
}
