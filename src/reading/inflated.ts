/** Inflates what a stranger may have made: apart from what reads, because zlib is loaded for it alone, and most commands inflate nothing. */
import { gunzipSync } from 'node:zlib';
import { LIMITS } from './limits.ts';

/** What was compressed by gzip. @throws Error when it is not, or inflates to more than it may */
export function inflated(compressed: Buffer): Buffer {
  return gunzipSync(compressed, { maxOutputLength: LIMITS.inflated });
}
