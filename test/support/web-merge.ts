/** The page's part that reads projects and merges, as it is built, with the modules that the page would give to it. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { writeWeb } from '../../scripts/package/web.ts';
import type { Parts } from '../../src/web/parts/registry.ts';
import { inFolder } from './command.ts';

let made: Promise<Parts['merge']> | undefined;

async function build(): Promise<Parts['merge']> {
  let part: Parts['merge'] | undefined;
  await inFolder(async (folder) => {
    const root = join(import.meta.dirname, '../..');
    const { shared } = await writeWeb(root, folder);
    const modules = await Promise.all(shared.map(async (path) => [path, await import(join(root, path))]));
    const receive = (_name: 'merge', given: Parts['merge']): void => {
      part = given;
    };
    const script = new Function(
      'djangoCloudShared',
      'djangoCloudPart',
      readFileSync(join(folder, 'merge.js'), 'utf8'),
    );
    script(Object.fromEntries(modules), receive);
  });
  return part!;
}

/** The part, built once. */
export function mergePart(): Promise<Parts['merge']> {
  made ??= build();
  return made;
}
