/** What adopting writes reaches the platform, whatever the project's own ignore files say, as each program reads them. */
import { strict as assert } from 'node:assert';
import { spawnSync } from 'node:child_process';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { takenFiles } from '../../src/adopt/taken-files.ts';
import { resolveAnswers } from '../../src/answers/resolve.ts';
import { type PlannedFile, plan } from '../../src/plan/plan.ts';
import { cfIgnores } from '../support/cfignore.ts';
import { inFolder } from '../support/command.ts';
import { dockerIgnores } from '../support/dockerignore.ts';

const ADOPTED = {
  name: 'shop',
  settings: 'shop.settings',
  wsgi: 'shop.wsgi',
  asgi: '',
  source: '',
  hasManage: true,
  packages: ['django'],
  needs: [],
};

function planned(platform: string): readonly PlannedFile[] {
  const given = {
    project: 'shop_cloud',
    server: 'uvicorn',
    database: 'postgresql',
    platforms: platform,
    adopted: ADOPTED,
  };
  return plan(
    resolveAnswers(new Map(Object.entries(given).map(([key, value]) => [key, { value, label: key }]))),
  );
}

/** Paths that git would leave out by a file: the program itself is asked. */
function gitIgnores(folder: string, text: string, paths: readonly string[]): (path: string) => boolean {
  mkdirSync(folder, { recursive: true });
  spawnSync('git', ['init', '-q'], { cwd: folder });
  writeFileSync(join(folder, '.gitignore'), text);
  const words = ['check-ignore', '--no-index', '--stdin'];
  const { stdout } = spawnSync('git', words, { cwd: folder, input: paths.join('\n'), encoding: 'utf8' });
  const ignored = new Set(stdout.split('\n'));
  return (path) => ignored.has(path);
}

const READERS = {
  '.cfignore': ['cloudfoundry', (_: string, text: string) => cfIgnores(text)],
  '.dockerignore': ['codeengine', (_: string, text: string) => dockerIgnores(text)],
  '.ceignore': ['codeengine', gitIgnores],
} as const;

/** What people write there. */
const TEXTS: readonly string[] = [
  '*.log\n',
  '*\n!shop\n!manage.py\n!requirements.txt\n',
  '/*\n!/shop\n',
  '**\n!shop/**\n',
  '*.py\n!shop/*.py\n',
  'shop_*\n*_cloud\n',
  '*_cloud/\n',
  '**/env.py\n**/*.txt\n',
  './serve.py\nserve.py\n',
  'requirements.txt\r\nserve.py\r\nshop_cloud/bindings\r\n',
  'codeengine/\nProcfile\n.profile\nruntime.txt\n',
  'shop_cloud/**/*.py\n',
  '# only this\n\n   shop_cloud   \n',
  '.*\n*.toml\n*.sh\n',
];

describe('ignore files of adopted projects', () => {
  for (const [file, [platform, reader]] of Object.entries(READERS))
    it(`${file}: nothing of ours is kept away, and nothing of theirs comes back`, () =>
      inFolder(async (folder) => {
        const files = planned(platform);
        const paths = [...files.map(({ path }) => path), 'requirements.txt'];
        const own = files.find(({ path }) => path === file)!.contents;
        // What ours leaves out by itself stays out.
        const left = reader(join(folder, 'left'), own, paths);
        for (const [number, text] of TEXTS.entries()) {
          const place = join(folder, String(number));
          mkdirSync(dirname(join(place, file)), { recursive: true });
          writeFileSync(join(place, file), text);
          const merged = takenFiles(place, files).after.find(({ path }) => path === file)!.contents;
          const git = join(folder, `git-${number}`);
          mkdirSync(git);
          const theirs = ['shop/debug.log', 'shop/secrets.txt', 'notes.log', 'dump.sql', 'other_cloud/x.py'];
          const ignores = reader(git, merged, [...paths, ...theirs]);
          for (const path of paths)
            assert.equal(ignores(path) && !left(path), false, `${JSON.stringify(text)}: ${path}\n${merged}`);
          rmSync(join(git, '.git'), { recursive: true, force: true });
          const before = reader(git, text, theirs);
          for (const path of theirs)
            assert.equal(before(path) && !ignores(path), false, `${JSON.stringify(text)}: ${path} came back`);
        }
      }));
});
