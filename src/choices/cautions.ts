import { said, say } from '../languages/say.ts';
import { pythonLines } from './catalog.ts';
import type { Choice } from './choice.ts';

/** What a person should know before choosing it, a sentence each. */
export function cautionsOf(choice: Choice): readonly string[] {
  const untested = pythonLines.some((line) => line === choice && !line.tested);
  return [
    ...(choice.caution ? [say`Warning: ${said(choice.caution)}`] : []),
    ...(untested ? [say`Warning: our tests start no project on it.`] : []),
  ];
}
