/**
 * Projects that an older version rendered: any change of one also updates it, because everything is rendered anew. That is
 * said first, and the change alone is offered.
 */
import { compareVersions } from '../answers/versions.ts';
import type { Answers } from '../choices/choice.ts';
import { version } from '../generated/version.ts';
import { storedVersion } from '../merge/base.ts';
import { statesOf } from '../merge/file-state.ts';
import {
  type CameAlong,
  RENDERED_FILE,
  type Rendered,
  renderedFile,
  withRecord,
} from '../merge/rendered-file.ts';
import { verdictOf } from '../merge/three-way.ts';
import { ANSWERS_FILE, answersFile, type PlannedFile, plan } from '../plan/plan.ts';
import type { Ask } from '../prompts/ask.ts';
import { updateQuestion } from '../prompts/questions.ts';

/** A project of an older version. */
export interface OlderProject {
  readonly version: string;
  /** Whether only what was asked for changes, and the rest stays at that version. */
  readonly only: boolean;
}

/**
 * Whether a project is of an older version, and what is to become of that.
 *
 * @param options.only what the command line says
 * @param options.ask asks the person who is there
 */
export async function olderProject(
  folder: string,
  { only, ask }: { readonly only: boolean; readonly ask: Ask | undefined },
): Promise<OlderProject | undefined> {
  const before = storedVersion(folder);
  if (before === undefined || !((compareVersions(before, version) ?? 0) < 0)) return undefined;
  if (only || !ask) return { version: before, only };
  return { version: before, only: !(await ask(updateQuestion(before, version))) };
}

/** What becomes of one file that the change of answers renders otherwise: the change, in the older version's file. */
function changedFile(
  path: string,
  old: PlannedFile | undefined,
  before: PlannedFile | undefined,
  after: PlannedFile | undefined,
): PlannedFile | undefined {
  if (!old || !after || !before) return after;
  const [was, ours, theirs] = [before, old, after].map((file) => statesOf([file]).get(path)!);
  const verdict = verdictOf(path, { base: was!, ours: { kind: 'file', ...ours! }, theirs: theirs! });
  // What cannot be merged into the older file is as it is rendered now: better newer than in pieces.
  if (verdict.action === 'conflict') return after;
  if (!('result' in verdict)) return old;
  return { ...after, contents: verdict.result.contents.toString(), executable: verdict.result.executable };
}

/**
 * The project after a change of its answers, with everything else as the older version rendered it.
 *
 * @param old what that version rendered
 * @param before the project's answers, and `after`, the changed ones
 */
function renderOnly(old: Rendered, before: Answers, after: Answers, came: CameAlong): readonly PlannedFile[] {
  const byPath = (files: readonly PlannedFile[]) => new Map(files.map((file) => [file.path, file]));
  const rendered = old.files.map((file) => ({ ...file, origin: 'record' }));
  const [known, was, now] = [byPath(rendered), byPath(plan(before)), byPath(plan(after))];
  const files = [...new Set([...known.keys(), ...was.keys(), ...now.keys()])].flatMap((path) => {
    if (path === RENDERED_FILE) return [];
    const [one, other] = [was.get(path), now.get(path)];
    const isSame = one?.contents === other?.contents && one?.executable === other?.executable;
    return (isSame ? known.get(path) : changedFile(path, known.get(path), one, other)) ?? [];
  });
  const answers = { ...now.get(ANSWERS_FILE)!, contents: answersFile(after, old.version) };
  const sorted = [...files.filter(({ path }) => path !== ANSWERS_FILE), answers].sort((a, b) =>
    a.path < b.path ? -1 : 1,
  );
  return [...sorted, renderedFile(sorted, after, undefined, { by: old.version, came })];
}

/**
 * What a change renders.
 *
 * @param older undefined where the project is of this version
 * @param before the project's answers
 * @param came what followed a platform
 */
export function renderChange(
  older: OlderProject | undefined,
  old: Rendered,
  before: () => Answers,
  { after, came }: { readonly after: Answers; readonly came: CameAlong },
): readonly PlannedFile[] {
  return older?.only ? renderOnly(old, before(), after, came) : withRecord(after, came);
}
