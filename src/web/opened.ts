/** A project's own `.yo-rc.json`, as somebody drops it into the page. Pure. */
import { resolveAnswers } from '../answers/resolve.ts';
import { answersIn } from '../answers/stored.ts';
import { yoRcIn } from '../answers/yo-rc.ts';
import { AXES, NONE } from '../choices/axes.ts';
import type { Answers } from '../choices/choice.ts';
import { chosen, optionsOf } from '../choices/chosen.ts';
import { UserError } from '../errors/user-error.ts';
import { version } from '../generated/version.ts';
import { say } from '../languages/say.ts';
import { ANSWERS_FILE, answersFile, PACKAGE, type PlannedFile } from '../plan/plan.ts';
import { isRecord } from '../reading/parse.ts';
import type { Difference } from './differences.ts';
import { type News, newsOf } from './news.ts';
import type { OpenProject } from './project-change.ts';

/** Bytes; ours has a thousandth of it, and other generators keep theirs in the same file. */
const LARGEST = 1_000_000;

/** A project that was there before. */
export interface Opened {
  readonly answers: Answers;
  /** The generator's version that rendered it. */
  readonly version: string;
  readonly isOlder: boolean;
  /** What an update makes of the answers that it keeps. */
  readonly update: Difference;
  readonly news: News;
  /** Its files, where the whole project was opened. */
  readonly project?: OpenProject;
}

/** @param size in bytes, known before anything is read @throws UserError when a file is too large to be answers */
export function checkSize(name: string, size: number): void {
  if (size > LARGEST)
    throw new UserError(
      say`${name}: it has ${size} bytes, and ${LARGEST} are the most. Give the .yo-rc.json of a project.`,
    );
}

/**
 * The project of a `.yo-rc.json`.
 *
 * @param name the file's name, for messages
 * @throws UserError with one line when it is none, or cannot be used
 */
export function openedProject(text: string, name: string): Opened {
  checkSize(name, text.length);
  const content = yoRcIn(text, name);
  const given = answersIn(content, name);
  if (!given || !isRecord(content)) throw new UserError(say`${name}: it holds no answers of ${PACKAGE}.`);
  const stored = (content[PACKAGE] as { version?: unknown }).version;
  const by = typeof stored === 'string' ? stored : say`another version`;
  const answers = resolveAnswers(given);
  const file = (contents: string): PlannedFile => ({
    path: ANSWERS_FILE,
    contents,
    executable: false,
    origin: 'answers',
  });
  // As the file is written: its layout is no change.
  const before = file(`${JSON.stringify({ [PACKAGE]: content[PACKAGE] }, null, 2)}\n`);
  const update = { path: ANSWERS_FILE, kind: 'changed', before, after: file(answersFile(answers)) } as const;
  return { answers, version: by, isOlder: by !== version, update, news: newsOf(content[PACKAGE], answers) };
}

/** The flags of what differs between two choices: what `django-cloud` takes in the project. */
export function changeWords(before: Answers, after: Answers): readonly string[] {
  const axes = AXES.flatMap((axis) =>
    String(before[axis.key]) === String(after[axis.key])
      ? []
      : [`--${axis.flag}`, String(after[axis.key]) || NONE],
  );
  const options = optionsOf(chosen(after).map(({ choice }) => choice)).flatMap(({ choice, option, flag }) => {
    const [old, now] = [before, after].map((answers) => answers.options[choice.id]?.[option.id]);
    return old === undefined || old === now ? [] : [`--${flag}=${now}`];
  });
  return [...axes, ...options];
}
