/** What a cf client uploads: what .cfignore leaves, in a zip archive. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { crc32 } from 'node:zlib';
import { cfUploads } from '../cfignore.ts';

/** The files of a folder that .cfignore leaves. */
export function uploadedFiles(folder: string): readonly string[] {
  const ignore = join(folder, '.cfignore');
  return cfUploads(folder, existsSync(ignore) ? readFileSync(ignore, 'utf8') : '');
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
