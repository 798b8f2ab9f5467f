/** What tests need of the machine, and how they say that it is missing. */
import type { Suite, Test } from 'mocha';
import { which } from '../../src/run/programs.ts';

/** Programs of the machine's own that end-to-end tests start, and the Debian packages that bring them. */
export const MACHINE_NEEDS: Readonly<Record<string, readonly string[]>> = {
  apache2: ['apache2'],
  apxs: ['apache2', 'apache2-dev', 'media-types'],
  chromium: ['chromium'],
  buildah: ['buildah'],
  curl: ['curl'],
  debootstrap: ['debootstrap'],
  fish: ['fish'],
  ip: ['iproute2'],
  mariadbd: ['mariadb-server'],
  nginx: ['nginx'],
  openssl: ['openssl'],
  pg_config: ['postgresql', 'libpq-dev'],
  pgbouncer: ['pgbouncer'],
  'redis-server': ['redis-server'],
  shellcheck: ['shellcheck'],
  // 2 MB: what commands ask the system for is seen from outside.
  strace: ['strace'],
  'systemd-analyze': ['systemd'],
  'systemd-socket-activate': ['systemd'],
  zsh: ['zsh'],
};

/** Where Debian puts programs that only root has on PATH. */
export const PATH = `${process.env.PATH ?? ''}:/usr/sbin:/sbin`;

/**
 * What a bare environment needs so that the product can install packages on this machine: its certificates, the downloads
 * of the account that runs the tests, and the runner's settings of uv. Root's are not for the ordinary user whom its tests start.
 */
export const INSTALLING: Readonly<Record<string, string>> = {
  UV_SYSTEM_CERTS: 'true',
  ...(process.getuid?.() === 0
    ? {}
    : Object.fromEntries(
        ['UV_CACHE_DIR', 'PIP_CACHE_DIR', 'XDG_CONFIG_DIRS'].flatMap((name) => {
          const value = process.env[name];
          return value ? [[name, value]] : [];
        }),
      )),
};

/** What of the needed programs is missing. */
export function missing(...programs: readonly string[]): readonly string[] {
  return programs.filter((program) => which(program, { PATH }) === undefined);
}

/** A title that says why a test does not run. */
const reason = (programs: readonly string[]): string => `(needs ${programs.join(', ')})`;

/** `describe`, skipped with the reason where the machine lacks a program; in CI nothing is skipped, and fails instead. */
export function describeWith(programs: readonly string[], title: string, body: (this: Suite) => void): Suite {
  const absent = process.env.CI ? [] : missing(...programs);
  return absent.length === 0
    ? describe(title, body)
    : (describe.skip(`${title} ${reason(absent)}`, body) as Suite);
}

/** `it`, in the same way. */
export function itWith(programs: readonly string[], title: string, body: () => Promise<void>): Test {
  const absent = process.env.CI ? [] : missing(...programs);
  return absent.length === 0 ? it(title, body) : it.skip(`${title} ${reason(absent)}`, body);
}
