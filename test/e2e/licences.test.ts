/** The licences of everything that a project may install, as each package's own metadata says. */
import { strict as assert } from 'node:assert';
import { globSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { djangoLines, pythonLines } from '../../src/choices/catalog.ts';
import { allOf, lend } from '../support/environments.ts';
import { temporaryFolder } from '../support/processes.ts';

/** Those that ask for nothing but to be named. */
const PERMISSIVE =
  /^(MIT|MIT-0|MIT License|The MIT License \(MIT\)|BSD|BSD License|BSD-[23]-Clause|ISC|Apache-2\.0|Apache Software License|PSF-2\.0|TCL|ZPL-2\.1)$/;

/** Those that ask for more, of whoever passes the project on; the README names them. */
const OTHERS: Readonly<Record<string, RegExp>> = {
  certifi: /^MPL-2\.0$/,
  pathspec: /^Mozilla Public License 2\.0/,
  psycopg: /^LGPL-3\.0-only$/,
  'psycopg-binary': /^LGPL-3\.0-only$/,
  'psycopg-pool': /^LGPL-3\.0-only$/,
  pyuwsgi: /^GPL2$/,
};

/** Name and licences of a package: its SPDX expression, else its classifiers, else the old field's first line. */
function licenceOf(path: string): { readonly name: string; readonly licences: readonly string[] } {
  const [head = ''] = readFileSync(path, 'utf8').split('\n\n');
  const field = (name: string): readonly string[] =>
    [...head.matchAll(new RegExp(`^${name}: (.+)$`, 'gm'))].map(([, value = '']) => value.trim());
  const [name = ''] = field('Name');
  const [expression] = field('License-Expression');
  if (expression !== undefined) return { name, licences: expression.split(/ (?:OR|AND) /) };
  const classified = field('Classifier').flatMap((text) => /^License :: .*:: (.+)$/.exec(text)?.[1] ?? []);
  const short = field('License').filter((text) => text.length < 40);
  // Of the two, what is exact: GPLv2 as a classifier says nothing of exceptions.
  return {
    name,
    licences:
      classified.length > 0 && !/GNU|Mozilla Public License 2.0 \(MPL 2.0\)$/.test(classified[0] ?? '')
        ? classified
        : [...short, ...classified].slice(0, 1),
  };
}

describe('licences of the locked packages', function () {
  this.timeout(600_000);
  for (const { id, newestPython, default: isDefault = false } of djangoLines)
    it(`ask for nothing that the README does not name: Django ${id}`, () => {
      const folder = temporaryFolder('licences-');
      try {
        // Those that other tests have prepared anyway.
        const python = isDefault ? (pythonLines[0]?.id ?? '') : newestPython;
        lend({ python, django: id, requirements: allOf(id) }, join(folder, 'venv'));
        const all = globSync(join(folder, `venv/lib/python${python}/site-packages/*.dist-info/METADATA`));
        assert.ok(all.length > 50, `${all.length} packages`);
        const readme = readFileSync(join(import.meta.dirname, '../../README.md'), 'utf8');
        for (const { name, licences } of all.map(licenceOf)) {
          const key = name.toLowerCase().replaceAll(/[-_.]+/g, '-');
          const other = OTHERS[key];
          assert.ok(licences.length > 0, `${name} says nothing of its licence`);
          for (const licence of licences)
            assert.ok((other ?? PERMISSIVE).test(licence), `${name}: ${licence}`);
          if (other) assert.ok(readme.includes(key.replace(/^py(?=uwsgi)|-.*/g, '')), `README.md: ${name}`);
        }
      } finally {
        rmSync(folder, { recursive: true, force: true });
      }
    });
});
