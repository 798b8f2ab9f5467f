/** What a program and all that it starts ask the system for, as strace(1) sees it from outside. */
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';

/** Calls that change what is at a path; of those with two paths, both count. */
const CHANGING =
  /^(creat|unlink|unlinkat|rename|renameat2?|mkdir|mkdirat|rmdir|link|linkat|symlink|symlinkat|chmod|fchmodat2?|chown|lchown|fchownat|utime|utimes|utimensat|futimesat|truncate|mknod|mknodat|l?setxattr|l?removexattr|mount|umount2|pivot_root|chroot)$/;
const OPENED_TO_WRITE = /O_(WRONLY|RDWR|CREAT|TRUNC|APPEND|TMPFILE)/;

export interface Traced {
  readonly status: number | null;
  readonly stdout: string;
  readonly stderr: string;
  /** Paths that were written, made, changed or removed, or asked for; absolute. */
  readonly changed: readonly string[];
  /** Programs that were started; absolute. */
  readonly executed: readonly string[];
  /** How many calls were seen. */
  readonly calls: number;
}

/** The paths in a call's words, each from the folder that its descriptor stands for, or from where the process stands. */
function pathsIn(words: string, cwd: string): readonly string[] {
  const paths: string[] = [];
  let from = cwd;
  for (const [, descriptor, path] of words.matchAll(/(?:AT_FDCWD|\d+)<([^>]*)>|"((?:[^"\\]|\\.)*)"/g)) {
    if (descriptor !== undefined) from = descriptor;
    else if (path !== undefined) {
      const octal = path.replaceAll(/\\(?:x([0-9a-f]{2})|(.))/g, (_, hex, char) =>
        hex ? String.fromCharCode(Number.parseInt(hex, 16)) : char,
      );
      paths.push(resolve(from, octal));
      from = cwd;
    }
  }
  return paths;
}

/** Runs a program under strace. @param log where strace writes, outside of what is watched */
export function traced(
  argv: readonly string[],
  { cwd, env, log }: { readonly cwd: string; readonly env: NodeJS.ProcessEnv; readonly log: string },
): Traced {
  const calls = '%file,execve,fchdir,chdir';
  const words = [
    '-f',
    '-qq',
    '-y',
    '-s',
    '4096',
    '-e',
    'signal=none',
    '-e',
    `trace=${calls}`,
    '-o',
    log,
    '--',
    ...argv,
  ];
  const { status, stdout, stderr } = spawnSync('/usr/bin/strace', words, { cwd, env, encoding: 'utf8' });
  const changed = new Set<string>();
  const executed = new Set<string>();
  const places = new Map<string, string>();
  const lines = readFileSync(log, 'latin1').split('\n').filter(Boolean);
  for (const line of lines) {
    const [, pid = '', call = '', rest = ''] = /^(\d+) +(\w+)\((.*)$/.exec(line) ?? [];
    if (call === '' || / = -1 E(NOENT|NOTDIR)\b/.test(rest)) continue;
    const here = places.get(pid) ?? cwd;
    if (call === 'chdir') places.set(pid, pathsIn(rest, here)[0] ?? here);
    if (call.startsWith('execve')) executed.add(pathsIn(rest, here)[0] ?? '');
    const writes = CHANGING.test(call) || (/^open(at2?)?$/.test(call) && OPENED_TO_WRITE.test(rest));
    if (!writes) continue;
    const paths = pathsIn(rest.replace(/\) += .*$/, ''), here);
    // What a link says is no path that is changed.
    for (const path of call.startsWith('symlink') ? paths.slice(-1) : paths) changed.add(path);
  }
  return { status, stdout, stderr, changed: [...changed], executed: [...executed], calls: lines.length };
}
