import { UserError } from '../answers/user-error.ts';
import { say } from '../languages/say.ts';

/** Refuses a command that changes a project, where there is none. */
export function noProject(name: string): UserError {
  return new UserError(
    say`${name}: there is no project of ours in this folder. Go to its root, or make one: django-cloud NAME`,
  );
}
