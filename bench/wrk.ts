/** wrk, which asks a server as fast as it answers: from PATH, else Debian's package, unpacked into .cache/wrk. */
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { which } from '../src/run/programs.ts';

const FOLDER = join(import.meta.dirname, '../.cache/wrk');

/** wrk, and the one library of its that a machine may lack. */
const PACKAGES = ['wrk', 'libluajit-5.1-2'];

/** What one run of wrk saw. */
export interface Load {
  readonly requests: number;
  readonly perSecond: number;
  /** Answers that were no 2xx or 3xx, connections that were refused, and requests without an answer. */
  readonly failed: number;
}

/** The program, and the environment in which it finds its library. */
function program(): { readonly path: string; readonly env: NodeJS.ProcessEnv } {
  const installed = which('wrk', process.env);
  if (installed) return { path: installed, env: process.env };
  const path = join(FOLDER, 'usr/bin/wrk');
  if (!existsSync(path)) {
    mkdirSync(FOLDER, { recursive: true });
    execFileSync('apt-get', ['--quiet', '--quiet', 'download', ...PACKAGES], { cwd: FOLDER, stdio: 'pipe' });
    for (const name of readdirSync(FOLDER).filter((entry) => entry.endsWith('.deb')))
      execFileSync('dpkg-deb', ['-x', name, '.'], { cwd: FOLDER });
  }
  const triplet = readdirSync(join(FOLDER, 'usr/lib'))[0] ?? '';
  return { path, env: { ...process.env, LD_LIBRARY_PATH: join(FOLDER, 'usr/lib', triplet) } };
}

const first = (text: string, pattern: RegExp): number => Number(pattern.exec(text)?.[1] ?? 0);

/**
 * Asks for one page for some seconds, over so many connections at once.
 *
 * @param headers lines such as `Connection: close`
 */
export function load(
  url: string,
  {
    seconds,
    connections,
    headers,
  }: {
    readonly seconds: number;
    readonly connections: number;
    readonly headers: readonly string[];
  },
): Load {
  const { path, env } = program();
  const words = ['--threads=1', `--connections=${connections}`, `--duration=${seconds}s`];
  const printed = execFileSync(path, [...words, ...headers.flatMap((line) => ['--header', line]), url], {
    env,
    encoding: 'utf8',
  });
  // "read" and "write" also count connections that a server closes after an answer.
  const errors = /Socket errors: connect (\d+), read \d+, write \d+, timeout (\d+)/.exec(printed);
  return {
    requests: first(printed, /(\d+) requests in/),
    perSecond: first(printed, /Requests\/sec:\s+([\d.]+)/),
    failed:
      first(printed, /Non-2xx or 3xx responses: (\d+)/) +
      (errors?.slice(1).reduce((sum, count) => sum + Number(count), 0) ?? 0),
  };
}
