/** A file system that refuses one call: what a full disk, a lost right or a vanished file does at the worst moment. */
import fs from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';

/** The calls that may fail, and with what: reading and writing fail otherwise. */
const READING = ['EACCES', 'EIO', 'ENOENT'];
const WRITING = ['ENOSPC', 'EACCES', 'EROFS', 'EIO', 'ENOENT'];
/** Whoever hears of a removal that there is nothing, may believe it: it is no refusal. */
const REMOVING = ['EACCES', 'EROFS', 'EIO'];
const CALLS: Readonly<Record<string, readonly string[]>> = {
  accessSync: READING,
  lstatSync: READING,
  readFileSync: READING,
  readdirSync: READING,
  realpathSync: READING,
  statSync: READING,
  chmodSync: WRITING,
  chownSync: WRITING,
  copyFileSync: WRITING,
  linkSync: WRITING,
  mkdirSync: WRITING,
  mkdtempSync: WRITING,
  openSync: WRITING,
  renameSync: WRITING,
  rmdirSync: REMOVING,
  symlinkSync: WRITING,
  unlinkSync: REMOVING,
  writeFileSync: WRITING,
};

type Call = (...args: unknown[]) => unknown;
const table = fs as unknown as Record<string, Call>;

/** What was called, and whether the call that was to fail was reached. */
export interface Failing {
  readonly calls: number;
  /** The call, its path and the error; undefined when there were fewer calls. */
  readonly failed: string | undefined;
}

/**
 * Runs something while the call of that number to a path below a folder fails, once.
 *
 * @param number from 0 on; the calls after it work again, as those that clean up may
 * @param expected whether the error is one that systems give; else it is one of a fault of ours
 */
export async function whileFailing<T>(
  folder: string,
  number: number,
  run: () => Promise<T>,
  expected = true,
): Promise<Failing & { readonly result: T }> {
  let calls = 0;
  let failed: string | undefined;
  const originals = Object.keys(CALLS).map((name) => [name, table[name]!] as const);
  for (const [name, original] of originals) {
    table[name] = Object.assign((...args: unknown[]) => {
      const [path, to] = args;
      const isBelow = typeof path === 'string' && (path.startsWith(folder) || !path.startsWith('/'));
      if (!isBelow || calls++ !== number) return original.apply(fs, args);
      // Which error: all of them come up, one after the other.
      const codes = CALLS[name]!;
      const code = codes[number % codes.length]!;
      failed = `${name} ${path} ${code}`;
      if (!expected) throw new TypeError(`a fault, \n in ${name}`);
      const dest = typeof to === 'string' && name !== 'writeFileSync' ? { dest: to } : {};
      throw Object.assign(new Error(`${code}: refused, ${name} '${path}'`), {
        code,
        errno: -1,
        syscall: name.replace('Sync', ''),
        path,
        ...dest,
      });
    }, original);
  }
  syncBuiltinESMExports();
  try {
    const result = await run();
    return { calls, failed, result };
  } finally {
    for (const [name, original] of originals) table[name] = original;
    syncBuiltinESMExports();
  }
}
