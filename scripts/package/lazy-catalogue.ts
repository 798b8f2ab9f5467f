/**
 * The translations as files of their own, which are read when the first text of a language is asked for: a command in English
 * reads no Spanish, which is a fifth of all that `--help` would read. In the sources they are imported like anything else.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Plugin } from 'esbuild';

const IMPORT = /^import \{ messages as (\w+) \} from '(\.\/\w+\/messages\.ts)';\n/gm;
const USE = /(?<=export const catalogues = )\{[^}]*\}/;
const GENERATED = join(import.meta.dirname, '../../src/generated');

/** The languages of the catalogue, each with the module of its texts. */
function catalogues(): readonly (readonly [language: string, module: string])[] {
  const text = readFileSync(join(GENERATED, 'languages.ts'), 'utf8');
  return [...text.matchAll(IMPORT)].map(([, language, file]) => [language!, join(GENERATED, file!)]);
}

/** What the bundle of a language is called: it lies beside the part that asks for it. */
const nameOf = (language: string): string => `messages-${language}`;

/** An entry point for each language. */
export const catalogueEntries = (): readonly { readonly in: string; readonly out: string }[] =>
  catalogues().map(([language, module]) => ({ in: module, out: `chunks/${nameOf(language)}` }));

export const lazyCatalogue: Plugin = {
  name: 'lazy catalogue',
  setup(build) {
    build.onResolve({ filter: /^\.\/messages-\w+\.js$/ }, ({ path }) => ({ path, external: true }));
    build.onLoad({ filter: /[/\\]generated[/\\]languages\.ts$/ }, ({ path }) => {
      const text = readFileSync(path, 'utf8');
      const getters = catalogues().map(
        ([language]) => `get ${language}() { return require('./${nameOf(language)}.js').messages; }`,
      );
      if (getters.length === 0 || !USE.test(text)) throw new Error(`${path}: it has no catalogue.`);
      return {
        contents: text.replaceAll(IMPORT, '').replace(USE, `{ ${getters.join(', ')} }`),
        loader: 'ts',
      };
    });
  },
};
