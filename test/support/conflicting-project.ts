/** A project in a git repository whose merge has one conflict of each kind that an index can hold. */
import { execFileSync } from 'node:child_process';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { mergeProject } from '../../src/merge/merge-project.ts';
import { rendered, TEN, type Texts, write } from './edited-project.ts';

/** Runs git, which must succeed. @returns what it printed */
export function git(folder: string, ...args: readonly string[]): string {
  const identity = ['-c', 'user.name=test', '-c', 'user.email=test@example.com'];
  return execFileSync('git', ['-C', folder, ...identity, ...args], { encoding: 'utf8', stdio: 'pipe' });
}

export function commitAll(folder: string): void {
  git(folder, 'add', '.');
  git(folder, 'commit', '--quiet', '--message', 'everything');
}

export const BASE: Texts = {
  both: 'x\n',
  deleted: 'x\n',
  dropped: 'x\n',
  clean: TEN,
  ignored: 'x\n',
  'crlf.txt': 'x\n',
};
export const THEIRS: Texts = {
  both: 'theirs\n',
  deleted: 'theirs\n',
  added: '#!theirs\n',
  clean: TEN.replace('9', 'nine'),
  ignored: 'theirs\n',
  'crlf.txt': 'theirs\n',
};

/** A committed project in a repository, with one conflict of each kind, a file that was deleted, and the plan of its merge. */
export function conflicting(root: string, prefix = '') {
  const folder = join(root, prefix);
  git(root, 'init', '--quiet');
  write(folder, BASE);
  write(folder, {
    both: 'ours\n',
    dropped: 'ours\n',
    added: 'ours\n',
    clean: TEN.replace('2', 'two'),
    ignored: 'ours\n',
    'crlf.txt': 'ours\r\n',
    '.gitignore': '/ignored\n',
    '.gitattributes': '* text=auto\n',
  });
  rmSync(join(folder, 'deleted'));
  commitAll(root);
  return mergeProject({ folder, base: rendered(BASE), theirs: rendered(THEIRS) });
}
