/** The locked requirements of a Django line: complete, and refused with a wrong hash, by uv and by pip. */
import { strict as assert } from 'node:assert';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { uvProgram } from '../../scripts/uv.ts';
import { servers as catalogue } from '../../src/choices/catalog.ts';
import { type Lock, lockedRequirements } from '../../src/plan/requirements.ts';
import { findPython } from '../../src/run/python.ts';
import { patiently } from './patience.ts';

/** Groups that go with every server; each of the others is one server's own. */
const DEVELOPMENT = 'dev';
/** Has no wheels, and needs Apache's headers to build: its packages are resolved here, and built where Apache is started. */
const BUILT_FROM_SOURCE = 'mod_wsgi';

const uv = uvProgram();
const env = {
  ...process.env,
  UV_SYSTEM_CERTS: 'true',
  PIP_DISABLE_PIP_VERSION_CHECK: '1',
};

function run(
  program: string,
  ...args: readonly string[]
): { readonly status: number | null; readonly output: string } {
  const { status, stdout, stderr } = spawnSync(program, args, {
    env,
    encoding: 'utf8',
    timeout: patiently(300_000),
  });
  return { status, output: `${stdout}${stderr}` };
}

function succeeds(program: string, ...args: readonly string[]): string {
  const { status, output } = run(program, ...args);
  assert.equal(status, 0, `${program} ${args.join(' ')}\n${output}`);
  return output;
}

/** The interpreter of exactly that line, if this machine has it. */
function pythonOf(line: string, django: string): string | undefined {
  const { path, version } = findPython(line, django, process.env, uv);
  return version.startsWith(`${line}.`) ? path : undefined;
}

/** The lines of a package: its version and its hashes. */
function entryOf(text: string, name: string): string {
  const [entry] = new RegExp(`^${name}==(.+\\\\\n)+.+\n`, 'm').exec(text) ?? [];
  return entry ?? assert.fail(`${name} is not in the file`);
}

function withoutPackage(text: string, name: string): string {
  return text.replace(entryOf(text, name), '');
}

function withWrongHashes(text: string, name: string): string {
  const entry = entryOf(text, name);
  return text.replace(entry, entry.replaceAll(/sha256:.{8}/g, 'sha256:00000000'));
}

/** Tests those of one line. */
export function installs(django: string): void {
  const lock = JSON.parse(
    readFileSync(join(import.meta.dirname, `../../locks/${django}.json`), 'utf8'),
  ) as Lock;
  const servers = catalogue.flatMap(({ groups = [] }) => groups);
  // What every project may have beside its server.
  const COMMON = Object.keys(lock.groups).filter((group) => ![...servers, DEVELOPMENT].includes(group));

  describe(`locked requirements of Django ${django}`, () => {
    let folder = '';
    const venv = (): string => join(folder, 'venv');
    const python = (): string =>
      join(venv(), process.platform === 'win32' ? 'Scripts/python.exe' : 'bin/python');
    const install = () => ['pip', 'install', '--python', python(), '--require-hashes'];
    const all = lockedRequirements(
      lock,
      Object.keys(lock.groups).filter((group) => group !== BUILT_FROM_SOURCE),
    );
    const written = (text: string): string => {
      const path = join(folder, 'requirements.txt');
      writeFileSync(path, text);
      return path;
    };

    before(() => {
      folder = mkdtempSync(join(tmpdir(), 'locks-'));
      assert.equal(servers.length, catalogue.length, 'a group of each server');
    });
    after(() => rmSync(folder, { recursive: true, force: true }));

    for (const line of ['3.12', '3.13']) {
      const path = pythonOf(line, django);
      const test = path || process.env.CI ? it : it.skip;
      const suffix = path ? '' : `: this machine has no Python ${line}`;

      test(`of each server are complete for uv on Python ${line}, for runtime and development${suffix}`, () => {
        succeeds(
          uv,
          'venv',
          '--quiet',
          '--clear',
          '--python',
          path ?? assert.fail(`this machine has no Python ${line}`),
          venv(),
        );
        for (const groups of servers.flatMap((server) => [[server], [server, DEVELOPMENT]])) {
          const text = lockedRequirements(lock, [...COMMON, ...groups]);
          succeeds(uv, ...install(), '--dry-run', '-r', written(text));
        }
        const refused = run(uv, ...install(), '--dry-run', '-r', written(withoutPackage(all, 'asgiref')));
        assert.notEqual(refused.status, 0, 'uv accepted a file that lacks a package');
      });

      // A dry run of uv compares no hash, an installation does. Each server's file is a part of this one.
      test(`of all servers are installed by uv on Python ${line}${suffix}`, () => {
        succeeds(
          uv,
          'venv',
          '--quiet',
          '--clear',
          '--python',
          path ?? assert.fail(`this machine has no Python ${line}`),
          venv(),
        );
        const refused = run(uv, ...install(), '-r', written(withWrongHashes(all, 'asgiref')));
        assert.match(refused.output, /Hash mismatch for `asgiref/);
        succeeds(uv, ...install(), '-r', written(all));
        succeeds(uv, 'pip', 'check', '--python', python());
      });
    }

    it('are accepted by pip, which downloads every file and compares its hash', () => {
      succeeds(findPython('3.13', django, process.env, uv).path, '-m', 'venv', '--clear', venv());
      const pip = ['-m', 'pip', 'install', '--quiet', '--require-hashes', '--dry-run', '-r'];
      succeeds(python(), ...pip, written(all));
      const refused = run(python(), ...pip, written(withWrongHashes(all, 'asgiref')));
      assert.notEqual(refused.status, 0, 'pip accepted a wrong hash');
      assert.match(refused.output, /DO NOT MATCH THE HASHES/);
    });
  });
}
