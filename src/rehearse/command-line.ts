/** What a shell does more with than splitting it into words. */
const SHELL = /[;&|<>$`()*?~#\n{}[\]!\\]/;

/**
 * A command line as argv: split as a shell would where it is words and quotes only, else given to a shell as it is.
 *
 * @param line of a Procfile, a manifest or the like; a leading `exec` goes without saying
 */
export function argvOf(line: string): readonly string[] {
  const text = line.trim().replace(/^exec\s+/, '');
  const quoted = /"[^"$`\\]*"|'[^']*'/g;
  const assignment = /^\w+=/;
  if (
    SHELL.test(text.replaceAll(quoted, '')) ||
    /["']/.test(text.replaceAll(quoted, '')) ||
    assignment.test(text)
  )
    return ['sh', '-c', line.trim()];
  const words = text.match(/(?:"[^"]*"|'[^']*'|[^\s"'])+/g) ?? [];
  return words.map((word) => word.replaceAll(quoted, (part) => part.slice(1, -1)));
}
