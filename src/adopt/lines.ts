import { UserError } from '../answers/user-error.ts';
import { djangoLines, pythonLines } from '../choices/catalog.ts';
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

/** The Django line that a project asks for: the newest that its specifier allows. @throws UserError when there is none */
export function djangoLine(specifier: string, file: string): string {
  const fitting = djangoLines.filter(({ id }) => allows(specifier, id)).map(({ id }) => id);
  // Without any bound, the default: not the newest, which may need changes.
  if (specifier === '') return djangoLines[0]!.id;
  const newest = fitting.sort((a, b) => compare(numbersOf(b), numbersOf(a)))[0];
  if (newest) return newest;
  throw new UserError(
    say`adopt: ${file}: Django ${specifier}: none of the lines that are supported (${djangoLines.map(({ id }) => id).join(', ')}). Update the project to one of them first, or say which one it runs on: --django ID`,
  );
}

/** The Python line that a project asks for; undefined when it says none that there is. */
export function pythonLine(wish: string): string | undefined {
  const fitting = pythonLines.filter(({ id }) => wish !== '' && allows(wish, id));
  return (fitting.find(({ default: isDefault }) => isDefault) ?? fitting[0])?.id;
}
