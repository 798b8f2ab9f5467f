/**
 * In the place of `node:fs`, in a browser: the files of one project that was opened, in memory, to be read alone. So the page
 * merges with the very code of the command.
 */
import { UserError } from '../../../errors/user-error.ts';
import { say } from '../../../languages/say.ts';
import type { ProjectFile } from '../../opened-files.ts';
import { Buffer } from './buffer.ts';

interface Node {
  readonly kind: ProjectFile['kind'];
  readonly file?: ProjectFile;
}

let nodes: ReadonlyMap<string, Node> = new Map();

/** Puts a project's files below a folder, in the place of those before. */
export function mount(folder: string, files: readonly ProjectFile[]): void {
  const all = new Map<string, Node>([[folder, { kind: 'folder' }]]);
  for (const file of files) {
    const path = `${folder}/${file.path}`;
    for (let end = path.indexOf('/', folder.length + 1); end > 0; end = path.indexOf('/', end + 1))
      all.set(path.slice(0, end), { kind: 'folder' });
    all.set(path, file.kind === 'folder' ? { kind: 'folder' } : { kind: file.kind, file });
  }
  nodes = all;
}

const refused = (code: string, path: string): Error =>
  Object.assign(new Error(`${code}: ${path}`), { code, path });

interface Options {
  readonly throwIfNoEntry?: boolean;
}

export function lstatSync(path: string, { throwIfNoEntry = true }: Options = {}) {
  const node = nodes.get(path);
  if (!node) {
    if (throwIfNoEntry) throw refused('ENOENT', path);
    return undefined;
  }
  const { kind, file } = node;
  return {
    size: file?.size ?? 0,
    mode: file?.isExecutable ? 0o755 : 0o644,
    isFile: () => kind === 'file',
    isDirectory: () => kind === 'folder',
    isSymbolicLink: () => kind === 'symlink',
    isFIFO: () => false,
    isSocket: () => false,
  };
}

export function statSync(path: string, options: Options = {}) {
  // Where a link leads is not known here.
  if (nodes.get(path)?.kind === 'symlink') throw refused('ENOENT', path);
  return lstatSync(path, options);
}

export const existsSync = (path: string): boolean => nodes.has(path) && nodes.get(path)?.kind !== 'symlink';

export function readFileSync(path: string, encoding?: string): unknown {
  const node = nodes.get(path);
  if (!node || node.kind === 'symlink') throw refused('ENOENT', path);
  if (!node.file) throw refused('EISDIR', path);
  const { contents, size } = node.file;
  if (!contents)
    throw new UserError(
      say`${path.slice(1)}: it has ${size} bytes: too many for this page. Use the command.`,
    );
  // As Node does, with the mark of the order of bytes.
  const asText = new TextDecoder('utf-8', { ignoreBOM: true });
  return encoding === undefined ? Buffer.from(contents) : asText.decode(contents);
}

export function readdirSync(folder: string) {
  const start = folder.endsWith('/') ? folder : `${folder}/`;
  return [...nodes].flatMap(([path, { kind }]) => {
    const name = path.slice(start.length);
    if (!path.startsWith(start) || name === '' || name.includes('/')) return [];
    return [{ name, isFile: () => kind === 'file', isDirectory: () => kind === 'folder' }];
  });
}

const samePath = (path: string): string => path;
export const realpathSync = Object.assign(samePath, { native: samePath });

const readOnly = (path: string): never => {
  throw refused('EROFS', path);
};

export const constants = { COPYFILE_FICLONE: 0, COPYFILE_EXCL: 0, O_RDONLY: 0 };
export {
  readOnly as chmodSync,
  readOnly as chownSync,
  readOnly as closeSync,
  readOnly as copyFileSync,
  readOnly as fsyncSync,
  readOnly as linkSync,
  readOnly as mkdirSync,
  readOnly as mkdtempSync,
  readOnly as openSync,
  readOnly as readlinkSync,
  readOnly as renameSync,
  readOnly as rmdirSync,
  readOnly as rmSync,
  readOnly as unlinkSync,
  readOnly as utimesSync,
  readOnly as writeFileSync,
};
