/** Ctrl-C at every prompt of every dialogue, in a real terminal, narrow and wide: nothing is written. */
import { DIALOGUES, leaves } from '../support/left-prompts.ts';
import { closeTerminals } from '../support/terminal.ts';

describe('Ctrl-C at a prompt', () => {
  afterEach(closeTerminals);
  for (const columns of [60, 120]) for (const dialogue of DIALOGUES) leaves(dialogue, columns);
});
