/** A small project that was rendered, edited by its user, and is rendered anew: for the tests of what a merge writes. */
import { chmodSync, mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { type MergePlan, mergeProject } from '../../src/merge/merge-project.ts';
import { inFolder } from './command.ts';

export type Texts = Readonly<Record<string, string>>;

/** Rendered files with these texts; a text that begins with `#!` is executable. */
export const rendered = (texts: Texts) =>
  Object.entries(texts).map(([path, contents]) => ({
    path,
    contents,
    executable: contents.startsWith('#!'),
  }));

/** Writes files with these texts into a folder. */
export function write(folder: string, texts: Texts): void {
  for (const [path, text] of Object.entries(texts)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text, { mode: text.startsWith('#!') ? 0o755 : 0o644 });
  }
}

export const TEN = '1\n2\n3\n4\n5\n6\n7\n8\n9\n10\n';
/** A small rendering, and the next one. */
export const BASE: Texts = {
  'a.py': 'a\n',
  'merged.py': TEN,
  'conflict.py': 'x\n',
  'old/only/here.conf': 'o\n',
  'old/mine-too.conf': 'o\n',
  'run.sh': 'run\n',
  'same.py': 's\n',
};
export const THEIRS: Texts = {
  'a.py': 'A\n',
  'merged.py': TEN.replace('9', 'nine'),
  'conflict.py': 'theirs\n',
  'new/deep/file.py': '#!new\n',
  'old/mine-too.conf': 'O\n',
  'run.sh': '#!run\n',
  'same.py': 's\n',
};

/** Makes a project that was rendered from BASE and edited. @returns its merge with THEIRS */
function edited(folder: string): MergePlan {
  write(folder, BASE);
  write(folder, {
    'merged.py': TEN.replace('2', 'two'),
    'conflict.py': 'ours\n',
    'own/notes.md': 'n\n',
    'same.py': 'mine\n',
  });
  chmodSync(join(folder, 'merged.py'), 0o600);
  chmodSync(join(folder, 'old/only'), 0o750);
  mkdirSync(join(folder, 'new'));
  return mergeProject({ folder, base: rendered(BASE), theirs: rendered(THEIRS) });
}

/** Uses an edited project in a new folder that is removed afterwards. */
export const inProject = (use: (folder: string, plan: MergePlan) => Promise<void>): Promise<void> =>
  inFolder((folder) => use(folder, edited(folder)));
