import { createHash } from 'node:crypto';

/** Longest name of a repository's folder, in characters: what platforms derive from it has room to spare. */
const LONGEST = 40;

/** Names that systems, or the class's own folder, have for something else. */
const TAKEN = /^(solutions|con|prn|aux|nul|(com|lpt)\d)$/;

/** Some digits that follow from a text and from nothing else. */
export function mark(text: string, digits = 6): string {
  return createHash('sha256').update(text).digest('hex').slice(0, digits);
}

/** A name that is cut, and that differs from others which begin the same. */
export function shortened(name: string, length: number, key: string): string {
  return name.length <= length ? name : `${name.slice(0, length - 7).replace(/-+$/, '')}-${mark(key)}`;
}

/** Small letters, digits and inner hyphens; empty for a text that has none of them. */
function plain(text: string): string {
  return text
    .normalize('NFKD')
    .replaceAll(/\p{M}/gu, '')
    .replaceAll(/ß/g, 'ss')
    .replaceAll(/[æœ]/gi, (letter) => (letter.toLowerCase() === 'æ' ? 'ae' : 'oe'))
    .replaceAll(/ø/gi, 'o')
    .replaceAll(/ł/gi, 'l')
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^-+|-+$/g, '');
}

/**
 * Gives each person a name of their own for folders, hosts and apps. The first who asks for a name has it; what it was
 * does not change when others come after. A name in letters that no host has becomes `seat-` and digits.
 */
export class SeatNames {
  private readonly given = new Set<string>();

  /** A name that somebody has already. */
  reserve(name: string): void {
    this.given.add(name);
  }

  /** @param text user, address or name @param key what tells the person from all others */
  next(text: string, key: string): string {
    const wanted = shortened(plain(text) || `seat-${mark(key, 8)}`, LONGEST, key);
    const isFree = (name: string): boolean => !this.given.has(name) && !TAKEN.test(name);
    let name = /^[a-z]/.test(wanted) ? wanted : `s-${wanted}`;
    for (let digits = 6; !isFree(name); digits += 2)
      name = `${wanted.slice(0, LONGEST - digits - 1).replace(/-+$/, '')}-${mark(key, digits)}`;
    this.given.add(name);
    return name;
  }
}
