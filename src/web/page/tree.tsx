/** The files as a tree, each with the choice that brought it; or those that were found by typing. */
import { memo } from 'preact/compat';
import { useMemo, useState } from 'preact/hooks';
import type { Answers } from '../../choices/choice.ts';
import { bringersOf } from '../../explain/origin.ts';
import { say } from '../../languages/say.ts';
import type { PlannedFile } from '../../plan/plan.ts';
import type { Difference } from '../differences.ts';
import { type Folder, found, treeOf } from '../tree.ts';

interface Props {
  readonly files: readonly PlannedFile[];
  readonly answers: Answers;
  readonly changed: ReadonlyMap<string, Difference['kind']>;
  readonly shown: string | undefined;
  readonly open: (path: string) => void;
}

/** What brought the files of an area, in few words, and of which question it is the answer. */
interface Badge {
  readonly text: string;
  readonly answer: string;
}

type Badges = ReadonlyMap<string, Badge>;

function badgesOf(files: readonly PlannedFile[], answers: Answers): Badges {
  const origins = new Set(files.map(({ origin }) => origin));
  return new Map(
    [...origins].flatMap((origin) => {
      const bringers = bringersOf(origin, answers);
      const text = bringers.map(({ choiceTitle }) => choiceTitle).join(', ');
      return bringers.length > 0 ? [[origin, { text, answer: bringers[0]!.answer }] as const] : [];
    }),
  );
}

interface RowProps {
  readonly path: string;
  readonly label: string;
  /** The badge's text, and its answer. */
  readonly text: string | undefined;
  readonly answer: string | undefined;
  readonly mark: string | undefined;
  readonly kind: Difference['kind'] | undefined;
  readonly isShown: boolean;
  readonly open: (path: string) => void;
}

/** One file, rendered anew only when what is seen of it changes. */
const Row = memo(({ path, label, text, answer, mark, kind, isShown, open }: RowProps) => {
  return (
    <li>
      <button
        type="button"
        class="entry"
        data-path={path}
        aria-current={isShown ? 'true' : undefined}
        onClick={() => open(path)}
      >
        <span class="name">{label}</span>
        {kind ? <span class={`kind ${kind}`}>{mark}</span> : null}
        {text === undefined ? null : (
          <span class="badge" data-answer={answer}>
            {text}
          </span>
        )}
      </button>
    </li>
  );
});

function rowOf(file: PlannedFile, label: string, badges: Badges, { changed, shown, open }: Props) {
  const { path, origin } = file;
  const kind = changed.get(path);
  const mark = kind && (kind === 'added' ? say`new` : say`changed`);
  const isShown = shown === path;
  return <Row key={path} {...{ path, label, kind, mark, isShown, open }} {...seen(badges.get(origin))} />;
}

const seen = (badge: Badge | undefined) => ({ text: badge?.text, answer: badge?.answer });

function Entries({ folder, ...props }: { readonly folder: Folder; readonly badges: Badges } & Props) {
  return (
    <ul class="tree">
      {folder.folders.map((one) => (
        <li key={one.path}>
          <details open={!one.path.slice(0, -1).includes('/')}>
            <summary>{one.name}/</summary>
            <Entries folder={one} {...props} />
          </details>
        </li>
      ))}
      {folder.files.map((file) => rowOf(file, file.path.slice(folder.path.length), props.badges, props))}
    </ul>
  );
}

export const Tree = memo((props: Props) => {
  const { files, answers } = props;
  const [typed, setTyped] = useState('');
  const badges = useMemo(() => badgesOf(files, answers), [files, answers]);
  const tree = useMemo(() => treeOf(files), [files]);
  const matches = typed.trim() === '' ? undefined : found(files, typed.trim());
  return (
    <div class="browser">
      <label for="find">{say`Find a file`}</label>
      <input
        id="find"
        type="search"
        value={typed}
        autocomplete="off"
        spellcheck={false}
        onInput={({ currentTarget }) => setTyped(currentTarget.value)}
      />
      <p class="quiet" role="status">
        {matches ? say`${matches.length} of ${files.length} files` : ''}
      </p>
      {matches ? (
        <ul class="tree">{matches.map((file) => rowOf(file, file.path, badges, props))}</ul>
      ) : (
        <Entries folder={tree} badges={badges} {...props} />
      )}
    </div>
  );
});
