import { UserError } from '../answers/user-error.ts';
import type { Ask } from '../prompts.ts';

/** Whether a person sits at the terminal: then questions are asked and progress is shown. */
export function interactive(): boolean {
  return Boolean(process.stdin.isTTY && process.stdout.isTTY);
}

/** One line of progress, on a terminal only: pipes and logs stay quiet. */
export function progress(line: string): void {
  if (process.stderr.isTTY) process.stderr.write(`${line}\n`);
}

/** Asks with Inquirer. @throws UserError when the person leaves with Ctrl-C: nothing is written */
export const ask: Ask = async (question) => {
  const { default: inquirer } = await import('inquirer');
  try {
    const answers: Record<string, unknown> = await inquirer.prompt([question] as never);
    return answers[question.name];
  } catch (error) {
    if (error instanceof Error && error.name === 'ExitPromptError') {
      throw new UserError('Stopped at the prompt: nothing was written.', 130);
    }
    throw error;
  }
};
