import type { LabsOf } from './lab.ts';
import { labsWith } from './lab-states.ts';
import { withPackedModules } from './packed-modules.ts';
import { ObjectIds, recordInGit } from './record-in-git.ts';

/** The labs of one repository, each with the record of what was rendered, told by the objects of that repository. */
export const labsOf: LabsOf = (...asked) => {
  const objects = new ObjectIds();
  return labsWith(
    (rendering, committed) => [recordInGit(rendering, committed, objects)],
    withPackedModules,
  )(...asked);
};
