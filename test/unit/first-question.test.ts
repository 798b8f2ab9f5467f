/** What is loaded before the first question: a person waits for it. */
import { strict as assert } from 'node:assert';
import { join } from 'node:path';
import { build, type Metafile } from 'esbuild';

const root = join(import.meta.dirname, '../..');

/** Every source that comes with these, by imports that are not awaited. */
function loadedWith(inputs: Metafile['inputs'], ...starts: readonly string[]): readonly string[] {
  const seen = new Set(starts);
  for (const path of seen)
    for (const { path: next, kind, external } of inputs[path]?.imports ?? [])
      if (kind !== 'dynamic-import' && !external) seen.add(next);
  return [...seen];
}

describe('before the first question', () => {
  it('no template, no lock and nothing that writes is loaded', async () => {
    const { metafile } = await build({
      entryPoints: ['src/django-cloud.ts'],
      absWorkingDir: root,
      outdir: 'dist',
      bundle: true,
      splitting: true,
      write: false,
      metafile: true,
      format: 'esm',
      platform: 'node',
      target: 'node22',
      external: ['yeoman-generator'],
    });
    const loaded = loadedWith(metafile.inputs, 'src/cli/main.ts', 'src/cli/preparation.ts');
    const bytes = loaded.reduce((sum, path) => sum + (metafile.inputs[path]?.bytes ?? 0), 0);
    console.log(`      ${loaded.length} sources, ${Math.round(bytes / 1000)} kB`);
    assert.ok(loaded.includes('src/prompts/ask.ts'), loaded.join('\n'));
    const heavy = /^src\/(generated\/(templates|locks)|plan\/(plan|context)|commands\/carry-out)\.ts$/;
    assert.deepEqual(
      loaded.filter((path) => heavy.test(path)),
      [],
    );
  });
});
