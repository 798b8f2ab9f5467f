/** Makes zips that no program makes: entries as they are said, right or wrong. */
import { crc32, deflateRawSync } from 'node:zlib';

export interface Said {
  readonly name: string;
  readonly contents?: string | Buffer;
  /** What the entry says in the place of the truth. */
  readonly size?: number;
  readonly sum?: number;
  readonly packed?: number;
  readonly method?: number;
  readonly flags?: number;
  /** Where the contents of another entry are used again. */
  readonly at?: number;
  readonly mode?: number;
}

const numbers = (...fields: readonly (readonly [size: 2 | 4, value: number])[]): Buffer =>
  Buffer.concat(
    fields.map(([size, value]) => {
      const field = Buffer.alloc(size);
      field.writeUIntLE(value % 2 ** (8 * size), 0, size);
      return field;
    }),
  );

/** @param count how many entries the end says there are */
export function zipOfEntries(entries: readonly Said[], count = entries.length): Buffer {
  const [bodies, directory]: [Buffer[], Buffer[]] = [[], []];
  let at = 0;
  for (const { name, contents = '', method = 8, flags = 0x800, mode = 0o100644, ...said } of entries) {
    const bytes = Buffer.from(contents);
    const data = method === 8 ? deflateRawSync(bytes) : bytes;
    const path = Buffer.from(name);
    const common = [
      [2, flags],
      [2, method],
      [4, 0],
      [4, said.sum ?? crc32(bytes)],
      [4, said.packed ?? data.length],
      [4, said.size ?? bytes.length],
      [2, path.length],
      [2, 0],
    ] as const;
    directory.push(
      numbers([4, 0x02014b50], [2, 0x0314], [2, 20], ...common, [2, 0], [2, 0], [2, 0]),
      numbers([4, (mode << 16) >>> 0], [4, said.at ?? at]),
      path,
    );
    const body = Buffer.concat([numbers([4, 0x04034b50], [2, 20], ...common), path, data]);
    bodies.push(body);
    at += body.length;
  }
  const listed = Buffer.concat(directory);
  const end = numbers(
    [4, 0x06054b50],
    [2, 0],
    [2, 0],
    [2, count],
    [2, count],
    [4, listed.length],
    [4, at],
    [2, 0],
  );
  return Buffer.concat([...bodies, listed, end]);
}
