/** How a host of the tests' own comes up, and how packages get onto it: see onprem-host.ts. */
import { execFileSync } from 'node:child_process';
import { chmodSync, copyFileSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';

/** What a booted host would do to the machine below it: load modules, set its kernel's switches, mount, watch devices. */
const MASKED = [
  'systemd-sysctl',
  'systemd-modules-load',
  'systemd-binfmt',
  'systemd-remount-fs',
  'systemd-udevd',
  'systemd-udev-trigger',
  'systemd-tmpfiles-setup-dev',
  'systemd-update-utmp',
  'systemd-random-seed',
  'systemd-logind',
  'apt-daily',
  'fstrim',
];
const MASKED_UNITS = [
  ...MASKED.map((name) => `${name}.service`),
  'dev-hugepages.mount',
  'dev-mqueue.mount',
  'sys-kernel-debug.mount',
  'sys-kernel-tracing.mount',
  'sys-kernel-config.mount',
  'sys-fs-fuse-connections.mount',
  'proc-sys-fs-binfmt_misc.automount',
];

/** Below `$1`, an empty folder; `$2` is the interpreter's folder, `$3` a folder to share. */
export const BOOT = `
  ip link set lo up
  mount --make-rprivate /
  umount -l /sys/fs/cgroup; mount -t cgroup2 cgroup2 /sys/fs/cgroup
  mount -t proc proc /proc
  mount -t tmpfs -o mode=755 tmpfs "$1"; mkdir "$1/python" "$1/share"
  mount --bind "$2" "$1/python"; mount --bind "$3" "$1/share"
  for name in etc var; do
    mkdir "$1/$name.new" "$1/$name.work"
    mount -t overlay overlay -o "lowerdir=/$name,upperdir=$1/$name.new,workdir=$1/$name.work" "/$name"
  done
  mount -t tmpfs -o mode=755 tmpfs /dev; mkdir /dev/shm /dev/pts; chmod 1777 /dev/shm
  mknod -m 666 /dev/null c 1 3; mknod -m 666 /dev/zero c 1 5; mknod -m 666 /dev/full c 1 7
  mknod -m 666 /dev/random c 1 8; mknod -m 666 /dev/urandom c 1 9; mknod -m 666 /dev/tty c 5 0
  mount -t devpts -o newinstance,ptmxmode=0666 devpts /dev/pts; ln -s pts/ptmx /dev/ptmx
  ln -s /proc/self/fd /dev/fd; ln -s fd/1 /dev/stdout; ln -s fd/2 /dev/stderr
  mount -t tmpfs -o mode=755 tmpfs /run; mkdir /run/lock
  mount -t tmpfs -o mode=755 tmpfs /srv; mount -t tmpfs -o mode=700 tmpfs /root
  mount -t tmpfs -o mode=755 tmpfs /opt; mkdir /opt/python /opt/share
  mount --move "$1/python" /opt/python; mount --move "$1/share" /opt/share
  mount -t tmpfs -o mode=1777 tmpfs /tmp
  rm -rf /etc/systemd/system/*.wants /var/log/nginx/* /var/log/apache2/*
  echo /opt/python/lib >/etc/ld.so.conf.d/python.conf; ldconfig
  mkdir -p /etc/systemd/journald.conf.d
  printf '[Journal]\\nStorage=volatile\\nRateLimitBurst=0\\nReadKMsg=no\\n' >/etc/systemd/journald.conf.d/test.conf
  for unit in ${MASKED_UNITS.join(' ')}; do ln -sf /dev/null "/etc/systemd/system/$unit"; done
  exec env -i container=namespace PATH=/usr/sbin:/usr/bin:/sbin:/bin /lib/systemd/systemd --system --unit=basic.target --log-target=journal`;

/** Puts the installer and what it needs to install these packages without a network into a folder. */
export function provide(
  installer: 'uv' | 'pip',
  uv: string,
  python: string,
  requirements: string,
  share: string,
): void {
  const env = { ...process.env, UV_SYSTEM_CERTS: 'true', UV_CACHE_DIR: join(share, 'cache') };
  const options = { env, stdio: 'pipe' } as const;
  mkdirSync(join(share, 'bin'));
  if (installer === 'pip') {
    const download = ['-m', 'pip', 'download', '--quiet', '--dest', join(share, 'wheels')];
    execFileSync(python, [...download, '--require-hashes', '-r', requirements], options);
    return;
  }
  copyFileSync(uv, join(share, 'bin/uv'));
  chmodSync(join(share, 'bin/uv'), 0o755);
  const venv = join(share, '..', 'venv');
  execFileSync(uv, ['venv', '--quiet', '--python', python, venv], options);
  const install = ['pip', 'install', '--quiet', '--require-hashes', '-r', requirements, '--python'];
  execFileSync(uv, [...install, join(venv, 'bin/python')], options);
}
