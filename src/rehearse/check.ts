import { UserError } from '../errors/user-error.ts';
import { said, say } from '../languages/say.ts';
import type { Outcome } from './outcome.ts';
import { failed, skipped } from './outcome.ts';
import type { Rehearsal } from './rehearsal.ts';

/** One thing that must hold on the platform. */
export interface Check {
  /** Stable, for programs: `liveness`. */
  readonly name: string;
  /** The sentence that holds when it passes. */
  readonly title: string;
  /** When it fails, there is nothing that the checks after it could look at. */
  readonly vital?: boolean;
  readonly run: (rehearsal: Rehearsal) => Promise<Outcome>;
}

/** What a check found, and how long it took. */
export interface Finding {
  readonly check: Check;
  readonly outcome: Outcome;
  /** Milliseconds. */
  readonly took: number;
}

/**
 * Runs checks in their order.
 *
 * @param found called after each of them that was tried
 * @returns what was found, for all of them
 * @throws UserError when the user leaves
 */
export async function runChecks(
  rehearsal: Rehearsal,
  checks: readonly Check[],
  found: (finding: Finding) => void,
): Promise<readonly Finding[]> {
  const findings: Finding[] = [];
  let blocked: Check | undefined;
  try {
    for (const check of checks) {
      const started = Date.now();
      const outcome = blocked
        ? skipped(say`it needs what failed before: "${said(blocked.title)}"`)
        : await outcomeOf(check, rehearsal);
      const finding = { check, outcome, took: Date.now() - started };
      findings.push(finding);
      if (!blocked) found(finding);
      if (check.vital && outcome.result === 'failed') blocked = check;
    }
  } finally {
    rehearsal.end();
  }
  return findings;
}

async function outcomeOf(check: Check, rehearsal: Rehearsal): Promise<Outcome> {
  rehearsal.checkStopped();
  try {
    const outcome = await check.run(rehearsal);
    rehearsal.checkStopped();
    return outcome;
  } catch (error) {
    if (error instanceof UserError) throw error;
    rehearsal.checkStopped();
    // A connection that broke in the middle: the check did not get what it needs.
    const output = rehearsal.instance?.output;
    return failed(
      say`the server did not answer (${(error as Error).message})`,
      say`See its output, and run its start command by hand.`,
      output,
    );
  }
}
