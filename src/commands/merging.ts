/**
 * Everything that only a project that is there needs, as one part of the bundle, which is loaded then: a first generation
 * reads none of it. Node also keeps its compiled code by part, as the first run left it: a part of their own is kept with
 * the functions that a change runs.
 */
export { cameAfter, takenBack } from '../change/came-along.ts';
export { mergeAround, mergeInto } from '../change/change.ts';
export { olderProject, renderChange } from '../change/older-project.ts';
export { repositoryOf } from '../git/git.ts';
export { mayBeArmed } from '../git/git-programs.ts';
export { applyMerge, changesOf } from '../merge/apply.ts';
export { completionsIn, lock } from './lock.ts';
export { mergeReport } from './merge-report.ts';
