/** What a stylesheet loads: https://www.w3.org/TR/css-syntax-3/, https://www.w3.org/TR/css-values-4/#urls */

const COMMENT = /\/\*[\s\S]*?\*\//g;
const TEXT = '"(?:[^"\\\\\\n]|\\\\[\\s\\S])*"|\'(?:[^\'\\\\\\n]|\\\\[\\s\\S])*\'';
/** An import, an address, or a text of which neither is a part. */
const LOADED = new RegExp(
  `@import\\s*(${TEXT})|url\\(\\s*(?:(${TEXT})|((?:[^"'()\\\\\\s]|\\\\[\\s\\S])*))\\s*\\)|${TEXT}`,
  'gi',
);
const IMPORT = new RegExp(
  `@import\\s*(?:(${TEXT})|url\\(\\s*(?:(${TEXT})|((?:[^"'()\\\\\\s]|\\\\[\\s\\S])*))\\s*\\))`,
  'gi',
);

const unescaped = (text: string): string =>
  text.replaceAll(/\\(?:([0-9a-f]{1,6})\s?|([\s\S]))/gi, (_, code?: string, one?: string) =>
    code === undefined ? (one ?? '') : String.fromCodePoint(Math.min(Number.parseInt(code, 16), 0x10ffff)),
  );

const addressIn = ([, first, second, bare]: readonly (string | undefined)[]): string | undefined => {
  const quoted = first ?? second;
  if (quoted !== undefined) return unescaped(quoted.slice(1, -1));
  return bare === undefined ? undefined : unescaped(bare);
};

/** What a stylesheet names, as it spells it: other stylesheets, and everything else. */
export function loadedByStyles(css: string): {
  readonly imports: readonly string[];
  readonly others: readonly string[];
} {
  const text = css.replaceAll(COMMENT, ' ');
  const named = (pattern: RegExp): readonly string[] =>
    [...text.matchAll(pattern)]
      .flatMap((match) => addressIn(match) ?? [])
      .filter((address) => address !== '');
  const imports = named(IMPORT);
  return { imports, others: named(LOADED).filter((address) => !imports.includes(address)) };
}
