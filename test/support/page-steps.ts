/** Follows the steps of a lab's page, as a participant who changes what its diffs say. */
import { strict as assert } from 'node:assert';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { PlannedFile } from '../../src/plan/plan.ts';

/** One change that a page shows: the file that the text before it names, and the lines of a diff. */
interface Step {
  readonly path: string;
  readonly lines: readonly string[];
}

/** The diffs of a page, each with the last file named before it that the project has. */
function stepsOf(page: string, paths: ReadonlySet<string>): readonly Step[] {
  const steps: Step[] = [];
  let path = '';
  let block: string[] | undefined;
  let indent = 0;
  for (const line of page.split('\n')) {
    const fence = /^( *)```(\w*)$/.exec(line);
    if (block) {
      if (fence) {
        steps.push({ path, lines: block });
        block = undefined;
      } else block.push(line.slice(indent));
    } else if (fence?.[2] === 'diff') {
      block = [];
      indent = fence[1]?.length ?? 0;
    } else {
      const named = [...line.matchAll(/`([\w./-]+)`/g)].map(([, name = '']) => name);
      path = named.filter((name) => paths.has(name)).at(-1) ?? path;
    }
  }
  return steps;
}

/** A file after one diff: what it shows as there must be there, exactly once. */
function changed(contents: string, { path, lines }: Step): string {
  const side = (sign: string): string =>
    lines
      .filter((line) => !line.startsWith(sign))
      .map((line) => line.slice(1))
      .join('\n');
  const before = `\n${side('+')}\n`;
  const parts = `\n${contents}`.split(before);
  assert.equal(parts.length, 2, `${path} has this ${parts.length - 1} times:${before}`);
  return parts.join(`\n${side('-')}\n`).slice(1);
}

/** The files of a lab's start after all diffs of its page. @param id the lab's */
export function followPage(start: readonly PlannedFile[], id: string): readonly PlannedFile[] {
  const page = start.find(({ path }) => path === `labs/${id}.md`)?.contents ?? '';
  const steps = stepsOf(page, new Set(start.map(({ path }) => path)));
  assert.ok(steps.length > 0, page);
  return start.map((file) => {
    const own = steps.filter(({ path }) => path === file.path);
    return { ...file, contents: own.reduce(changed, file.contents) };
  });
}

/**
 * Does in a project on disk what a lab's page says, by its diffs. @param paths the files that git has there
 */
export function followPageIn(folder: string, id: string, paths: readonly string[]): void {
  const steps = stepsOf(readFileSync(join(folder, `labs/${id}.md`), 'utf8'), new Set(paths));
  assert.ok(steps.length > 0, id);
  for (const step of steps) {
    const path = join(folder, step.path);
    writeFileSync(path, changed(readFileSync(path, 'utf8'), step));
  }
}
