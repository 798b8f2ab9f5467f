/** How an endpoint of the v3 API is written down here. */
import { randomUUID } from 'node:crypto';
import type { Call, Reply } from './controller.ts';

export type Endpoint = (call: Call) => Reply;

/** `GET /v3/apps/:app` as a pattern with named groups. */
export const at = (line: string, endpoint: Endpoint): readonly [RegExp, Endpoint] => [
  new RegExp(`^${line.replaceAll(/:(\w+)/g, '(?<$1>[^/]+)')}$`),
  endpoint,
];

export const list = (...found: readonly unknown[]): Reply => ({
  body: { pagination: { total_results: found.length, total_pages: 1, next: null }, resources: found },
});

/** The answer of what goes on after it: where to ask for the job. */
export function job(base: string): Reply & { readonly guid: string } {
  const guid = randomUUID();
  return { guid, status: 202, headers: { Location: `${base}/v3/jobs/${guid}` } };
}
