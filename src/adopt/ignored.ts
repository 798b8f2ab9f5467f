/** What we write must reach the repository and the platform, whatever the project's ignore files say. */
import { ignoring } from '../rehearse/ignore.ts';

/** A path, and the folders above it, the outermost first. */
function ways(path: string): readonly string[] {
  const parts = path.split('/');
  return parts.map((_, index) => parts.slice(0, index + 1).join('/'));
}

/**
 * Lines for the end of an ignore file that take out of it what it would keep away: each folder on the way that
 * is ignored, and the file. https://git-scm.com/docs/gitignore: nothing below a folder that is ignored comes back.
 *
 * @param text of the ignore file, as the project has it
 */
export function exceptions(text: string, paths: readonly string[]): readonly string[] {
  const ignored = ignoring(text);
  const lines = new Set<string>();
  for (const path of paths) {
    const way = ways(path);
    const first = way.findIndex((one, index) => ignored(one, index < way.length - 1));
    if (first < 0) continue;
    for (const [index, one] of way.entries())
      if (index >= first && (index === way.length - 1 || ignored(one, true)))
        lines.add(index < way.length - 1 ? `!/${one}/` : `!/${one}`);
  }
  return [...lines];
}
