import type { Adopted } from '../../choices/adopted.ts';
import type { Choice } from '../../choices/choice.ts';
import {
  directRequirements,
  hashedRequirements,
  type Lock,
  lockedRequirements,
  pinnedRequirements,
} from '../requirements.ts';

/** The packages that a project installs. */
export interface PackagesContext {
  readonly requirements: { readonly runtime: string; readonly development: string };
  readonly dependencies: readonly string[];
  readonly developmentDependencies: readonly string[];
  /** Packages that ours needs beside those that an adopted project requires, pinned. */
  readonly beside: readonly string[];
}

/** The groups of the lock that every project installs, and those for its development. */
const PROJECT_GROUP = 'project';
const DEVELOPMENT_GROUP = 'dev';

/** What ours needs beside the packages of an adopted project: with hashes, and all that it leads to, where those have them. */
function besideThem(lock: Lock, groups: readonly string[], adopted: Adopted): readonly string[] {
  const theirs = ['django', 'django-csp', ...adopted.packages];
  return adopted.hashed ? hashedRequirements(lock, groups, theirs) : pinnedRequirements(lock, groups, theirs);
}

/** @param lock of the project's line of Django @param choices everything that the answers name */
export function packagesContext(
  lock: Lock,
  choices: readonly Choice[],
  adopted: Adopted | undefined,
): PackagesContext {
  const groups = [PROJECT_GROUP, ...choices.flatMap((choice) => choice.groups ?? [])];
  const development = [DEVELOPMENT_GROUP, ...choices.flatMap((choice) => choice.developmentGroups ?? [])];
  return {
    requirements: {
      runtime: lockedRequirements(lock, groups),
      development: lockedRequirements(lock, [...groups, ...development]),
    },
    dependencies: directRequirements(lock, groups),
    developmentDependencies: directRequirements(lock, development),
    beside: adopted ? besideThem(lock, groups, adopted) : [],
  };
}
