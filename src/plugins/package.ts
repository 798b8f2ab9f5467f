/** The package of a plug-in: its name, its version, the versions of this package that it works with, and its module. */
import { realpathSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';
import { satisfies, valid, validRange } from 'semver';
import { UserError } from '../errors/user-error.ts';
import { say } from '../languages/say.ts';
import { isRecord } from '../reading/parse.ts';
import { jsonFile } from './json-file.ts';
import { isPackageName } from './reference.ts';

/** What its package.json requires. */
const OURS = 'generator-django-cloud';

export interface PluginPackage {
  readonly name: string;
  readonly version: string;
  /** Absolute. */
  readonly folder: string;
  /** The module that is its default export, absolute. */
  readonly module: string;
}

type Fields = Readonly<Record<string, unknown>>;

function fieldsOf(path: string): Fields {
  const content = jsonFile(path, 'configuration');
  if (content === undefined)
    throw new UserError(say`${path}: file not found. A plug-in is a package: give the folder that has it.`);
  if (isRecord(content)) return content;
  throw new UserError(say`${path}: it must hold an object.`);
}

/** Whether a path is inside a folder, links followed. */
export function isInside(path: string, folder: string): boolean {
  const below = relative(folder, path);
  return below !== '' && !/^\.\.(?:[/\\]|$)/.test(below) && resolve(folder, below) === path;
}

function moduleOf(folder: string, main: unknown, label: string): string {
  const path = join(folder, typeof main === 'string' ? main : 'index.js');
  let real: string;
  try {
    real = realpathSync(path);
  } catch {
    throw new UserError(
      say`${label}: its module ${path} was not found. "main" in its package.json names it.`,
    );
  }
  if (isInside(real, folder)) return real;
  throw new UserError(say`${label}: "main" leads out of its folder (${real}).`);
}

/**
 * Reads the package.json in a folder; none of its code runs.
 *
 * @param folder absolute, with no link in it
 * @param version of this package
 * @throws UserError when it is no plug-in, or works with other versions of this package
 */
export function pluginPackage(folder: string, version: string): PluginPackage {
  const path = join(folder, 'package.json');
  const fields = fieldsOf(path);
  if (typeof fields.name !== 'string' || !isPackageName(fields.name))
    throw new UserError(say`${path}: "name" must be a package's name.`);
  if (typeof fields.version !== 'string' || !valid(fields.version))
    throw new UserError(say`${path}: "version" must be a version, such as 1.0.0.`);
  const label = `${fields.name} ${fields.version}`;
  const range = isRecord(fields.peerDependencies) ? fields.peerDependencies[OURS] : undefined;
  if (typeof range !== 'string' || !validRange(range))
    throw new UserError(
      say`${label}: it is no plug-in: "peerDependencies" in ${path} must say with which versions of ${OURS} it works, such as "^${version}".`,
    );
  if (!satisfies(version, range, { includePrerelease: true }))
    throw new UserError(
      say`${label}: it needs ${OURS} ${range}, and this is ${version}. Install another version of one of them.`,
    );
  return { name: fields.name, version: fields.version, folder, module: moduleOf(folder, fields.main, label) };
}
