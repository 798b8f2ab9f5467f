/** How much longer than usual tests wait before they give up: one place for all of them. */

/**
 * What takes a second on a quiet machine takes some where both processors are busy with something else. Whatever comes
 * is waited for and no longer: only a test that fails takes this time.
 */
const PATIENCE = Number(process.env.TEST_PATIENCE ?? 5);

/** A limit for a busy machine. @param usual milliseconds that are plenty on a quiet one */
export function patiently(usual: number): number {
  return usual * PATIENCE;
}
