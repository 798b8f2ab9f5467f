// A module of its own, because the bundler gives names to what is imported statically from CommonJS only.
import { isNode, isScalar, LineCounter, parseDocument, visit } from 'yaml';
import { checkNesting, shallow } from '../reading/parse.ts';

/**
 * A YAML text as the library has it, with keys once each. The library's own check of that compares each key with all
 * before it: a minute for a file of half a megabyte.
 *
 * @param lines where the lines are counted
 * @throws Error with a reason, as `parserReason` words it
 */
export function yamlDocument(text: string, lines = new LineCounter()): ReturnType<typeof parseDocument> {
  checkNesting(text);
  const document = parseDocument(text, { lineCounter: lines, uniqueKeys: false });
  const [error] = document.errors;
  if (error) throw error;
  visit(document, {
    Map(_, { items }) {
      const seen = new Set<unknown>();
      for (const { key } of items) {
        const name: unknown = isScalar(key) ? key.value : key;
        const { line, col } = lines.linePos(isNode(key) ? (key.range?.[0] ?? 0) : 0);
        // The library's words.
        if (seen.has(name)) throw new Error(`Map keys must be unique at line ${line}, column ${col}`);
        seen.add(name);
      }
    },
  });
  return document;
}

/** The value of a YAML text, without aliases, which multiply. @throws Error with a reason, as `parserReason` words it */
export function parseYaml(text: string): unknown {
  return shallow(yamlDocument(text).toJS({ maxAliasCount: 0 }));
}
