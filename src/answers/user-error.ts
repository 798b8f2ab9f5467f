/**
 * What a user can mend: bad input, a destination that is taken, a program that is missing. The message is one clear
 * line (or a short list) that names the option, the value and the way out; shells print it without a stack trace.
 */
export class UserError extends Error {
  override readonly name = 'UserError';
  /** The exit status of the command: 2 for wrong usage, 1 for what failed while running. */
  readonly exitCode: number;

  constructor(message: string, exitCode = 2) {
    super(message);
    this.exitCode = exitCode;
  }
}
