/**
 * Builds the page that configures a project in the browser: static files, which any host serves and which work from
 * `file:`, too. Classic scripts: the page with the planner first, what its first preview needs at once after it, the rest
 * later.
 */
import { copyFileSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type BuildOptions, build, type Plugin, transform } from 'esbuild';
import { messages } from '../../src/generated/es/messages.ts';
import { locks } from '../../src/generated/locks.ts';
import { templates } from '../../src/generated/templates.ts';
import { version } from '../../src/generated/version.ts';
import type { Catalogue } from '../../src/languages/catalogue-type.ts';
import type { Template } from '../../src/plan/plan.ts';
import { areasOf } from '../../src/web/needed.ts';
import { POLICY } from '../../src/web/policy.ts';
import { firstAnswers } from '../../src/web/selection.ts';

/** The area of the labs' templates, which only the workshop's page needs. */
const LABS = 'labs';

type Text = Pick<Template, 'contents' | 'render'>;

/** A text as source: functions of compiled templates name nothing outside of themselves. */
const textSource = ({ contents, render }: Text): string =>
  render ? String(render) : `contents: ${JSON.stringify(contents)}`;

/** What nobody has chosen yet: what the first preview is planned from. */
const FIRST = firstAnswers('en');
const FIRST_AREAS: ReadonlySet<string> = new Set(areasOf(FIRST));
const isFirst = (area: string): boolean => FIRST_AREAS.has(area);

function templatesSource(areas: readonly string[]): string {
  const sources = areas.map((area) => {
    const files = (templates[area] ?? []).map(
      (one) => `{ path: ${JSON.stringify(one.path)}, executable: ${one.executable}, ${textSource(one)} }`,
    );
    return `${JSON.stringify(area)}: [${files.join(',\n')}]`;
  });
  return `{${sources.join(',\n')}}`;
}

function translationsSource(language: 'es', areas: readonly string[]): string {
  const sources = areas.map((area) => {
    const texts = (templates[area] ?? []).flatMap(({ path, translations }) => {
      const text = translations?.[language];
      return text ? [`${JSON.stringify(path)}: { ${textSource(text)} }`] : [];
    });
    return `${JSON.stringify(area)}: {${texts.join(',\n')}}`;
  });
  return `{${sources.join(',\n')}}`;
}

/**
 * Whether a script says a message: its longest piece between values stands in it, as source code has it. What is not found
 * comes with the rest, a moment later.
 */
function says(script: string, key: string): boolean {
  const pieces = key.split(/\{\d+\}/).sort((a, b) => b.length - a.length);
  const [piece = ''] = pieces;
  return [piece, piece.replaceAll('`', '\\`'), JSON.stringify(piece).slice(1, -1)].some((text) =>
    script.includes(text),
  );
}

/** Messages in two: those that a script says, and the others. */
export function dividedBy(script: string): readonly [Catalogue, Catalogue] {
  const entries = Object.entries(messages);
  const first = entries.filter(([key]) => says(script, key));
  const known = new Set(first.map(([key]) => key));
  return [Object.fromEntries(first), Object.fromEntries(entries.filter(([key]) => !known.has(key)))];
}

const call = (name: string, members: Readonly<Record<string, string>>): string =>
  `djangoCloudPart(${JSON.stringify(name)}, {${Object.entries(members)
    .map(([key, source]) => `${key}: ${source}`)
    .join(', ')}});`;

const REGISTRY = './src/web/parts/registry.ts';

/** Modules of which the page has an empty one, which a part fills. */
const FILLED = /(generated\/(templates|locks)|es\/messages)\.ts$/;

const parts = (root: string): Plugin => ({
  name: 'parts',
  setup({ onResolve, onLoad }) {
    onResolve({ filter: FILLED }, ({ path }) => ({ path: FILLED.exec(path)![0], namespace: 'filled' }));
    onResolve({ filter: /^yaml$/ }, () => ({ path: join(root, 'src/web/parts/yaml.ts') }));
    onLoad({ filter: /./, namespace: 'filled' }, ({ path }) => {
      const name = path.replace(/^.*\/|\.ts$/g, '');
      return { contents: `export { ${name} } from ${JSON.stringify(REGISTRY)};`, resolveDir: root };
    });
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
 * @returns its text, and the inputs, relative to the root
 * @throws when something of Node's is reached
 */
export async function buildPageScript(
  root: string,
  further: Beside = {},
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
    ...further,
    plugins: [parts(root), ...(further.plugins ?? [])],
  });
  return { text: outputFiles[0]!.text, inputs: Object.keys(metafile.inputs) };
}

/**
 * Writes the page.
 *
 * @param root the package's folder
 * @param folder where it goes
 * @param sbom makes the plugin that lists a bundle's packages in a file of that name
 * @returns the input files of its bundles, relative to the root, and those lists
 */
export async function writeWeb(
  root: string,
  folder: string,
  sbom?: (file: string) => Plugin,
): Promise<{ inputs: readonly string[]; sboms: readonly string[] }> {
  mkdirSync(folder, { recursive: true });
  const sboms: string[] = [];
  const listed = (name: string): Beside => {
    if (!sbom) return {};
    sboms.push(join(folder, `${name}.cdx.json`));
    return { outdir: folder, plugins: [sbom(`${name}.cdx.json`)] };
  };
  const write = (name: string, text: string): void => writeFileSync(join(folder, name), text);
  const writePart = async (name: string, members: Readonly<Record<string, string>>): Promise<void> =>
    write(`${name}.js`, await minified(call(name, members)));
  const bundled = async (name: string, banner: string) => {
    const { outputFiles, metafile } = await build({
      ...SETTINGS,
      write: false,
      metafile: true,
      absWorkingDir: root,
      ...listed(name),
      entryPoints: [`src/web/parts/${name}.ts`],
      banner: { js: banner },
    });
    return { text: outputFiles[0]!.text, inputs: Object.keys(metafile.inputs) };
  };
  const page = await buildPageScript(root, listed('app'));
  const areas = Object.keys(templates).filter((area) => area !== LABS);
  const labsTemplates = await minified(`globalThis.djangoCloudLabs = ${templatesSource([LABS])};`);
  const [labs, highlight, css] = await Promise.all([
    bundled('labs', labsTemplates),
    // Prism would colour the page by itself.
    bundled('highlight', 'globalThis.Prism = { manual: true, disableWorkerMessageHandler: true };'),
    transform(readFileSync(join(root, 'src/web/page/page.css'), 'utf8'), { loader: 'css', minify: true }),
  ]);
  write('app.js', page.text);
  const [first, later] = [areas.filter(isFirst), areas.filter((area) => !isFirst(area))];
  const { [FIRST.django]: lock, ...laterLocks } = locks;
  await writePart('project', {
    templates: templatesSource(first),
    locks: JSON.stringify({ [FIRST.django]: lock }),
    later: JSON.stringify([...later, ...Object.keys(laterLocks)]),
  });
  await writePart('rest', { templates: templatesSource(later), locks: JSON.stringify(laterLocks) });
  const [said, others] = dividedBy(page.text);
  await writePart('es', {
    messages: JSON.stringify(said),
    translations: translationsSource('es', first),
  });
  await writePart('es-rest', {
    messages: JSON.stringify(others),
    translations: translationsSource('es', [...later, LABS]),
  });
  write('labs.js', labs.text);
  write('highlight.js', highlight.text);
  write('page.css', css.code);
  const html = readFileSync(join(root, 'src/web/page/page.html'), 'utf8');
  write('index.html', html.replace('POLICY', POLICY).replaceAll('VERSION', version));
  const worker = await minified(readFileSync(join(root, 'src/web/page/worker.js'), 'utf8'));
  write('worker.js', worker.replaceAll('VERSION', version));
  copyFileSync(join(root, 'src/web/page/icon.svg'), join(folder, 'icon.svg'));
  return { inputs: [...page.inputs, ...labs.inputs, ...highlight.inputs], sboms };
}
