import { strict as assert } from 'node:assert';
import { mergeContents } from '../../src/merge/sets/merge-contents.ts';
import { plan } from '../../src/plan/plan.ts';
import { answersWith } from '../support/answers.ts';

/** Texts on which a careless parser takes for ever: what lies in a project may come from anybody. */
const HOSTILE: Readonly<Record<string, string>> = {
  'brackets that never close': '['.repeat(50000),
  'a list that begins again and again': 'INSTALLED_APPS = [\n'.repeat(5000),
  'a comment in a list, and then blank lines': `INSTALLED_APPS = [\n    "a" # why\n${'\n'.repeat(25000)}x\n]\n`,
  'a list of very many items': `INSTALLED_APPS = [\n${'    "a",\n'.repeat(12500)}]\n`,
  'different items, very many': `MIDDLEWARE = [\n${Array.from({ length: 12500 }, (_, index) => `    "a${index}",\n`).join('')}]\n`,
  'quotes that never close': `${'"'.repeat(24999)}\n`,
  'one very long line': `django==${'1.'.repeat(50000)}1\n`,
  'a name without an end': `${'a-'.repeat(50000)}!\n`,
  'very many keys': Array.from({ length: 10000 }, (_, index) => `k${index} = ${index}\n`).join(''),
  'very many tables': '[project]\n'.repeat(10000),
  'very many comments': '# c\n'.repeat(25000),
  'very many lines': Array.from({ length: 15000 }, (_, index) => `/${index}/\n`).join(''),
  'very many packages': Array.from({ length: 7500 }, (_, index) => `p${index}==1.${index}\n`).join(''),
  'a line that goes on and on': ' \\\n'.repeat(25000),
  'hashes of nothing': `    --hash=sha256:${'0'.repeat(64)} \\\n`.repeat(2500),
  'very many imports': Array.from({ length: 5000 }, (_, index) => `from a${index} import b\n`).join(''),
  spaces: `${' '.repeat(75000)}=\n`,
};

const PATHS = ['.gitignore', 'requirements.txt', 'pyproject.toml', 'mysite/settings.py', 'README.md'];
const SECONDS = 20;

describe('merges of sets with what a stranger made', () => {
  const before = new Map(plan(answersWith({ project: 'mysite' })).map((file) => [file.path, file.contents]));
  const after = plan(answersWith({ project: 'mysite', server: 'uvicorn', services: ['redis'] }));
  const now = new Map(after.map((file) => [file.path, file.contents]));

  for (const [title, text] of Object.entries(HOSTILE))
    it(`${title}: ended soon, and nothing of it is lost`, function () {
      this.timeout(SECONDS * 1000);
      for (const path of PATHS)
        for (const ours of [text, `${before.get(path)}${text}`])
          for (const base of [undefined, before.get(path)]) {
            const of = (one: string): Buffer => Buffer.from(one);
            const started = process.cpuUsage();
            const merge = mergeContents(
              path,
              base === undefined ? undefined : of(base),
              of(ours),
              of(now.get(path)!),
            );
            const { user } = process.cpuUsage(started);
            assert.ok(user < 4_000_000, `${path}: ${user} µs`);
            assert.ok(merge);
            const [first = ''] = text
              .trim()
              .split('\n')
              .filter((line) => line.trim() !== '');
            if (merge.conflicts > 0) assert.ok(merge.contents.includes(first.trim()), path);
          }
    });
});
