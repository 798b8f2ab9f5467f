/** What a page loads, followed as browsers follow it: tables of pages, scripts and stylesheets. */
import { strict as assert } from 'node:assert';
import { follow, type Loaded, type Problem } from '../../src/rehearse/loads/follow.ts';
import { importsOf, NO_MAP, resolveImport, withMap } from '../../src/rehearse/loads/scripts.ts';
import { loadedByStyles } from '../../src/rehearse/loads/styles.ts';

/** A script of which a sign stands for the one that begins an expression in a template. */
const template = (script: string): string => script.replaceAll('§', '$');

describe('imports of a script', () => {
  const SCRIPTS: readonly (readonly [string, readonly string[]])[] = [
    ['import "./a.js"', ['./a.js']],
    ["import a from './a.js';import{b}from'./b.js'", ['./a.js', './b.js']],
    ['import * as a from "a"; import b, { c as d, default as e } from "b";', ['a', 'b']],
    ['import a from "./a.json" with { type: "json" };', ['./a.json']],
    ['import { "a b" as c } from "./a.js"', ['./a.js']],
    [
      'export * from "./a.js"; export * as b from "./b.js"; export { c } from "./c.js"; export { d };',
      ['./a.js', './b.js', './c.js'],
    ],
    ['export const from = 1; const a = "./a.js"; export default class {}', []],
    ['export { d }; const a = b; from = "./a.js"', []],
    [
      'await import("./a.js"); import("./b.js").then(f); import(name); import("./c" + d)',
      ['./a.js', './b.js'],
    ],
    ['import.meta.url; new URL("./a.js", import.meta.url); a.import("./b.js")', []],
    ['// import "./a.js"\n/* import "./b.js" */ import "./c.js"', ['./c.js']],
    [`const a = 'import "./a.js"', b = "export * from './b.js'"; import './c.js'`, ['./c.js']],
    [template('const a = `import "./a.js" §{`§{b}`} import "./b.js"`; import "./c.js"'), ['./c.js']],
    [template('const a = `§{import("./a.js")} §{{ b: "}" }.b} import "./b.js"`'), ['./a.js']],
    [`const a = /'import ".\\/a.js"/; import "./b.js"`, ['./b.js']],
    [`if (a) /'/.test(b); import("./c.js")`, ['./c.js']],
    [`a = b / c; d = "/"; import "./e.js"; f = (1) / 2 / '3'`, ['./e.js']],
    [`return /["'\`]/g.test(a) && import('./b.js')`, ['./b.js']],
    ['<!-- import "./a.js"\nimport "./b.js"', ['./b.js']],
    [String.raw`import "./it\'s.js"; import './say "a".js'`, ["./it's.js", './say "a".js']],
  ];
  for (const [script, expected] of SCRIPTS)
    it(JSON.stringify(script), () => {
      assert.deepEqual(
        importsOf(script).map(({ specifier }) => specifier),
        expected,
      );
    });

  it('of a megabyte are read in a moment', () => {
    const script = `${'const a = "b" / c; // d\n'.repeat(50_000)}import "./e.js"`;
    const began = performance.now();
    assert.deepEqual(importsOf(script), [{ specifier: './e.js', dynamic: false }]);
    assert.ok(performance.now() - began < 5000);
  });

  it('go where an import map has them', () => {
    const site = 'https://shop.example.com/';
    const map = withMap(
      NO_MAP,
      {
        imports: {
          a: './a.1.js',
          'lib/': '/static/lib/',
          '/static/b.js': '/static/b.2.js',
          'lib/x/': './x/',
        },
        scopes: { '/static/old/': { a: './a.0.js' } },
      },
      site,
    );
    for (const [specifier, from, to] of [
      ['a', '', `${site}a.1.js`],
      ['a', 'static/old/c.js', `${site}a.0.js`],
      ['lib/c.js', '', `${site}static/lib/c.js`],
      ['lib/x/c.js', '', `${site}x/c.js`],
      ['./b.js', 'static/c.js', `${site}static/b.2.js`],
      ['../d.js', 'static/e/c.js', `${site}static/d.js`],
      ['https://elsewhere.example/a.js', '', 'https://elsewhere.example/a.js'],
      ['unknown', '', undefined],
      ['library', '', undefined],
    ] as const)
      assert.equal(resolveImport(specifier, site + from, map), to, specifier);
  });
});

describe('what a stylesheet loads', () => {
  const STYLES: readonly (readonly [string, readonly string[], readonly string[]])[] = [
    ['@import "a.css"; @import url(b.css) screen;@import url("c.css");', ['a.css', 'b.css', 'c.css'], []],
    [
      'a { background: url(a.png) } b { src: url("b.woff2") format("woff2"), url(\'c.ttf\') }',
      [],
      ['a.png', 'b.woff2', 'c.ttf'],
    ],
    ['/* @import "a.css"; url(b.png) */ a::before { content: "url(c.png)" }', [], []],
    [
      String.raw`a { background: url(a\ b.png); mask: url(data:image/svg+xml;base64,AA==) }`,
      [],
      ['a b.png', 'data:image/svg+xml;base64,AA=='],
    ],
    ['a { background: url() }', [], []],
  ];
  for (const [css, imports, others] of STYLES)
    it(JSON.stringify(css), () => assert.deepEqual(loadedByStyles(css), { imports, others }));
});

describe('what a page loads', () => {
  const PAGE = `<!doctype html><head>
    <!-- <script src="/static/commented.js"></script> -->
    <link rel="stylesheet" href="/static/site.css"><link rel=icon href=/static/icon.svg>
    <link rel="alternate stylesheet" href="/static/other.css"><link rel="canonical" href="/elsewhere/">
    <script type="importmap">{"imports": {"lib": "/static/lib.1.js"}}</script>
    <script type="module" src="/static/main.js?a=1&amp;b=2"></script>
    <script type="module">import "lib"; document.title = '<img src="/static/no.png">';</script>
    <script type="application/json">{"import": "./no.js"}</script>
    <style>@import url(/static/inner.css);</style></head>
    <img src="/static/a.png" srcset="/static/b.png 2x, /static/c.png 3x" alt="a > b">
    <img src="https://elsewhere.example/d.png"><img src="data:image/png;base64,AA=="><img src="/media/upload.png">`;
  const FILES: Readonly<Record<string, readonly [string, string]>> = {
    '/static/site.css': ['text/css; charset="utf-8"', '@import "part.css"; a { background: url(a.png#b) }'],
    '/static/part.css': ['text/css', 'a { src: url(../font.woff2) }'],
    '/static/inner.css': ['text/css', ''],
    '/font.woff2': ['font/woff2', ''],
    '/static/icon.svg': ['image/svg+xml', ''],
    '/static/main.js?a=1&b=2': ['text/javascript', 'import "./part.js"; import("./late.js")'],
    '/static/part.js': ['application/javascript', 'import "lib"; import "./main.js?a=1&b=2"'],
    '/static/late.js': ['text/javascript', ''],
    '/static/lib.1.js': ['text/javascript', 'export {}'],
    '/static/a.png': ['image/png', ''],
    '/static/b.png': ['image/png', ''],
    '/static/c.png': ['image/png', ''],
  };

  /** Follows the page. @param changed files that are others, null where they are not there */
  async function followed(changed: Readonly<Record<string, readonly [string, string] | null>> = {}) {
    const asked: string[] = [];
    const get = async (path: string): Promise<Loaded> => {
      asked.push(path);
      const [type, text] = (path in changed ? changed[path] : FILES[path]) ?? ['', ''];
      return { status: type === '' ? 404 : 200, type, text };
    };
    const found = await follow(PAGE, 'https://shop.example.com/page/', get, (path) =>
      path.startsWith('/media/'),
    );
    return { ...found, asked };
  }

  it('is asked for, each file once', async () => {
    const { asked, problems } = await followed();
    assert.deepEqual(problems, []);
    assert.deepEqual(asked.toSorted(), Object.keys(FILES).toSorted());
  });

  const FAULTS: readonly (readonly [string, readonly [string, string] | null, Problem])[] = [
    ['/font.woff2', null, { kind: 'status', path: '/font.woff2', from: '/static/part.css', status: 404 }],
    [
      '/static/part.css',
      null,
      { kind: 'status', path: '/static/part.css', from: '/static/site.css', status: 404 },
    ],
    [
      '/static/inner.css',
      ['text/plain', ''],
      { kind: 'type', path: '/static/inner.css', from: '/page/', type: 'text/plain' },
    ],
    [
      '/static/part.js',
      ['text/plain', ''],
      { kind: 'type', path: '/static/part.js', from: '/static/main.js?a=1&b=2', type: 'text/plain' },
    ],
    [
      '/static/late.js',
      null,
      { kind: 'status', path: '/static/late.js', from: '/static/main.js?a=1&b=2', status: 404 },
    ],
    ['/static/lib.1.js', null, { kind: 'status', path: '/static/lib.1.js', from: '/page/', status: 404 }],
    [
      '/static/lib.1.js',
      ['text/javascript', 'import "vue"'],
      { kind: 'bare', specifier: 'vue', from: '/static/lib.1.js' },
    ],
    ['/static/c.png', null, { kind: 'status', path: '/static/c.png', from: '/page/', status: 404 }],
  ];
  for (const [path, file, problem] of FAULTS)
    it(`lacks ${path}${file ? ` (${file.join(', ')})` : ''}, and says who names it`, async () => {
      assert.deepEqual((await followed({ [path]: file })).problems, [problem]);
    });
});
