/** Texts as lines: what counts as text, and which line endings it has. */

/** Git's own rule (buffer_is_binary in xdiff-interface.c): a zero byte among the first 8000. */
export function isBinary(contents: Buffer): boolean {
  return contents.subarray(0, 8000).includes(0);
}

/** Lines with their endings. As latin1, which maps bytes to characters one to one: any encoding survives. */
export function linesOf(contents: Buffer): string[] {
  return contents.toString('latin1').match(/[^\n]*\n|[^\n]+$/g) ?? [];
}

/** A line with LF at its end, or with CRLF, if it has an end. */
export const withLf = (line: string): string => (line.endsWith('\r\n') ? `${line.slice(0, -2)}\n` : line);
export const withCrlf = (line: string): string => withLf(line).replace(/\n$/, '\r\n');

/** The lines of a text, with LF whatever their endings were: what two versions of a text are compared by. */
export function comparedLines(contents: Buffer): string[] {
  const lines = linesOf(contents);
  return contents.includes('\r') ? lines.map(withLf) : lines;
}

/** Same text; line endings do not count, because a checkout on Windows may change them all. */
export function sameText(a: Buffer, b: Buffer): boolean {
  if (a.equals(b)) return true;
  if (!(a.includes('\r') || b.includes('\r')) || isBinary(a) || isBinary(b)) return false;
  return comparedLines(a).join('') === comparedLines(b).join('');
}
