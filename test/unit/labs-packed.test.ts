/** The modules of the labs are one text in a repository: Python finds them all, whoever asks first. */
import { strict as assert } from 'node:assert';
import { execFileSync, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { defaultSteps } from '../../src/labs/default-steps.ts';
import { labsWith } from '../../src/labs/lab-states.ts';
import { labsOf } from '../../src/labs/labs-of.ts';
import { leanPython } from '../../src/labs/lean-python.ts';
import { packedModules, unpackedModules } from '../../src/labs/packed-modules.ts';
import { LANGUAGES, type Language } from '../../src/languages/language.ts';
import type { PlannedFile } from '../../src/plan/plan.ts';
import { answersWith } from '../support/answers.ts';
import { PATH } from '../support/machine.ts';
import { Background, giveToOrdinaryUser, temporaryFolder } from '../support/processes.ts';

/** The files of `labs/` in a course. */
function packedLabs(language: Language = 'en') {
  const answers = answersWith();
  const [lab] = labsOf(answers, defaultSteps(answers), language);
  return lab?.start.filter(({ path }) => /^labs\/(__init__\.py|checks\.txt)$/.test(path)) ?? [];
}

const modulesOf = (language?: Language) =>
  unpackedModules(packedLabs(language).find(({ path }) => path.endsWith('.txt'))?.contents ?? '');

/** Says which modules are another program than before: what the parser makes of them, without docstrings. */
const COMPARE = `
import ast, json, sys
def parsed(text):
    tree = ast.parse(text)
    for node in ast.walk(tree):
        if isinstance(node, (ast.Module, ast.ClassDef, ast.FunctionDef, ast.AsyncFunctionDef)):
            first = node.body[0] if node.body else None
            if isinstance(first, ast.Expr) and isinstance(first.value, ast.Constant):
                node.body = node.body[1:]
    return ast.dump(tree)
print(json.dumps([name for name, one, other in json.load(sys.stdin) if parsed(one) != parsed(other)]))
`;

const othersThan = (texts: readonly (readonly [name: string, text: string])[]): unknown =>
  JSON.parse(
    execFileSync('python3', ['-c', COMPARE], {
      input: JSON.stringify(texts.map(([name, text]) => [name, text, leanPython(text)])),
      encoding: 'utf8',
    }),
  );

/** What ends a comment or a docstring, and what only looks like one. */
const ODD = [
  'def f():\n    """Only this."""\n',
  'def f():\n    """Two\n\n    paragraphs: \'quoted\' # here.\n    """\n    return "#"  # why\n',
  'class A:\n    """One."""\n\n    # two\n    def b(self):\n        """Three."""\n\n\nx = 1\n',
  'TEXT = """\n# no comment\n\n\nand \\""" no end\n"""\n\n\nother = {\n    "a":\n    """a value""",\n}\n',
  "x = 'it\\'s # none'\ny = r'\\\\'  # one\nz = f\"{x!r:#>10}\"\n",
  'x = """a""" """b"""\nif x:\n    # nothing\n    pass\n',
  '"""A module."""\n',
  'if True:\n    x = [\n        1,  # one\n\n        2,\n    ]\n\n\n\n    y = 2\n',
];

/** Imports every module in one process. */
const IMPORT = `
import importlib, labs, pathlib
folder = pathlib.Path(labs.__path__[-1])
for path in folder.glob("*.py"):
    if path.stem != "__main__" and "\\nfrom django" not in "\\n" + path.read_text():
        importlib.import_module("labs." + path.stem)
print(folder)
`;

describe('the packed modules of the labs', () => {
  let folder = '';
  const run = async (): Promise<string> => {
    const one = new Background(['python3', '-c', IMPORT], { cwd: folder, env: { PATH } });
    await once(one.child, 'close');
    assert.equal(one.child.exitCode, 0, one.output);
    return one.stdout.trim();
  };
  beforeEach(() => {
    folder = temporaryFolder('packed-');
    mkdirSync(join(folder, 'labs'));
    for (const { path, contents } of packedLabs()) writeFileSync(join(folder, path), contents);
    giveToOrdinaryUser(folder);
  });
  afterEach(() => {
    chmodSync(join(folder, 'labs'), 0o755);
    rmSync(folder, { recursive: true, force: true });
  });

  it('come back as they were, of every length', () => {
    for (const length of [0, 1, 2, 3, 4, 5, 97, 1000]) {
      const modules = { 'a.py': 'ñ\\"\n'.repeat(length), 'b.json': '{}' };
      assert.deepEqual(unpackedModules(packedModules(modules)), modules);
    }
  });

  it('are the same programs without comments, docstrings and blank lines', () => {
    assert.deepEqual(othersThan(ODD.map((text) => [text, text])), []);
    for (const text of ODD) {
      assert.ok(leanPython(text).length < text.length, text);
      assert.equal(leanPython(leanPython(text)), leanPython(text));
    }
    assert.equal(leanPython('x = 1\n'), 'x = 1\n');
    const answers = answersWith();
    for (const language of Object.keys(LANGUAGES) as Language[]) {
      const whole: [string, string][] = [];
      const keep = (course: readonly PlannedFile[]) => {
        for (const { path, contents } of course) if (path.endsWith('.py')) whole.push([path, contents]);
        return course;
      };
      labsWith(() => [], keep)(answers, defaultSteps(answers), language);
      assert.ok(whole.length > 25);
      assert.deepEqual(othersThan(whole), []);
      for (const text of Object.values(modulesOf(language))) assert.doesNotMatch(text, /^ *(#|"""[A-Z])/m);
    }
  });

  for (const language of Object.keys(LANGUAGES) as Language[])
    it(`${language}: take less room than half of them would as files`, () => {
      const blocks = (text: string): number => Math.ceil(Buffer.byteLength(text) / 4096);
      const modules = modulesOf(language);
      const packed = blocks(packedModules(modules));
      assert.ok(packed * 2 < Object.values(modules).reduce((sum, text) => sum + blocks(text), 0));
      console.log(`      ${language}: ${Object.keys(modules).length} modules in ${packed * 4} kB`);
    });

  it('are unpacked once, whole, also when several processes come at the same time', async () => {
    const places = new Set(await Promise.all([run(), run(), run(), run()]));
    assert.equal(places.size, 1);
    const [place = ''] = places;
    const cache = readdirSync(join(folder, 'labs/__pycache__')).filter((name) => name.startsWith('checks'));
    assert.deepEqual(
      [place],
      cache.map((name) => join(folder, 'labs/__pycache__', name)),
    );
    for (const [name, text] of Object.entries(modulesOf()))
      assert.equal(readFileSync(join(place, name), 'utf8'), text);
  });

  it('are found in a folder that nobody may write to, after checkout changed the ends of lines', async () => {
    const path = join(folder, 'labs/checks.txt');
    writeFileSync(path, readFileSync(path, 'utf8').replaceAll('\n', '\r\n'));
    chmodSync(join(folder, 'labs'), 0o555);
    await run();
  });

  for (const language of Object.keys(LANGUAGES) as Language[])
    it(`${language}: what the commands do not understand is one line of the class’s language`, () => {
      const own = join(folder, language);
      mkdirSync(join(own, 'labs'), { recursive: true });
      for (const { path, contents } of packedLabs(language)) writeFileSync(join(own, path), contents);
      for (const words of [[], ['chekc'], ['check', '--quik'], ['reset'], ['check', '1', '2', '3']]) {
        const ended = spawnSync('python3', ['-m', 'labs', ...words], { cwd: own, encoding: 'utf8' });
        const said = { en: 'not understood. The commands: ', es: 'no se entiende. Los comandos: ' }[language];
        assert.equal(ended.status, 2, ended.stderr);
        assert.ok(
          ended.stderr.startsWith(`${['python -m labs', ...words].join(' ')}: ${said}`),
          ended.stderr,
        );
        assert.equal(ended.stderr.trim().split('\n').length, 1);
      }
    });

  it('are others as soon as the text is another one', async () => {
    const before = await run();
    const path = join(folder, 'labs/checks.txt');
    writeFileSync(path, packedModules({ ...modulesOf(), 'extra.py': '' }));
    const after = await run();
    assert.notEqual(after, before);
    assert.equal(readFileSync(join(after, 'extra.py'), 'utf8'), '');
  });
});
