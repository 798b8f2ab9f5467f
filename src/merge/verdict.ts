import { marked } from '../languages/say.ts';
import type { FileState, OnDisk } from './file-state.ts';

/** Why a path needs the user, and in words what was found and what was done. */
export const CONFLICTS = {
  'both-changed': marked('you and the new rendering changed the same lines; they are marked in the file'),
  'both-added': marked(
    'the new rendering brings this file too, with other lines; they are marked in the file',
  ),
  binary: marked('you and the new rendering changed it, and yours is binary; yours was kept'),
  'no-longer-rendered': marked('you changed it, and it is no longer generated; yours was kept'),
  moved: marked(
    'you changed it, and it is generated at another path now, with other lines; yours was kept beside it',
  ),
  'not-a-file': marked(
    'a folder, a link or something else is where the new rendering has a file; yours was kept',
  ),
} as const;

export type ConflictKind = keyof typeof CONFLICTS;

/** What becomes of a path, and why. `result` is what is there afterwards, where it is not what the user has. */
export type Verdict =
  | {
      readonly action: 'keep';
      /**
       * `yours`: the user's is right as it is. `agreed`: so it is rendered now. `gone`: it is nowhere any more.
       * `deleted-by-you`: the user deleted it, or all of its folder, and it stays away.
       */
      readonly reason: 'yours' | 'agreed' | 'gone' | 'deleted-by-you';
    }
  | { readonly action: 'write'; readonly reason: 'new' | 'changed'; readonly result: FileState }
  | { readonly action: 'remove'; readonly reason: 'no-longer-rendered' }
  | { readonly action: 'merge'; readonly reason: 'both-changed' | 'both-added'; readonly result: FileState }
  | { readonly action: 'conflict'; readonly reason: ConflictKind; readonly result?: FileState };

export interface ThreeStates {
  readonly base: FileState | undefined;
  readonly ours: OnDisk;
  readonly theirs: FileState | undefined;
}
