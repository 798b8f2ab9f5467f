import { UserError } from '../errors/user-error.ts';
import { say } from '../languages/say.ts';

/** A share of the class: `index` counts from 0. */
export interface Shard {
  readonly index: number;
  readonly count: number;
}

const WHOLE: Shard = { index: 0, count: 1 };

/**
 * Which share of the class to make: `--shard 2/8`, else what an indexed job runner says (`JOB_INDEX` counts from 0), else
 * all of it.
 *
 * @throws UserError when it is none
 */
export function shardOf(flag: string | undefined, env: Readonly<Record<string, string | undefined>>): Shard {
  if (flag !== undefined) {
    const [, part, whole] = /^(\d{1,6})\/(\d{1,6})$/.exec(flag) ?? [];
    const [index, count] = [Number(part) - 1, Number(whole)];
    if (part === undefined || index < 0 || index >= count)
      throw new UserError(say`--shard ${flag}: it must be a shard such as 1/8, counted from 1.`);
    return { index, count };
  }
  const { JOB_INDEX: index, JOB_ARRAY_SIZE: size } = env;
  if (index === undefined || size === undefined) return WHOLE;
  if (!/^\d{1,7}$/.test(index) || !/^\d{1,7}$/.test(size) || Number(index) >= Number(size))
    throw new UserError(
      say`JOB_INDEX=${index}, JOB_ARRAY_SIZE=${size}: the index must count from 0 and be below the size. Number the shares from 0, or give --shard 1/1.`,
    );
  return { index: Number(index), count: Number(size) };
}

/** The members of a share: every so many. */
export function share<T>(all: readonly T[], { index, count }: Shard): readonly T[] {
  return all.filter((_, place) => place % count === index);
}
