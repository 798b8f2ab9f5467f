/** A text with more lines at its end, each of which it does not have yet, in its own line ends. */
export function withLines(text: string, lines: readonly string[]): string {
  const end = text.includes('\r\n') ? '\r\n' : '\n';
  const has = new Set(text.split(/\r?\n/).map((line) => line.trim()));
  const missing = lines.filter((line) => !has.has(line));
  if (missing.length === 0) return text;
  const whole = text === '' || text.endsWith('\n') ? text : `${text}${end}`;
  return `${whole}${missing.map((line) => `${line}${end}`).join('')}`;
}
