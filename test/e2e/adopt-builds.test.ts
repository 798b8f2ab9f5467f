/** Wheels of adopted projects: what a real backend puts into them is what it put into them before. */
import { strict as assert } from 'node:assert';
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { uvProgram } from '../../scripts/uv.ts';
import { djangoCloud, inFolder } from '../support/command.ts';
import { interpreter } from '../support/environments.ts';
import { packageOf, settings } from '../support/layouts.ts';
import { INSTALLING, PATH } from '../support/machine.ts';
import { giveToOrdinaryUser, run } from '../support/processes.ts';

const PROJECT = (below: string) => ({
  ...Object.fromEntries(
    Object.entries(packageOf('shop', 'shop.settings')).map(([path, text]) => [`${below}${path}`, text]),
  ),
  [`${below}shop/urls.py`]: 'urlpatterns = []\n',
  [`${below}shop/settings.py`]: settings('shop').replace(/\n {4}'blog',/, ''),
  [`${below}shop/templates/shop/home.html`]: '<p>Shop</p>\n',
  [`${below}shop/orders/__init__.py`]: '',
});

const METADATA =
  '[project]\nname = "shop"\nversion = "1.0"\nrequires-python = ">=3.12"\ndependencies = ["django~=5.2.0"]\n';
const SETUPTOOLS =
  '\n[build-system]\nrequires = ["setuptools==80.9.0"]\nbuild-backend = "setuptools.build_meta"\n';

/** Projects by what builds them. */
const PROJECTS: Readonly<Record<string, { readonly pyproject: string; readonly below?: string }>> = {
  'setuptools, which finds one package': { pyproject: `${METADATA}${SETUPTOOLS}` },
  'setuptools, which finds one package, with data': {
    pyproject: `${METADATA}${SETUPTOOLS}\n[tool.setuptools.package-data]\nshop = ["templates/**/*.html"]`,
  },
  'setuptools, which looks for some': {
    pyproject: `${METADATA}${SETUPTOOLS}\n[tool.setuptools.packages.find]\ninclude = ["shop", "shop.*"]\n`,
  },
  'setuptools and a folder for sources': { pyproject: `${METADATA}${SETUPTOOLS}`, below: 'src/' },
  hatchling: {
    pyproject: `${METADATA}\n[build-system]\nrequires = ["hatchling==1.27.0"]\nbuild-backend = "hatchling.build"\n`,
  },
  'hatchling, with packages and excludes': {
    pyproject: `${METADATA}\n[build-system]\nrequires = ["hatchling==1.27.0"]\nbuild-backend = "hatchling.build"\n\n[tool.hatch.build.targets.wheel]\npackages = ["shop"]\nexclude = ["*.html"]\n`,
  },
};

/** The paths in the wheel that is built of a project; what its backend says, where it fails. */
function wheelOf(folder: string): readonly string[] {
  const dist = join(folder, '..', 'dist');
  rmSync(dist, { recursive: true, force: true });
  mkdirSync(dist);
  giveToOrdinaryUser(join(folder, '..'));
  const words = ['build', '--wheel', '--quiet', '--python', interpreter('3.13', '5.2'), '--out-dir', dist];
  const env = { PATH, HOME: join(folder, '..'), LANG: 'C.UTF-8', ...INSTALLING };
  const built = run([uvProgram(), ...words], { cwd: folder, env });
  assert.equal(built.status, 0, built.output);
  const wheel = readdirSync(dist).find((name) => name.endsWith('.whl')) ?? assert.fail(built.output);
  const listed = run(['python3', '-m', 'zipfile', '-l', join(dist, wheel)], { cwd: folder, env });
  // A build leaves its own folders beside the sources.
  for (const name of ['build', 'shop.egg-info', 'src/shop.egg-info'])
    rmSync(join(folder, name), { recursive: true, force: true });
  return listed.stdout
    .split('\n')
    .slice(1)
    .map((line) => line.split(' ')[0]!)
    .filter(Boolean)
    .sort();
}

describe('wheels of adopted projects', () => {
  for (const [title, { pyproject, below = '' }] of Object.entries(PROJECTS))
    it(`${title}: has what it had`, () =>
      inFolder(async (parent) => {
        const folder = join(parent, 'project');
        for (const [path, text] of Object.entries({ ...PROJECT(below), 'pyproject.toml': pyproject })) {
          mkdirSync(dirname(join(folder, path)), { recursive: true });
          writeFileSync(join(folder, path), text);
        }
        const before = wheelOf(folder);
        assert.ok(before.includes('shop/settings.py'), before.join('\n'));
        const flags = [
          '--server',
          'gunicorn',
          '--platform',
          'cloudfoundry,onprem',
          '--database',
          'postgresql',
        ];
        const { status, stdout, stderr } = await djangoCloud(folder, 'adopt', ...flags, '--json');
        assert.equal(status, 0, `${stdout}${stderr}`);
        assert.deepEqual(wheelOf(folder), before, readFileSync(join(folder, 'pyproject.toml'), 'utf8'));
      }));
});
