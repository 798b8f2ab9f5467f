/** A run that finds nothing from runs before. */
import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { isAlive } from './claim.ts';

/**
 * Removes what runs keep: packages, environments, images, compiled code.
 *
 * @throws Error while another run uses it
 */
export function removeCache(cache: string): void {
  if (!existsSync(cache)) return;
  const notes = readdirSync(cache).filter((name) => name.endsWith('.pid'));
  const user = notes.find((name) => isAlive(Number(readFileSync(join(cache, name), 'utf8'))));
  if (user) throw new Error(`${join(cache, user)}: another run uses ${cache}. Wait until it has ended.`);
  // Environments are kept read-only, and only root removes from such folders.
  execFileSync('chmod', ['-R', 'u+rwX', cache]);
  rmSync(cache, { recursive: true, force: true });
}
