/** Projects of tools that lock, adopted: pip checks every hash of theirs and of ours. */
import { strict as assert } from 'node:assert';
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { djangoCloud, inFolder } from '../support/command.ts';
import { interpreter } from '../support/environments.ts';
import { packageOf, settings, URLS } from '../support/layouts.ts';
import { LOCKED } from '../support/locked-projects.ts';
import { INSTALLING, PATH } from '../support/machine.ts';
import { giveToOrdinaryUser, run } from '../support/processes.ts';

const PROJECT = {
  ...packageOf('shop', 'shop.settings'),
  'shop/urls.py': URLS.replace(", path('', include('blog.urls'))", ''),
  'shop/settings.py': settings('shop').replace(/\n {4}'blog',/, ''),
};

/** The requirements of a project that was adopted, and those of ours. */
async function adopted(folder: string, files: Readonly<Record<string, string>>): Promise<readonly string[]> {
  for (const [path, contents] of Object.entries({ ...PROJECT, ...files })) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), contents);
  }
  const flags = ['--server', 'gunicorn', '--platform', 'cloudfoundry', '--database', 'postgresql', '--json'];
  const { status, stdout, stderr } = await djangoCloud(folder, 'adopt', ...flags);
  assert.equal(status, 0, `${stdout}${stderr}`);
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
});
