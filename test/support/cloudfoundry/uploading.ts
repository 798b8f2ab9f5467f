/** What a cf client uploads: .cfignore in gitignore's own syntax, and a zip archive. */
import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { crc32 } from 'node:zlib';

/** Never uploaded, at any depth: cloudfoundry/cli, actor/sharedaction/resource.go. */
const ALWAYS = [
  '.cfignore',
  '.DS_Store',
  '.git',
  '.gitignore',
  '.hg',
  '.svn',
  '_darcs',
  'manifest.yml',
  'manifest.yaml',
];

/** The files of a folder that .cfignore leaves, as git itself reads its syntax. */
export function uploadedFiles(folder: string): readonly string[] {
  const repository = mkdtempSync(join(tmpdir(), 'cfignore-'));
  try {
    const git = ['--git-dir', join(repository, '.git'), '--work-tree', folder];
    execFileSync('git', ['init', '--quiet', repository]);
    const ignore = join(folder, '.cfignore');
    const exclude = existsSync(ignore) ? ['--exclude-from', ignore] : [];
    const found = execFileSync('git', [...git, 'ls-files', '-z', '--others', ...exclude], {
      cwd: folder,
      encoding: 'utf8',
    });
    return found.split('\0').filter((path) => path !== '' && !ALWAYS.includes(basename(path)));
  } finally {
    rmSync(repository, { recursive: true, force: true });
  }
}

/** A zip archive with these files, not compressed. */
export function archive(folder: string, paths: readonly string[]): Buffer {
  const parts: Buffer[] = [];
  const entries: Buffer[] = [];
  let at = 0;
  for (const path of paths) {
    const name = Buffer.from(path);
    const data = readFileSync(join(folder, path));
    const common = Buffer.alloc(26);
    common.writeUInt16LE(20, 0);
    common.writeUInt32LE(crc32(data), 10);
    common.writeUInt32LE(data.length, 14);
    common.writeUInt32LE(data.length, 18);
    common.writeUInt16LE(name.length, 22);
    parts.push(Buffer.from('PK\x03\x04', 'latin1'), common, name, data);
    const rest = Buffer.alloc(14);
    rest.writeUInt32LE(at, 10);
    entries.push(Buffer.from('PK\x01\x02\x14\x00', 'latin1'), common, rest, name);
    at += 30 + name.length + data.length;
  }
  const directory = Buffer.concat(entries);
  const end = Buffer.alloc(22);
  end.write('PK\x05\x06', 'latin1');
  end.writeUInt16LE(paths.length, 8);
  end.writeUInt16LE(paths.length, 10);
  end.writeUInt32LE(directory.length, 12);
  end.writeUInt32LE(at, 16);
  return Buffer.concat([...parts, directory, end]);
}
