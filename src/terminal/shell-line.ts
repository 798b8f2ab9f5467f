/** Whether a word means itself to a shell, in YAML and, but for `%`, in a unit of systemd. */
export function isPlainWord(word: string): boolean {
  return /^[\w@%+=:,./-]+$/.test(word);
}

/** argv as one line that a POSIX shell splits into the same argv. */
export function shellLine(argv: readonly string[]): string {
  return argv.map((word) => (isPlainWord(word) ? word : `'${word.replaceAll("'", `'\\''`)}'`)).join(' ');
}
