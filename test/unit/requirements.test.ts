import { strict as assert } from 'node:assert';
import {
  directRequirements,
  type Lock,
  LockError,
  type LockedPackage,
  lockedRequirements,
  type Requirement,
} from '../../src/plan/requirements.ts';

const WIN = "sys_platform == 'win32'";
const OLD = "python_full_version < '3.13'";
const EITHER = "os_name == 'nt' or os_name == 'java'";

/** `b`, `b[x,y]`, `b ; marker` as a requirement. */
function asks(text: string): Requirement {
  const [, name = '', extras, marker] = /^([\w-]+)(?:\[(.+?)\])?(?: ; (.+))?$/.exec(text) ?? [];
  return { name, ...(extras ? { extras: extras.split(',') } : {}), ...(marker ? { marker } : {}) };
}

/** A lock in which the group `g` asks for the first package, and each package `name` or extra `name[x]` for others. */
function lockOf(group: readonly string[], edges: Readonly<Record<string, readonly string[]>>): Lock {
  const packages: Record<string, LockedPackage & { extras: Record<string, readonly Requirement[]> }> = {};
  for (const [node, list] of Object.entries(edges)) {
    const { name, extras } = asks(node);
    packages[name] ??= { version: '1', hashes: [`sha256:${name}`], requires: [], extras: {} };
    if (extras?.[0]) packages[name].extras[extras[0]] = list.map(asks);
    else packages[name] = { ...packages[name], requires: list.map(asks) };
  }
  const direct = group.map((text) => ({ ...asks(text), specifier: '>=1' }));
  return { requiresPython: '>=3.11', groups: { g: direct }, packages };
}

/** The lines that name a package, with their markers: `b==1 ; marker`. */
function pins(text: string): readonly string[] {
  return text
    .split('\n')
    .filter((line) => /^\w/.test(line))
    .map((line) => line.replace(/ \\$/, ''));
}

describe('locked requirements', () => {
  const pinned = (
    group: readonly string[],
    edges: Readonly<Record<string, readonly string[]>>,
  ): readonly string[] => pins(lockedRequirements(lockOf(group, edges), ['g']));

  it('are pinned, hashed, sorted, and say how to change them', () => {
    const lock = lockOf(['b'], { b: ['a'], a: [] });
    const text = lockedRequirements(lock, ['g']);
    const body = text
      .split('\n')
      .filter((line) => !line.startsWith('#'))
      .join('\n');
    assert.equal(body, 'a==1 \\\n    --hash=sha256:a\nb==1 \\\n    --hash=sha256:b\n');
    assert.match(text, /^# Written by generator-django-cloud[\s\S]+edit pyproject\.toml/);
  });

  it('carry the conditions of the whole path', () => {
    assert.deepEqual(pinned([`a ; ${WIN}`], { a: [`b ; ${OLD}`], b: ['c'], c: [] }), [
      `a==1 ; ${WIN}`,
      `b==1 ; ${OLD} and ${WIN}`,
      `c==1 ; ${OLD} and ${WIN}`,
    ]);
  });

  it('take any of several paths, and need no condition when one path has none', () => {
    assert.deepEqual(
      pinned(['a', 'b'], { a: [`c ; ${WIN}`], b: [`c ; ${OLD}`, `d ; ${OLD}`], c: ['d'], d: [] }).slice(2),
      [`c==1 ; ${OLD} or ${WIN}`, `d==1 ; ${OLD} or ${WIN}`],
    );
    // The condition is known before the path without one, and what c needs has to learn of it too.
    assert.deepEqual(pinned([`c ; ${WIN}`, 'a'], { a: ['c'], c: ['d'], d: [] }), ['a==1', 'c==1', 'd==1']);
  });

  it('drop a condition that a weaker one covers, and put an alternative into parentheses', () => {
    assert.deepEqual(pinned([`a ; ${WIN}`, `b ; ${WIN}`], { a: [`b ; ${OLD}`], b: [] })[1], `b==1 ; ${WIN}`);
    assert.deepEqual(
      pinned([`a ; ${WIN}`], { a: [`b ; ${EITHER}`], b: [] })[1],
      `b==1 ; (${EITHER}) and ${WIN}`,
    );
  });

  it('end in cycles of packages and of extras', () => {
    assert.deepEqual(pinned(['a'], { a: ['b'], b: ['a'] }), ['a==1', 'b==1']);
    assert.deepEqual(pinned(['a[x]'], { a: [], 'a[x]': ['a[y]'], 'a[y]': ['a[x]', 'b'], b: [] }), [
      'a==1',
      'b==1',
    ]);
  });

  it('follow the extras that are asked for, and no others', () => {
    const edges = { a: ['c'], 'a[x]': ['d'], 'a[y]': ['e'], c: [], d: [], e: [] };
    assert.deepEqual(pinned(['a', `a[x] ; ${WIN}`], edges), ['a==1', 'c==1', `d==1 ; ${WIN}`]);
  });

  it('are right on random graphs in every environment', () => {
    const atoms = ['p', 'q', 'r'].map((name) => `${name} == '1'`);
    const markers = ['', '', ...atoms, `${atoms[0]} or ${atoms[1]}`, `${atoms[1]} and ${atoms[2]}`];
    let seed = 7;
    const below = (limit: number): number => {
      seed = (seed * 1103515245 + 12345) % 2 ** 31;
      return Math.floor((seed / 2 ** 31) * limit);
    };
    const target = (): string => {
      const marker = markers[below(markers.length)];
      return `${'abcdef'[below(6)]}${below(3) === 0 ? '[x]' : ''}${marker ? ` ; ${marker}` : ''}`;
    };
    const targets = (): readonly string[] => Array.from({ length: below(3) }, target);
    for (let round = 0; round < 400; round++) {
      const edges = Object.fromEntries(
        [...'abcdef'].flatMap((name) => [
          [name, targets()],
          [`${name}[x]`, targets()],
        ]),
      );
      const group = [target(), target()];
      const printed = pinned(group, edges);
      for (let environment = 0; environment < 8; environment++) {
        const holds = (marker: string): boolean => {
          const values = atoms.reduce(
            (text, atom, bit) => text.replaceAll(atom, String((environment & (1 << bit)) > 0)),
            marker,
          );
          return Function(`return ${values.replaceAll(' and ', ' && ').replaceAll(' or ', ' || ')}`)();
        };
        const reached = new Set<string>();
        const visit = (text: string): void => {
          const { name, extras = [], marker = 'true' } = asks(text);
          if (!holds(marker)) return;
          for (const node of [name, ...extras.map((extra) => `${name}[${extra}]`)]) {
            if (reached.has(node)) continue;
            reached.add(node);
            for (const next of edges[node] ?? []) visit(next);
          }
        };
        for (const text of group) visit(text);
        const installed = printed
          .filter((line) => holds(line.split(' ; ')[1] ?? 'true'))
          .map((line) => line.charAt(0));
        const expected = [...reached].filter((node) => node.length === 1).sort();
        assert.deepEqual(installed, expected, JSON.stringify({ environment, group, edges, printed }));
      }
    }
  });

  it('refuse a group or a package that the lock lacks', () => {
    const lock = lockOf(['a'], { a: ['b'] });
    for (const name of ['nope', 'constructor']) {
      const refused = { name: 'LockError', message: `The lock has no group "${name}"; it has g.` };
      assert.throws(() => lockedRequirements(lock, [name]), refused);
      assert.throws(() => directRequirements(lock, [name]), refused);
    }
    assert.throws(
      () => lockedRequirements(lock, ['g']),
      (error) => error instanceof LockError && error.missing.name === 'b',
    );
  });
});

describe('direct requirements', () => {
  it('are PEP 508 with their bounds, sorted by name, each once', () => {
    const lock: Lock = {
      requiresPython: '>=3.11',
      groups: {
        g: [
          { name: 'django-csp', specifier: '>=4' },
          { name: 'django', specifier: '>=5.2,<5.3' },
        ],
        h: [
          { name: 'psycopg', extras: ['binary', 'pool'], specifier: '>=3', marker: WIN },
          { name: 'django', specifier: '>=5.2,<5.3' },
        ],
      },
      packages: {},
    };
    const expected = ['django>=5.2,<5.3', 'django-csp>=4', `psycopg[binary,pool]>=3 ; ${WIN}`];
    assert.deepEqual(directRequirements(lock, ['g', 'h']), expected);
  });
});
