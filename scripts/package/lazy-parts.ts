/**
 * Modules that few commands need, as files of their own, which are read when something of them is asked for: the texts of a
 * language, which a command in English never reads, and the templates of large choices, of which a project has two or three.
 * In the sources they are imported like anything else.
 */
import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { Plugin } from 'esbuild';

const GENERATED = join(import.meta.dirname, '../../src/generated');

/** An import of a generated module of which one name is used. */
const IMPORT = /^import \{ (\w+) as (\w+) \} from '(\.\/[\w./-]+\.ts)';\n/gm;

/** The smaller ones are read sooner than their files are found, in bytes. */
const SMALLEST = 28_000;

/** Areas that every project has: files of their own would be one file more. */
const ALWAYS = ['./templates/project.ts'];

interface Part {
  /** The whole import. */
  readonly statement: string;
  readonly exported: string;
  readonly local: string;
  /** The module, and what its file is called, which lies beside the part that asks for it. */
  readonly module: string;
  readonly name: string;
}

/** The modules that are parts of a list. @param list a generated module: `languages`, `templates` */
function partsOf(list: string): readonly Part[] {
  const found = [...readFileSync(join(GENERATED, `${list}.ts`), 'utf8').matchAll(IMPORT)];
  const parts = found.map(([statement, exported, local, path]) => ({
    statement,
    exported: exported!,
    local: local!,
    path: path!,
    module: join(GENERATED, path!),
    name: path!.replace(/^\.\//, '').replace(/\.ts$/, '').replaceAll(/[/.]/g, '-'),
  }));
  return parts.filter(({ path, module }) => !ALWAYS.includes(path) && statSync(module).size >= SMALLEST);
}

const LISTS = ['languages', 'templates'];

/** An entry point for each part. */
export const partEntries = (): readonly { readonly in: string; readonly out: string }[] =>
  LISTS.flatMap(partsOf).map(({ module, name }) => ({ in: module, out: `chunks/${name}` }));

export const lazyParts: Plugin = {
  name: 'lazy parts',
  setup(build) {
    build.onResolve({ filter: /^lazy:/ }, ({ path }) => ({
      path: path.replace('lazy:', './'),
      external: true,
    }));
    for (const list of LISTS)
      build.onLoad({ filter: new RegExp(`[/\\\\]generated[/\\\\]${list}\\.ts$`) }, ({ path }) => {
        let contents = readFileSync(path, 'utf8');
        const parts = partsOf(list);
        if (parts.length === 0) throw new Error(`${path}: it has no parts.`);
        for (const { statement, exported, local, name } of parts) {
          const member = new RegExp(`(?<=[{,]\\s*)(?:("[^"]+"): )?${local}(?=,| })`);
          if (!member.test(contents)) throw new Error(`${path}: it has no member ${local}.`);
          contents = contents
            .replace(statement, '')
            .replace(
              member,
              (_, key) => `get ${key ?? local}() { return require('lazy:${name}.js').${exported}; }`,
            );
        }
        return { contents, loader: 'ts' };
      });
  },
};
