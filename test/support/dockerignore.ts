/**
 * How Docker reads .dockerignore: not as git does. Written after github.com/moby/patternmatcher: ignorefile/ignorefile.go
 * (ReadAll) and patternmatcher.go (New, compile, MatchesOrParentMatches).
 */
import { posix } from 'node:path';

interface Rule {
  readonly pattern: RegExp;
  readonly excludes: boolean;
}

/** ReadAll: blanks around, Clean, and no slash at the beginning; compile: `**` any folders, `*` and `?` no slash. */
function ruleOf(given: string): Rule | undefined {
  if (given.startsWith('#')) return undefined;
  let line = given.trim();
  if (line === '') return undefined;
  const excludes = !line.startsWith('!');
  if (!excludes) line = line.slice(1).trim();
  if (line !== '') line = posix.normalize(line).replace(/(.)\/$/, '$1');
  if (line.length > 1 && line.startsWith('/')) line = line.slice(1);
  const parts: Readonly<Record<string, string>> = { '**/': '(.*/)?', '**': '.*', '*': '[^/]*', '?': '[^/]' };
  const expression = line.replaceAll(/\*\*\/|\*\*|\*|\?|[.$+()|{}^]/g, (word) => parts[word] ?? `\\${word}`);
  return { pattern: new RegExp(`^${expression}$`), excludes };
}

/** Whether a file is left out of the build: a rule counts that matches it or a folder above it, and the last one decides. */
export function dockerIgnores(text: string): (path: string) => boolean {
  const rules = text.split('\n').flatMap((line) => ruleOf(line.replace(/\r$/, '')) ?? []);
  return (path) => {
    const parts = path.split('/');
    const ways = parts.map((_, index) => parts.slice(0, index + 1).join('/'));
    return rules.findLast(({ pattern }) => ways.some((way) => pattern.test(way)))?.excludes ?? false;
  };
}
