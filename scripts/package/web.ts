/**
 * Builds the page that configures a project in the browser: static files, which any host serves and which work from
 * `file:`, too. Classic scripts: the page with the planner first, what its first preview needs at once after it, the rest
 * later.
 */
import { copyFileSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { type BuildOptions, build, type Plugin, transform } from 'esbuild';
import { version } from '../../src/generated/version.ts';
import { POLICY } from '../../src/web/policy.ts';
import { LABS, planningParts, templatesSource } from './web-sources.ts';

const REGISTRY = './src/web/parts/registry.ts';

/** Modules of which the page has an empty one, which a part fills. */
const FILLED = /(generated\/(templates|locks)|es\/messages)\.ts$/;

const parts = (root: string): Plugin => ({
  name: 'parts',
  setup({ onResolve, onLoad }) {
    onResolve({ filter: FILLED }, ({ path }) => ({ path: FILLED.exec(path)![0], namespace: 'filled' }));
    onLoad({ filter: /./, namespace: 'filled' }, ({ path }) => {
      const name = path.replace(/^.*\/|\.ts$/g, '');
      return { contents: `export { ${name} } from ${JSON.stringify(REGISTRY)};`, resolveDir: root };
    });
  },
});

/**
 * What stands in the place of Node's own modules where a project is merged in memory. An alias, no plugin: a path that a plugin
 * gives has no module type for esbuild, and where the same file is also imported by its own path, whichever is read first
 * would decide what is written.
 */
const IN_MEMORY: Readonly<Record<string, string>> = {
  'node:fs': './src/web/parts/memory/fs.ts',
  'node:os': './src/web/parts/memory/others.ts',
  'node:path': './src/web/parts/memory/path.ts',
  'node:timers/promises': './src/web/parts/memory/others.ts',
  'node:util': './src/web/parts/memory/others.ts',
  'node:zlib': './src/web/parts/memory/zlib.ts',
};

/**
 * Makes the part that merges: over files in memory, with the page's own modules. A second copy of them would speak another
 * language, and know no templates.
 *
 * @param ofPage the modules that the page has, relative to the root
 * @param taken hears of those that the part takes
 */
const merging = (root: string, ofPage: readonly string[], taken: Set<string>): Plugin => ({
  name: 'merging',
  setup({ onResolve, onLoad }) {
    const shared = new Set(ofPage);
    onResolve({ filter: /^\.\.?\/.*\.ts$/ }, ({ path, resolveDir }) => {
      const module = relative(root, join(resolveDir, path)).replaceAll('\\', '/');
      if (!shared.has(module)) return undefined;
      taken.add(module);
      return { path: module, namespace: 'shared' };
    });
    onLoad({ filter: /./, namespace: 'shared' }, ({ path }) => ({
      contents: `module.exports = djangoCloudShared[${JSON.stringify(path)}];`,
    }));
  },
});

/** Fills the list of modules that the page hands to its parts. @param modules relative to the root */
const sharing = (root: string, modules: readonly string[]): Plugin => ({
  name: 'sharing',
  setup({ onLoad }) {
    onLoad({ filter: /web[\\/]parts[\\/]shared\.ts$/ }, () => ({
      contents: [
        ...modules.map((module, index) => `import * as m${index} from ${JSON.stringify(`./${module}`)};`),
        `export const shared = {${modules.map((module, index) => `${JSON.stringify(module)}: m${index}`).join(', ')}};`,
      ].join('\n'),
      resolveDir: root,
    }));
  },
});

/** Browsers of the last years: what the page uses is in all of them. */
const TARGET = ['chrome120', 'firefox121', 'safari17'];

/** What all scripts of the page have in common. */
const SETTINGS = {
  bundle: true,
  minify: true,
  format: 'iife',
  platform: 'browser',
  target: TARGET,
  legalComments: 'none',
  charset: 'utf8',
  logLevel: 'warning',
} as const satisfies BuildOptions;

/** What a build does beside its bundle, or with another entry. */
type Beside = { readonly outdir?: string; readonly plugins?: Plugin[]; readonly entryPoints?: string[] };

async function minified(source: string): Promise<string> {
  return (await transform(source, { minify: true, charset: 'utf8', target: TARGET })).code;
}

/**
 * Bundles the page's own script: the planner without templates and locks.
 *
 * @param further what the build does beside it
 * @param modules those that it hands to its parts, relative to the root
 * @returns its text, and the inputs, relative to the root
 * @throws when something of Node's is reached
 */
export async function buildPageScript(
  root: string,
  further: Beside = {},
  modules: readonly string[] = [],
): Promise<{ text: string; inputs: readonly string[] }> {
  const { outputFiles, metafile } = await build({
    ...SETTINGS,
    write: false,
    metafile: true,
    absWorkingDir: root,
    entryPoints: ['src/web/page/main.tsx'],
    jsx: 'automatic',
    jsxImportSource: 'preact',
    inject: ['src/web/parts/process.ts'],
    alias: { yaml: './src/web/parts/yaml.ts' },
    ...further,
    plugins: [parts(root), sharing(root, modules), ...(further.plugins ?? [])],
  });
  return { text: outputFiles[0]!.text, inputs: Object.keys(metafile.inputs) };
}

/**
 * Writes the page.
 *
 * @param root the package's folder
 * @param folder where it goes
 * @param sbom makes the plugin that lists a bundle's packages in a file of that name
 * @returns the input files of its bundles, relative to the root, those lists, and the modules that its parts take from it
 */
export async function writeWeb(
  root: string,
  folder: string,
  sbom?: (file: string) => Plugin,
): Promise<{ inputs: readonly string[]; sboms: readonly string[]; shared: readonly string[] }> {
  mkdirSync(folder, { recursive: true });
  const sboms: string[] = [];
  const listed = (name: string): Beside => {
    if (!sbom) return {};
    sboms.push(join(folder, `${name}.cdx.json`));
    return { outdir: folder, plugins: [sbom(`${name}.cdx.json`)] };
  };
  const write = (name: string, text: string): void => writeFileSync(join(folder, name), text);
  const bundled = async (
    name: string,
    further: Pick<BuildOptions, 'alias' | 'banner' | 'inject' | 'plugins'>,
  ) => {
    const { plugins = [], ...beside } = listed(name);
    const { outputFiles, metafile } = await build({
      ...SETTINGS,
      write: false,
      metafile: true,
      absWorkingDir: root,
      ...beside,
      entryPoints: [`src/web/parts/${name}.ts`],
      ...further,
      plugins: [...(further.plugins ?? []), ...plugins],
    });
    return { text: outputFiles[0]!.text, inputs: Object.keys(metafile.inputs) };
  };
  const shared = new Set<string>();
  const merge = await bundled('merge', {
    inject: ['buffer', 'process'].map((module) => `src/web/parts/memory/${module}.ts`),
    alias: IN_MEMORY,
    plugins: [merging(root, (await buildPageScript(root)).inputs, shared)],
  });
  const page = await buildPageScript(root, listed('app'), [...shared].sort());
  const labsTemplates = await minified(`globalThis.djangoCloudLabs = ${templatesSource([LABS])};`);
  const [labs, highlight, css] = await Promise.all([
    bundled('labs', { banner: { js: labsTemplates } }),
    // Prism would colour the page by itself.
    bundled('highlight', {
      banner: { js: 'globalThis.Prism = { manual: true, disableWorkerMessageHandler: true };' },
    }),
    build({ ...SETTINGS, write: false, absWorkingDir: root, entryPoints: ['src/web/page/page.css'] }),
  ]);
  write('app.js', page.text);
  for (const [name, source] of Object.entries(planningParts(page.text)))
    write(`${name}.js`, await minified(source));
  write('labs.js', labs.text);
  write('highlight.js', highlight.text);
  write('merge.js', merge.text);
  write('page.css', css.outputFiles[0]!.text);
  const html = readFileSync(join(root, 'src/web/page/page.html'), 'utf8');
  write('index.html', html.replace('POLICY', POLICY).replaceAll('VERSION', version));
  const worker = await minified(readFileSync(join(root, 'src/web/page/worker.js'), 'utf8'));
  write('worker.js', worker.replaceAll('VERSION', version));
  copyFileSync(join(root, 'src/web/page/icon.svg'), join(folder, 'icon.svg'));
  return {
    inputs: [...page.inputs, ...labs.inputs, ...highlight.inputs, ...merge.inputs],
    sboms,
    shared: [...shared],
  };
}
