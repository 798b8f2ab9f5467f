import { useEffect, useState } from 'preact/hooks';
import type { Answers } from '../../choices/choice.ts';
import { UserError } from '../../errors/user-error.ts';
import type { OpenProject, ProjectChange } from '../project-change.ts';

/** What a command would change in an opened project, or why it would refuse. */
export interface FoundChange {
  readonly change?: ProjectChange;
  readonly problem?: string;
}

/**
 * What the present choice changes in the files of an opened project.
 *
 * @param isWhole whether everything is there from which projects are planned
 * @returns undefined as long as it is not known, and where no project was opened with its files
 */
export function useProjectChange(
  project: OpenProject | undefined,
  answers: Answers,
  isWhole: boolean,
): FoundChange | undefined {
  const [found, setFound] = useState<FoundChange & { of: Answers; project: OpenProject }>();
  useEffect(() => {
    if (!project || !isWhole) return;
    let isPresent = true;
    const show = (one: FoundChange): void => {
      if (isPresent) setFound({ ...one, of: answers, project });
    };
    project.changeTo(answers).then(
      (change) => show({ change }),
      (error: unknown) => {
        if (!(error instanceof UserError)) throw error;
        show({ problem: error.message });
      },
    );
    return () => {
      isPresent = false;
    };
  }, [project, answers, isWhole]);
  return found?.of === answers && found.project === project ? found : undefined;
}
