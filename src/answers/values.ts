import { type Axis, NONE } from '../choices/axes.ts';
import type { Given, GivenAnswers } from './given.ts';

/** A change of an axis with several values: these are added to, or taken from, what is stored. */
export function withValues(
  axis: Axis,
  stored: GivenAnswers,
  change: { readonly add?: readonly string[]; readonly remove?: readonly string[] },
  label: string,
): Given {
  const before = [stored.get(axis.key)?.value ?? []].flat().filter((id) => id !== NONE) as string[];
  const after = [...before.filter((id) => !change.remove?.includes(id)), ...(change.add ?? [])];
  return { value: after.length > 0 ? [...new Set(after)] : NONE, label };
}
