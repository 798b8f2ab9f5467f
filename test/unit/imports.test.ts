/**
 * Who knows whom in src/: no file is reached from itself, and no folder knows another one that knows it, directly or by way of
 * others. What is imported for its types alone counts too: who reads one must read the other.
 */
import { strict as assert } from 'node:assert';
import { readdirSync, readFileSync } from 'node:fs';
import { join, posix } from 'node:path';

const ROOT = join(import.meta.dirname, '../..');

type Graph = ReadonlyMap<string, ReadonlySet<string>>;

/** What a source imports of ours, now or later, values or types. */
const IMPORTED =
  /^\s*(?:import|export)\b[^;'"`]*?\bfrom\s*'(\.[^']+)'|\bimport\(\s*'(\.[^']+)'\s*\)|^import\s*'(\.[^']+)'/gm;

/** The files that a source names, from the repository's root. */
function importsOf(path: string, source: string): ReadonlySet<string> {
  const names = [...source.matchAll(IMPORTED)].map(([, from, late, alone]) => from ?? late ?? alone ?? '');
  return new Set(names.map((name) => posix.join(posix.dirname(path), name)));
}

function sourcesOf(...folders: readonly string[]): Graph {
  const paths = folders.flatMap((folder) =>
    readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' })
      .filter((path) => /\.tsx?$/.test(path))
      .map((path) => posix.join(folder, path.replaceAll('\\', '/'))),
  );
  return new Map(paths.map((path) => [path, importsOf(path, readFileSync(join(ROOT, path), 'utf8'))]));
}

/** A way from one place back to itself; undefined where there is none. */
function cycleIn(graph: Graph): readonly string[] | undefined {
  const done = new Set<string>();
  const way: string[] = [];
  const visit = (place: string): readonly string[] | undefined => {
    if (way.includes(place)) return [...way.slice(way.indexOf(place)), place];
    if (done.has(place)) return undefined;
    way.push(place);
    for (const next of graph.get(place) ?? []) {
      const found = visit(next);
      if (found) return found;
    }
    way.pop();
    done.add(place);
    return undefined;
  };
  for (const place of graph.keys()) {
    const found = visit(place);
    if (found) return found;
  }
  return undefined;
}

/** The folder below src/ that a file is in. */
const folderOf = (path: string): string => path.split('/').slice(0, 2).join('/');

/**
 * Apart: it is data, written from the choices, templates and locks, and has no code of its own. Whoever reads the data
 * imports it, and it names the types of what it holds.
 */
const DATA = 'src/generated';

function foldersOf(files: Graph): Graph {
  const folders = new Map<string, Set<string>>();
  for (const [path, imported] of files) {
    const folder = folderOf(path);
    const others = folders.get(folder) ?? new Set();
    for (const other of imported) if (folderOf(other) !== folder) others.add(folderOf(other));
    folders.set(folder, others);
  }
  folders.delete(DATA);
  return folders;
}

describe('imports', () => {
  const files = sourcesOf('src', 'generators');

  it('are all found', () => {
    assert.ok(files.size > 400);
    const missing = [...files].flatMap(([path, names]) =>
      [...names]
        .filter((name) => !files.has(name) && !name.endsWith('.css'))
        .map((name) => `${path}: ${name}`),
    );
    assert.deepEqual(missing, []);
    // In pieces: what finds the imports of tests would take these for some.
    const [from, later] = ['from', 'import('];
    const sample = `import {\n  a,\n} ${from} '../c.ts';\nexport type { D } ${from} './d.ts';\nawait ${later}'./e.ts');\n`;
    assert.deepEqual(importsOf('src/a/b.ts', sample), new Set(['src/c.ts', 'src/a/d.ts', 'src/a/e.ts']));
  });

  it('are seen to go round where they do', () => {
    const round = new Map([
      ['a', new Set(['b'])],
      ['b', new Set(['c', 'd'])],
      ['c', new Set<string>()],
      ['d', new Set(['b'])],
    ]);
    assert.deepEqual(cycleIn(round), ['b', 'd', 'b']);
  });

  it('lead from no file back to it', () => assert.equal(cycleIn(files)?.join(' -> '), undefined));

  it('lead from no folder back to it', () =>
    assert.equal(cycleIn(foldersOf(files))?.join(' -> '), undefined));

  it('are none of the own shell, but in itself', () => {
    const shell = /^src\/(cli\/|django-cloud\.ts)/;
    const outside = [...files].filter(([path]) => !shell.test(path));
    assert.deepEqual(
      outside.filter(([, names]) => [...names].some((name) => shell.test(name))).map(([path]) => path),
      [],
    );
  });

  it('are none of generators in sources', () =>
    assert.deepEqual(
      [...files]
        .filter(
          ([path, names]) =>
            path.startsWith('src/') && [...names].some((name) => name.startsWith('generators/')),
        )
        .map(([path]) => path),
      [],
    ));

  it('of a choice are none of another choice', () => {
    const choice = /^(src\/choices\/[^/]+\/[^/]+)\//;
    const strays = [...files].flatMap(([path, names]) =>
      [...names]
        .filter(
          (name) =>
            choice.test(path) && choice.test(name) && choice.exec(path)?.[1] !== choice.exec(name)?.[1],
        )
        .map((name) => `${path}: ${name}`),
    );
    assert.deepEqual(strays, []);
  });
});
