/**
 * Some things are done in one place each, so that what must hold for all of them holds: starting programs, calling git,
 * reading what a stranger may have made, making temporary folders, and printing. The sources are looked through for whatever
 * goes round it.
 */
import { strict as assert } from 'node:assert';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const root = join(import.meta.dirname, '../..');

/** Every source but what is generated, by its path. */
const sources = ['src', 'generators']
  .flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, encoding: 'utf8', withFileTypes: true }),
  )
  .filter((entry) => entry.isFile() && entry.name.endsWith('.ts'))
  .map((entry) => join(entry.parentPath, entry.name).slice(root.length + 1))
  .filter((path) => !path.startsWith('src/generated/'));

/** Code without comments and types. */
const codeOf = (text: string): string =>
  text.replaceAll(/\/\*[\s\S]*?\*\/|^\s*\/\/.*$|^import type [\s\S]*?;$/gm, '');

interface Rule {
  readonly what: string;
  readonly pattern: RegExp;
  /** Where it is done, each with the reason. */
  readonly places: Readonly<Record<string, string>>;
  /** A line that would go round it. */
  readonly example: string;
}

const RULES: readonly Rule[] = [
  {
    what: 'programs are started',
    pattern: /child_process|worker_threads|node:cluster|process\.binding|\bshell: /,
    places: {
      'src/run/child.ts': 'the one place',
      'src/workshop/class.ts': 'threads of ours',
      'src/workshop/worker.ts': 'a thread of ours',
    },
    example: "import { spawn } from 'node:child_process';",
  },
  {
    what: 'git is called',
    pattern: /\b(start|startAndWait|execute|printedBy|runProgram|output|run)\(\s*\[?\s*['"`]git\b/,
    places: {
      'src/git/git.ts': 'the one place',
      'src/workshop/laptop.ts': 'in a repository that it wrote itself, as a participant would',
    },
    example: "runProgram(['git', 'status'], options);",
  },
  {
    what: 'files are read',
    pattern: /\b(readFileSync|readFile|createReadStream|readSync|opendirSync|readvSync|openAsBlob)\b/,
    places: {
      'src/reading/read.ts': 'the one place',
      'src/rehearse/listening.ts': 'what the kernel says of processes',
      'src/run/machine.ts': 'two bytes of an interpreter',
      'generators/usage.ts': 'a file of the package',
      'src/web/page-server.ts': 'files of the package',
      'src/web/parts/memory/fs.ts': 'reads nothing: the files are in memory, within limits',
    },
    example: "const text = readFileSync(path, 'utf8');",
  },
  {
    what: 'JSON, YAML and compressed data are parsed',
    pattern:
      /\bJSON\.parse\(|\b(gunzip|inflate(Raw)?|unzip|brotliDecompress|zstdDecompress)(Sync)?\(|from 'yaml'/,
    places: {
      'src/reading/parse.ts': 'the one place',
      'src/reading/inflated.ts': 'the one place, for what is compressed',
      'src/answers/yaml.ts': 'YAML, within the same depth',
      'src/workshop/workshop-reader.ts': 'YAML with the lines of its values, within the same depth',
      'src/workshop/first-text.ts': 'writes YAML',
      'src/web/parts/labs.ts': 'writes YAML',
      'src/labs/packed-modules.ts': 'what the build packed',
      'src/web/parts/memory/zlib.ts': 'the same in a browser, within the same limit',
    },
    example: 'const value = JSON.parse(text);',
  },
  {
    what: 'folders are walked to their ground',
    pattern: /readdirSync\([^()]*(\([^()]*\)[^()]*)*recursive|\bglobSync\b/,
    places: {},
    example: 'readdirSync(folder, { recursive: true })',
  },
  {
    what: 'temporary folders are made',
    pattern: /\b(mkdtempSync|tmpdir)\(/,
    places: {
      'src/run/temporary.ts': 'the one place',
      'src/workshop/status.ts': 'inside such a folder',
      'src/workshop/judged-commit.ts': 'inside such a folder',
    },
    example: "mkdtempSync(join(tmpdir(), 'x-'))",
  },
  {
    what: 'something is printed',
    pattern: /process\.(stdout|stderr)\.write|console\.\w+\(/,
    places: {
      'src/terminal/terminal.ts': 'the one place',
      'src/run/stop.ts': 'a line feed after ^C',
      'src/django-cloud.ts': 'before anything is loaded, that Node is too old',
      'generators/entry.ts': 'before anything is loaded, that Node is too old',
    },
    example: 'process.stdout.write(name);',
  },
];

describe('one place', () => {
  for (const { what, pattern, places, example } of RULES) {
    it(`where ${what}`, () => {
      assert.match(example, pattern);
      const found = sources.filter((path) => pattern.test(codeOf(readFileSync(join(root, path), 'utf8'))));
      assert.deepEqual(found.sort(), Object.keys(places).sort());
    });
  }

  it('Python of ours is isolated from the project: each start of a module or a line of code has -I', () => {
    const calls = sources.flatMap((path) =>
      [...codeOf(readFileSync(join(root, path), 'utf8')).matchAll(/\[[^[\]]*'-[mc]'[^[\]]*\]/g)].map(
        ([words]) => [path, words.replaceAll(/\s+/g, ' ')] as const,
      ),
    );
    /** Where the project itself is what runs: a shell's line, labs, and a copy that is rehearsed. */
    const ITS_OWN = /^\['sh'|'labs'/;
    const open = calls.filter(
      ([path, words]) =>
        !ITS_OWN.test(words) &&
        !path.startsWith('src/rehearse/') &&
        // Of git, which has a `-c` too, by its settings.
        !/['`][a-z]+\.\w+=|'git'|setting\]|=\$\{value\}/i.test(words) &&
        !words.includes("'-I'"),
    );
    assert.deepEqual(open, []);
    assert.ok(calls.length >= 6);
  });
});
