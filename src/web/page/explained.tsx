/** Why a file is there, what would remove it, and which answers shaped it or one line of it. */
import { useEffect, useMemo, useState } from 'preact/hooks';
import type { Answers } from '../../choices/choice.ts';
import { type Explanation, explain, type Planned, plansOf } from '../../explain/explain.ts';
import { becauseOf, bringersOf } from '../../explain/origin.ts';
import { say } from '../../languages/say.ts';
import type { PlannedFile } from '../../plan/plan.ts';
import { shellLine } from '../../terminal/shell-line.ts';

/** How long the page computes at a time, in milliseconds: between two frames. */
const SLICE = 10;

/** The page answers to other choices first. */
const PAUSE = 150;

/**
 * What every other answer would make, computed while nothing else happens; undefined until then.
 *
 * @param isWhole whether everything is there that other answers need
 */
function usePlans(answers: Answers, isWhole: boolean): readonly Planned[] | undefined {
  const [plans, setPlans] = useState<{ readonly of: Answers; readonly all: readonly Planned[] }>();
  useEffect(() => {
    if (!isWhole) return;
    const all: Planned[] = [];
    const work = plansOf(answers);
    const step = (): void => {
      const end = performance.now() + SLICE;
      while (performance.now() < end) {
        const next = work.next();
        if (next.done) {
          setPlans({ of: answers, all });
          return;
        }
        all.push(next.value);
      }
      timer = setTimeout(step);
    };
    let timer = setTimeout(step, PAUSE);
    return () => clearTimeout(timer);
  }, [answers, isWhole]);
  return plans?.of === answers ? plans.all : undefined;
}

interface Props {
  readonly file: PlannedFile;
  readonly answers: Answers;
  readonly line: number | undefined;
  readonly isWhole: boolean;
}

function Shaped({ found, line }: { readonly found: Explanation; readonly line: number | undefined }) {
  const shapings = found.shapedBy.filter(
    ({ lines }) => line === undefined || lines.some(([first, last]) => first <= line && line <= last),
  );
  const titles = shapings.map(({ title }) => title).join(', ');
  return (
    <>
      <dt>{line === undefined ? say`Shaped by` : say`Line ${line} is shaped by`}</dt>
      <dd>{titles || say`none: it is the same in every project`}</dd>
    </>
  );
}

export function Explained({ file, answers, line, isWhole }: Props) {
  const plans = usePlans(answers, isWhole);
  const { path, origin } = file;
  const found = useMemo(() => plans && explain(answers, path, plans), [plans, path]);
  return (
    <dl class="explained" aria-live="polite" aria-busy={found === undefined}>
      <dt>{say`Why it is there`}</dt>
      <dd>{becauseOf(path, origin, bringersOf(origin, answers))}</dd>
      {found ? <Shaped found={found} line={line} /> : null}
      {found && line === undefined && found.removedBy.length > 0 ? (
        <>
          <dt>{say`What would remove it`}</dt>
          <dd>
            {found.removedBy.map(({ words }) => (
              <code key={words.join(' ')}>{shellLine(words)}</code>
            ))}
          </dd>
        </>
      ) : null}
    </dl>
  );
}
