/**
 * A process that changes a project and is really killed: before a step of its disk, in the middle of writing a file, or
 * while git is at work. Its argument is JSON: `Killing`.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { applyMerge } from '../../src/merge/apply.ts';
import { type Disk, disk } from '../../src/merge/disk.ts';
import { mergeProject } from '../../src/merge/merge-project.ts';
import { recover } from '../../src/merge/recover.ts';
import type { RenderedFile } from '../../src/merge/rendered-file.ts';
import { undo } from '../../src/merge/undo.ts';

export interface Killing {
  readonly folder: string;
  readonly action: 'apply' | 'undo' | 'recover';
  /** A file with the two renderings as JSON. */
  readonly renderings: string;
  /** How many steps are done before it is killed. */
  readonly steps: number;
  /** `torn`: a file that is just written is half there. `later`: so many milliseconds after the step. */
  readonly how: 'before' | 'torn' | number;
}

export interface Renderings {
  readonly base: readonly RenderedFile[];
  readonly theirs: readonly RenderedFile[];
}

function die(): void {
  process.kill(process.pid, 'SIGKILL');
}

function killingDisk({ steps, how }: Killing): Disk {
  let left = steps;
  const act = (target: Disk, name: string | symbol): unknown => {
    const step = Reflect.get(target, name) as (...args: unknown[]) => unknown;
    return (...args: unknown[]): unknown => {
      left -= 1;
      if (left === -1 && typeof how === 'number') setTimeout(die, how);
      else if (left === -1) {
        const [path, contents] = args;
        const half = (value: string | Buffer): string | Buffer => value.slice(0, value.length / 2);
        if (how === 'torn' && ['write', 'writeSafely', 'create', 'put'].includes(String(name)))
          writeFileSync(path as string, half(contents as string | Buffer));
        die();
      }
      return step(...args);
    };
  };
  return new Proxy(disk, { get: act });
}

/** Does what a killing says, on whatever disk. */
export async function change(killing: Killing, onDisk: Disk): Promise<void> {
  const { folder, action, renderings } = killing;
  if (action === 'undo') await undo(folder, { disk: onDisk });
  else if (action === 'recover') await recover(folder, onDisk);
  else {
    const { base, theirs } = JSON.parse(readFileSync(renderings, 'utf8')) as Renderings;
    await applyMerge(mergeProject({ folder, base, theirs }), onDisk);
  }
}

const given = process.argv[2];
if (given?.startsWith('{')) {
  const killing = JSON.parse(given) as Killing;
  // Not awaited: as CommonJS, which starts in two thirds of the time, a module cannot. A failure ends the process all the same.
  void change(killing, killingDisk(killing));
}
