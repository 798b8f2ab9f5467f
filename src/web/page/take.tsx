/** What somebody takes along: the zip, the command line, the answers file, a link. */
import { useState } from 'preact/hooks';
import type { Answers } from '../../choices/choice.ts';
import { commandWords } from '../../flags/command-line.ts';
import { say } from '../../languages/say.ts';
import { ANSWERS_FILE, answersFile } from '../../plan/plan.ts';
import { shellLine } from '../../terminal/shell-line.ts';
import { fragmentOf } from '../link.ts';
import { projectFiles, zipOf } from '../project.ts';
import { isOffered } from '../selection.ts';
import { download } from './download.ts';

/** The command that gives the same project. */
export const commandOf = (answers: Answers): string => shellLine(['django-cloud', ...commandWords(answers)]);

function Copied({
  id,
  label,
  value,
}: {
  readonly id: string;
  readonly label: string;
  readonly value: string;
}) {
  const [told, setTold] = useState('');
  const copy = async (): Promise<void> => {
    const input = document.getElementById(id) as HTMLInputElement;
    input.select();
    try {
      await navigator.clipboard.writeText(value);
      setTold(say`Copied.`);
    } catch {
      // No clipboard for a page that is neither https nor on loopback.
      setTold(say`Selected: press Ctrl-C or ⌘-C.`);
    }
  };
  return (
    <div class="copied">
      <label for={id}>{label}</label>
      <div class="row">
        <input id={id} readOnly value={value} onBlur={() => setTold('')} />
        <button type="button" onClick={() => void copy()} aria-label={say`Copy: ${label}`}>
          {say`Copy`}
        </button>
      </div>
      <p class="quiet" role="status">
        {told}
      </p>
    </div>
  );
}

export function Take({ answers, isReady }: { readonly answers: Answers; readonly isReady: boolean }) {
  const link = `${location.href.replace(/#.*$/, '')}#${fragmentOf(answers)}`;
  const zip = async (): Promise<void> => {
    const files = await projectFiles(answers);
    download(`${answers.project}.zip`, zipOf(files, answers.project), 'application/zip');
  };
  return (
    <section class="take" aria-labelledby="take">
      <h2 id="take">{say`Take it with you`}</h2>
      <p class="row">
        <button type="button" class="main" disabled={!isReady} onClick={() => void zip()}>
          {say`Download ${answers.project}.zip`}
        </button>
        <button
          type="button"
          onClick={() =>
            download(ANSWERS_FILE, new TextEncoder().encode(answersFile(answers)), 'application/json')
          }
        >
          {say`Answers file`}
        </button>
      </p>
      <div class="ways">
        {isOffered(answers) ? (
          <Copied id="command" label={say`The same project by the command`} value={commandOf(answers)} />
        ) : null}
        {answers.adopted ? null : <Copied id="link" label={say`A link to this choice`} value={link} />}
      </div>
    </section>
  );
}
