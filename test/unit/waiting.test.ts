/**
 * How tests wait. A machine that is ten times slower must break none: they wait for what happens, and give up after what
 * `patiently` makes of a limit. What else is there stands in a list, with the reason why it can be no such fault.
 */
import { strict as assert } from 'node:assert';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const FOLDER = join(import.meta.dirname, '..');
const files = readdirSync(FOLDER, { recursive: true, encoding: 'utf8' }).filter((path) =>
  path.endsWith('.ts'),
);

interface Kind {
  readonly title: string;
  readonly pattern: RegExp;
  /** Lines before it that make it something else, such as the loop of which a pause is a part. */
  readonly unless?: RegExp;
  /** Why it may be there, by file. */
  readonly allowed: Readonly<Record<string, string>>;
}

const KINDS: readonly Kind[] = [
  {
    title: 'a pause that is no part of a loop which looks again',
    pattern: /\bawait (sleep|wait)\(([\d_.]+|[A-Z_]+)\)/,
    unless: /\b(while|for) \(|\bdo \{|return \(await condition/,
    allowed: {
      'support/just-accepted.ts':
        'a stop that takes longer answers, which another start and another machine will not let pass',
      'support/onprem-host.ts':
        'requests before and after what is done under load; nothing depends on how many',
      'support/server-contract/probes.ts':
        'strangers arrive, and an answer that holds for a second is old: both may take longer, and what is asked then is the same',
      'unit/run.test.ts': 'more than the half second in which a second Ctrl-C is the first one',
    },
  },
  {
    title: 'a limit that is the same on a busy machine',
    pattern:
      /\b(timeout: |AbortSignal\.timeout\(|set\w*Timeout\(|Date\.now\(\) \+ |performance\.now\(\) \+ )[\d_]{4,}|setTimeout\([^;]*, [\d_]{4,}\)/,
    allowed: {
      'e2e/cloudfoundry-vendor.test.ts': 'a download by pip, which is waited for as long as everywhere',
      'support/packed.ts': 'a download that stands still, after which it is begun again',
      'unit/suite.test.ts': 'texts of tests that shall hang, and end late',
      'support/rehearse-server.ts': 'a server of the test that takes longer than its probe waits',
    },
  },
  {
    title: 'an upper bound of what something takes',
    pattern: /\b(took|[\w.()]+ - (began|started|asked|from|begin)) <=? /,
    allowed: {
      'e2e/rehearse-broken.test.ts': 'it is a limit of patiently',
      'e2e/tasks.test.ts': 'the grace of platforms, some fifty times what an idle worker takes',
      'e2e/cloudfoundry-static.test.ts': 'the grace of the platform, some ten times what it takes',
      'support/image-suite.ts': 'the grace of the platform, some ten times what it takes',
      'support/server-scenario.ts':
        'the grace of platforms: two seconds are the request’s, the rest is some thirty times what it takes',
      'support/onprem-worker.ts': 'thirty times what it takes, and half of what the unit allows',
      'support/idle-connection.ts':
        'a server left to itself waits twice as long; what it should take is two seconds',
      'unit/limits.test.ts': 'of the processor’s time, a hundred times what it takes',
      'unit/rehearse-loads.test.ts': 'a hundred times what it takes; squared, it would take hours',
    },
  },
  {
    title: 'look at a process that may have ended by then',
    pattern: /\b(readFileSync|readdirSync|readlinkSync)\(`\/proc\/\$/,
    allowed: { 'support/proc.ts': 'here it is none' },
  },
  {
    title: 'the end of a process without its last lines',
    pattern: /once\([^()]*, 'exit'/,
    allowed: {
      'support/processes.ts': 'it reads what is left',
      'property/workshop-kill.test.ts': 'nothing is printed that is looked at',
      'property/workshop-histories.test.ts': 'nothing is printed that is looked at',
      'unit/store.test.ts': 'nothing is printed that is looked at',
    },
  },
];

/** The files that have lines of a kind, with these. */
function found({ pattern, unless }: Kind): ReadonlyMap<string, readonly string[]> {
  const all = files
    .filter((path) => path !== 'unit/waiting.test.ts')
    .map((path) => {
      const lines = readFileSync(join(FOLDER, path), 'utf8').split('\n');
      const wrong = lines.flatMap((line, index) => {
        const before = lines.slice(Math.max(0, index - 10), index + 1).join('\n');
        return pattern.test(line) && !unless?.test(before)
          ? [`test/${path}:${index + 1}: ${line.trim()}`]
          : [];
      });
      return [path, wrong] as const;
    });
  return new Map(all.filter(([, wrong]) => wrong.length > 0));
}

describe('tests wait for what happens', () => {
  it('and the product looks at processes, too, as at some that may have ended by then', () => {
    const source = join(FOLDER, '../src');
    const paths = readdirSync(source, { recursive: true, encoding: 'utf8' }).filter((path) =>
      path.endsWith('.ts'),
    );
    const wrong = paths.filter((path) =>
      /\b(exists|lstat|readFile|readdir|readlink|stat)Sync\(`\/proc\/\$/.test(
        readFileSync(join(source, path), 'utf8'),
      ),
    );
    assert.deepEqual(wrong, [], 'see linesOf, namesIn and targetOf of src/rehearse/listening.ts');
  });

  for (const kind of KINDS)
    it(`and have no ${kind.title.replace(/^an? /, '')} without a reason`, () => {
      const places = found(kind);
      const unknown = [...places].filter(([path]) => !(path in kind.allowed)).flatMap(([, lines]) => lines);
      assert.deepEqual(unknown, [], 'see test/support/patience.ts');
      assert.deepEqual(
        Object.keys(kind.allowed).filter((path) => !places.has(path)),
        [],
        'no longer there: take it off the list',
      );
    });
});
