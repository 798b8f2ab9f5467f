/** What a native library needs of others: the dynamic section of an ELF file, see elf(5). */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const DYNAMIC = 2;
const LOAD = 1;
const NEEDED = 1;
const STRING_TABLE = 5;

interface Segment {
  readonly type: number;
  readonly offset: number;
  readonly address: number;
  readonly size: number;
}

/** The names in DT_NEEDED of a 64-bit little-endian library; undefined when the file is none. */
export function neededBy(file: string): readonly string[] | undefined {
  // A link of an environment to an interpreter that is elsewhere.
  if (!existsSync(file)) return undefined;
  const data = readFileSync(file);
  if (data.length < 64 || data.readUInt32BE(0) !== 0x7f454c46 || data[4] !== 2 || data[5] !== 1)
    return undefined;
  const number = (at: number): number => Number(data.readBigUInt64LE(at));
  const table = number(32);
  const size = data.readUInt16LE(54);
  const segments = Array.from({ length: data.readUInt16LE(56) }, (_, index): Segment => {
    const at = table + index * size;
    return {
      type: data.readUInt32LE(at),
      offset: number(at + 8),
      address: number(at + 16),
      size: number(at + 32),
    };
  });
  const dynamic = segments.find(({ type }) => type === DYNAMIC);
  if (!dynamic) return [];
  const entries: [number, number][] = [];
  for (let at = dynamic.offset; at < dynamic.offset + dynamic.size; at += 16)
    entries.push([number(at), number(at + 8)]);
  const strings = entries.find(([tag]) => tag === STRING_TABLE)?.[1] ?? 0;
  const segment = segments.find(
    ({ type, address, size: length }) => type === LOAD && strings >= address && strings < address + length,
  );
  const start = strings - (segment?.address ?? 0) + (segment?.offset ?? 0);
  return entries
    .filter(([tag]) => tag === NEEDED)
    .map(([, at]) => data.toString('utf8', start + at, data.indexOf(0, start + at)));
}

/** Every file below a folder, links included. */
export const filesBelow = (folder: string): readonly string[] =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => !entry.isDirectory())
    .map((entry) => join(entry.parentPath, entry.name));

/** What the native files of a folder need and neither it nor another folder has, with the first file that needs it. */
export function missingLibraries(
  folder: string,
  elsewhere: ReadonlySet<string>,
): Readonly<Record<string, string>> {
  const files = filesBelow(folder);
  const brought = new Set(files.map((path) => path.slice(path.lastIndexOf('/') + 1)));
  const missing: Record<string, string> = {};
  for (const file of files.filter((path) => /\.so(\.|$)/.test(path) || /\/bin\//.test(path))) {
    for (const name of neededBy(file) ?? [])
      if (!brought.has(name) && !elsewhere.has(name)) missing[name] ??= file.slice(folder.length + 1);
  }
  return missing;
}
