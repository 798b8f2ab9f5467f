/** The width to wrap to, in columns: the terminal's, within what reads well. */
export function columns(stream: { readonly columns?: number }): number {
  return Math.max(40, Math.min(stream.columns ?? 100, 100));
}

/** Text broken at spaces so that no line is longer than the width, each line with the same indentation. */
export function wrapped(text: string, width: number, indentation: string): string {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(/\s+/)) {
    if (line !== '' && indentation.length + line.length + 1 + word.length > width) {
      lines.push(indentation + line);
      line = word;
    } else {
      line = line === '' ? word : `${line} ${word}`;
    }
  }
  return [...lines, indentation + line].join('\n');
}
