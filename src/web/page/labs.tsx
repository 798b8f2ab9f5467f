import { useMemo, useState } from 'preact/hooks';
import type { Lab } from '../../labs/lab.ts';
import { say } from '../../languages/say.ts';
import type { PlannedFile } from '../../plan/plan.ts';
import { differencesOf } from '../differences.ts';
import { DiffList } from './diff-list.tsx';

/** What the labs' own pages and commands are beside the project: the same in all labs. */
const ofProject = (files: readonly PlannedFile[]): readonly PlannedFile[] =>
  files.filter(({ origin }) => origin !== 'labs');

function LabDiffs({ lab, before }: { readonly lab: Lab; readonly before: Lab | undefined }) {
  const steps = useMemo(
    () => ({
      given: before ? differencesOf(ofProject(before.solution), ofProject(lab.start)) : [],
      solved: differencesOf(ofProject(lab.start), ofProject(lab.solution)),
    }),
    [lab, before],
  );
  return (
    <>
      {steps.given.length > 0 ? <h3>{say`What the lab begins with, beyond the lab before`}</h3> : null}
      <DiffList differences={steps.given} />
      <h3>{say`What the participant does`}</h3>
      {steps.solved.length === 0 ? <p>{say`Nothing in the files.`}</p> : null}
      <DiffList differences={steps.solved} />
    </>
  );
}

/** Lab by lab: what each begins with, and what its solution changes. */
export function Labs({ labs }: { readonly labs: readonly Lab[] }) {
  const [shown, setShown] = useState(0);
  const lab = labs[Math.min(shown, labs.length - 1)];
  return (
    <div class="labs">
      <ol>
        {labs.map(({ id, title, minutes, needs }, index) => (
          <li key={id}>
            <button
              type="button"
              class="entry"
              aria-current={lab?.id === id ? 'true' : undefined}
              onClick={() => setShown(index)}
            >
              <span class="name">{title}</span>
              <span class="mark">{say`${minutes} minutes`}</span>
            </button>
            {lab?.id === id ? <p class="quiet">{say`Needs: ${needs}`}</p> : null}
          </li>
        ))}
      </ol>
      {lab ? <LabDiffs key={lab.id} lab={lab} before={labs[labs.indexOf(lab) - 1]} /> : null}
    </div>
  );
}
