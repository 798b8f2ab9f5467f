/**
 * Packages for a Cloud Foundry without an index, as docs/cloudfoundry.md has them downloaded: pip finds a wheel of every package
 * of every server.
 */
import { strict as assert } from 'node:assert';
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { uvProgram } from '../../scripts/uv.ts';
import { platforms, servers } from '../../src/choices/catalog.ts';
import { plan } from '../../src/plan/plan.ts';
import { findPython } from '../../src/run/python.ts';
import { answersWith } from '../support/answers.ts';

const ID = 'cloudfoundry';
const platform = platforms.find(({ id }) => id === ID);
const fitting = servers.filter(
  ({ teaching, systemPackages }) => !teaching && (platform?.hasSystemPackages || !systemPackages),
);
const files = fitting.map(
  ({ id }) =>
    new Map(
      plan(answersWith({ server: id, platforms: [ID], database: 'postgresql' })).map(({ path, contents }) => [
        path,
        contents,
      ]),
    ),
);

describe('Packages for a Cloud Foundry without an index', () => {
  let folder: string;
  const env = { ...process.env, PIP_DISABLE_PIP_VERSION_CHECK: '1', UV_SYSTEM_CERTS: 'true' };

  /** What pip says to the flags of the page; nothing is downloaded but what it must look into. */
  const resolve = (flags: readonly string[]): { readonly status: number | null; readonly output: string } => {
    const argv = ['-m', 'pip', 'install', '--dry-run', '--quiet', '--no-deps', '--ignore-installed'];
    const where = ['--target', join(folder, 'none'), '-r', join(folder, 'requirements.txt')];
    const { status, stdout, stderr } = spawnSync(
      join(folder, 'venv/bin/python'),
      [...argv, ...where, ...flags],
      {
        env,
        encoding: 'utf8',
        timeout: 300_000,
      },
    );
    return { status, output: `${stdout}${stderr}` };
  };

  /** The flags of the documented command that choose what is taken. */
  const documented = (): readonly string[] => {
    const page = files[0]?.get('docs/cloudfoundry.md') ?? '';
    const [command = ''] = /^pip download (.+\\\n)*.+$/m.exec(page) ?? [];
    const words = command.replaceAll('\\\n', ' ').split(/\s+/).slice(2);
    assert.deepEqual(words.slice(0, 4), ['-r', 'requirements.txt', '-d', 'vendor']);
    return words.slice(4);
  };

  before(() => {
    folder = mkdtempSync(join(tmpdir(), 'cf-vendor-'));
    const uv = uvProgram();
    const { python, django } = answersWith();
    const interpreter = findPython(python, django, process.env, uv);
    execFileSync(uv, ['venv', '--quiet', '--seed', '--python', interpreter.path, join(folder, 'venv')], {
      env,
    });
    // One run for all of them: a package that two of them need has the same version.
    const wanted = files.flatMap((one) => one.get('requirements.txt')?.match(/^[\w.-]+==[^\\\n]+/gm) ?? []);
    writeFileSync(
      join(folder, 'requirements.txt'),
      [...new Set(wanted.map((line) => line.trim()))].join('\n'),
    );
  });
  after(() => rmSync(folder, { recursive: true, force: true }));

  it('are all found as wheels, for each server that can be installed there', () => {
    assert.ok(fitting.length > 4, String(fitting.length));
    const { status, output } = resolve(documented());
    assert.equal(status, 0, output);
  });

  it('are not all found for the older platform alone', () => {
    const flags = documented();
    const at = flags.indexOf('manylinux_2_28_x86_64');
    const { status, output } = resolve(flags.toSpliced(at - 1, 2));
    assert.notEqual(status, 0);
    assert.match(output, /No matching distribution found for (pyuwsgi|autobahn)/);
  });
});
