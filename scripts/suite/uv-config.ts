/**
 * What uv is told in tests: PyPI's files never change, and its pages may be ten minutes old. PyPI says so itself (the
 * headers Cache-Control of its answers), but not every mirror: without it, uv downloads each package again for each
 * installation, and compiles anew what has no wheel.
 */
import { chmodSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** uv's documentation, "Indexes", cache-control. */
const TEXT = `[[index]]
name = "pypi"
url = "https://pypi.org/simple"
default = true
cache-control = { api = "max-age=600", files = "max-age=365000000, immutable" }
`;

/** The folder of settings below a cache: XDG_CONFIG_DIRS, so that the settings of a project count as they do elsewhere. */
export const configOf = (cache: string): string => join(cache, 'config');

/** Writes the settings, for whoever may enter the cache. */
export function writeConfig(cache: string): void {
  const folder = join(configOf(cache), 'uv');
  mkdirSync(folder, { recursive: true });
  const file = join(folder, 'uv.toml');
  writeFileSync(file, TEXT);
  for (const path of [configOf(cache), folder]) chmodSync(path, 0o755);
  chmodSync(file, 0o644);
}
