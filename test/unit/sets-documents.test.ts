/** Documents merge by the lines of a block and the rows of a table, where that leaves nothing to decide. */
import { strict as assert } from 'node:assert';
import { mergeContents } from '../../src/merge/sets/merge-contents.ts';

const ROWS: readonly (readonly [
  title: string,
  base: string,
  ours: string,
  theirs: string,
  merged: string | undefined,
])[] = [
  [
    'neighbours, each changed by one side',
    'pip install -r a.txt\ncp .env.example .env\n',
    'uv sync\ncp .env.example .env\n',
    'pip install -r a.txt\npython manage.py createdotenv\n',
    'uv sync\npython manage.py createdotenv\n',
  ],
  ['one line, changed by both', 'one\ntwo\n', 'ours\ntwo\n', 'theirs\n2\n', undefined],
  [
    'a row that the user changed, and that went',
    '| `pages/` | an app |\n| `b` | old |\n',
    '| `store/` | an app |\n| `b` | old |\n',
    '| `b` | new |\n',
    '| `store/` | an app |\n| `b` | new |\n',
  ],
  [
    'a row that nobody changed, and that went beside one that the user changed',
    '| a | 1 |\n| b | 1 |\n',
    '| a | 1 |\n| b | 2 |\n',
    '| b | 1 |\n| c | 1 |\n',
    '| b | 2 |\n| c | 1 |\n',
  ],
  ['a row that both changed', '| a | 1 |\n| b | 1 |\n', '| a | 2 |\n| b | 1 |\n', '| a | 3 |\n', undefined],
  [
    'an app that has another name, in a line that says more now',
    'Remove the folder `pages/` with `tests/a.py`, its\n',
    'Remove the folder `store/` with `tests/a.py`, its\n',
    'Remove the folder `pages/` with `tests/a.py`, `pages/b.py`, its\n',
    'Remove the folder `store/` with `tests/a.py`, `store/b.py`, its\n',
  ],
  [
    'a word that was replaced in one place, and left in another like it',
    'See `pages/` and `pages/`, both\n',
    'See `store/` and `pages/`, both\n',
    'See `pages/` and `pages/`, all\n',
    undefined,
  ],
  [
    'an app that has another name, where the new line has it no more',
    'See `pages/` here\n',
    'See `store/` here\n',
    'See the folder here\n',
    undefined,
  ],
  [
    'two words that were replaced, and a line that says more now',
    'See `pages/` and `users/` here\n',
    'See `store/` and `people/` here\n',
    'See `pages/` and `users/` here, now\n',
    undefined,
  ],
  ['a paragraph that went and was changed', 'one\ntwo\n', 'one!\ntwo\n', 'two!\n', undefined],
];

describe('merges of documents', () => {
  for (const [title, base, ours, theirs, merged] of ROWS)
    for (const end of ['\n', '\r\n'])
      it(`${title}${end === '\n' ? '' : ', with line ends of Windows'}`, () => {
        const text = (part: string): Buffer =>
          Buffer.from(`# Title\n\n${part}\nEnd.\n`.replaceAll('\n', end));
        const found = mergeContents('README.md', text(base), text(ours), text(theirs))!;
        if (merged === undefined) assert.ok(found.conflicts > 0);
        else assert.deepEqual([found.conflicts, found.contents.toString()], [0, text(merged).toString()]);
      });
});
