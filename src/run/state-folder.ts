import { homedir } from 'node:os';
import { join } from 'node:path';

/**
 * Where this account's programs keep state (XDG Base Directory Specification; on Windows, the local application data).
 *
 * @param env the environment; HOME is asked of the system where it has none
 */
export function stateFolder(env: NodeJS.ProcessEnv = process.env): string {
  const local = process.platform === 'win32' ? env.LOCALAPPDATA : env.XDG_STATE_HOME;
  // The specification: a path that is not absolute is to be ignored.
  const isAbsolute = local?.startsWith('/') || process.platform === 'win32';
  return join(local && isAbsolute ? local : join(env.HOME || homedir(), '.local/state'), 'django-cloud');
}
