/**
 * The translations as a module that runs when the first of them is asked for: a command in English makes no table of the
 * twelve hundred Spanish sentences. In the sources they are imported like anything else; what is asked for by `require` is
 * run then, by esbuild as by Node.
 */
import { readFileSync } from 'node:fs';
import type { Plugin } from 'esbuild';

const IMPORT = /^import \{ messages as (\w+) \} from '(\.\/\w+\/messages\.ts)';\n/gm;
const USE = /(?<=export const catalogues = )\{[^}]*\}/;

export const lazyCatalogue: Plugin = {
  name: 'lazy catalogue',
  setup(build) {
    build.onLoad({ filter: /[/\\]generated[/\\]languages\.ts$/ }, ({ path }) => {
      const text = readFileSync(path, 'utf8');
      const getters = [...text.matchAll(IMPORT)].map(
        ([, language, file]) => `get ${language}() { return require('${file}').messages; }`,
      );
      if (getters.length === 0 || !USE.test(text)) throw new Error(`${path}: it has no catalogue.`);
      return {
        contents: text.replaceAll(IMPORT, '').replace(USE, `{ ${getters.join(', ')} }`),
        loader: 'ts',
      };
    });
  },
};
