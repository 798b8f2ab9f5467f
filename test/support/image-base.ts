/** The base of images: a small Debian with this machine's Python, under the name that a Dockerfile asks for. */
import { strict as assert } from 'node:assert';
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, renameSync } from 'node:fs';
import { join } from 'node:path';
import { buildah, CACHE, STORAGE } from './image.ts';
import { PATH } from './machine.ts';

/** Runs a program, which must succeed. @returns what it printed */
const run = (program: string, ...args: readonly string[]): string =>
  execFileSync(program, args, { env: { PATH, LANG: 'C.UTF-8' }, encoding: 'utf8', stdio: 'pipe' });

/** Packs the files of a base from Debian's packages and a Python of this machine, below /usr/local as the official one has it. */
function packBase(release: string, python: string, archive: string): void {
  const root = join(STORAGE, 'base');
  run('rm', '-rf', root);
  const libraries = ['libssl3t64', 'libffi8', 'libsqlite3-0', 'zlib1g', 'libbz2-1.0', 'liblzma5'];
  const include = [...libraries, 'ca-certificates', 'libreadline8t64', 'libncursesw6', 'libuuid1'];
  run('debootstrap', '--variant=minbase', `--include=${include.join(',')}`, release, root);
  const [prefix = '', line = ''] = run(
    python,
    '-c',
    'import sys; print(sys.base_prefix); print("python%d.%d" % sys.version_info[:2])',
  ).split('\n');
  const copy = `
    mkdir -p "$2/usr/local/bin" "$2/usr/local/lib" "$2/usr/local/include"
    cp -a "$1"/bin/python* "$2/usr/local/bin/"
    cp -a "$1/lib/$3" "$2/usr/local/lib/"
    for library in "$1"/lib/libpython*; do if [ -e "$library" ]; then cp -a "$library" "$2/usr/local/lib/"; fi; done
    cp -a "$1/include/$3" "$2/usr/local/include/"
    rm -rf "$2/usr/local/lib/$3/test" "$2/usr/local/lib/$3/site-packages"/*
    ln -sf "$3" "$2/usr/local/bin/python"
    chroot "$2" ldconfig
    chroot "$2" /usr/local/bin/python -m ensurepip
    printf '%s\\n' 'APT::Keep-Downloaded-Packages "false";' 'Dir::Cache::pkgcache "";' 'Dir::Cache::srcpkgcache "";' \\
      > "$2/etc/apt/apt.conf.d/docker-clean"
    rm -rf "$2/var/cache/apt"/* "$2/var/lib/apt/lists"/*`;
  run('sh', '-ec', copy, 'sh', prefix, root, line);
  mkdirSync(CACHE, { recursive: true });
  // Whole, or not there.
  run('tar', '--create', '--file', `${archive}.part`, '--numeric-owner', '--directory', root, '.');
  renameSync(`${archive}.part`, archive);
  run('rm', '-rf', root);
}

/**
 * Makes an image of that name. Does nothing when there is one already; its files are kept between runs.
 *
 * @param name as the FROM line says, with Debian's release as its last word: `…/python:3.13-slim-trixie`
 */
export function makeBase(name: string, python: string): void {
  assert.equal(process.getuid?.(), 0, 'images are built as root');
  if (buildah('images', '--format', '{{.Name}}:{{.Tag}}').split('\n').includes(name)) return;
  const version = run(python, '-c', 'import platform; print(platform.python_version())').trim();
  const archive = join(CACHE, `${name.replaceAll(/[^\w.-]/g, '-')}-${version}.tar`);
  if (!existsSync(archive)) packBase(name.split('-').at(-1) ?? '', python, archive);
  const container = buildah('from', 'scratch');
  buildah('add', '--quiet', container, archive, '/');
  const path = 'PATH=/usr/local/bin:/usr/local/sbin:/usr/sbin:/usr/bin:/sbin:/bin';
  buildah('config', '--env', path, container);
  buildah('commit', '--quiet', '--rm', container, name);
}

/** The base that a Dockerfile's FROM lines come to, with the defaults of its arguments. */
export function baseOf(dockerfile: string): string {
  const [, base] = /^ARG PYTHON_IMAGE=(\S+)$/m.exec(dockerfile) ?? [];
  const from = dockerfile.match(/^FROM .*$/gm) ?? [];
  assert.ok(base && from.length === 2, dockerfile);
  assert.ok(
    from.every((line) => /^FROM \$\{PYTHON_IMAGE\}( AS build)?$/.test(line)),
    dockerfile,
  );
  return base;
}
