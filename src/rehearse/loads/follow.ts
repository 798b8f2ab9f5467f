/** Everything that a page loads, followed from file to file as a browser follows it. */
import { type Kind, loadedByPage, type Named } from './page.ts';
import { addressOf, type ImportMap, importsOf, resolveImport } from './scripts.ts';
import { loadedByStyles } from './styles.ts';

/** What came for a file. */
export interface Loaded {
  readonly status: number;
  readonly type: string;
  readonly text: string;
}

/** A file that a browser does not get, or does not take for what it must be. */
export type Problem =
  | { readonly kind: 'status'; readonly path: string; readonly from: string; readonly status: number }
  | { readonly kind: 'type'; readonly path: string; readonly from: string; readonly type: string }
  | { readonly kind: 'bare'; readonly specifier: string; readonly from: string };

/** More files than a page has that anybody waits for. */
const MOST = 300;

/** What a browser takes for a script: https://mimesniff.spec.whatwg.org/#javascript-mime-type */
const SCRIPT_TYPE = /^(text|application)\/(x-)?(java|ecma)script\b/i;
const STYLE_TYPE = /^text\/css\b/i;

function typeFits(kind: Kind, type: string): boolean {
  if (kind === 'style') return STYLE_TYPE.test(type);
  return kind === 'other' || SCRIPT_TYPE.test(type);
}

/** What a file that came names further. */
function namedBy(text: string, kind: Kind, from: string, map: ImportMap): readonly (Named | string)[] {
  const all = (addresses: readonly string[], of: Kind): readonly Named[] =>
    addresses.flatMap((one) => {
      const address = addressOf(one, from);
      return address === undefined ? [] : [{ kind: of, address }];
    });
  if (kind === 'style') {
    const { imports, others } = loadedByStyles(text);
    return [...all(imports, 'style'), ...all(others, 'other')];
  }
  if (kind === 'other') return [];
  return importsOf(text)
    .filter(({ dynamic }) => dynamic || kind === 'module')
    .map(({ specifier }): Named | string => {
      const address = resolveImport(specifier, from, map);
      return address === undefined ? specifier : { kind: 'module', address };
    });
}

/**
 * Follows a page. Files of other sites are left alone.
 *
 * @param url the page's address
 * @param get asks for a path of the site
 * @param isLeft whether a path is not asked for
 * @returns what is wrong, and how many files came
 */
export async function follow(
  html: string,
  url: string,
  get: (path: string) => Promise<Loaded>,
  isLeft: (path: string) => boolean,
): Promise<{ readonly problems: readonly Problem[]; readonly files: number }> {
  const { origin, pathname } = new URL(url);
  const { base, named, styles, scripts, map } = loadedByPage(html, url);
  const problems: Problem[] = [];
  const seen = new Set<string>();
  const waiting: (readonly [Named | string, string])[] = [
    ...named,
    ...styles.flatMap((text) => namedBy(text, 'style', base, map)),
    ...scripts.flatMap((text) => namedBy(text, 'module', base, map)),
  ].map((one) => [one, pathname] as const);
  for (let next = waiting.shift(); next && seen.size < MOST; next = waiting.shift()) {
    const [one, from] = next;
    if (typeof one === 'string') {
      problems.push({ kind: 'bare', specifier: one, from });
      continue;
    }
    const address = new URL(one.address);
    const path = address.pathname + address.search;
    const key = `${one.kind} ${path}`;
    if (address.origin !== origin || seen.has(key) || isLeft(path)) continue;
    seen.add(key);
    const { status, type, text } = await get(path);
    if (status !== 200) problems.push({ kind: 'status', path, from, status });
    else if (!typeFits(one.kind, type)) problems.push({ kind: 'type', path, from, type });
    else for (const found of namedBy(text, one.kind, address.href, map)) waiting.push([found, path]);
  }
  return { problems, files: seen.size };
}
