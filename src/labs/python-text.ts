/** Texts as literals of Python, laid out as the rendered project's formatter does. */

/** Columns of the rendered project's lines: `line-length` in its pyproject.toml. */
const COLUMNS = 100;

/** A literal: with the quotes that need the fewest backslashes, as Ruff would choose. */
function literal(text: string): string {
  const escaped = text.replaceAll('\\', '\\\\');
  return text.includes('"') && !text.includes("'") ? `'${escaped}'` : `"${escaped.replaceAll('"', '\\"')}"`;
}

/** A text cut between words, so that the literal of each piece has at most so many columns. */
function pieces(text: string, most: number): readonly string[] {
  const lines: string[] = [''];
  for (const word of text.split(/(?<= )/)) {
    const last = lines.at(-1) ?? '';
    if (last !== '' && literal(last + word).length > most) lines.push(word);
    else lines[lines.length - 1] = last + word;
  }
  return lines;
}

/**
 * A text behind what names it, on one line where it fits, else in pieces between parentheses.
 *
 * @param head what comes before it: `title=`
 * @param indent blanks before that
 * @param tail what comes after it: `,`
 */
export function pythonText(head: string, text: string, indent: number, tail = ''): string {
  const margin = ' '.repeat(indent);
  const line = `${margin}${head}${literal(text)}${tail}`;
  if (line.length <= COLUMNS) return line;
  const parts = pieces(text, COLUMNS - indent - 4).map((piece) => `${margin}    ${literal(piece)}\n`);
  return `${margin}${head}(\n${parts.join('')}${margin})${tail}`;
}

/** Texts as a tuple behind what names it, on one line where it fits, else one line for each. */
export function pythonTuple(head: string, texts: readonly string[], indent: number, tail = ''): string {
  const margin = ' '.repeat(indent);
  const [first = ''] = texts;
  const inside = texts.length === 1 ? `${literal(first)},` : texts.map(literal).join(', ');
  const line = `${margin}${head}(${inside})${tail}`;
  if (line.length <= COLUMNS) return line;
  return `${margin}${head}(\n${texts.map((text) => `${margin}    ${literal(text)},\n`).join('')}${margin})${tail}`;
}
