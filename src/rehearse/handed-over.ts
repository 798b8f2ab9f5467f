import { createHash } from 'node:crypto';
import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Contract, Place, Variables } from '../choices/platform-contract.ts';

/**
 * Hands variables over as the platform does: some of them as files.
 *
 * @param folder in which the files are written, for their owner only
 * @returns the variables, with the paths of the files in the place of what is in them
 */
export function handedOver(
  variables: Variables,
  contract: Contract,
  place: Place,
  folder: string,
): Record<string, string> {
  const found = { ...variables };
  for (const [name, pathName] of Object.entries(contract.handedAsFiles?.(place) ?? {})) {
    const text = found[name];
    if (text === undefined) continue;
    delete found[name];
    // A file for each text: instances with other secrets run beside each other.
    const hash = createHash('sha256').update(text).digest('hex').slice(0, 12);
    const path = join(folder, `${name.toLowerCase()}-${hash}`);
    if (!existsSync(path)) writeFileSync(path, text, { mode: 0o400 });
    found[pathName] = path;
  }
  return found;
}
