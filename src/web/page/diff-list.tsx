/** Diffs of several files: each is made when it is opened. */
import { useMemo, useState } from 'preact/hooks';
import { say } from '../../languages/say.ts';
import { type Difference, diffLines } from '../differences.ts';

/** Files that are open from the beginning. */
const OPEN = 2;

const SIGNS = { added: '+', removed: '−', same: ' ', hunk: '', note: '' } as const;

const kindText = (kind: Difference['kind']): string =>
  ({ added: say`new`, removed: say`gone`, changed: say`changed` })[kind];

function Lines({ difference }: { readonly difference: Difference }) {
  const lines = useMemo(() => diffLines(difference), [difference]);
  const { note } = difference;
  const [before, after] = [difference.before?.executable, difference.after?.executable];
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, and whoever has no mouse must reach it
    <section class="code diff" tabIndex={0} aria-label={say`Changes of ${difference.path}`}>
      {note === undefined ? null : (
        <div class="line note" data-told>
          {note}
        </div>
      )}
      {lines.length === 0 && note === undefined ? (
        <div class="line" data-told>
          {before === after ? say`An empty file.` : say`Only its mode changes.`}
        </div>
      ) : null}
      {lines.map(({ kind, text }, index) => (
        <div key={index} class={`line ${kind}`}>
          <span class="sign">{SIGNS[kind]}</span>
          {text}
        </div>
      ))}
    </section>
  );
}

function One({ difference, isFirst }: { readonly difference: Difference; readonly isFirst: boolean }) {
  const [isOpen, setOpen] = useState(isFirst);
  return (
    <details open={isOpen} onToggle={({ currentTarget }) => setOpen(currentTarget.open)}>
      <summary>
        <span class="name">{difference.path}</span>{' '}
        <span class={`kind ${difference.isConflict ? 'conflict' : difference.kind}`}>
          {difference.isConflict ? say`conflict` : kindText(difference.kind)}
        </span>
      </summary>
      {isOpen ? <Lines difference={difference} /> : null}
    </details>
  );
}

export function DiffList({ differences }: { readonly differences: readonly Difference[] }) {
  return (
    <div class="diffs">
      {differences.map((difference, index) => (
        <One key={difference.path} difference={difference} isFirst={index < OPEN} />
      ))}
    </div>
  );
}
