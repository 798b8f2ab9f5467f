/**
 * Bundles the package: dist/django-cloud.js, the own command, and dist/generators/<name>/index.js, which yeoman-environment
 * finds. One bundle with lazily loaded parts, because a cold start is module loading and hardly anything else.
 */
import { chmodSync, cpSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'esbuild';

const root = join(import.meta.dirname, '..');
const dist = join(root, 'dist');
const generators = readdirSync(join(root, 'generators'), { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map((entry) => entry.name);

rmSync(dist, { recursive: true, force: true });
await build({
  entryPoints: [
    { in: join(root, 'src/django-cloud.ts'), out: 'django-cloud' },
    // Threads begin with a file of their own.
    { in: join(root, 'src/workshop/worker.ts'), out: 'workshop-worker' },
    ...generators.map((name) => ({
      in: join(root, `generators/${name}/index.ts`),
      out: `generators/${name}/index`,
    })),
  ],
  outdir: dist,
  bundle: true,
  splitting: true,
  chunkNames: 'chunks/[name]-[hash]',
  format: 'esm',
  platform: 'node',
  target: 'node22',
  // The user's environment brings its own Yeoman; the generator must share it.
  external: ['yeoman-generator'],
  banner: {
    js: "import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);",
  },
  logLevel: 'warning',
});
chmodSync(join(dist, 'django-cloud.js'), 0o755);
for (const name of generators) {
  cpSync(join(root, `generators/${name}/USAGE`), join(dist, `generators/${name}/USAGE`));
}
