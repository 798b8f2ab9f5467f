/** What the present choice changes in the last one, or in one that was pinned: a diff of the whole project. */

import { commandWords } from '../../flags/command-line.ts';
import { say } from '../../languages/say.ts';
import { shellLine } from '../../terminal/shell-line.ts';
import type { Difference } from '../differences.ts';
import { DiffList } from './diff-list.tsx';
import type { Action, State } from './state.ts';

interface Props {
  readonly differences: readonly Difference[];
  readonly state: State;
  readonly dispatch: (action: Action) => void;
}

function comparedWith({ pinned, opened, last }: State): string {
  if (opened) return say`Compared with the project that you opened.`;
  const line = shellLine(commandWords(pinned ?? last));
  return pinned
    ? say`Compared with the choice that you pinned: ${line}`
    : say`Compared with your last choice: ${line}`;
}

export function Changes({ differences, state, dispatch }: Props) {
  return (
    <div class="changes">
      <p class="quiet">{comparedWith(state)}</p>
      <p class="row">
        <button type="button" onClick={() => dispatch({ type: 'pin' })}>
          {say`Pin this choice`}
        </button>
        {state.pinned ? (
          <button type="button" onClick={() => dispatch({ type: 'unpin' })}>
            {say`Compare with the last choice`}
          </button>
        ) : null}
      </p>
      {differences.length === 0 ? <p>{say`Nothing differs. Choose otherwise, and look again.`}</p> : null}
      <DiffList differences={differences} />
    </div>
  );
}
