/** What a page names that a browser loads by itself: https://html.spec.whatwg.org/#fetching-resources */
import { parseJson } from '../../reading/parse.ts';
import { addressOf, type ImportMap, NO_MAP, withMap } from './scripts.ts';

/** How a browser takes a file. */
export type Kind = 'style' | 'script' | 'module' | 'other';

export interface Named {
  readonly kind: Kind;
  readonly address: string;
}

/** A page as it loads: what it names, what is written in it, and its import map. */
export interface LoadedPage {
  readonly base: string;
  readonly named: readonly Named[];
  readonly styles: readonly string[];
  readonly scripts: readonly string[];
  readonly map: ImportMap;
}

const ENTITIES: Readonly<Record<string, string>> = { amp: '&', quot: '"', '#39': "'", '#x27': "'" };
const decoded = (text: string): string =>
  text.replaceAll(/&(amp|quot|#39|#x27);/gi, (whole, name: string) => ENTITIES[name.toLowerCase()] ?? whole);

/** The value of an attribute; the empty string where it has none, undefined where it is not there. */
function attribute(tag: string, name: string): string | undefined {
  const pattern = new RegExp(`\\s${name}(?:\\s*=\\s*(?:"([^"]*)"|'([^']*)'|([^\\s"'>]+)))?(?=[\\s/>])`, 'i');
  const found = pattern.exec(tag);
  return found ? decoded(found[1] ?? found[2] ?? found[3] ?? '') : undefined;
}

/** Relations whose target a browser loads. */
const LOADING: Readonly<Record<string, Kind>> = {
  stylesheet: 'style',
  modulepreload: 'module',
  icon: 'other',
  'apple-touch-icon': 'other',
  'mask-icon': 'other',
  manifest: 'other',
  preload: 'other',
};

/** The kind of a script by its type: https://html.spec.whatwg.org/#attr-script-type */
function scriptKind(tag: string): 'script' | 'module' | 'importmap' | undefined {
  const type = attribute(tag, 'type')?.trim().toLowerCase() ?? '';
  if (type === 'module' || type === 'importmap') return type;
  return type === '' || /^(text|application)\/(x-)?(java|ecma)script$/.test(type) ? 'script' : undefined;
}

const candidates = (set: string | undefined): readonly string[] =>
  (set ?? '').split(/,\s+/).flatMap((one) => one.trim().split(/\s+/)[0] || []);

/** What one tag names, as it spells it. */
function namedBy(tag: string): readonly (readonly [Kind, string])[] {
  const name = /^<([a-z]+)/i.exec(tag)?.[1]?.toLowerCase();
  const href = attribute(tag, 'href');
  const src = attribute(tag, 'src');
  if (name === 'link' && href) {
    const relations = (attribute(tag, 'rel') ?? '').toLowerCase().split(/\s+/);
    if (relations.includes('alternate')) return [];
    const kind = relations.map((one) => LOADING[one]).find((one) => one !== undefined);
    return kind ? [[kind, href]] : [];
  }
  if (name === 'script' && src) {
    const kind = scriptKind(tag);
    return kind === 'script' || kind === 'module' ? [[kind, src]] : [];
  }
  if (!/^(img|source|video|audio|track|embed|input)$/.test(name ?? '')) return [];
  return [src, attribute(tag, 'poster'), ...candidates(attribute(tag, 'srcset'))].flatMap((one) =>
    one ? [['other', one] as const] : [],
  );
}

const TAG = /<[a-z]+(?:\s(?:[^>"']|"[^"]*"|'[^']*')*)?>/gi;

function mapOf(text: string, base: string, before: ImportMap): ImportMap {
  try {
    return withMap(before, parseJson(text), base);
  } catch {
    return before;
  }
}

/** Reads a page. @param url its address */
export function loadedByPage(html: string, url: string): LoadedPage {
  const text = html.replaceAll(/<!--[\s\S]*?-->/g, ' ');
  const base = addressOf(attribute(/<base\s[^>]*>/i.exec(text)?.[0] ?? '', 'href') ?? '', url) ?? url;
  const scripts: string[] = [];
  const styles: string[] = [];
  let map = NO_MAP;
  // What is within a script is no tag.
  const outside = text.replaceAll(
    /(<(script|style)\b(?:[^>"']|"[^"]*"|'[^']*')*>)([\s\S]*?)<\/\2\s*>/gi,
    (_, tag: string, name: string, inside: string) => {
      const kind = scriptKind(tag);
      if (name.toLowerCase() === 'style') styles.push(inside);
      else if (kind === 'importmap') map = mapOf(inside, base, map);
      else if (kind && attribute(tag, 'src') === undefined) scripts.push(inside);
      return tag;
    },
  );
  const named = [...outside.matchAll(TAG)].flatMap(([tag]) =>
    namedBy(tag).flatMap(([kind, spelled]) => {
      const address = addressOf(spelled, base);
      return address === undefined ? [] : [{ kind, address }];
    }),
  );
  return { base, named, styles, scripts, map };
}
