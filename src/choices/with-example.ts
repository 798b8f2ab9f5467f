import { choices } from '../generated/examples.ts';
import type { ExampleApp } from './beginning.ts';
import type { PartialAnswers } from './choice.ts';

/** Whether the project has the files of the example app. */
export function hasExample({ example }: PartialAnswers): boolean {
  // Not in the catalogue: choices of other axes look at it.
  const examples: readonly ExampleApp[] = choices;
  return examples.find(({ id }) => id === example)?.hasFiles ?? false;
}
