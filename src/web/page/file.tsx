/** One file: its lines, coloured once the highlighter is there, and why it is there. A line is chosen by the arrow keys, too. */
import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import type { Answers } from '../../choices/choice.ts';
import { say } from '../../languages/say.ts';
import type { PlannedFile } from '../../plan/plan.ts';
import type { Span } from '../parts/registry.ts';
import { CopyButton, selectText } from './copying.tsx';
import { Explained } from './explained.tsx';
import { usePart } from './loading.ts';

interface Props {
  readonly file: PlannedFile;
  readonly answers: Answers;
  readonly isWhole: boolean;
}

/** Where a key takes the chosen line. */
const MOVES: Readonly<Record<string, (line: number, count: number) => number>> = {
  ArrowDown: (line, count) => Math.min(line + 1, count),
  ArrowUp: (line) => Math.max(line - 1, 1),
  PageDown: (line, count) => Math.min(line + 15, count),
  PageUp: (line) => Math.max(line - 15, 1),
  Home: () => 1,
  End: (_line, count) => count,
};

const plainLines = (text: string): readonly (readonly Span[])[] =>
  text.split('\n').map((line) => [{ kind: undefined, text: line }]);

export function File({ file, answers, isWhole }: Props) {
  const highlight = usePart('highlight');
  const [line, setLine] = useState<number>();
  const list = useRef<HTMLDivElement>(null);
  const text = file.contents.replace(/\n$/, '');
  const lines = useMemo(
    () => highlight?.lines(text, file.path) ?? plainLines(text),
    [highlight, text, file.path],
  );
  useEffect(() => {
    if (line !== undefined) list.current?.children[line - 1]?.scrollIntoView({ block: 'nearest' });
  }, [line]);
  const shown = line !== undefined && line <= lines.length ? line : undefined;
  return (
    <article class="file" aria-labelledby="file-path">
      <div class="row head">
        <h3 id="file-path">{file.path}</h3>
        <CopyButton label={file.path} value={file.contents} select={() => selectText('file-lines')} />
      </div>
      <Explained file={file} answers={answers} line={shown} isWhole={isWhole} />
      <p class="quiet" id="file-told">
        {say`Choose a line, with the arrow keys or by a click, and see which answers shaped it.`}
      </p>
      <div
        class="code"
        id="file-lines"
        ref={list}
        role="listbox"
        tabIndex={0}
        aria-label={say`Lines of ${file.path}`}
        aria-describedby="file-told"
        aria-activedescendant={shown === undefined ? undefined : `line-${shown}`}
        onKeyDown={(event) => {
          const move = MOVES[event.key];
          if (!move) return;
          event.preventDefault();
          setLine(shown === undefined ? 1 : move(shown, lines.length));
        }}
      >
        {lines.map((spans, index) => (
          // biome-ignore lint/a11y/useKeyWithClickEvents: the list around it takes the keys, as a listbox does
          <div
            key={index}
            id={`line-${index + 1}`}
            class="line"
            role="option"
            tabIndex={-1}
            aria-selected={shown === index + 1}
            onClick={() => setLine(index + 1)}
          >
            {spans.length === 0 ? '\u200b' : null}
            {spans.map(({ kind, text: piece }, at) =>
              kind ? (
                <span key={at} class={`t-${kind}`}>
                  {piece}
                </span>
              ) : (
                piece
              ),
            )}
          </div>
        ))}
      </div>
    </article>
  );
}
