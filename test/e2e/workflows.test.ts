/** Workflows, the project's own and every different one that it renders: zizmor, actionlint and GitHub's schemas have nothing to say. */
import { strict as assert } from 'node:assert';
import { execFile } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { parse } from 'yaml';
import { uvProgram } from '../../scripts/uv.ts';
import { itWith } from '../support/machine.ts';
import { temporaryFolder } from '../support/processes.ts';
import { store } from '../support/store.ts';
import { writeWorkflows } from '../support/workflows.ts';

const run = promisify(execFile);
const root = join(import.meta.dirname, '../..');
const ZIZMOR = 'zizmor@1.32.0';
const ACTIONLINT = 'github.com/rhysd/actionlint/cmd/actionlint@v1.7.12';
const SCHEMAS = 'check-jsonschema@0.39.0';

interface Step {
  readonly uses?: string;
}

describe('workflows', function () {
  this.timeout(600_000);
  let folder = '';
  let rendered: readonly string[] = [];
  const own = readdirSync(join(root, '.github/workflows')).map((name) => `.github/workflows/${name}`);
  const tool = (...words: readonly string[]) =>
    run(uvProgram(), ['tool', 'run', '--quiet', ...words], { cwd: folder });
  const failing = (...words: readonly string[]) =>
    tool(...words).then(
      () => assert.fail('it found nothing'),
      ({ stdout, stderr }: { readonly stdout: string; readonly stderr: string }) => `${stdout}${stderr}`,
    );

  before(() => {
    folder = temporaryFolder('workflows-');
    rendered = writeWorkflows(join(folder, 'rendered')).map((path) => join('rendered', path));
    cpSync(join(root, '.github'), join(folder, 'own/.github'), { recursive: true });
    assert.ok(rendered.length >= 15, `${rendered.length} files`);
    console.log(`      ${rendered.length} different rendered files, ${own.length} workflows of our own`);
  });
  after(() => rmSync(folder, { recursive: true, force: true }));

  it('have no finding of zizmor', async () => {
    await tool(ZIZMOR, '--offline', '--quiet', '--strict-collection', 'rendered', 'own');
  });

  // Its package on PyPI downloads the program from elsewhere: it is built here, once for all runs that share a store.
  itWith(['go'], 'have no finding of actionlint, which has shellcheck read their scripts', async () => {
    const [bin, cache] = [join(store(), 'go/bin'), join(store(), 'go/cache')];
    const env = {
      ...process.env,
      GOBIN: bin,
      GOCACHE: cache,
      GOMODCACHE: join(store(), 'go/modules'),
      GOFLAGS: '-modcacherw',
    };
    const program = join(bin, 'actionlint');
    if (!existsSync(program)) await run('go', ['install', ACTIONLINT], { env });
    const workflows = [...rendered, ...own.map((path) => join('own', path))].filter((path) =>
      path.includes('/workflows/'),
    );
    const { stdout } = await run(program, workflows, { cwd: folder });
    assert.equal(stdout, '');
    const wanting = join(folder, 'ci.yml');
    const good = readFileSync(join(folder, workflows[0] ?? ''), 'utf8');
    writeFileSync(wanting, good.replace(/- run: .+/, `- run: echo $undefined \${{ matrix.none }}`));
    const found = await run(program, [wanting]).then(
      () => assert.fail('it found nothing'),
      (error: { readonly stdout: string }) => error.stdout,
    );
    assert.match(found, /"none" is not defined/);
    assert.match(found, /shellcheck/);
  });

  it('follow the schemas of workflows and of Dependabot', async () => {
    const all = [...rendered, ...own.map((path) => join('own', path)), 'own/.github/dependabot.yml'];
    for (const [schema, files] of [
      ['vendor.github-workflows', all.filter((path) => path.includes('/workflows/'))],
      ['vendor.dependabot', all.filter((path) => path.endsWith('dependabot.yml'))],
    ] as const) {
      assert.ok(files.length > 1, schema);
      await tool(SCHEMAS, '--builtin-schema', schema, ...files);
    }
  });

  it('name each action by one commit, and say which version that is', () => {
    const pins = new Map<string, Set<string>>();
    for (const path of [...rendered, ...own.map((name) => join('own', name))]) {
      const text = readFileSync(join(folder, path), 'utf8');
      const jobs = Object.values<{ steps: readonly Step[] }>(parse(text).jobs ?? {});
      const used = jobs.flatMap(({ steps }) => steps).flatMap(({ uses }) => uses ?? []);
      for (const uses of used) {
        const [, line = ''] = new RegExp(`uses: (${uses} # v\\d+\\.\\d+\\.\\d+)$`, 'm').exec(text) ?? [];
        assert.match(line, /^[\w-]+\/[\w-]+@[0-9a-f]{40} # v/, `${path}: ${uses}`);
        const [name = ''] = uses.split('@');
        pins.set(name, (pins.get(name) ?? new Set()).add(line));
      }
    }
    assert.ok(pins.size >= 4);
    for (const [name, lines] of pins) assert.equal(lines.size, 1, `${name}: ${[...lines].join(', ')}`);
  });

  it('would be found wanting: an action by its tag, a word that no workflow has', async () => {
    const path = 'wanting/.github/workflows/ci.yml';
    const good = readFileSync(join(folder, rendered.find((name) => name.endsWith('/ci.yml')) ?? ''), 'utf8');
    mkdirSync(join(folder, 'wanting/.github/workflows'), { recursive: true });
    writeFileSync(join(folder, path), good.replace(/@[0-9a-f]{40} # v(\d+)\S*/, '@v$1'));
    assert.match(await failing(ZIZMOR, '--offline', 'wanting'), /unpinned-uses/);
    writeFileSync(join(folder, path), good.replace('runs-on:', 'runs-in:'));
    assert.match(await failing(SCHEMAS, '--builtin-schema', 'vendor.github-workflows', path), /runs-in/);
  });
});
