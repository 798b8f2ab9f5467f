import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { platforms } from '../../src/choices/catalog.ts';
import type { Answers } from '../../src/choices/choice.ts';
import { UserError } from '../../src/errors/user-error.ts';
import { defaultSteps } from '../../src/labs/default-steps.ts';
import { labsOf } from '../../src/labs/labs-of.ts';
import { type PlannedFile, plan } from '../../src/plan/plan.ts';
import { allAnswers, answersWith, servicesAlone } from './answers.ts';

/** Each value that an option of a platform may have, by itself: a workflow may be another one with it. */
function optionsAlone(): readonly Answers[] {
  return platforms.flatMap((platform) =>
    (platform.options ?? []).flatMap((option) =>
      (option.choices ?? []).flatMap((value) => {
        try {
          return answersWith({
            platforms: [platform.id],
            options: { [platform.id]: { [option.id]: value } },
          });
        } catch (error) {
          // It goes with another server only.
          if (error instanceof UserError) return [];
          throw error;
        }
      }),
    ),
  );
}

/** The files of the labs of a course on each platform. */
function labFiles(): readonly PlannedFile[] {
  return platforms.flatMap(({ id }) => {
    const answers = answersWith({ platforms: [id] });
    return labsOf(answers, defaultSteps(answers), 'en').flatMap(({ start, solution }) => [
      ...start,
      ...solution,
    ]);
  });
}

/** What lies below `.github` and GitHub reads as instructions. */
const READ = /^\.github\/(workflows\/[^/]+|dependabot)\.yml$/;

/**
 * Writes every different workflow and Dependabot file that a project or a course can have, each in a folder of its own.
 *
 * @returns their paths, relative to the folder
 */
export function writeWorkflows(folder: string): readonly string[] {
  const seen = new Set<string>();
  const files = [
    ...[...allAnswers(), ...servicesAlone(), ...optionsAlone()].flatMap((answers) => plan(answers)),
    ...labFiles(),
  ];
  return files
    .filter(({ path, contents }) => {
      const key = `${path}\0${contents}`;
      const isFresh = READ.test(path) && !seen.has(key);
      seen.add(key);
      return isFresh;
    })
    .map(({ path, contents }, number) => {
      const written = join(String(number), path);
      mkdirSync(join(folder, dirname(written)), { recursive: true });
      writeFileSync(join(folder, written), contents);
      return written;
    });
}
