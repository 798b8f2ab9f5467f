/** What a tool wrote for `--lock` is a part of the change: undo restores the bytes of the locks, for every tool. */
import { strict as assert } from 'node:assert';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';
import { writeProject } from '../../src/commands/destination.ts';
import { withRecord } from '../../src/merge/rendered-file.ts';
import { answersWith } from '../support/answers.ts';
import { djangoCloud, inFolder } from '../support/command.ts';
import { treeOf } from '../support/merge.ts';
import { FIRST_WEEK, type Files } from '../support/sets/first-week.ts';

const START = withRecord(answersWith({ project: 'mysite' }));

/** Tools with what their developer did, and the files that they write. */
const TOOLS: Readonly<Record<string, readonly [edit: (files: Files) => void, written: readonly string[]]>> = {
  'uv pip compile': [FIRST_WEEK.Celery!, ['requirements.txt', 'requirements-dev.txt']],
  'uv lock': [FIRST_WEEK.uv!, ['uv.lock']],
  'poetry lock and export': [FIRST_WEEK.Poetry!, ['poetry.lock', 'requirements.txt', 'requirements-dev.txt']],
  'pip-compile': [FIRST_WEEK['pip-compile']!, ['requirements.txt', 'requirements-dev.txt']],
  'pdm lock': [(files) => void files.set('pdm.lock', '[metadata]\n'), ['pdm.lock']],
  pipenv: [
    (files) => void files.set('Pipfile.lock', '{}\n').set('Pipfile', '[packages]\n'),
    ['Pipfile.lock', 'Pipfile'],
  ],
};

/** The tools, as they write: the file of their last word, or their lock, in place or anew. The last file fails where it is told so. */
const PROGRAM = `#!/bin/sh
case "$1" in --version) exit 0 ;; esac
for last; do :; done
case "$(basename "$0") $1" in
  "uv lock") files=uv.lock ;;
  "poetry lock") files=poetry.lock ;;
  "pdm lock") files=pdm.lock ;;
  "pipenv install") files="Pipfile.lock Pipfile" ;;
  pip-compile*) files=requirements.txt ;;
  *) files=$last ;;
esac
for file in $files; do
  echo "# locked" >> "$file"
  cat "$file" > "$file.new" && mv "$file.new" "$file"
done
[ ! -e ../fails ]
`;

describe('undo of --lock', () => {
  for (const [tool, [edit, written]] of Object.entries(TOOLS))
    for (const fails of [false, true])
      it(`${tool}${fails ? ', which fails at its first file' : ''}: the bytes from before, and once more those after`, () =>
        inFolder(async (folder) => {
          const project = join(folder, 'mysite');
          const bin = join(folder, 'bin');
          mkdirSync(bin);
          for (const name of ['uv', 'poetry', 'pdm', 'pipenv', 'pip-compile'])
            writeFileSync(join(bin, name), PROGRAM, { mode: 0o755 });
          if (fails) writeFileSync(join(folder, 'fails'), '');
          writeProject(project, START);
          const files: Files = new Map(START.map(({ path, contents }) => [path, contents]));
          edit(files);
          for (const { path } of START) if (!files.has(path)) rmSync(join(project, path));
          for (const [path, text] of files) {
            mkdirSync(dirname(join(project, path)), { recursive: true });
            writeFileSync(join(project, path), text);
          }
          const { PATH } = process.env;
          const before = treeOf(project);
          try {
            process.env.PATH = [bin, '/usr/bin', '/bin'].join(delimiter);
            const { status, stderr } = await djangoCloud(project, 'server', 'uvicorn', '--force', '--lock');
            assert.equal(status, fails ? 1 : 0, stderr);
            const after = treeOf(project);
            const changed = written.filter((path) => /# locked/.test(`${after[path]}`));
            assert.ok(fails ? changed.length > 0 : changed.length === written.length, `${changed}`);
            for (const expected of [before, after, before]) {
              const undone = await djangoCloud(project, 'undo');
              assert.equal(undone.status, 0, undone.stderr);
              assert.deepEqual(treeOf(project), expected);
            }
          } finally {
            process.env.PATH = PATH;
          }
        }));
});
