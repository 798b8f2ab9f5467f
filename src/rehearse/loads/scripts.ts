/** What scripts import, as browsers see it: https://tc39.es/ecma262/#sec-modules, https://html.spec.whatwg.org/#import-maps */

import { isRecord, parseJson } from '../../reading/parse.ts';

/** An import as a script spells it. */
export interface Import {
  readonly specifier: string;
  /** `import()`, which scripts that are no modules may do too. */
  readonly dynamic: boolean;
}

type Token = readonly ['word' | 'sign' | 'text' | 'other', string];

const PATTERNS = {
  blank: /(?:\s+|\/\/[^\n\r\u2028\u2029]*|\/\*[\s\S]*?\*\/|<!--[^\n]*)+/y,
  word: /[\p{ID_Start}$_#][\p{ID_Continue}$\u200c\u200d]*|\d[\w.]*/uy,
  text: /'(?:[^'\\\n]|\\[\s\S])*'|"(?:[^"\\\n]|\\[\s\S])*"/y,
  regex: /\/(?:[^/\\[\n]|\\.|\[(?:[^\]\\\n]|\\.)*\])+\/[a-z]*/y,
  template: /`(?:[^`\\$]|\\[\s\S]|\$(?!\{))*(?:`|\$\{)/y,
  rest: /(?:[^`\\$]|\\[\s\S]|\$(?!\{))*(?:`|\$\{)/y,
};

/** Words after which an expression begins: a slash there begins a regular expression. */
const BEFORE_EXPRESSION =
  /^(?:return|typeof|instanceof|in|of|new|delete|void|throw|case|do|else|await|yield)$/;

/** Words whose parentheses a statement follows, and no operator. */
const BEFORE_CONDITION = /^(?:if|while|for|with)$/;

/** Whether a slash that follows divides: after a value it does. */
const isValue = (token: Token | undefined, ofCondition: boolean): boolean => {
  if (token === undefined || (ofCondition && token[1] === ')')) return false;
  if (token[0] === 'word') return !BEFORE_EXPRESSION.test(token[1]);
  return token[0] !== 'sign' || /[)\]}]/.test(token[1]);
};

/** The tokens of a script, without comments and without what is in its templates but expressions. */
function* tokensOf(script: string): Generator<Token> {
  let at = 0;
  let before: Token | undefined;
  /** Braces that are open within each expression of a template. */
  const depths: number[] = [];
  /** Of each parenthesis that is open, whether it is that of a condition; and of the one that was closed last. */
  const conditions: boolean[] = [];
  let ofCondition = false;
  const one = (): string => {
    at += 1;
    return script[at - 1] ?? '';
  };
  const take = (pattern: RegExp): string | undefined => {
    pattern.lastIndex = at;
    const found = pattern.exec(script)?.[0];
    if (found) at += found.length;
    return found || undefined;
  };
  while (at < script.length) {
    if (take(PATTERNS.blank)) continue;
    const character = script[at] ?? '';
    const word = take(PATTERNS.word);
    let token: Token;
    if (word) token = ['word', word];
    else if (/['"]/.test(character)) token = ['text', take(PATTERNS.text) ?? one()];
    else if (character === '`' || (character === '}' && depths.at(-1) === 0)) {
      if (character === '}') depths.pop();
      if (character === '}') one();
      const part = take(character === '`' ? PATTERNS.template : PATTERNS.rest) ?? one();
      if (part.endsWith('${')) depths.push(0);
      token = part.endsWith('${') ? ['sign', '('] : ['other', part];
    } else {
      const expression =
        character === '/' && !isValue(before, ofCondition) ? take(PATTERNS.regex) : undefined;
      token = expression ? ['other', expression] : ['sign', one()];
      const depth = depths.length - 1;
      if (depth >= 0 && character === '{') depths[depth]! += 1;
      if (depth >= 0 && character === '}') depths[depth]! -= 1;
      if (character === '(') conditions.push(before?.[0] === 'word' && BEFORE_CONDITION.test(before[1]));
      if (character === ')') ofCondition = conditions.pop() ?? false;
    }
    yield token;
    before = token;
  }
}

const unquoted = (text: string): string => {
  try {
    return parseJson(`"${text.slice(1, -1).replaceAll('"', '\\"').replaceAll("\\'", "'")}"`) as string;
  } catch {
    return text.slice(1, -1);
  }
};

/** The text after `from`, past what may stand between the keyword and it. */
function fromText(tokens: readonly Token[], from: number): string | undefined {
  for (let at = from; at < tokens.length; at += 1) {
    const [kind, text] = tokens[at]!;
    const [nextKind, next = ''] = tokens[at + 1] ?? [];
    if (kind === 'word' && text === 'from' && nextKind === 'text') return unquoted(next);
    if (kind === 'other' || (kind === 'sign' && !/[{},*]/.test(text))) return undefined;
  }
  return undefined;
}

/** The imports of a script, in its order; those whose name is computed are left out. */
export function importsOf(script: string): readonly Import[] {
  const tokens = [...tokensOf(script)];
  return tokens.flatMap(([kind, text], at): readonly Import[] => {
    if (kind !== 'word' || !/^(import|export)$/.test(text)) return [];
    if (tokens[at - 1]?.[1] === '.') return [];
    const [nextKind, next = ''] = tokens[at + 1] ?? [];
    if (text === 'export') {
      const specifier = nextKind === 'sign' && /[{*]/.test(next) ? fromText(tokens, at + 1) : undefined;
      return specifier === undefined ? [] : [{ specifier, dynamic: false }];
    }
    if (nextKind === 'text') return [{ specifier: unquoted(next), dynamic: false }];
    if (next === '(') {
      const [argument, name = ''] = tokens[at + 2] ?? [];
      const literal = argument === 'text' && /^[),]$/.test(tokens[at + 3]?.[1] ?? '');
      return literal ? [{ specifier: unquoted(name), dynamic: true }] : [];
    }
    const specifier = fromText(tokens, at + 1);
    return specifier === undefined ? [] : [{ specifier, dynamic: false }];
  });
}

/** An import map, whose addresses are absolute. */
export interface ImportMap {
  readonly imports: Readonly<Record<string, string>>;
  readonly scopes: Readonly<Record<string, Readonly<Record<string, string>>>>;
}

export const NO_MAP: ImportMap = { imports: {}, scopes: {} };

const isLocal = (text: string): boolean => /^(\/|\.\/|\.\.\/)/.test(text);

/** The address of a text, as an absolute one; undefined where it is none. */
export function addressOf(text: string, base: string): string | undefined {
  try {
    return new URL(text, base).href;
  } catch {
    return undefined;
  }
}

/** Reads an import map and adds it to one that is there. @param value its JSON, parsed */
export function withMap(map: ImportMap, value: unknown, base: string): ImportMap {
  const resolved = (record: unknown): Record<string, string> =>
    Object.fromEntries(
      Object.entries(isRecord(record) ? record : {}).flatMap(([name, address]) => {
        const key = isLocal(name) ? addressOf(name, base) : name;
        const to = typeof address === 'string' ? addressOf(address, base) : undefined;
        return key === undefined || to === undefined ? [] : [[key, to]];
      }),
    );
  if (!isRecord(value)) return map;
  const scopes = Object.entries(isRecord(value.scopes) ? value.scopes : {}).flatMap(([prefix, record]) => {
    const key = addressOf(prefix, base);
    return key === undefined ? [] : [[key, resolved(record)] as const];
  });
  return {
    imports: { ...resolved(value.imports), ...map.imports },
    scopes: { ...Object.fromEntries(scopes), ...map.scopes },
  };
}

function mapped(name: string, record: Readonly<Record<string, string>>): string | undefined {
  if (Object.hasOwn(record, name)) return record[name];
  const prefixes = Object.keys(record).filter((key) => key.endsWith('/') && name.startsWith(key));
  const [longest] = prefixes.sort((one, other) => other.length - one.length);
  return longest === undefined ? undefined : addressOf(name.slice(longest.length), record[longest]!);
}

/** Where an import leads; undefined for a bare name that no map has. @param from the address of the script */
export function resolveImport(specifier: string, from: string, map: ImportMap): string | undefined {
  const address = isLocal(specifier) ? addressOf(specifier, from) : addressOf(specifier, 'bare:');
  const absolute = address?.startsWith('bare:') ? undefined : address;
  const scopes = Object.keys(map.scopes)
    .filter((prefix) => (prefix.endsWith('/') ? from.startsWith(prefix) : from === prefix))
    .sort((one, other) => other.length - one.length);
  for (const record of [...scopes.map((prefix) => map.scopes[prefix]!), map.imports]) {
    const found = mapped(absolute ?? specifier, record);
    if (found !== undefined) return found;
  }
  return absolute;
}
