import { causeOf, telling } from './printed.ts';

/** What one check found. A way out is what the user can do about it, as a sentence. */
export type Outcome =
  | { readonly result: 'passed'; readonly detail?: string }
  | { readonly result: 'skipped'; readonly reason: string }
  /** A row of the server contract that the server's choice says it cannot keep, in its words. */
  | { readonly result: 'declared'; readonly reason: string }
  | {
      /** `warned`: it works, and costs something that is better known before. */
      readonly result: 'failed' | 'warned';
      readonly reason: string;
      readonly way: string;
      /** What a program printed about it, as far as it says why. */
      readonly output?: string;
    };

export const passed = (detail?: string): Outcome => ({ result: 'passed', ...(detail ? { detail } : {}) });

export const skipped = (reason: string): Outcome => ({ result: 'skipped', reason });

/** A row that its server's choice says it cannot keep. @param reason the choice's own sentence */
export const declared = (reason: string): Outcome => ({ result: 'declared', reason });

export const failed = (reason: string, way: string, output?: string): Outcome => {
  const cause = output ? causeOf(output) : undefined;
  return {
    result: 'failed',
    reason: cause ? `${reason}: ${cause}` : reason,
    way,
    ...(output ? { output: telling(output) } : {}),
  };
};

export const warned = (reason: string, way: string, output?: string): Outcome =>
  ({
    ...failed(reason, way, output),
    result: 'warned',
  }) as Outcome;

/** Seconds for people: `0.8 s`, `12 s`. @param milliseconds as clocks measure */
export function seconds(milliseconds: number): string {
  return `${milliseconds < 9950 ? (milliseconds / 1000).toFixed(1) : Math.round(milliseconds / 1000)} s`;
}
