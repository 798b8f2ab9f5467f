import { createHash } from 'node:crypto';
import type { TreeFile } from './tree.ts';

/** Without what `stat` says of a file: git looks at the file itself the first time that it is asked, and then knows. */
const STAT_BYTES = 40;
/** The length of a path in an entry's flags, as far as it fits. */
const LONGEST = 0xfff;

function entry({ path, blob, executable }: TreeFile): Buffer {
  const name = Buffer.from(path);
  // Each entry ends with at least one zero, at a multiple of eight bytes.
  const buffer = Buffer.alloc(Math.ceil((STAT_BYTES + 22 + name.length + 1) / 8) * 8);
  buffer.writeUInt32BE(executable ? 0o100755 : 0o100644, 24);
  buffer.write(blob, STAT_BYTES, 'hex');
  buffer.writeUInt16BE(Math.min(name.length, LONGEST), STAT_BYTES + 20);
  name.copy(buffer, STAT_BYTES + 22);
  return buffer;
}

/** `.git/index` for a work tree of these files: gitformat-index(5), version 2. */
export function indexFile(files: readonly TreeFile[]): Buffer {
  const head = Buffer.alloc(12);
  head.write('DIRC');
  head.writeUInt32BE(2, 4);
  head.writeUInt32BE(files.length, 8);
  const sorted = [...files].sort((a, b) => Buffer.compare(Buffer.from(a.path), Buffer.from(b.path)));
  const body = Buffer.concat([head, ...sorted.map(entry)]);
  return Buffer.concat([body, createHash('sha1').update(body).digest()]);
}
