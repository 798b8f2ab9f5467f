import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { EXAMPLE } from '../answers/answers-file.ts';
import type { Followed } from '../answers/edit.ts';
import type { Given, GivenAnswers } from '../answers/given.ts';
import { axisOf } from '../choices/axes.ts';
import { choiceOf, examples } from '../choices/catalog.ts';
import { said, say } from '../languages/say.ts';
import { textOf } from '../reading/read.ts';

/** The stored answers as the project's files bear them out. */
export interface FoundAnswers {
  readonly stored: GivenAnswers;
  readonly followed: readonly Followed[];
}

/** The modules of which one is there as long as the example is: an app of the user's may have its name. */
const MODULES = ['apps.py', 'models.py', 'views.py'];

/** Whether the frame of all pages still names the stylesheet in the example. */
function needsAssets(folder: string, project: string): boolean {
  try {
    const frame = textOf(join(folder, project, 'templates/base.html'), 'file');
    return frame.includes(`'${EXAMPLE}/`);
  } catch {
    return false;
  }
}

/** What an example becomes once it is removed. */
function afterRemoval(before: string, folder: string, project: string): string {
  if (!choiceOf(examples, before).isOlder) return 'removed';
  return needsAssets(folder, project) ? 'mended-before-0.3' : 'removed-before-0.3';
}

/**
 * The stored answers of a project whose example app may have been removed by hand, as its README says: then nothing of the
 * example is rendered any more, neither now nor with what is added later.
 *
 * @param folder the project's root, absolute
 */
export function asFound(stored: GivenAnswers, folder: string): FoundAnswers {
  const answer = stored.get('example');
  const before = [...examples, ...axisOf('example').teaching].find(({ id }) => id === answer?.value);
  const unchanged = { stored, followed: [] };
  if (!answer || !before || !choiceOf(examples, before.id).hasFiles) return unchanged;
  if (MODULES.some((name) => existsSync(join(folder, EXAMPLE, name)))) return unchanged;
  const after = choiceOf(examples, afterRemoval(before.id, folder, String(stored.get('project')?.value)));
  const given: Given = { ...answer, value: after.id };
  return {
    stored: new Map([...stored, ['example', given]]),
    followed: [
      {
        answer: 'example',
        title: said(axisOf('example').title),
        from: said(before.title),
        to: said(after.title),
        reason: say`the folder ${EXAMPLE}/ no longer exists`,
      },
    ],
  };
}
