import { parseJson } from '../reading/parse.ts';

/** How many lines of what a program printed are shown. */
const SHOWN = 12;

/** A line as people read it: of a JSON log, its level and message, and the traceback on lines of its own. */
function readable(line: string): readonly string[] {
  if (!line.startsWith('{')) return [line];
  try {
    const entry: unknown = parseJson(line);
    const { level, message, exc_info: traceback } = entry as Record<string, unknown>;
    if (typeof message !== 'string') return [line];
    const head = typeof level === 'string' ? `${level}: ${message}` : message;
    return [...head.split('\n'), ...(typeof traceback === 'string' ? traceback.split('\n') : [])];
  } catch {
    return [line];
  }
}

/** Where the first traceback ends: the line that names the exception. */
function firstException(lines: readonly string[]): number | undefined {
  const from = lines.findIndex((line) => line.startsWith('Traceback '));
  if (from < 0) return undefined;
  const length = lines.slice(from + 1).findIndex((line) => /^\S/.test(line));
  return length < 0 ? undefined : from + 1 + length;
}

/** The exception that a program ended with, in one line: of several, the first, which led to the others. */
export function causeOf(output: string): string | undefined {
  const lines = output.trim().split('\n').flatMap(readable);
  const cause = firstException(lines);
  return cause === undefined ? undefined : lines[cause];
}

/**
 * The part of a program's output that says why: its end, and the first exception where that stands before. Servers that
 * give up print a traceback of their own after that of the project.
 */
export function telling(output: string): string {
  const lines = output.trim().split('\n').flatMap(readable);
  const cause = firstException(lines);
  const end = lines.slice(-SHOWN);
  if (cause === undefined || cause >= lines.length - SHOWN) return end.join('\n');
  const half = SHOWN / 2;
  return [...lines.slice(Math.max(0, cause - half + 1), cause + 1), '…', ...end.slice(-half + 1)].join('\n');
}
