/** The actions of GitHub's workflows: a bot raises them, and so do we. Everything else in a workflow is text. */
import { compareVersions } from '../../answers/versions.ts';
import { distinct } from './order.ts';
import type { PartedText } from './regions.ts';

/** `uses: actions/checkout@v5`, or a commit with its version as a comment. */
const USES = /(?<=\buses:[ \t]+)([\w./-]+)@(\S+)(?:[ \t]+#[ \t]*(\S+))?/g;

/** The version that a reference names: itself, or the comment beside a commit. */
function versionIn(reference: string): string {
  const [, ref = '', comment] = /@(\S+)(?:\s+#\s*(\S+))?$/.exec(reference) ?? [];
  return comment ?? ref;
}

/** Workflows, and actions of the repository's own. */
export const workflow: PartedText<string> = {
  parts(text) {
    const found = [...text.matchAll(USES)];
    const ids = distinct(found.map(([, name]) => name!));
    return found.map((match, index) => {
      const [value] = match;
      return { id: ids[index]!, start: match.index, end: match.index + value.length, value };
    });
  },
  merged(_id, base, ours, theirs) {
    if (ours === theirs || theirs === base) return ours;
    if (ours === base) return theirs;
    // The higher version stays; a commit is more exact than a tag of the same.
    const order = compareVersions(versionIn(ours), versionIn(theirs));
    return order === undefined ? undefined : order > 0 ? ours : theirs;
  },
  entriesOf: (value) => [value],
};
