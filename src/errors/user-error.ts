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

/** What `--json` prints instead of a result: the lines for people, and the exit status. */
export function errorAsJson({ message, exitCode }: UserError): string {
  return `${JSON.stringify({ error: { message, status: exitCode } }, null, 2)}\n`;
}

/** Whether a command line asks for JSON, flags that cannot be read included. */
export function wantsJson(argv: readonly string[]): boolean {
  return argv.some((word) => /^--json(=(true|yes|on|1))?$/i.test(word));
}
