/** The part that colours files: loaded when the first one is opened. */
import Prism, { type Grammar, type Token, type TokenStream } from 'prismjs';
import 'prismjs/components/prism-bash.js';
import 'prismjs/components/prism-docker.js';
import 'prismjs/components/prism-hcl.js';
import 'prismjs/components/prism-ini.js';
import 'prismjs/components/prism-json.js';
import 'prismjs/components/prism-markdown.js';
import 'prismjs/components/prism-nginx.js';
import 'prismjs/components/prism-python.js';
import 'prismjs/components/prism-toml.js';
import 'prismjs/components/prism-yaml.js';
import type { Parts, Span } from './registry.ts';

/** Grammars by the end of a path; the first that fits. */
const GRAMMARS: readonly (readonly [RegExp, string])[] = [
  [/\.py$/, 'python'],
  [/\.(sh|env|env\.example|buildenv)$|(^|\/)(Procfile|\.env\.example)$/, 'bash'],
  [/\.ya?ml$/, 'yaml'],
  [/\.toml$/, 'toml'],
  [/\.json$/, 'json'],
  [/\.md$/, 'markdown'],
  [/\.(html|svg|xml)$/, 'markup'],
  [/\.css$/, 'css'],
  [/\.js$/, 'javascript'],
  [/\.tf(vars)?(\.example)?$/, 'hcl'],
  [/(^|\/)Dockerfile$/, 'docker'],
  [/nginx.*\.conf$/, 'nginx'],
  [/\.(ini|cfg|service|socket|timer|conf)$|(^|\/)\.editorconfig$/, 'ini'],
];

/** Leaves of a stream of tokens, each with the kind of the innermost token around it. */
function leaves(stream: TokenStream, kind?: string): readonly Span[] {
  if (typeof stream === 'string') return [{ kind, text: stream }];
  if (Array.isArray(stream)) return stream.flatMap((one) => leaves(one, kind));
  const { type, content } = stream as Token;
  return leaves(content, type);
}

/** A text in lines of spans: what is in no grammar has one span a line. */
function lines(text: string, path: string): readonly (readonly Span[])[] {
  const [, name] = GRAMMARS.find(([pattern]) => pattern.test(path)) ?? [];
  const grammar: Grammar | undefined = name === undefined ? undefined : Prism.languages[name];
  const all: Span[][] = [[]];
  for (const { kind, text: part } of grammar
    ? leaves(Prism.tokenize(text, grammar))
    : [{ kind: undefined, text }])
    for (const [index, piece] of part.split('\n').entries()) {
      if (index > 0) all.push([]);
      if (piece !== '') all.at(-1)?.push({ kind, text: piece });
    }
  return all;
}

declare const djangoCloudPart: (name: 'highlight', part: Parts['highlight']) => void;
djangoCloudPart('highlight', { lines });
