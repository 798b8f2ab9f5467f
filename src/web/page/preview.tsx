/** The project as it will be: its files, and what another choice changes in them. */
import { useMemo, useState } from 'preact/hooks';
import { say } from '../../languages/say.ts';
import type { PlannedFile } from '../../plan/plan.ts';
import { type Difference, differencesOf } from '../differences.ts';
import { Changes } from './changes.tsx';
import { File } from './file.tsx';
import { planned } from './planned.ts';
import { useProjectChange } from './project-changes.ts';
import type { Action, State } from './state.ts';
import { Tree } from './tree.tsx';

interface Props {
  readonly state: State;
  readonly files: readonly PlannedFile[];
  readonly isReady: boolean;
  /** Whether every other choice can be planned, too. */
  readonly isWhole: boolean;
  readonly dispatch: (action: Action) => void;
}

const NONE: readonly Difference[] = [];

/** What is opened first: a file that every project has. */
const FIRST = 'README.md';

export function Preview({ state, files, isReady, isWhole, dispatch }: Props) {
  const [path, setPath] = useState(FIRST);
  const [isChanges, setChanges] = useState(false);
  const { answers, last, pinned } = state;
  const compared = pinned ?? last;
  const before = useMemo(() => planned(compared), [compared, isReady, isWhole]);
  const ofPlans = useMemo(() => differencesOf(before, files), [before, files]);
  const found = useProjectChange(state.opened?.project, answers, isWhole);
  const differences = state.opened?.project ? (found?.change?.differences ?? NONE) : ofPlans;
  const changed = useMemo(() => new Map(differences.map(({ path, kind }) => [path, kind])), [differences]);
  // A file of the last choice may be gone, or be called after another project.
  const own = compared.project === answers.project ? path : path.replace(compared.project, answers.project);
  const file = files.find((one) => one.path === own) ?? files.find((one) => one.path === FIRST);
  return (
    <section class="preview" aria-labelledby="preview">
      <h2 id="preview">{say`The project`}</h2>
      <nav class="views" aria-label={say`Preview`}>
        <button type="button" aria-pressed={!isChanges} onClick={() => setChanges(false)}>
          {say`Files (${files.length})`}
        </button>
        <button type="button" aria-pressed={isChanges} onClick={() => setChanges(true)}>
          {say`Changes (${differences.length})`}
        </button>
      </nav>
      {isChanges ? (
        <Changes differences={differences} found={found} state={state} dispatch={dispatch} />
      ) : (
        <div class="files">
          <Tree files={files} answers={answers} changed={changed} shown={file?.path} open={setPath} />
          {file ? <File key={file.path} file={file} answers={answers} isWhole={isWhole} /> : null}
        </div>
      )}
    </section>
  );
}
