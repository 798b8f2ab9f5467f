/** What a user may do to a rendered project between two renderings, at random. */
import { chmodSync, mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { FileState } from '../../src/merge/file-state.ts';
import type { Random } from './random.ts';

/** The user's file: `mode` has all permission bits. */
export interface UserFile {
  readonly contents: Buffer;
  readonly mode: number;
}

/** What is at each path of the user's project; folders follow from the paths, empty ones and links are said. */
export type UserProject = Map<string, UserFile | 'folder' | 'link'>;

/** A line that is nowhere else: where it is after the merge tells whether an edit was lost. */
export const UNIQUE = /user-edit-\d+-\d+/g;

export const linesOf = (text: string): string[] => text.match(/[^\n]*\n|[^\n]+$/g) ?? [];

interface Editing {
  readonly random: Random;
  readonly project: UserProject;
  readonly theirs: ReadonlyMap<string, FileState>;
  /** A path of a rendered file, more often than not one that is rendered otherwise now. */
  readonly path: () => string;
  /** A line that was never made before. */
  readonly line: () => string;
}

type Edit = (editing: Editing) => void;

/** An edit of the text of a file that the user still has. */
function ofText(change: (lines: string[], editing: Editing) => string[] | undefined): Edit {
  return (editing) => {
    const path = editing.path();
    const file = editing.project.get(path);
    if (typeof file !== 'object' || file.contents.includes(0)) return;
    const lines = change(linesOf(file.contents.toString()), editing);
    if (lines) editing.project.set(path, { ...file, contents: Buffer.from(lines.join('')) });
  };
}

function ofFile(change: (file: UserFile, path: string, editing: Editing) => void): Edit {
  return (editing) => {
    const path = editing.path();
    const file = editing.project.get(path);
    if (typeof file === 'object') change(file, path, editing);
  };
}

const some = (random: Random): number => 1 + random.below(3);

function insert(lines: string[], at: number, removed: number, { random, line }: Editing): string[] {
  const added = Array.from({ length: some(random) }, () => `${line()}\n`);
  return [...lines.slice(0, at), ...added, ...lines.slice(at + removed)];
}

/** Whether a path is free for the user: neither there, nor below a file, nor above one. */
function isFree(project: UserProject, path: string): boolean {
  return ![...project.keys()].some(
    (other) => other === path || other.startsWith(`${path}/`) || path.startsWith(`${other}/`),
  );
}

/** What is done, by its name. Their order is that of the seeds. */
const EDITS: Readonly<Record<string, Edit>> = {
  'lines added': ofText((lines, editing) =>
    insert(lines, editing.random.below(lines.length + 1), 0, editing),
  ),
  'lines added at the end': ofText((lines, editing) => insert(lines, lines.length, 0, editing)),
  'lines changed': ofText((lines, editing) =>
    insert(lines, editing.random.below(lines.length + 1), some(editing.random), editing),
  ),
  'lines removed': ofText((lines, { random }) => {
    const at = random.below(lines.length + 1);
    return [...lines.slice(0, at), ...lines.slice(at + some(random))];
  }),
  'Windows line ends': ofText((lines) => lines.map((line) => line.replace(/\r?\n$/, '\r\n'))),
  'mixed line ends': ofText((lines, { random }) =>
    lines.map((line) => (random.chance(0.2) ? line.replace(/\r?\n$/, '\r\n') : line)),
  ),
  'no newline at the end': ofText((lines) =>
    lines.map((line, index) => (index === lines.length - 1 ? line.trimEnd() : line)),
  ),
  'the executable bit': ofFile((file, path, { project }) => {
    project.set(path, { ...file, mode: file.mode ^ 0o111 });
  }),
  'other bits of the mode': ofFile((file, path, { project, random }) => {
    project.set(path, { ...file, mode: (file.mode & 0o111) | random.pick([0o600, 0o664, 0o640]) });
  }),
  removed: ofFile((_file, path, { project }) => {
    project.delete(path);
  }),
  renamed: ofFile((file, path, { project, random, line }) => {
    const name = path.slice(path.lastIndexOf('/') + 1);
    const to = random.chance(0.5) ? `moved/${random.below(9)}/${name}` : `${path}.${line()}`;
    if (!isFree(project, to)) return;
    project.delete(path);
    project.set(to, file);
  }),
  'a folder renamed': ({ project, path, line }) => {
    // A folder is renamed, with all that is in it.
    const folder = dirname(path());
    const to = `${folder}-${line()}`;
    if (folder === '.') return;
    for (const [from, file] of [...project]) {
      if (!from.startsWith(`${folder}/`)) continue;
      project.delete(from);
      project.set(to + from.slice(folder.length), file);
    }
  },
  'no text': ofFile((file, path, { project, line }) => {
    project.set(path, { ...file, contents: Buffer.from(`\0${line()}\n`) });
  }),
  'as rendered now': ofFile((file, path, { project, theirs }) => {
    const now = theirs.get(path);
    if (now) project.set(path, { ...file, contents: now.contents });
  }),
  'a folder or a link': ofFile((_file, path, { project, random }) => {
    project.set(path, random.pick(['folder', 'link'] as const));
  }),
  'in the way of a new file': ({ project, theirs, random, line }) => {
    // In the way of a new file of ours: the same, another one, an empty one.
    const path = random.pick(
      [...theirs.keys()].filter((one) => isFree(project, one)).concat(`own/${line()}.py`),
    );
    const contents = random.pick([Buffer.from(`${line()}\n`), theirs.get(path)?.contents, Buffer.alloc(0)]);
    project.set(path, {
      contents: contents ?? Buffer.from(`${line()}\n`),
      mode: random.pick([0o644, 0o755]),
    });
  },
};

/** The names of all edits. */
export const EDIT_NAMES = Object.keys(EDITS);

/**
 * A project that was rendered, with up to six edits of a user.
 *
 * @param owned paths of which the contents are not the user's to edit
 * @param trial tells its unique lines from those of other trials
 * @param made hears of each edit by its name
 */
export function editedProject(
  random: Random,
  base: ReadonlyMap<string, FileState>,
  theirs: ReadonlyMap<string, FileState>,
  owned: readonly string[],
  trial: number,
  made: (name: string) => void = () => {},
): UserProject {
  const project: UserProject = new Map(
    [...base].map(([path, { contents, executable }]) => [
      path,
      { contents, mode: executable ? 0o755 : 0o644 },
    ]),
  );
  const paths = [...base.keys()].filter((path) => !owned.includes(path));
  const changed = paths.filter((path) => !theirs.get(path)?.contents.equals(base.get(path)!.contents));
  let count = 0;
  const editing: Editing = {
    random,
    project,
    theirs,
    path: () => random.pick(random.chance(0.75) && changed.length > 0 ? changed : paths),
    line: () => {
      count += 1;
      return `user-edit-${trial}-${count}`;
    },
  };
  for (let edits = random.below(7); edits > 0; edits -= 1) {
    const name = random.pick(EDIT_NAMES);
    EDITS[name]!(editing);
    made(name);
  }
  return project;
}

/** Writes a user's project into an empty folder. */
export function writeUserProject(folder: string, project: UserProject): void {
  const made = new Set<string>();
  for (const [path, file] of project) {
    const target = join(folder, path);
    const parent = file === 'folder' ? target : dirname(target);
    if (!made.has(parent)) mkdirSync(parent, { recursive: true });
    made.add(parent);
    if (file === 'link') symlinkSync('nowhere', target);
    if (typeof file !== 'object') continue;
    writeFileSync(target, file.contents);
    // Whatever the umask is.
    chmodSync(target, file.mode);
  }
}
