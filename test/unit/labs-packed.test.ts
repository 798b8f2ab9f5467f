/** The modules of the labs are one text in a repository: Python finds them all, whoever asks first. */
import { strict as assert } from 'node:assert';
import { once } from 'node:events';
import { chmodSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { defaultSteps } from '../../src/labs/default-steps.ts';
import { labsOf } from '../../src/labs/labs-of.ts';
import { packedModules, unpackedModules } from '../../src/labs/packed-modules.ts';
import { LANGUAGES, type Language } from '../../src/languages/language.ts';
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

/** Imports every module in one process. */
const IMPORT = `
import importlib, labs, pathlib
folder = pathlib.Path(labs.__path__[-1])
for path in folder.glob("*.py"):
    if path.stem != "__main__" and "\\nfrom django" not in path.read_text():
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

  it('are others as soon as the text is another one', async () => {
    const before = await run();
    const path = join(folder, 'labs/checks.txt');
    writeFileSync(path, packedModules({ ...modulesOf(), 'extra.py': '' }));
    const after = await run();
    assert.notEqual(after, before);
    assert.equal(readFileSync(join(after, 'extra.py'), 'utf8'), '');
  });
});
