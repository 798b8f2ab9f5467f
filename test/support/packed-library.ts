import { strict as assert } from 'node:assert';
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { cpSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { publint } from 'publint';
import { plan } from '../../src/plan/plan.ts';
import { answersWith } from './answers.ts';
import { holdsPlan } from './holds-plan.ts';
import { OLDEST, type Packed } from './packed.ts';

const root = join(import.meta.dirname, '../..');

const GIVEN = { project: 'shop', server: 'uvicorn', platforms: ['cloudfoundry'] };

/** What a program does with the three functions; `load` is how it gets them. */
const program = (load: string): string => `${load}
const answers = resolveAnswers(${JSON.stringify(GIVEN)});
const files = plan(answers);
let refused;
try { resolveAnswers({ server: 'gunicorm' }, 'es'); } catch (error) { refused = [error instanceof AnswersError, error.message]; }
process.stdout.write(JSON.stringify({ answers, files, refused, axes: choices().axes.map(({ id }) => id) }));
`;

const LOADED = {
  'an ES module': [
    'mjs',
    "import { AnswersError, choices, plan, resolveAnswers } from 'generator-django-cloud';",
  ],
  CommonJS: [
    'cjs',
    "const { AnswersError, choices, plan, resolveAnswers } = require('generator-django-cloud');",
  ],
} as const;

/** A generator that asks for a project of ours as a part of its own, with the documented flags as options. */
const COMPOSING = `import { createEnv } from 'yeoman-environment';
import Generator from 'yeoman-generator';
class Company extends Generator {
  async composing() {
    await this.composeWith('django-cloud:app', [], { project: 'shop', server: 'uvicorn', platform: 'cloudfoundry', defaults: true });
  }
  writing() { this.fs.write(this.destinationPath('COMPANY.md'), 'ours'); }
}
const env = createEnv({ cwd: process.cwd() });
env.register(import.meta.resolve('generator-django-cloud/generators/app').replace('file://', ''), { namespace: 'django-cloud:app' });
env.registerStub(Company, 'company:app');
await env.run('company:app', { skipInstall: true });
`;

/** A test of another generator's author: with the flags as options, and with answers to the questions. */
const tested = `import helpers from ${JSON.stringify(import.meta.resolve('yeoman-test'))};
import { fileURLToPath } from 'node:url';
import { join } from 'node:path';
const generator = fileURLToPath(import.meta.resolve('generator-django-cloud/generators/app'));
const options = { project: 'shop', server: 'uvicorn', platform: 'cloudfoundry', defaults: true };
const answers = { project: 'shop', interface: 'asgi', server: 'uvicorn', platforms: ['cloudfoundry'] };
const settings = { namespace: 'django-cloud:app' };
await helpers.create(generator, settings).inDir(join(process.cwd(), 'options')).withOptions(options);
await helpers.create(generator, settings).inDir(join(process.cwd(), 'answers')).withAnswers(answers);
`;

const TYPED = `import { type Listed, plan, type ProjectAnswers, type ProjectFile, choices, resolveAnswers } from 'generator-django-cloud';
const answers: ProjectAnswers = resolveAnswers({ project: 'shop', platforms: ['onprem'], options: { onprem: { domain: 'shop.example' } } });
const files: readonly ProjectFile[] = plan(answers);
const listed: Listed = choices('es');
console.log(files[0]?.path, listed.axes[0]?.choices[0]?.title);
// @ts-expect-error there is no such answer
resolveAnswers({ servr: 'gunicorn' });
`;

/** Tests of the installed package as a program uses it. */
export function asLibrary(packed: Packed): void {
  for (const [kind, [extension, load]] of Object.entries(LOADED)) {
    it(`plans what the command writes: ${kind}, both Nodes`, async () => {
      writeFileSync(join(packed.app, `program.${extension}`), program(load));
      for (const node of ['this', OLDEST]) {
        const { stdout, stderr } = await packed.run(['node', join(packed.app, `program.${extension}`)], {
          node,
        });
        assert.equal(stderr, '');
        const { answers, files, refused, axes } = JSON.parse(stdout);
        const expected = answersWith(GIVEN);
        assert.deepEqual(answers, expected);
        assert.deepEqual(
          files,
          plan(expected).map(({ path, contents, executable, origin }) => ({
            path,
            contents,
            executable,
            origin,
          })),
        );
        assert.equal(refused[0], true);
        assert.match(refused[1], /gunicorm: .*gunicorn/);
        assert.doesNotMatch(refused[1], /unknown choice/);
        assert.ok(axes.includes('server') && axes.includes('platforms'));
      }
    });
  }

  it('is composed with by another generator', async () => {
    writeFileSync(join(packed.app, 'composing.mjs'), COMPOSING);
    const { status, stderr, cwd } = await packed.run(['node', join(packed.app, 'composing.mjs')]);
    assert.equal(status, 0, stderr);
    assert.equal(readFileSync(join(cwd, 'COMPANY.md'), 'utf8'), 'ours');
    holdsPlan(join(cwd, 'shop'), answersWith(GIVEN));
  });

  it('is tested by yeoman-test, with options and with answers', async () => {
    writeFileSync(join(packed.app, 'tested.mjs'), tested);
    const { status, stderr, cwd } = await packed.run(['node', join(packed.app, 'tested.mjs')]);
    assert.equal(status, 0, stderr);
    for (const folder of ['options', 'answers']) holdsPlan(join(cwd, folder, 'shop'), answersWith(GIVEN));
  });

  it('has types that a strict program compiles with', () => {
    writeFileSync(join(packed.app, 'typed.mts'), TYPED);
    const flags = [
      '--ignoreConfig',
      '--noEmit',
      '--strict',
      '--exactOptionalPropertyTypes',
      '--module',
      'nodenext',
      '--types',
      '',
    ];
    execFileSync(
      process.execPath,
      [join(root, 'node_modules/typescript/bin/tsc'), ...flags, '--lib', 'es2024,dom', 'typed.mts'],
      {
        cwd: packed.app,
      },
    );
  });

  it('is found well made by publint and are-the-types-wrong', async () => {
    const tarball = join(packed.folder, packed.tarball!.filename);
    const { buffer } = new Uint8Array(readFileSync(tarball));
    const { messages } = await publint({ pack: { tarball: buffer }, strict: true });
    assert.deepEqual(messages, []);
    const attw = join(root, 'node_modules/@arethetypeswrong/cli/dist/index.js');
    const printed = execFileSync(
      process.execPath,
      [attw, tarball, '--profile', 'node16', '--format', 'json', '--exclude-entrypoints', './generators/*'],
      {
        encoding: 'utf8',
      },
    );
    assert.deepEqual(JSON.parse(printed).problems ?? {}, {});
  });

  it('is the same tarball, byte for byte, whichever Node builds and packs it', async () => {
    const sha256 = (path: string): string => createHash('sha256').update(readFileSync(path)).digest('hex');
    const hashes: string[] = [];
    const files: Record<string, string>[] = [];
    for (const node of ['this', OLDEST]) {
      const clone = join(packed.folder, `packed-by-${node}`);
      const left = new Set(['node_modules', '.git', '.cache', 'dist', 'THIRD-PARTY-NOTICES']);
      cpSync(root, clone, {
        recursive: true,
        filter: (path) => dirname(path) !== root || !left.has(basename(path)),
      });
      symlinkSync(join(root, 'node_modules'), join(clone, 'node_modules'));
      // A tarball holds the modes of its files, which a checkout has from the umask.
      const pack =
        'chmod -R u=rwX,go=rX . && node scripts/build.ts && npm pack --ignore-scripts --silent --json';
      const { status, stdout, stderr } = await packed.run(
        ['sh', '-c', `umask 022 && cd "${clone}" && ${pack}`],
        { node },
      );
      assert.equal(status, 0, stderr);
      const [tarball]: { filename: string; files: { path: string }[] }[] = JSON.parse(stdout);
      files.push(Object.fromEntries(tarball!.files.map(({ path }) => [path, sha256(join(clone, path))])));
      hashes.push(sha256(join(clone, tarball!.filename)));
    }
    assert.deepEqual(files[1], files[0]);
    console.log(`        sha256 ${hashes[0]}`);
    assert.equal(hashes[1], hashes[0]);
  });

  it('brings the licence of each bundled package, and says what is in the bundle', () => {
    const folder = join(packed.app, 'node_modules/generator-django-cloud');
    const notices = readFileSync(join(folder, 'THIRD-PARTY-NOTICES'), 'utf8');
    const sbom = JSON.parse(readFileSync(join(folder, 'dist/sbom.cdx.json'), 'utf8'));
    const components: readonly {
      readonly group?: string;
      readonly name: string;
      readonly version: string;
    }[] = sbom.components;
    assert.ok(components.length > 10);
    for (const { group, name, version } of components) {
      // What is shared with the user's Yeoman is no part of the bundle.
      assert.match(notices, new RegExp(`^${group ? `${group}/` : ''}${name} ${version} \\(`, 'm'));
    }
  });
}
