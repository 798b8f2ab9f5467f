/** The libraries that native files of every server and service need, beside those that the image has. */
import { strict as assert } from 'node:assert';
import { execFileSync } from 'node:child_process';
import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { uvProgram } from '../../scripts/uv.ts';
import { databases, djangoLines, servers, services, staticFiles } from '../../src/choices/catalog.ts';
import type { Choice, Server } from '../../src/choices/choice.ts';
import { locks } from '../../src/generated/locks.ts';
import { type Lock, lockedRequirements } from '../../src/plan/requirements.ts';
import { filesBelow, missingLibraries, neededBy } from './elf.ts';
import { temporaryFolder } from './processes.ts';

/** Debian's packages of libraries that servers say they need, by a library's name. */
const PACKAGES: Readonly<Record<string, string>> = { 'libexpat.so.1': 'libexpat1' };

/**
 * Installs what each choice brings, by itself, and looks up what its native files need in the image's disk.
 *
 * @param root of a container of the base image
 */
export function compareLibraries(root: string, python: string): void {
  const folder = temporaryFolder('libraries-');
  const there = new Set(
    ['usr/lib', 'usr/local/lib', 'lib64'].flatMap((part) =>
      filesBelow(join(root, part)).map((path) => path.slice(path.lastIndexOf('/') + 1)),
    ),
  );
  const lock = locks[djangoLines.at(-1)!.id] as Lock;
  const uv = (...args: readonly string[]): string =>
    execFileSync(uvProgram(), args, {
      env: { ...process.env, UV_SYSTEM_CERTS: 'true' },
      encoding: 'utf8',
      stdio: 'pipe',
    });
  // What is compiled against the image itself is looked at in the image: it has no wheel.
  const wheels = (choice: Choice): boolean => !('systemPackages' in choice);
  const choices: readonly Choice[] = [...servers, ...databases, ...services, ...staticFiles];
  for (const choice of choices.filter((one) => one.groups?.length && wheels(one))) {
    const home = join(folder, choice.id);
    const requirements = join(folder, `${choice.id}.txt`);
    writeFileSync(requirements, lockedRequirements(lock, ['project', ...choice.groups!]));
    uv('venv', '--quiet', '--python', python, home);
    uv('pip', 'install', '--quiet', '--python', join(home, 'bin/python'), '-r', requirements);
    // The interpreter's own is in the image already.
    rmSync(join(home, 'bin/python'), { force: true });
    const natives = filesBelow(home).filter((path) => /\.so(\.|$)/.test(path) && neededBy(path)).length;
    const missing = missingLibraries(home, there);
    const needed = Object.keys(missing).map((name) => PACKAGES[name] ?? name);
    const said = (choice as Server).runtimePackages ?? [];
    const list = needed.length > 0 ? `needs ${needed.join(', ')}` : 'needs nothing more';
    console.log(`      ${choice.title}: ${natives} native files, ${list}`);
    assert.deepEqual(needed, said, `${choice.title}: ${JSON.stringify(missing)}`);
  }
  rmSync(folder, { recursive: true, force: true });
}
