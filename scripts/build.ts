/**
 * Bundles the package: dist/django-cloud.js, the own command; dist/api.js, the library, and dist/plugin.js, what authors of plug-ins import, with their types;
 * dist/web, the page; dist/generators/<name>/index.js, which yeoman-environment finds. One bundle with lazily loaded parts, because a cold start is module loading and hardly anything else.
 *
 * The parts are CommonJS: Node takes a fifth less time for the command than with the same parts as ES modules. esbuild
 * splits ES modules only, so that they are split first and translated then.
 */
import { chmodSync, cpSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { build, transform } from 'esbuild';
import { writeDeclarations } from './package/declarations.ts';
import { lazyParts, partEntries } from './package/lazy-parts.ts';
import { writeNotices } from './package/notices.ts';
import { withPacks } from './package/packs.ts';
import { mergeSboms, SBOM, sbomPlugin } from './package/sbom.ts';
import { writeWeb } from './package/web.ts';

const root = join(import.meta.dirname, '..');
const dist = join(root, 'dist');
const generators = readdirSync(join(root, 'generators'), { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map((entry) => entry.name);

rmSync(dist, { recursive: true, force: true });
const { outputFiles, metafile } = await build({
  entryPoints: [
    { in: join(root, 'src/django-cloud.ts'), out: 'django-cloud' },
    { in: join(root, 'src/api.ts'), out: 'api' },
    { in: join(root, 'src/plugin.ts'), out: 'plugin' },
    { in: join(root, 'src/testing.ts'), out: 'testing' },
    ...partEntries(),
    // Threads begin with a file of their own.
    { in: join(root, 'src/workshop/worker.ts'), out: 'workshop-worker' },
    ...generators.map((name) => ({
      in: join(root, `generators/${name}/index.ts`),
      out: `generators/${name}/index`,
    })),
  ],
  outdir: dist,
  // Names of parts and comments hold paths: they must not depend on where the clone lies, and where its packages do.
  absWorkingDir: root,
  preserveSymlinks: true,
  bundle: true,
  splitting: true,
  write: false,
  metafile: true,
  chunkNames: 'chunks/[name]-[hash]',
  format: 'esm',
  platform: 'node',
  target: 'node22',
  // The user's environment brings its own Yeoman; the generator must share it.
  external: ['yeoman-generator'],
  logLevel: 'warning',
  plugins: [lazyParts, sbomPlugin(SBOM)],
});
const translated = await Promise.all(
  outputFiles.map(async ({ path, text }) => {
    const { code } = await transform(text, {
      format: 'cjs',
      platform: 'node',
      target: 'node22',
      // What is loaded late is required late: import() would bring the loader of ES modules with it.
      supported: { 'dynamic-import': false },
      // Node reads the file of all templates at each start: a twentieth of a first generation.
      minifyWhitespace: true,
      define: { 'import.meta.filename': '__filename', 'import.meta.dirname': '__dirname' },
      logLevel: 'warning',
    });
    return [path, code] as const;
  }),
);
for (const [path, code] of withPacks(new Map(translated), metafile.outputs, root)) {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, code);
}
// The package's own type is "module", for its sources. Name and version: yo's menu reads the package.json next to a generator.
const { name, version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as {
  readonly name: string;
  readonly version: string;
};
writeFileSync(join(dist, 'package.json'), `${JSON.stringify({ name, version, type: 'commonjs' })}\n`);
chmodSync(join(dist, 'django-cloud.js'), 0o755);
for (const name of generators) {
  cpSync(join(root, `generators/${name}/USAGE`), join(dist, `generators/${name}/USAGE`));
}
const web = await writeWeb(root, join(dist, 'web'), sbomPlugin);
writeNotices(root, [...Object.keys(metafile.inputs), ...web.inputs]);
mergeSboms(dist, web.sboms);
writeDeclarations(root, dist);
