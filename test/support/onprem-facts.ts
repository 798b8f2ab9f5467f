/**
 * What is true of a host of histories: read of its files and of the stand-ins' state, not asked of the scripts. The files are
 * read through the root of the host's first process (proc(5), /proc/pid/root), which takes no process: a history asks after
 * each of its commands, some four hundred times.
 */
import { existsSync, lstatSync, readdirSync, readFileSync, readlinkSync, statSync } from 'node:fs';
import { basename, dirname, isAbsolute, join } from 'node:path';
import type { HistoryHost } from './onprem-history.ts';

export interface Facts {
  readonly current: string;
  readonly previous: string;
  readonly interrupted: boolean;
  readonly version: string;
  readonly web: string;
  readonly worker: string;
  readonly socket: boolean;
  readonly nginx: boolean;
  readonly apache: boolean;
  readonly answers: boolean;
  readonly foreign: boolean;
  readonly units: string;
  readonly sites: readonly string[];
  readonly releases: readonly string[];
  readonly links: readonly string[];
  readonly owner: string;
  readonly environment: string;
  readonly uploads: string;
  /** How many of its files are another account's. */
  readonly alien: number;
}

const ACTIVE = '/run/fake/active';
const UNITS = '/etc/systemd/system';
/** As many links as Linux follows (path_resolution(7)). */
const MOST_LINKS = 40;

/** The files of a host: paths are the host's own, and so are the links that lead from one to another. */
class HostFiles {
  private readonly host: HistoryHost;

  constructor(host: HistoryHost) {
    this.host = host;
  }

  /** Where a path leads to, as `readlink -f` says it; '' where a folder on the way is not there. */
  real(path: string): string {
    let at = '/';
    let left = path.split('/');
    for (let links = 0; left.length > 0 && links <= MOST_LINKS; ) {
      const [name = '', ...rest] = left;
      left = rest;
      const next = join(at, name);
      const found = lstatSync(this.host.path(next), { throwIfNoEntry: false });
      if (!found && rest.length > 0) return '';
      if (!found?.isSymbolicLink()) {
        at = next;
        continue;
      }
      links += 1;
      const target = readlinkSync(this.host.path(next));
      left = [...target.split('/'), ...rest];
      if (isAbsolute(target)) at = '/';
    }
    return left.length === 0 ? at : '';
  }

  /** Where what a path leads to is found from here. */
  private found(path: string): string {
    const real = this.real(path);
    return real === '' ? '' : this.host.path(real);
  }

  exists(path: string): boolean {
    return existsSync(this.found(path));
  }

  /** '' where there is no such file. */
  text(path: string): string {
    return this.exists(path) ? readFileSync(this.found(path), 'utf8').trimEnd() : '';
  }

  /** The names in a folder that a shell's `*` stands for. */
  names(path: string): readonly string[] {
    if (!this.exists(path)) return [];
    return readdirSync(this.found(path))
      .filter((name) => !name.startsWith('.'))
      .sort();
  }

  /** The last word of where a link itself says it leads to; '' where there is no link. */
  linked(path: string): string {
    const link = join(this.found(dirname(path)), basename(path));
    const found = lstatSync(link, { throwIfNoEntry: false });
    return found?.isSymbolicLink() ? basename(readlinkSync(link)) : '';
  }

  isLink(path: string): boolean {
    return lstatSync(this.host.path(path)).isSymbolicLink();
  }

  /** Who has a file, and which group, by name; '' where there is no such file. */
  owners(path: string): { readonly user: string; readonly group: string } {
    if (!this.exists(path)) return { user: '', group: '' };
    const { uid, gid } = statSync(this.found(path));
    return { user: this.nameOf('/etc/passwd', uid), group: this.nameOf('/etc/group', gid) };
  }

  private nameOf(table: string, id: number): string {
    const rows = this.text(table)
      .split('\n')
      .map((row) => row.split(':'));
    return rows.find(([, , number]) => number === String(id))?.[0] ?? 'UNKNOWN';
  }

  /** How many files there are in a folder, itself among them, that another account has than the folder. */
  alien(path: string): number {
    if (!this.exists(path)) return 0;
    const folder = this.found(path);
    const { uid } = lstatSync(folder);
    return readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter(
      (name) => lstatSync(join(folder, name)).uid !== uid,
    ).length;
  }
}

/** The last word of where a link of a host leads to; '' where there is no link. */
export const linkedFrom = (host: HistoryHost, path: string): string => new HostFiles(host).linked(path);

/** @param root the folder with the releases */
export function factsOf(host: HistoryHost, root: string): Facts {
  const files = new HostFiles(host);
  // Where it has moved since it was started.
  const runs = (unit: string): string => {
    const place = files.text(`${ACTIVE}/${unit}`);
    return place === '' ? '' : files.real(place);
  };
  const here = files.names(UNITS).filter((name) => name.startsWith('shop') && name !== 'shop-report.service');
  const there = files.names(`${root}/current/onprem/systemd`);
  const owner = files.owners('/var/lib/shop').user;
  const ready = ['--fail', '--header', 'Host: shop.example.com', 'http://127.0.0.1/readyz'];
  return {
    current: files.linked(`${root}/current`),
    previous: files.linked(`${root}/previous`),
    interrupted: files.exists(`${root}/.switching`),
    version: files.text(`${root}/current/pages/version.txt`),
    web: runs('shop.service'),
    worker: runs('shop-worker.service'),
    socket: files.exists(`${ACTIVE}/shop.socket`),
    nginx: files.exists(`${ACTIVE}/nginx.service`),
    apache: files.exists(`${ACTIVE}/apache2.service`),
    answers: host.run(['curl', ...ready]).status === 0,
    foreign: files.exists(`${UNITS}/shop-report.service`),
    units: [
      ...here.filter((name) => !there.includes(name)),
      ...there.filter((name) => !here.includes(name)),
    ].join(' '),
    sites: [...files.names('/etc/nginx/sites-enabled'), ...files.names('/etc/apache2/sites-enabled')],
    releases: files.names(`${root}/releases`),
    links: files.names('/srv').filter((name) => files.isLink(`/srv/${name}`)),
    owner,
    environment: files.owners('/etc/shop/environment').group,
    uploads: files.owners('/var/lib/shop/media/upload').group,
    alien: files.alien('/var/lib/shop'),
  };
}
