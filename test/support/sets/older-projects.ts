/**
 * Projects as landed versions rendered them, edits of developers included. What a version rendered is its own record,
 * compressed: `plain` is its default, `host` on the own host with PostgreSQL, `cloud` on both clouds with an ASGI server.
 */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { brotliDecompressSync, gzipSync } from 'node:zlib';
import { RENDERED_FILE, type Rendered } from '../../../src/merge/rendered-file.ts';
import type { Files } from './first-week.ts';

export const OLDER_VERSIONS = ['0.1.0', '0.2.0'] as const;
export type OlderVersion = (typeof OLDER_VERSIONS)[number];
export const OLDER_KINDS = ['plain', 'host', 'cloud'] as const;
export type OlderKind = (typeof OLDER_KINDS)[number];

/** What a version rendered. */
export function olderRendering(version: OlderVersion, kind: OlderKind): Rendered {
  const packed = readFileSync(join(import.meta.dirname, `older/${version}.json.br`));
  return (JSON.parse(brotliDecompressSync(packed).toString()) as Record<OlderKind, Rendered>)[kind];
}

/** Writes a project of an older version, with its record. */
export function writeOlder(
  folder: string,
  rendered: Rendered,
  edit: (files: Files) => void = () => {},
): void {
  const files: Files = new Map(rendered.files.map(({ path, contents }) => [path, contents]));
  edit(files);
  const executables = new Set(rendered.files.filter(({ executable }) => executable).map(({ path }) => path));
  for (const [path, text] of files) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text, { mode: executables.has(path) ? 0o755 : 0o644 });
  }
  const record = gzipSync(JSON.stringify(rendered)).toString('base64');
  writeFileSync(join(folder, RENDERED_FILE), `# record\n${record}\n`);
}
