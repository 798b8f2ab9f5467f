import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, relative } from 'node:path';

/** Public modules, and so many files of types that each reaches: more would mean that a type of the inside became public. */
const ENTRIES = { api: 2, plugin: 12, testing: 2 } as const;

/** The files that a declaration names, itself included. */
function reached(file: string, found = new Set<string>()): ReadonlySet<string> {
  if (found.has(file)) return found;
  found.add(file);
  for (const [, name] of readFileSync(file, 'utf8').matchAll(/from '(\.[^']+)\.ts'/g)) {
    reached(join(dirname(file), `${name}.d.ts`), found);
  }
  return found;
}

/**
 * Writes the types of the public functions: src/api.ts, src/plugin.ts and what they name, nothing else of the source.
 *
 * @param root the package's folder
 * @param dist where they go
 * @throws when they reach into the inside
 */
export function writeDeclarations(root: string, dist: string): void {
  const made = mkdtempSync(join(tmpdir(), 'declarations-'));
  try {
    const tsc = join(root, 'node_modules/typescript/bin/tsc');
    execFileSync(process.execPath, [tsc, '--project', join(root, 'scripts/package'), '--outDir', made], {
      stdio: ['ignore', 'inherit', 'inherit'],
    });
    const all = Object.entries(ENTRIES).flatMap(([entry, most]) => {
      const files = [...reached(join(made, `${entry}.d.ts`))];
      if (files.length <= most) return files;
      const paths = files.map((file) => relative(made, file)).join(', ');
      throw new Error(`the public types of ${entry} reach ${paths}`);
    });
    for (const file of new Set(all)) {
      const path = join(dist, relative(made, file));
      mkdirSync(dirname(path), { recursive: true });
      writeFileSync(path, readFileSync(file, 'utf8').replace(/(from '\.[^']+)\.ts'/g, "$1.js'"));
    }
  } finally {
    rmSync(made, { recursive: true });
  }
}
