/** Whoever serves static files knows the types of what a front-end build emits: the same table everywhere. */
import { strict as assert } from 'node:assert';
import { staticFiles } from '../../src/choices/catalog.ts';
import { EMITTED_TYPES } from '../../src/choices/emitted-types.ts';
import { plan } from '../../src/plan/plan.ts';
import { allAnswers } from '../support/answers.ts';

/** Files that tell a server the type of a file, and how they spell it. */
const SPELLINGS: readonly (readonly [RegExp, (ending: string, type: string) => RegExp])[] = [
  [/\/settings\.py$/, (ending, type) => new RegExp(`"\\${ending}": "${escaped(type)}"`)],
  [/\.conf$/, (ending, type) => new RegExp(`${escaped(type)} .*?\\b${ending.slice(1)}\\b`)],
];

const escaped = (text: string): string => text.replaceAll(/[.+]/g, '\\$&');

/** Whether a file says how static files are served. */
const SERVES = /_MIMETYPES = |^Alias \/static |^ +Alias \/static |^ +location \/static\/ /m;

describe('types of static files', () => {
  it('are told by each file that says how they are served', () => {
    const seen = new Set<string>();
    for (const answers of allAnswers())
      for (const { path, contents } of plan(answers)) {
        const spelling = SPELLINGS.find(([pattern]) => pattern.test(path))?.[1];
        if (!spelling || !SERVES.test(contents)) continue;
        seen.add(path);
        for (const [ending, type] of Object.entries(EMITTED_TYPES))
          assert.match(contents, spelling(ending, type), `${path}: ${ending}`);
      }
    assert.deepEqual([...seen].sort(), [
      'apache/httpd.conf',
      'mysite/settings.py',
      'onprem/apache/mysite.conf',
      'onprem/nginx/mysite-tls.conf',
    ]);
  });

  it('are those of every way in which Django serves them', () => {
    for (const { id, servedBy, settings = [], middleware } of staticFiles as readonly {
      id: string;
      servedBy: string;
      settings?: readonly string[];
      middleware?: string;
    }[])
      if (servedBy === 'django' && middleware) assert.match(settings.join('\n'), /_MIMETYPES = /, id);
  });
});
