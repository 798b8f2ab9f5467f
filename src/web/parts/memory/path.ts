/** In the place of `node:path`, in a browser: paths of POSIX. */

export const sep = '/';
export const delimiter = ':';

export const isAbsolute = (path: string): boolean => path.startsWith('/');

function normalized(path: string): string {
  const parts: string[] = [];
  for (const part of path.split('/')) {
    if (part === '..' && parts.length > 0 && parts.at(-1) !== '..') parts.pop();
    else if (part === '..' && isAbsolute(path)) continue;
    else if (part !== '' && part !== '.') parts.push(part);
  }
  return `${isAbsolute(path) ? '/' : ''}${parts.join('/')}` || '.';
}

export const join = (...parts: readonly string[]): string => normalized(parts.filter(Boolean).join('/'));

export const resolve = (...parts: readonly string[]): string =>
  normalized(parts.reduce((path, part) => (isAbsolute(part) ? part : `${path}/${part}`), '/'));

export function dirname(path: string): string {
  const end = path.lastIndexOf('/');
  return end < 0 ? '.' : path.slice(0, end) || '/';
}

export const basename = (path: string): string => path.slice(path.lastIndexOf('/') + 1);

export function relative(from: string, to: string): string {
  const [base, path] = [resolve(from), resolve(to)];
  if (path === base) return '';
  return path.startsWith(`${base}/`) ? path.slice(base.length + 1) : path;
}

export const parse = (path: string) => ({ root: isAbsolute(path) ? '/' : '' });
