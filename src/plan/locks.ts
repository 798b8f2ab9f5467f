/** The locked packages of a line of Django: ours, and what plug-ins brought beside them. */
import { added } from '../additions/additions.ts';
import { locks } from '../generated/locks.ts';
import type { Lock } from './requirements.ts';

/** The lock of one line, as a plug-in brings it. */
interface AddedLock {
  readonly line: string;
  readonly lock: Lock;
}

/**
 * The lock of a line. Where two have a package, ours holds: a plug-in's was resolved within our versions.
 *
 * @param line `5.2`
 */
export function lockOf(line: string): Lock {
  const own = locks[line] as Lock;
  const others = added<AddedLock>('locks').filter((one) => one.line === line);
  if (others.length === 0) return own;
  const all = [...others.map(({ lock }) => lock), own];
  return {
    requiresPython: own.requiresPython,
    groups: Object.assign({}, ...all.map(({ groups }) => groups)),
    packages: Object.assign({}, ...all.map(({ packages }) => packages)),
  };
}
