import { strict as assert } from 'node:assert';
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as catalog from '../../src/choices/catalog.ts';
import { type Lock, lockedRequirements } from '../../src/plan/requirements.ts';

const root = join(import.meta.dirname, '../..');

/** The names of the packages that a requirements file pins. */
function names(text: string): readonly string[] {
  return text.split('\n').flatMap((line) => /^([a-z0-9-]+)==/.exec(line)?.[1] ?? []);
}

/** Whether a release is within `>=a,<b` or `~=a`: the only bounds that the locks use. */
function satisfies(version: string, specifier: string): boolean {
  const numbers = (text: string): number[] => text.split('.').map((part) => Number.parseInt(part, 10) || 0);
  const compare = (a: number[], b: number[]): number => {
    const index = Array.from({ length: 4 }, (_, at) => at).find((at) => (a[at] ?? 0) !== (b[at] ?? 0));
    return index === undefined ? 0 : (a[index] ?? 0) - (b[index] ?? 0);
  };
  return specifier.split(',').every((part) => {
    const [, operator, bound = ''] = /^(>=|<|~=)(.+)$/.exec(part) ?? assert.fail(`${part}: unknown bound`);
    const order = compare(numbers(version), numbers(bound));
    if (operator === '<') return order < 0;
    return (
      order >= 0 && (operator === '>=' || version.startsWith(`${bound.split('.').slice(0, -1).join('.')}.`))
    );
  });
}

for (const { id, oldestPython, newestPython } of catalog.djangoLines) {
  describe(`the lock of Django ${id}`, () => {
    const data = readFileSync(join(root, 'locks', `${id}.json`), 'utf8');
    const lock = JSON.parse(data) as Lock;
    const groups = Object.keys(lock.groups);

    it('resolves every group, and holds nothing that no group needs', () => {
      for (const group of groups) assert.notEqual(names(lockedRequirements(lock, [group])).length, 0, group);
      assert.deepEqual(names(lockedRequirements(lock, groups)), Object.keys(lock.packages).sort());
      assert.equal(lockedRequirements(lock, groups.toReversed()), lockedRequirements(lock, groups));
    });

    it('holds normalised names, one version and at least one sha256 of each, and no address', () => {
      for (const [name, { hashes }] of Object.entries(lock.packages)) {
        assert.match(name, /^[a-z0-9]+(-[a-z0-9]+)*$/);
        assert.ok(hashes.length > 0 && hashes.every((hash) => /^sha256:[0-9a-f]{64}$/.test(hash)), name);
      }
      assert.doesNotMatch(data, /:\/\/|\.org|\.com|pythonhosted/);
    });

    it('stays within the bounds of the line', () => {
      assert.ok(lock.packages.django?.version.startsWith(`${id}.`) || lock.packages.django?.version === id);
      const next = newestPython.replace(/\d+$/, (minor) => String(Number(minor) + 1));
      assert.equal(lock.requiresPython, `>=${oldestPython},<${next}`);
      assert.ok(
        catalog.pythonLines.every((line) => Number(line.id.slice(2)) <= Number(newestPython.slice(2))),
      );
      for (const { name, specifier } of groups.flatMap((group) => lock.groups[group] ?? [])) {
        const { version } = lock.packages[name] ?? assert.fail(`${name} is missing`);
        assert.ok(satisfies(version, specifier), `${name} ${version} is not ${specifier}`);
      }
    });

    it('has the groups that the choices name', () => {
      const { servers, staticFiles, databases, platforms } = catalog;
      const named = [...servers, ...staticFiles, ...databases, ...platforms].flatMap(
        (choice) => choice.groups ?? [],
      );
      assert.deepEqual(
        named.filter((group) => !groups.includes(group)),
        [],
      );
    });

    it('has the line by which a buildpack knows Django', () => {
      assert.match(lockedRequirements(lock, ['project']), /^django==/m);
    });
  });
}

describe('locks-update --check', () => {
  it('finds the data in agreement with the pyproject files', () => {
    const argv = [join(root, 'scripts/locks-update.ts'), '--check'];
    const { status, stderr } = spawnSync(process.execPath, argv, { encoding: 'utf8' });
    assert.deepEqual({ status, stderr }, { status: 0, stderr: '' });
  });
});
