/**
 * How the cf client reads .cfignore: not as git does. Written after cloudfoundry/cli ccfd649,
 * actor/sharedaction/resource.go, and the library that it names, github.com/sabhiram/go-gitignore 362f984, ignore.go; its
 * answers were compared with those of that library itself.
 */
import { readdirSync } from 'node:fs';
import { join } from 'node:path';

/** resource.go, DefaultIgnoreLines: these come after the lines of the file, and so outrank them. */
const DEFAULT_LINES = [
  '.cfignore',
  '.DS_Store',
  '.git',
  '.gitignore',
  '.hg',
  '.svn',
  '_darcs',
  'manifest.yaml',
  'manifest.yml',
];

interface Rule {
  readonly pattern: RegExp;
  readonly negated: boolean;
}

/** ignore.go, getPatternFromLine. */
function ruleOf(given: string): Rule | undefined {
  if (given.startsWith('#')) return undefined;
  let line = given.replace(/\r+$/, '').replace(/^ +| +$/g, '');
  if (line === '') return undefined;
  const negated = line.startsWith('!');
  if (negated) line = line.slice(1);
  line = line.replace(/^[#!]/, '');
  // A pattern with a folder and "*." becomes one of the root.
  if (/[^/+]\/.*\*\./.test(line) && !line.startsWith('/')) line = `/${line}`;
  line = line.replaceAll('.', '\\.').replace(/^\/\*\*\//, '**/');
  line = line
    .replaceAll('/**/', '(/|/.+/)')
    .replaceAll('**/', '(|.#$~/)')
    .replaceAll('/**', '(|/.#$~)')
    .replaceAll('\\*', '\\#$~')
    .replaceAll('*', '([^/]*)')
    // It is no wildcard here.
    .replaceAll('?', '\\?')
    .replaceAll('#$~', '*');
  const expression = line + (line.endsWith('/') ? '(|.*)$' : '(|/.*)$');
  const whole = expression.startsWith('/') ? `^(|/)${expression.slice(1)}` : `^(|.*/)${expression}`;
  return { pattern: new RegExp(whole), negated };
}

/** Whether the client leaves a path out: the last line that matches decides, whatever it says of the folders above. */
export function cfIgnores(text: string): (path: string) => boolean {
  const rules = [...text.split('\n'), ...DEFAULT_LINES].flatMap((line) => ruleOf(line) ?? []);
  return (path) => {
    const last = rules.findLast(({ pattern }) => pattern.test(path));
    return last !== undefined && !last.negated;
  };
}

/** The files of a folder that the client uploads: it asks for each path by itself, and skips no folder. */
export function cfUploads(folder: string, text: string): readonly string[] {
  const ignores = cfIgnores(text);
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => !entry.isDirectory())
    .map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1))
    .filter((path) => !ignores(path))
    .sort();
}
