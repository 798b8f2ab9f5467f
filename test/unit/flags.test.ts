import { strict as assert } from 'node:assert';
import type { Flag } from '../../src/flags/flag.ts';
import { parseFlags } from '../../src/flags/parse.ts';

const FLAGS: readonly Flag[] = [
  { name: 'server', takes: 'one', placeholder: 'ID', help: '' },
  { name: 'platform', aliases: ['platforms'], takes: 'many', negated: 'none', help: '' },
  { name: 'defaults', short: 'y', takes: 'none', help: '' },
  { name: 'dry-run', short: 'n', takes: 'none', help: '' },
];

function values(...argv: string[]): Record<string, readonly string[]> {
  return Object.fromEntries(parseFlags(argv, FLAGS).values);
}

describe('flags', () => {
  it('take a value after a space or an equals sign', () => {
    assert.deepEqual(values('--server', 'uwsgi'), { server: ['uwsgi'] });
    assert.deepEqual(values('--server=uwsgi'), { server: ['uwsgi'] });
  });

  it('may be repeated when they take several values', () => {
    assert.deepEqual(values('--platform', 'a', '--platforms=b,c'), { platform: ['a', 'b,c'] });
  });

  it('may be repeated with the same value', () => {
    assert.deepEqual(values('--server=a', '--server', 'a'), { server: ['a'] });
  });

  it('mean nothing when negated and taking several values', () => {
    assert.deepEqual(values('--no-platform'), { platform: ['none'] });
  });

  for (const [argv, on] of [
    [['--defaults'], ['defaults']],
    [['-y'], ['defaults']],
    [['-yn'], ['defaults', 'dry-run']],
    [['--defaults=true'], ['defaults']],
    [['--defaults=false'], []],
    [['--no-defaults'], []],
    [['--dry-run=no', '-y'], ['defaults']],
  ] as const) {
    it(`switch on ${on.join(' and ') || 'nothing'}: ${argv.join(' ')}`, () => {
      assert.deepEqual([...parseFlags(argv, FLAGS).switches].sort(), [...on]);
    });
  }

  it('end at --', () => {
    assert.deepEqual(parseFlags(['mysite', '--', '--server'], FLAGS).positionals, ['mysite', '--server']);
  });
});
