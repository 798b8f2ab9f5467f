/** A project that is there: its answers, its files, and what an update or another choice makes of them. */
import { useEffect } from 'preact/hooks';
import type { Answers } from '../../choices/choice.ts';
import { version } from '../../generated/version.ts';
import { say } from '../../languages/say.ts';
import { shellLine } from '../../terminal/shell-line.ts';
import type { NewAnswer } from '../news.ts';
import { changeWords, type Opened } from '../opened.ts';
import { DiffList } from './diff-list.tsx';
import { openDrop, openFile, openFolder } from './dropping.ts';
import type { Action } from './state.ts';

interface Props {
  readonly opened: Opened | undefined;
  readonly answers: Answers;
  readonly dispatch: (action: Action) => void;
}

function Answered({ title, answers }: { readonly title: string; readonly answers: readonly NewAnswer[] }) {
  if (answers.length === 0) return null;
  return (
    <details>
      <summary>{title}</summary>
      <ul class="news">
        {answers.map(({ title: question, from, to }) => (
          <li key={question}>
            {from === undefined ? `${question}: ${to}` : say`${question}: ${from} becomes ${to}`}
          </li>
        ))}
      </ul>
    </details>
  );
}

/** What the answers alone tell of an update. */
function Update({ opened }: { readonly opened: Opened }) {
  const { news, update, project } = opened;
  return (
    <>
      <p>{say`An update to ${version} renders it anew, with what this version makes of its answers:`}</p>
      <code>django-cloud update</code>
      <Answered title={say`New questions, with their defaults (${news.asked.length})`} answers={news.asked} />
      <Answered title={say`Answers that change (${news.migrated.length})`} answers={news.migrated} />
      {project ? null : (
        <>
          <DiffList differences={[update]} />
          <p>
            {say`Its files are not here, and this page has none of another version: open its folder, or a zip of it, and see under Changes every line that an update changes.`}
          </p>
        </>
      )}
    </>
  );
}

function Found({ opened, answers, dispatch }: Props & { readonly opened: Opened }) {
  const words = changeWords(opened.answers, answers);
  const command = words.length > 0 ? shellLine(['django-cloud', ...words]) : undefined;
  const { project, version: by } = opened;
  const name = opened.answers.project;
  return (
    <div class="opened">
      <p>
        {project
          ? say`${name}: rendered by ${by}, opened with its files. Under Changes is what an update changes in them; choose otherwise, and it is what that changes.`
          : say`${name}: rendered by ${by}. Choose otherwise, and see under Changes what its files become.`}
      </p>
      {opened.isOlder ? <Update opened={opened} /> : null}
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
      void openDrop(event.dataTransfer, dispatch);
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
      <p class="quiet">
        {say`Drop its folder, a zip of it, or its .yo-rc.json alone. It is read in this page, and goes nowhere.`}
      </p>
      <div class="pick">
        <label for="open">{say`A zip, or its .yo-rc.json`}</label>
        <input
          id="open"
          type="file"
          accept=".json,.zip,application/json,application/zip"
          onChange={({ currentTarget }) => {
            const [file] = currentTarget.files ?? [];
            void openFile(file, dispatch);
            // The same file may be opened again.
            currentTarget.value = '';
          }}
        />
        <label for="open-folder">{say`Its folder`}</label>
        <input
          id="open-folder"
          type="file"
          ref={(input) => input?.setAttribute('webkitdirectory', '')}
          onChange={({ currentTarget }) => {
            const files = currentTarget.files;
            void openFolder(files, dispatch).then(() => {
              currentTarget.value = '';
            });
          }}
        />
      </div>
      {opened ? <Found opened={opened} answers={answers} dispatch={dispatch} /> : null}
    </section>
  );
}
