/** What somebody takes along: the zip, the command line, the answers file, a link. */
import type { Answers } from '../../choices/choice.ts';
import { commandWords } from '../../flags/command-line.ts';
import { say } from '../../languages/say.ts';
import { ANSWERS_FILE, answersFile } from '../../plan/plan.ts';
import { shellLine } from '../../terminal/shell-line.ts';
import { fragmentOf } from '../link.ts';
import { projectFiles, zipOf } from '../project.ts';
import { isOffered } from '../selection.ts';
import { Copied } from './copying.tsx';
import { download } from './download.ts';

/** The command that gives the same project. */
export const commandOf = (answers: Answers): string => shellLine(['django-cloud', ...commandWords(answers)]);

export function Take({ answers, isReady }: { readonly answers: Answers; readonly isReady: boolean }) {
  const link = `${location.href.replace(/#.*$/, '')}#${fragmentOf(answers)}`;
  const zip = (): void => {
    const contents = zipOf(projectFiles(answers), answers.project);
    download(`${answers.project}.zip`, contents, 'application/zip');
  };
  return (
    <section class="take" aria-labelledby="take">
      <h2 id="take">{say`Take it with you`}</h2>
      <p class="row">
        <button type="button" class="main" disabled={!isReady} onClick={zip}>
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
          <Copied
            id="command"
            label={say`The same project by the command`}
            value={commandOf(answers)}
            isRead
          />
        ) : null}
        {answers.adopted ? null : (
          <Copied id="link" label={say`A link to this choice`} value={link} isRead={false} />
        )}
      </div>
    </section>
  );
}
