/**
 * Characters that a terminal or an editor obeys instead of showing them: controls but for ends of lines and tabs, separators
 * of lines, and what turns the direction of a text round, so that it reads otherwise than it is ("Trojan Source", CVE-2021-42574).
 */
const OBEYED = /\r(?!\n)|(?![\n\r\t])[\p{Cc}\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]/gu;

/** A text with such characters as they are written in JSON, where they mean the same: `\\u001b`. */
export function visible(text: string): string {
  return text.replaceAll(OBEYED, (char) => `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`);
}

/** A name in one line: line feeds are shown too. */
export function visibleName(name: string): string {
  return visible(name).replaceAll('\n', '\\n').replaceAll('\t', '\\t');
}
