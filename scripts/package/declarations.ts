import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, relative } from 'node:path';

/** More would mean that a type of the inside became public. */
const MOST_FILES = 2;

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
 * Writes the types of the public functions: src/api.ts and what it names, nothing else of the source.
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
    const files = [...reached(join(made, 'api.d.ts'))];
    if (files.length > MOST_FILES) {
      throw new Error(`the public types reach ${files.map((file) => relative(made, file)).join(', ')}`);
    }
    for (const file of files) {
      const path = join(dist, relative(made, file));
      mkdirSync(dirname(path), { recursive: true });
      writeFileSync(path, readFileSync(file, 'utf8').replace(/(from '\.[^']+)\.ts'/g, "$1.js'"));
    }
  } finally {
    rmSync(made, { recursive: true });
  }
}
