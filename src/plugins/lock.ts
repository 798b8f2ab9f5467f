/** Resolves what the choices of a plug-in install, within the versions that projects have of us. */
import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pythonLines } from '../choices/catalog.ts';
import { UserError } from '../errors/user-error.ts';
import { locks } from '../generated/locks.ts';
import { say } from '../languages/say.ts';
import { groupsOf, lockFrom, type Pyproject, pyprojectIn } from '../locks/uv-lock.ts';
import type { Lock } from '../plan/requirements.ts';
import { parserReason } from '../reading/parse.ts';
import { textOf, textWithin } from '../reading/read.ts';
import { startAndWait } from '../run/child.ts';
import { findPython } from '../run/python.ts';
import { temporaryFolder } from '../run/temporary.ts';

/** What people write in `locks/pyproject.toml`. @throws UserError when it is not there, or has no groups */
export function groupsIn(path: string): Lock['groups'] {
  const text = textWithin(path, 'configuration');
  if (text === undefined)
    throw new UserError(
      say`${path}: file not found. It has a dependency group for each choice that installs something.`,
    );
  try {
    const groups = groupsOf(pyprojectIn(text));
    if (Object.keys(groups).length > 0) return groups;
  } catch (error) {
    throw new UserError(say`${path}: it has no dependency groups that can be read (${parserReason(error)}).`);
  }
  throw new UserError(say`${path}: it has no dependency group.`);
}

/** The requirement as text: `name[extra]>=1 ; marker`. */
function textOfRequirement({ name, extras = [], specifier, marker }: Lock['groups'][string][number]): string {
  const extra = extras.length > 0 ? `[${extras.join(',')}]` : '';
  return `${name}${extra}${specifier}${marker ? ` ; ${marker}` : ''}`;
}

/** The project that uv resolves: the plug-in's groups, each version of ours a bound, whatever else is asked for. */
function projectText(groups: Lock['groups'], { requiresPython, packages }: Lock): string {
  const list = (texts: readonly string[]): string => JSON.stringify(texts);
  const bounds = Object.entries(packages).map(([name, { version }]) => `${name}==${version}`);
  return `[project]
name = "django-cloud-plugin-lock"
version = "0"
requires-python = ${JSON.stringify(requiresPython)}

[dependency-groups]
${Object.entries(groups)
  .map(([name, group]) => `${JSON.stringify(name)} = ${list(group.map(textOfRequirement))}`)
  .join('\n')}

[tool.uv]
package = false
fork-strategy = "fewest"
environments = ["platform_python_implementation == 'CPython' and implementation_name == 'cpython'"]
constraint-dependencies = ${list(bounds)}
`;
}

/**
 * The lock of a plug-in for one line of Django: without the packages that ours has.
 *
 * @param uv the program
 * @param line `5.2`
 * @throws UserError when uv finds no versions that go together
 */
export function resolvePlugin(groups: Lock['groups'], line: string, uv: string): Lock {
  const own = locks[line]!;
  const folder = temporaryFolder('plugin-lock-');
  try {
    const text = projectText(groups, own);
    writeFileSync(join(folder, 'pyproject.toml'), text);
    const env = { UV_SYSTEM_CERTS: 'true', ...process.env };
    const { path } = findPython(pythonLines[0]!.id, line, env, uv);
    const { status, stderr } = startAndWait(uv, ['lock', '--no-progress', '--python', path], {
      cwd: folder,
      env,
      encoding: 'utf8',
    });
    if (status !== 0)
      throw new UserError(
        say`Django ${line}: uv found no versions that go together:\n${stderr.trimEnd()}`,
        1,
      );
    const project: Pyproject = pyprojectIn(text);
    const { packages, ...lock } = lockFrom(textOf(join(folder, 'uv.lock'), 'file'), project);
    const others = Object.entries(packages).filter(([name]) => !Object.hasOwn(own.packages, name));
    return { ...lock, packages: Object.fromEntries(others) };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
