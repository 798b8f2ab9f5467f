/** Projects of tools that lock, adopted: pip checks every hash of theirs and of ours. */
import { strict as assert } from 'node:assert';
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { uvProgram } from '../../scripts/uv.ts';
import { djangoCloud, inFolder } from '../support/command.ts';
import { interpreter } from '../support/environments.ts';
import { packageOf, settings, URLS } from '../support/layouts.ts';
import { LOCKED } from '../support/locked-projects.ts';
import { INSTALLING, PATH } from '../support/machine.ts';
import { giveToOrdinaryUser, run } from '../support/processes.ts';
import { hashesIn, REAL_LOCKS } from '../support/real-locks.ts';

const PROJECT = {
  ...packageOf('shop', 'shop.settings'),
  'shop/urls.py': URLS.replace(", path('', include('blog.urls'))", ''),
  'shop/settings.py': settings('shop').replace(/\n {4}'blog',/, ''),
};

/** The requirements of a project that was adopted, and those of ours. */
async function adopted(
  folder: string,
  files: Readonly<Record<string, string>>,
  says = /^/,
): Promise<readonly string[]> {
  for (const [path, contents] of Object.entries({ ...PROJECT, ...files })) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), contents);
  }
  const flags = ['--server', 'gunicorn', '--platform', 'cloudfoundry', '--database', 'postgresql', '--json'];
  const { status, stdout, stderr } = await djangoCloud(folder, 'adopt', ...flags);
  assert.equal(status, 0, `${stdout}${stderr}`);
  assert.match(JSON.parse(stdout).told.join('\n'), says);
  const texts = ['requirements.txt', 'shop_cloud/requirements.txt'];
  // Its first line names the file that the versions are of.
  return texts.map((path) => readFileSync(join(folder, path), 'utf8').replace(/^#.*\n/, ''));
}

describe('locks of adopted projects', () => {
  it('are installed by pip with every hash, from whichever tool they are', () =>
    inFolder(async (folder) => {
      const [[, first = () => ({})] = [], ...others] = Object.entries(LOCKED);
      const texts = await adopted(join(folder, 'first'), first(''));
      for (const [tool, files] of others)
        assert.deepEqual(await adopted(join(folder, tool), files('')), texts, tool);
      const target = join(folder, 'packages');
      giveToOrdinaryUser(folder);
      const words = ['-m', 'pip', 'install', '--quiet', '--require-hashes', '--target', target];
      const ended = run([interpreter('3.13', '5.2'), ...words, '-r', 'requirements.txt'], {
        cwd: join(folder, 'first'),
        env: { PATH, HOME: folder, LANG: 'C.UTF-8', ...INSTALLING },
      });
      assert.equal(ended.status, 0, ended.output);
      const found = readdirSync(target);
      for (const name of ['django', 'asgiref', 'sqlparse', 'gunicorn', 'psycopg', 'whitenoise'])
        assert.ok(found.includes(name), name);
    }));

  it('are without any hash where one is missing, and pip takes that too', () =>
    inFolder(async (folder) => {
      for (const [tool, files] of Object.entries(LOCKED))
        for (const text of await adopted(join(folder, tool), files('sqlparse')))
          assert.doesNotMatch(text, /--hash/, tool);
    }));

  it('made by the tools themselves are what they export: every pin, and every hash where each has one', () =>
    inFolder(async (folder) => {
      for (const real of REAL_LOCKS) {
        const place = join(folder, real.tool.replaceAll(/\W+/g, '-'));
        const [text = ''] = await adopted(place, real.files);
        const isHashed = !Object.values(real.pins).includes('*');
        for (const [name, version] of Object.entries(real.pins)) {
          const pin = version === '*' ? name : `${name}(\\[[a-z]+\\])?==${version.replaceAll('.', '\\.')}`;
          const entry = new RegExp(
            `^${pin}(?: ;[^\\n]*?)?(?: \\\\\\n(?: {4}--hash=\\S+(?: \\\\\\n|\\n))+|\\n)`,
            'm',
          ).exec(text)?.[0];
          assert.ok(entry, `${real.tool}: ${name} ${version} is not in\n${text}`);
          const hashes = [...entry.matchAll(/--hash=(\S+)/g)].map(([, hash]) => hash!).sort();
          assert.deepEqual(hashes, isHashed ? hashesIn(real, name) : [], `${real.tool}: ${name}`);
        }
        const names = [...text.matchAll(/^(\w[\w-]*)/gm)].map(([, name]) => name!);
        assert.deepEqual([...new Set(names)].sort(), Object.keys(real.pins).sort(), real.tool);
        giveToOrdinaryUser(folder);
        const words = ['pip', 'install', '--dry-run', '--quiet', ...(isHashed ? ['--require-hashes'] : [])];
        const ended = run(
          [
            uvProgram(),
            ...words,
            '--target',
            'packages',
            '--python',
            interpreter('3.13', '5.2'),
            '-r',
            'requirements.txt',
          ],
          {
            cwd: place,
            env: { PATH, HOME: place, LANG: 'C.UTF-8', ...INSTALLING },
          },
        );
        assert.equal(ended.status, 0, `${real.tool}: ${ended.output}`);
      }
    }));

  it('that lack what is required leave nothing out, and it is said', () =>
    inFolder(async (folder) => {
      for (const real of REAL_LOCKS.filter(({ tool }) => /PDM|uv|Poetry 2/.test(tool))) {
        const place = join(folder, real.tool.replaceAll(/\W+/g, '-'));
        const asked = real.files['pyproject.toml']!.replace(
          /("django-environ)/,
          '"django-filter>=25",\n    $1',
        );
        assert.notEqual(asked, real.files['pyproject.toml']);
        const [text = ''] = await adopted(
          place,
          { ...real.files, 'pyproject.toml': asked },
          /its lock does not have django-filter: /,
        );
        assert.match(text, /^django-filter>=25$/m, real.tool);
        assert.match(text, /^django==5\.2\.19$/m, real.tool);
      }
    }));
});
