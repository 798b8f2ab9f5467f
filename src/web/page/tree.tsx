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

type RowProps = { readonly file: PlannedFile; readonly label: string; readonly badges: Badges } & Props;

function Row({ file, label, badges, changed, shown, open }: RowProps) {
  const badge = badges.get(file.origin);
  const kind = changed.get(file.path);
  return (
    <li>
      <button
        type="button"
        class="entry"
        data-path={file.path}
        aria-current={shown === file.path ? 'true' : undefined}
        onClick={() => open(file.path)}
      >
        <span class="name">{label}</span>
        {kind ? <span class={`kind ${kind}`}>{kind === 'added' ? say`new` : say`changed`}</span> : null}
        {badge ? (
          <span class="badge" data-answer={badge.answer}>
            {badge.text}
          </span>
        ) : null}
      </button>
    </li>
  );
}

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
      {folder.files.map((file) => (
        <Row key={file.path} file={file} label={file.path.slice(folder.path.length)} {...props} />
      ))}
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
        <ul class="tree">
          {matches.map((file) => (
            <Row key={file.path} file={file} label={file.path} badges={badges} {...props} />
          ))}
        </ul>
      ) : (
        <Entries folder={tree} badges={badges} {...props} />
      )}
    </div>
  );
});
