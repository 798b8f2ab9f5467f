/** A course of the same choice: its rotation, its workshop file, and its labs as diffs. */
import { useMemo, useState } from 'preact/hooks';
import type { Answers } from '../../choices/choice.ts';
import { said, say } from '../../languages/say.ts';
import {
  firstRotation,
  fittingRotation,
  labsOfPlace,
  type Pair,
  serversFor,
  withPlace,
  workshopText,
} from '../course.ts';
import { problemOf } from '../selection.ts';
import { CopyButton, selectText } from './copying.tsx';
import { download } from './download.ts';
import { Labs } from './labs.tsx';
import { usePart } from './loading.ts';

const KINDS = ['wsgi', 'asgi'] as const;

interface PlacesProps {
  readonly answers: Answers;
  readonly rotation: readonly Pair[];
  readonly change: (rotation: readonly Pair[]) => void;
}

function Places({ answers, rotation, change }: PlacesProps) {
  return (
    <fieldset class="places">
      <legend>{say`Rotation`}</legend>
      <p class="quiet">{say`Each table has one of these places: the servers of its labs.`}</p>
      {rotation.map((place, index) => (
        <p class="row" key={index}>
          {KINDS.map((kind) => (
            <select
              key={kind}
              aria-label={say`Place ${index + 1}, ${kind.toUpperCase()}`}
              value={place[kind]}
              onChange={({ currentTarget: { value } }) =>
                change(rotation.map((one, at) => (at === index ? { ...one, [kind]: value } : one)))
              }
            >
              {serversFor(answers, kind).map(({ id, title }) => (
                <option key={id} value={id}>
                  {said(title)}
                </option>
              ))}
            </select>
          ))}
          {rotation.length > 1 ? (
            <button
              type="button"
              aria-label={say`Remove place ${index + 1}`}
              onClick={() => change(rotation.filter((_, at) => at !== index))}
            >
              {say`Remove`}
            </button>
          ) : null}
        </p>
      ))}
      <button type="button" onClick={() => change(withPlace(answers, rotation))}>
        {say`Add a place`}
      </button>
    </fieldset>
  );
}

interface Props {
  readonly answers: Answers;
  readonly language: string;
  readonly isReady: boolean;
}

export function Workshop({ answers, language, isReady }: Props) {
  const part = usePart('labs');
  const [title, setTitle] = useState<string>();
  const [changed, setRotation] = useState<readonly Pair[]>();
  const [place, setPlace] = useState(0);
  const rotation = fittingRotation(answers, changed ?? firstRotation(answers));
  const own = rotation[Math.min(place, rotation.length - 1)]!;
  const name = title ?? say`Django in the cloud`;
  const { labs, problem } = useMemo(() => {
    let found: ReturnType<typeof labsOfPlace> = [];
    const problem = problemOf(() => {
      if (part && isReady) found = labsOfPlace(answers, own);
    });
    return { labs: found, problem };
  }, [part, isReady, answers, own.wsgi, own.asgi, language]);
  if (!part || !isReady) return <p role="status">{say`Loading …`}</p>;
  const text = workshopText(answers, name, rotation, new Date());
  return (
    <section class="workshop" aria-labelledby="workshop">
      <h2 id="workshop">{say`A workshop`}</h2>
      <div class="field">
        <label for="course">{say`What the course is called`}</label>
        <input id="course" value={name} onInput={({ currentTarget }) => setTitle(currentTarget.value)} />
      </div>
      <Places answers={answers} rotation={rotation} change={setRotation} />
      <details>
        <summary id="workshop-file">workshop.yml</summary>
        {/* biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls */}
        <section class="code" tabIndex={0} aria-labelledby="workshop-file">
          <pre id="workshop-text">{text}</pre>
        </section>
      </details>
      <p class="row">
        <button
          type="button"
          class="main"
          onClick={() => download('workshop.yml', new TextEncoder().encode(text), 'application/yaml')}
        >
          {say`Download workshop.yml`}
        </button>
        <CopyButton label="workshop.yml" value={text} select={() => selectText('workshop-text')} />
      </p>
      <div class="field">
        <label for="place">{say`Labs of place`}</label>
        <select
          id="place"
          value={place}
          onChange={({ currentTarget }) => setPlace(Number(currentTarget.value))}
        >
          {rotation.map(({ wsgi, asgi }, index) => (
            <option key={index} value={index}>
              {`${index + 1}: ${wsgi}, ${asgi}`}
            </option>
          ))}
        </select>
      </div>
      {problem ? <p class="problem">{problem}</p> : <Labs labs={labs} />}
    </section>
  );
}
