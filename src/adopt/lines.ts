import { djangoLines, pythonLines } from '../choices/catalog.ts';
import { UserError } from '../errors/user-error.ts';
import { say } from '../languages/say.ts';

type Numbers = readonly [number, number];

const numbersOf = (text: string): Numbers => {
  const [major = 0, minor = 0] = text.split('.').map((part) => Number.parseInt(part, 10));
  return [major, Number.isNaN(minor) ? 0 : minor];
};
const compare = ([a, b]: Numbers, [c, d]: Numbers): number => a - c || b - d;

/** Whether a line such as 5.2 holds versions that a specifier allows. */
export function allows(specifier: string, line: string): boolean {
  const own = numbersOf(line);
  return specifier
    .split(',')
    .filter((part) => part !== '')
    .every((part) => {
      const [, sign = '==', version = ''] = /^\s*(===?|~=|!=|[<>]=?|\^|~)?\s*(\d[\d.]*)/.exec(part) ?? [];
      if (version === '') return true;
      const other = numbersOf(version);
      const parts = version.split('.').length;
      const same = parts === 1 ? own[0] === other[0] : compare(own, other) === 0;
      if (sign === '>=' || sign === '^')
        return compare(own, other) >= 0 && (sign !== '^' || own[0] === other[0]);
      if (sign === '>') return compare(own, other) > 0 || (parts > 2 && compare(own, other) === 0);
      // <5.2.3 still has versions of 5.2; <5.2 has none.
      if (sign === '<') return compare(own, other) < 0 || (parts > 2 && compare(own, other) === 0);
      if (sign === '<=') return compare(own, other) <= 0;
      if (sign === '~=')
        return parts > 2 ? compare(own, other) === 0 : own[0] === other[0] && compare(own, other) >= 0;
      return sign === '!=' ? true : same;
    });
}

/** Lines of Django that are none of ours, and run with what is added for one of them. */
const NEIGHBOURS: readonly { readonly id: string; readonly until: string; readonly newestPython?: string }[] =
  [
    { id: '6.0', until: '2027-04' },
    { id: '5.1', until: '2025-12', newestPython: '3.13' },
    { id: '5.0', until: '2025-04', newestPython: '3.12' },
    { id: '4.2', until: '2026-04', newestPython: '3.12' },
  ];

/** The project's own line of Django, where that is none of ours and runs with what is added. */
export function otherLine(specifier: string): string | undefined {
  if (djangoLines.some(({ id }) => allows(specifier, id))) return undefined;
  return NEIGHBOURS.find(({ id }) => allows(specifier, id))?.id;
}

/** Whether a line such as 5.1 is older than another. */
export const isOlder = (line: string, other: string): boolean =>
  compare(numbersOf(line), numbersOf(other)) < 0;

/** What a project says of Django. */
export interface DjangoReading {
  /** The line that is taken for what is added. */
  readonly id: string;
  /** Its own line, where that is none of ours: what it is. */
  readonly note?: string;
  readonly newestPython?: string;
}

/**
 * The Django line that a project asks for: the newest that its specifier allows; else ours that goes beside its own.
 *
 * @throws UserError when there is none
 */
export function djangoLine(specifier: string, file: string): DjangoReading {
  const fitting = djangoLines.filter(({ id }) => allows(specifier, id)).map(({ id }) => id);
  // Without any bound, the default: not the newest, which may need changes.
  if (specifier === '') return { id: djangoLines[0]!.id };
  const newest = fitting.sort((a, b) => compare(numbersOf(b), numbersOf(a)))[0];
  if (newest) return { id: newest };
  const own = NEIGHBOURS.find(({ id }) => allows(specifier, id));
  const beside = djangoLines[0]!.id;
  if (own)
    return {
      id: beside,
      note: say`Django ${own.id} (${file}) is not a supported release line (${djangoLines.map(({ id }) => id).join(', ')}); its security releases end or ended in ${own.until}. It stays; what is added is that of ${beside}, and works beside it.`,
      ...(own.newestPython ? { newestPython: own.newestPython } : {}),
    };
  throw new UserError(
    say`adopt: ${file}: Django ${specifier}: not a supported release line (${djangoLines.map(({ id }) => id).join(', ')}). Update the project to one of them first, or say which one it runs on: --django ID`,
  );
}

/** The Python line that a project asks for; undefined when it says none that there is. */
export function pythonLine(wish: string, newest = ''): string | undefined {
  const upto = newest ? `,<=${newest}` : '';
  const fitting = pythonLines.filter(({ id }) => `${wish}${upto}` !== '' && allows(`${wish}${upto}`, id));
  return (fitting.find(({ default: isDefault }) => isDefault) ?? fitting[0])?.id;
}

/** Whether a specifier allows nothing as new as a floor: `==20.1` and `<22` do not reach 23. */
export function isBelow(specifier: string, floor: string): boolean {
  return specifier.split(',').some((part) => {
    const [, sign = '', version = ''] = /^\s*(===?|~=|<=?)\s*(\d[\d.]*)/.exec(part) ?? [];
    if (version === '') return false;
    const parts = (text: string): readonly number[] => text.split('.').map(Number);
    const order = parts(floor).reduce(
      (known, number, index) => known || (parts(version)[index] ?? 0) - number,
      0,
    );
    // 3.2 stands for every 3.2.x where the sign is ~=, and for all below where it is <.
    return sign === '<'
      ? order <= 0
      : sign === '~='
        ? order < 0 && !floor.startsWith(version.replace(/\.\d+$/, ''))
        : order < 0;
  });
}
