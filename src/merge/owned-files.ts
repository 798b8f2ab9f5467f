/**
 * Files of which the contents are ours alone, so that conflict markers in them would only break the project: the
 * answers, and the record of what was rendered.
 */
import { isDeepStrictEqual } from 'node:util';
import { ANSWERS_FILE, PACKAGE } from '../plan/plan.ts';
import { parseJson } from '../reading/parse.ts';
import { type FileState, sameState } from './file-state.ts';
import { RENDERED_FILE, sameRendering } from './rendered-file.ts';
import { mergeText } from './text.ts';
import type { ThreeStates, Verdict } from './verdict.ts';

/** Whether the contents of a path are ours alone. */
export function isOwned(path: string): boolean {
  return path === ANSWERS_FILE || path === RENDERED_FILE;
}

function record(contents: Buffer): Record<string, unknown> | undefined {
  try {
    const value: unknown = parseJson(contents.toString());
    return typeof value === 'object' && value !== null && !Array.isArray(value)
      ? (value as Record<string, unknown>)
      : undefined;
  } catch {
    return undefined;
  }
}

/**
 * The user's `.yo-rc.json` with our section as it is now: other generators keep their answers in the same file. The
 * user's formatting stays where the texts merge to the same.
 */
function mergedAnswers(base: FileState | undefined, ours: FileState, theirs: FileState): Buffer | undefined {
  if (base && ours.contents.equals(base.contents)) return theirs.contents;
  const mine = record(ours.contents);
  if (!mine) return undefined;
  const wanted = { ...mine, [PACKAGE]: record(theirs.contents)?.[PACKAGE] };
  if (isDeepStrictEqual(mine, wanted)) return ours.contents;
  const merge = mergeText(base?.contents ?? Buffer.alloc(0), ours.contents, theirs.contents);
  if (merge?.conflicts === 0 && isDeepStrictEqual(record(merge.contents), wanted)) return merge.contents;
  return Buffer.from(`${JSON.stringify(wanted, null, 2)}\n`);
}

/** The same record compressed by another zlib has other bytes: it is not written again. */
function mergedRecord(ours: FileState, theirs: FileState): Buffer {
  const same = sameRendering(ours.contents.toString(), theirs.contents.toString());
  return same ? ours.contents : theirs.contents;
}

/** What becomes of a file of ours: never a conflict of lines. Undefined: the rules for every file hold. */
export function mergeOwned(path: string, { base, ours, theirs }: ThreeStates): Verdict | undefined {
  if (!theirs) return undefined;
  if (ours.kind === 'missing') return { action: 'write', reason: 'new', result: theirs };
  if (ours.kind !== 'file') return undefined;
  const contents = path === ANSWERS_FILE ? mergedAnswers(base, ours, theirs) : mergedRecord(ours, theirs);
  if (!contents) return undefined;
  const result = { contents, executable: ours.executable };
  return sameState(result, ours)
    ? { action: 'keep', reason: 'agreed' }
    : { action: 'write', reason: 'changed', result };
}
