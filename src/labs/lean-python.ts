/** Python without what only its readers need: comments and docstrings are a quarter of what the labs' modules take, packed. */

/** A string, whatever its prefix, or a comment. Within a raw string, too, a backslash keeps the quote behind it from ending it. */
const STRING_OR_COMMENT =
  /("""|''')(?:\\[\s\S]|(?!\1)[^\\])*\1|"(?:\\[\s\S]|[^"\\\n])*"|'(?:\\[\s\S]|[^'\\\n])*'|#[^\n]*/g;

const indentOf = (line: string): string => /^ */.exec(line)?.[0] ?? '';

/** Code between strings, without blank lines and blanks at the ends of lines. */
const dense = (code: string): string => code.replaceAll(/[ \t]*\n(?:[ \t]*\n)*/g, '\n');

/** A line that is not indented by fours: who made this lean before has done so by ones. */
const NARROW = /\n(?: {4})* {1,3}[^ \n]/;
const byOnes = (code: string): string =>
  code.replaceAll(/\n((?: {4})+)/g, (_, indent: string) => `\n${' '.repeat(indent.length / 4)}`);

/** What stands for a docstring: nothing, where the body goes on behind it. */
function insteadOf(indent: string, after: string): string {
  const next = after.split('\n').find((line) => line.trim() !== '' && !line.trim().startsWith('#'));
  return indent === '' || (next !== undefined && indentOf(next) === indent) ? '' : '...';
}

/**
 * A module without comments, docstrings and blank lines: the same program.
 *
 * @param text as ruff lays it out
 */
export function leanPython(text: string): string {
  const codes: string[] = [];
  const strings: string[] = [];
  let code = '';
  let done = 0;
  for (const { 0: found, index } of text.matchAll(STRING_OR_COMMENT)) {
    code += text.slice(done, index);
    done = index + found.length;
    if (found.startsWith('#')) continue;
    const [before, indent = ''] = [code.trimEnd(), /(?:^|\n)( *)$/.exec(code)?.[1]];
    const isAlone = /(?:^|\n) *$/.test(code) && /^[ \t]*(?:\n|$)/.test(text.slice(done, done + 200));
    const opens = before.endsWith(':') || (before === '' && strings.length === 0);
    if (found.startsWith('"""') && isAlone && opens) {
      code += insteadOf(indent, text.slice(done));
      continue;
    }
    codes.push(dense(code));
    strings.push(found);
    code = '';
  }
  codes.push(dense(code + text.slice(done)));
  const isWide = !codes.some((one) => NARROW.test(one));
  const lean = codes.map((one, index) => `${isWide ? byOnes(one) : one}${strings[index] ?? ''}`);
  const whole = lean.join('').trim();
  return whole === '' ? '' : `${whole}\n`;
}
