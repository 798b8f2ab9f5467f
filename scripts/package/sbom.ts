/** What is in the bundles, for who must know: CycloneDX, the same bytes for the same lock file. */
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { cyclonedxEsbuildPlugin } from '@cyclonedx/cyclonedx-esbuild';
import type { Plugin } from 'esbuild';

export const SBOM = 'sbom.cdx.json';

interface Dependency {
  readonly ref: string;
  readonly dependsOn?: readonly string[];
}

interface Sbom {
  readonly components: readonly { readonly 'bom-ref': string }[];
  readonly dependencies: readonly Dependency[];
}

/** Writes the list of one bundle into the folder where the bundle goes. */
export function sbomPlugin(outputFile: string): Plugin {
  return cyclonedxEsbuildPlugin({
    outputFile,
    mcType: 'application',
    outputReproducible: true,
    logLevel: 'silent',
  });
}

/** Whether it is a source of our own that the build made up, and no package: the plugin takes its namespace for one. */
const isMadeUp = (ref: string): boolean => ref.startsWith('VirtualComponent ');

const byRef = (one: string, other: string): number => (one < other ? -1 : 1);

function together(all: readonly Dependency[]): readonly Dependency[] {
  const refs = new Map<string, Set<string>>();
  for (const { ref, dependsOn = [] } of all) refs.set(ref, new Set([...(refs.get(ref) ?? []), ...dependsOn]));
  return [...refs]
    .sort(([one], [other]) => byRef(one, other))
    .map(([ref, on]) => (on.size > 0 ? { ref, dependsOn: [...on].sort(byRef) } : { ref }));
}

/** Puts the lists of further bundles into the first, and removes their files. @param folder of the first */
export function mergeSboms(folder: string, others: readonly string[]): void {
  const file = join(folder, SBOM);
  const read = (path: string): Sbom => JSON.parse(readFileSync(path, 'utf8')) as Sbom;
  const all = [read(file), ...others.map(read)].map(({ components, dependencies, ...more }) => ({
    ...more,
    components: components.filter((part) => !isMadeUp(part['bom-ref'])),
    dependencies: dependencies
      .filter(({ ref }) => !isMadeUp(ref))
      .map(({ ref, dependsOn = [] }) => ({ ref, dependsOn: dependsOn.filter((on) => !isMadeUp(on)) })),
  }));
  const components = new Map(all.flatMap((one) => one.components.map((part) => [part['bom-ref'], part])));
  const merged = {
    ...all[0],
    components: [...components].sort(([one], [other]) => byRef(one, other)).map(([, part]) => part),
    dependencies: together(all.flatMap(({ dependencies }) => dependencies)),
  };
  writeFileSync(file, JSON.stringify(merged, null, 2));
  for (const path of others) rmSync(path);
}
