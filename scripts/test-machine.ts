/**
 * Installs what the end-to-end tests start and this machine lacks: uv from PyPI, and as root on Debian or Ubuntu the
 * system's packages. What cannot be installed is said here, and each test that needs it is skipped with the reason; in
 * CI such a test fails.
 */
import { spawnSync } from 'node:child_process';
import { which } from '../src/run/programs.ts';
import { MACHINE_NEEDS, missing } from '../test/support/machine.ts';
import { uvProgram } from './uv.ts';

function apt(...args: readonly string[]): void {
  // No service is started: tests start their own, on ports of their own.
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive', RUNLEVEL: '1' };
  const { status, stdout, stderr } = spawnSync('apt-get', ['--quiet', '--yes', ...args], {
    env,
    encoding: 'utf8',
  });
  if (status !== 0)
    throw new Error(`apt-get ${args.join(' ')} failed (${status}).\n${stdout}${stderr}`.trimEnd());
}

uvProgram();
const absent = missing(...Object.keys(MACHINE_NEEDS));
const packages = absent.flatMap((program) => MACHINE_NEEDS[program] ?? []);
if (packages.length > 0) {
  if (process.getuid?.() === 0 && which('apt-get', process.env)) {
    console.log(`Installing what the tests start: ${packages.join(' ')} …`);
    apt('update');
    apt('install', '--no-install-recommends', ...packages);
  } else {
    console.log(`Some tests are skipped, for they need what only root can install: ${packages.join(' ')}.`);
  }
}
