/**
 * The translations as a module that runs when the first of them is asked for: a command in English makes no table of the
 * twelve hundred Spanish sentences. In the sources they are imported like anything else; what is asked for by `require` is
 * run then, by esbuild as by Node.
 */
import { readFileSync } from 'node:fs';
import type { Plugin } from 'esbuild';

const IMPORT = "import { messages } from './es/messages.ts';\n";
const USE = '= { es: messages };';
const LAZY = "= { get es() { return require('./es/messages.ts').messages; } };";

export const lazyCatalogue: Plugin = {
  name: 'lazy catalogue',
  setup(build) {
    build.onLoad({ filter: /[/\\]languages[/\\]say\.ts$/ }, ({ path }) => {
      const text = readFileSync(path, 'utf8');
      if (!text.includes(IMPORT) || !text.includes(USE)) throw new Error(`${path}: it has no catalogue.`);
      return { contents: text.replace(IMPORT, '').replace(USE, LAZY), loader: 'ts' };
    });
  },
};
