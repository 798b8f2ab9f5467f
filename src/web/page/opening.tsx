/** Opens the `.yo-rc.json` of a project that is there: by a button, or dropped anywhere on the page. */
import { useEffect } from 'preact/hooks';
import type { Answers } from '../../choices/choice.ts';
import { version } from '../../generated/version.ts';
import { say } from '../../languages/say.ts';
import { shellLine } from '../../terminal/shell-line.ts';
import { changeWords, checkSize, type Opened } from '../opened.ts';
import { problemOf } from '../selection.ts';
import { DiffList } from './diff-list.tsx';
import type { Action } from './state.ts';

interface Props {
  readonly opened: Opened | undefined;
  readonly answers: Answers;
  readonly dispatch: (action: Action) => void;
}

async function open(file: File | undefined, dispatch: Props['dispatch']): Promise<void> {
  if (!file) return;
  // A name is shown, and may be as long as the file system lets it.
  const name = file.name.slice(0, 60);
  const problem = problemOf(() => checkSize(name, file.size));
  if (problem !== undefined) dispatch({ type: 'refuse', problem });
  else dispatch({ type: 'open', name, text: await file.text() });
}

function Found({ opened, answers, dispatch }: Props & { readonly opened: Opened }) {
  const words = changeWords(opened.answers, answers);
  const command = words.length > 0 ? shellLine(['django-cloud', ...words]) : undefined;
  return (
    <div class="opened">
      <p>{say`${opened.answers.project}: rendered by ${opened.version}. Choose otherwise, and see under Changes what its files become.`}</p>
      {opened.isOlder ? (
        <p>{say`An update to ${version} renders it anew, with what this version makes of its answers:`}</p>
      ) : null}
      {opened.isOlder ? <code>django-cloud update</code> : null}
      {opened.isOlder ? <DiffList differences={[opened.update]} /> : null}
      {command ? <p>{say`In the project:`}</p> : null}
      {command ? <code>{command}</code> : null}
      <p>
        <button type="button" onClick={() => dispatch({ type: 'unpin' })}>
          {say`Close this project`}
        </button>
      </p>
    </div>
  );
}

export function Opening({ opened, answers, dispatch }: Props) {
  useEffect(() => {
    const over = (event: DragEvent): void => event.preventDefault();
    const drop = (event: DragEvent): void => {
      event.preventDefault();
      void open(event.dataTransfer?.files[0], dispatch);
    };
    addEventListener('dragover', over);
    addEventListener('drop', drop);
    return () => {
      removeEventListener('dragover', over);
      removeEventListener('drop', drop);
    };
  }, [dispatch]);
  return (
    <section class="opening" aria-labelledby="opening">
      <h3 id="opening">{say`A project that is there`}</h3>
      <label for="open" class="quiet">
        {say`Drop its .yo-rc.json here, or open it: it is read in this page alone.`}
      </label>
      <input
        id="open"
        type="file"
        accept=".json,application/json"
        onChange={({ currentTarget }) => {
          void open(currentTarget.files?.[0], dispatch);
          // The same file may be opened again.
          currentTarget.value = '';
        }}
      />
      {opened ? <Found opened={opened} answers={answers} dispatch={dispatch} /> : null}
    </section>
  );
}
