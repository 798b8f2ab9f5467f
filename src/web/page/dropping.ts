/** Reads what somebody drops or picks: a file of answers, a zip, or a folder. Nothing leaves the page. */

import { ANSWERS_FILE } from '../../answers/yo-rc.ts';
import { UserError } from '../../errors/user-error.ts';
import { say } from '../../languages/say.ts';
import { checkSize } from '../opened.ts';
import { isForeign, LARGEST_FILE, MOST, type ProjectFile, type ProjectFiles } from '../opened-files.ts';
import { brought } from '../parts/registry.ts';
import { shownName } from '../shown-name.ts';
import { loadPart } from './loading.ts';
import type { Action } from './state.ts';

type Dispatch = (action: Action) => void;

/** A file of a folder, before anything of it is read. */
interface Found {
  readonly path: string;
  readonly size: number;
  readonly file: File;
}

async function mergePart() {
  await loadPart('merge');
  return brought.merge!;
}

/** What is wrong, in one line, whatever it is. */
function problemWith(name: string, error: unknown): string {
  if (error instanceof UserError) return error.message;
  const reason = error instanceof Error ? error.message.split('\n')[0] : String(error);
  return say`${name}: this page cannot read it (${reason}). Pick it by the buttons, or give a zip of it.`;
}

async function openProject(files: ProjectFiles, dispatch: Dispatch): Promise<void> {
  const project = await (await mergePart()).openProject(files);
  const answers = files.files.find(({ path }) => path === ANSWERS_FILE)?.contents;
  dispatch({ type: 'open', name: files.name, text: new TextDecoder().decode(answers), project });
}

/** Opens one file: the answers of a project, or a zip of all of it. */
export async function openFile(file: File | undefined, dispatch: Dispatch): Promise<void> {
  if (!file) return;
  const name = shownName(file.name);
  try {
    const start = new Uint8Array(await file.slice(0, 4).arrayBuffer());
    const { isZip, checkZipSize, projectInZip } = await mergePart();
    if (isZip(start)) {
      checkZipSize(name, file.size);
      await openProject(projectInZip(new Uint8Array(await file.arrayBuffer()), name), dispatch);
    } else {
      checkSize(name, file.size);
      dispatch({ type: 'open', name, text: await file.text() });
    }
  } catch (error) {
    dispatch({ type: 'refuse', problem: problemWith(name, error) });
  }
}

async function openFound(found: readonly Found[], name: string, dispatch: Dispatch): Promise<void> {
  const { projectIn } = await mergePart();
  const files = await Promise.all(
    projectIn(found, name).map(async ({ entry: { size, file }, inside }): Promise<ProjectFile> => {
      const common = { path: inside, size, isExecutable: false, kind: 'file' as const };
      if (size > LARGEST_FILE) return common;
      return { ...common, contents: new Uint8Array(await file.arrayBuffer()) };
    }),
  );
  await openProject({ name, files, hasModes: false }, dispatch);
}

/** Opens a folder that was picked: the browser has listed all of it. */
export async function openFolder(list: FileList | null, dispatch: Dispatch): Promise<void> {
  const found = [...(list ?? [])].map((file) => ({ path: file.webkitRelativePath, size: file.size, file }));
  if (found.length === 0) return;
  const name = shownName(found[0]!.path.split('/')[0] ?? '');
  try {
    await openFound(found, name, dispatch);
  } catch (error) {
    dispatch({ type: 'refuse', problem: problemWith(name, error) });
  }
}

/** All entries of a folder: a browser gives some hundred at a time. https://wicg.github.io/entries-api/#dom-filesystemdirectoryreader-readentries */
async function entriesOf(folder: FileSystemDirectoryEntry): Promise<readonly FileSystemEntry[]> {
  const reader = folder.createReader();
  const all: FileSystemEntry[] = [];
  for (;;) {
    const some = await new Promise<FileSystemEntry[]>((resolve, reject) =>
      reader.readEntries(resolve, reject),
    );
    if (some.length === 0) return all;
    all.push(...some);
  }
}

/** The files of a folder that was dropped, without those that no person wrote. */
async function filesBelow(root: FileSystemDirectoryEntry, name: string): Promise<readonly Found[]> {
  const found: Found[] = [];
  const waiting = [root];
  for (let folder = waiting.pop(); folder; folder = waiting.pop())
    for (const entry of await entriesOf(folder)) {
      const path = entry.fullPath.slice(1);
      if (isForeign(path)) continue;
      if (entry.isDirectory) waiting.push(entry as FileSystemDirectoryEntry);
      else {
        const file = await new Promise<File>((resolve, reject) =>
          (entry as FileSystemFileEntry).file(resolve, reject),
        );
        found.push({ path, size: file.size, file });
      }
      if (found.length > MOST.entries || waiting.length > MOST.entries)
        throw new UserError(
          say`${name}: it has more than ${MOST.entries} files. Open the folder of one project.`,
        );
    }
  return found;
}

/** Opens what was dropped. */
export async function openDrop(data: DataTransfer | null, dispatch: Dispatch): Promise<void> {
  const entry = data?.items[0]?.webkitGetAsEntry?.();
  if (!entry?.isDirectory) return openFile(data?.files[0], dispatch);
  const name = shownName(entry.name);
  try {
    await openFound(await filesBelow(entry as FileSystemDirectoryEntry, name), name, dispatch);
  } catch (error) {
    dispatch({ type: 'refuse', problem: problemWith(name, error) });
  }
}
