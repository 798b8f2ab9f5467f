/** A project that runs with limits that a test reaches, and what every row asks of it. */
import { appendFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { contractViews } from '../../generated/contract-views.ts';
import { say } from '../../languages/say.ts';
import { parseJson } from '../../reading/parse.ts';
import { ask, type Site } from './connection.ts';

/** A project that runs, as a client meets it. */
export interface Run {
  readonly site: Site;
  /** Whether a front server stands before it; else the client plays the proxy. */
  readonly hasFront: boolean;
  /** Where programs put temporary files: no other than these do. */
  readonly temporary: string;
  /** What makes a question to the database hang while it is there. */
  readonly hangs: string;
  /** What its processes have printed. */
  readonly output: () => string;
  /** Kilobytes that its processes have in memory; undefined where the system does not tell. */
  readonly memory: () => number | undefined;
  /** The path of a page that answers. */
  readonly page: string;
  /** The distribution that has the server's version. */
  readonly distribution: string;
  /** Threads, or what else serves at once. */
  readonly threads: number;
}

/** What a project runs with: 3 seconds are more than the 2 after which /readyz answers that the database hangs. */
export const LIMITS = {
  MAX_BODY: '100K',
  REQUEST_TIMEOUT: '3',
  WEB_THREADS: '3',
  WEB_CONCURRENCY: '1',
  TRUSTED_PROXIES: '1',
} as const;
export const LIMIT = 100 * 1024;

const VIEWS = '/_contract';
export const SEEN = `${VIEWS}/seen/`;
/** The path of the versions that no stranger is told. @param distribution the server's */
export const versionsOf = (distribution: string): string => `${VIEWS}/versions/${distribution}/`;
export const SLOW = `${VIEWS}/slow/`;
/** The path of a stream: `pieces`, `cut`, `many`. */
export const stream = (kind: string): string => `${VIEWS}/stream/${kind}/`;

const MODULE = 'contract_views';

/**
 * Adds the views that the rows ask for to a copy of a project.
 *
 * @returns what makes the database hang, as `Run.hangs`
 */
export function addViews(folder: string, project: string): string {
  writeFileSync(join(folder, project, `${MODULE}.py`), contractViews);
  appendFileSync(
    join(folder, project, 'settings.py'),
    `\nURLCONF_OF_PROJECT = ROOT_URLCONF\nROOT_URLCONF = "${project}.${MODULE}"\n`,
  );
  return join(folder, project, 'hangs.txt');
}

/** What was seen where a row does not hold, as a sentence goes on. */
export class RowError extends Error {}

/** Why a row is not asked of this project. */
export class UnaskedError extends Error {}

/** @throws RowError with what was seen, unless the condition holds */
export function must(condition: boolean, seen: () => string): asserts condition {
  if (!condition) throw new RowError(seen());
}

/** What Django was given of a request. */
export interface Seen {
  readonly length: number;
  readonly client: string;
  readonly scheme: string;
  readonly proof: string | null;
  readonly forwarded: string | null;
  readonly asked: number;
  readonly produced: number;
}

/** Sent by whoever stands in front. */
export const HTTPS = 'X-Forwarded-Proto: https';

/** Asks the view that says what Django was given. @throws RowError when it does not answer */
export async function seen(
  { site }: Run,
  lines: readonly string[] = [],
  options: Omit<Parameters<typeof ask>[2], 'lines'> = {},
): Promise<Seen> {
  const { status, head, body } = await ask(site, SEEN, { ...options, lines: [HTTPS, ...lines] });
  must(status === 200, () => say`${lines.join(', ') || 'GET'} got ${head.split('\r\n')[0] || '0'}`);
  return parseJson(body) as Seen;
}

/** A piece of a body without a length: https://www.rfc-editor.org/rfc/rfc9112#section-7.1 */
export const chunk = (text: string): string => `${Buffer.byteLength(text).toString(16)}\r\n${text}\r\n`;

/** Waits until something holds. @returns whether it did in time */
export async function until(condition: () => boolean, milliseconds: number): Promise<boolean> {
  const deadline = Date.now() + milliseconds;
  while (!condition() && Date.now() < deadline) await new Promise((resolve) => setTimeout(resolve, 50));
  return condition();
}
