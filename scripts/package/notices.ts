import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** Licences that allow what we do: bundle, and pass on under our own with the text beside it (SPDX identifiers). */
const ALLOWED = ['0BSD', 'Apache-2.0', 'BlueOak-1.0.0', 'BSD-2-Clause', 'BSD-3-Clause', 'ISC', 'MIT'];

/** A package whose code is in the bundle. */
export interface Bundled {
  readonly name: string;
  readonly version: string;
  /** SPDX identifier. */
  readonly licence: string;
  readonly text: string;
}

/** The folders of the packages that the files lie in, relative to the root: `node_modules/ejs`. */
function packageFolders(files: Iterable<string>): readonly string[] {
  const folders = [...files].map((file) => /^(.*node_modules\/(?:@[^/]+\/)?[^/]+)\//.exec(file)?.[1]);
  return [...new Set(folders.filter((folder) => folder !== undefined))].sort();
}

/** The package that a folder holds; one inside of it (`lib/package.json` that only says "type") has no name. */
function bundledFrom(folder: string): Bundled {
  const { name, version, license } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as {
    readonly name: string;
    readonly version: string;
    readonly license?: string;
  };
  const files = readdirSync(folder).filter((file) => /^(licen[cs]e|copying|notice)/i.test(file));
  const text = files.map((file) => readFileSync(join(folder, file), 'utf8').trim()).join('\n\n');
  return { name, version, licence: license ?? 'none', text };
}

/** A line per fault: what keeps us from passing a package on. */
function faults({ name, version, licence, text }: Bundled): readonly string[] {
  return [
    ...(ALLOWED.includes(licence)
      ? []
      : [`${name} ${version}: licence ${licence} is not one of ${ALLOWED.join(', ')}`]),
    ...(text === '' ? [`${name} ${version}: it brings no text of its licence`] : []),
  ];
}

/**
 * The packages that are part of a bundle, by name.
 *
 * @param root the folder that the paths are relative to
 * @param inputs the bundle's input files, as esbuild's metafile names them
 * @throws when one has a licence that we may not bundle, or brings no text of it
 */
export function bundledPackages(root: string, inputs: Iterable<string>): readonly Bundled[] {
  const bundled = packageFolders(inputs)
    .map((folder) => bundledFrom(join(root, folder)))
    .sort((one, other) => (one.name < other.name ? -1 : 1));
  const found = bundled.flatMap(faults);
  if (found.length > 0) throw new Error(`third-party notices:\n${found.join('\n')}`);
  return bundled;
}

/** The text of THIRD-PARTY-NOTICES: each package with its licence, whole. */
export function noticesText(bundled: readonly Bundled[]): string {
  const rule = '-'.repeat(80);
  return [
    'This package contains code of the packages below, each under its own licence.\n',
    ...bundled.map(
      ({ name, version, licence, text }) => `${rule}\n${name} ${version} (${licence})\n\n${text}\n`,
    ),
  ].join('\n');
}

/** Writes THIRD-PARTY-NOTICES. @throws as `bundledPackages` does */
export function writeNotices(root: string, inputs: Iterable<string>): void {
  writeFileSync(join(root, 'THIRD-PARTY-NOTICES'), noticesText(bundledPackages(root, inputs)));
}
