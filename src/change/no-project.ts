import { UserError } from '../errors/user-error.ts';
import { say } from '../languages/say.ts';

/** Refuses a command that changes a project, where there is none. */
export function noProject(name: string): UserError {
  return new UserError(
    say`${name}: this folder is not a django-cloud project (.yo-rc.json not found). Go to its root, or create one: django-cloud NAME`,
  );
}
