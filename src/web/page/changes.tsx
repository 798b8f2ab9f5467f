/** What the present choice changes in the last one, or in one that was pinned: a diff of the whole project. */
import { commandWords } from '../../flags/command-line.ts';
import { say } from '../../languages/say.ts';
import { shellLine } from '../../terminal/shell-line.ts';
import type { Difference } from '../differences.ts';
import { changeWords } from '../opened.ts';
import { DiffList } from './diff-list.tsx';
import type { FoundChange } from './project-changes.ts';
import type { Action, State } from './state.ts';

interface Props {
  readonly differences: readonly Difference[];
  /** What is found of a project that was opened with its files; undefined where none was. */
  readonly found: FoundChange | undefined;
  readonly state: State;
  readonly dispatch: (action: Action) => void;
}

function comparedWith({ pinned, opened, last, answers }: State): string {
  if (opened?.project) {
    const words = changeWords(opened.answers, answers);
    const line = shellLine(['django-cloud', ...(words.length > 0 ? words : ['update'])]);
    return say`What this changes in the files that you opened: ${line}`;
  }
  if (opened) return say`Compared with the project that you opened.`;
  const line = shellLine(commandWords(pinned ?? last));
  return pinned
    ? say`Compared with the choice that you pinned: ${line}`
    : say`Compared with your last choice: ${line}`;
}

/** What is said of a project's files before their diffs. */
function Told({ found }: { readonly found: FoundChange | undefined }) {
  if (!found) return <p role="status">{say`Loading …`}</p>;
  if (found.problem !== undefined) return <p class="problem">{found.problem}</p>;
  return (
    <ul class="told">
      {found.change?.lines.map((line) => (
        <li key={line}>{line}</li>
      ))}
    </ul>
  );
}

export function Changes({ differences, found, state, dispatch }: Props) {
  const { opened, pinned } = state;
  return (
    <div class="changes">
      <p class="quiet">{comparedWith(state)}</p>
      <p class="row">
        {opened ? (
          <button type="button" onClick={() => dispatch({ type: 'unpin' })}>
            {say`Close this project`}
          </button>
        ) : (
          <button type="button" onClick={() => dispatch({ type: 'pin' })}>
            {say`Pin this choice`}
          </button>
        )}
        {pinned && !opened ? (
          <button type="button" onClick={() => dispatch({ type: 'unpin' })}>
            {say`Compare with the last choice`}
          </button>
        ) : null}
      </p>
      {opened?.project ? <Told found={found} /> : null}
      {differences.length === 0 && !opened?.project ? (
        <p>{say`Nothing differs. Choose otherwise, and look again.`}</p>
      ) : null}
      <DiffList differences={differences} />
    </div>
  );
}
