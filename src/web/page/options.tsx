/** The options of a choice: their values are checked while they are typed, with the reasons that flags have. */
import { useEffect, useState } from 'preact/hooks';
import type { Axis } from '../../choices/axes.ts';
import type { Answers, Choice } from '../../choices/choice.ts';
import { type ChoiceOption, optionsOf } from '../../choices/chosen.ts';
import { factsOf } from '../../choices/facts.ts';
import { said, say } from '../../languages/say.ts';
import { problemOf, select } from '../selection.ts';
import type { Action } from './state.ts';

interface Props {
  readonly answers: Answers;
  readonly dispatch: (action: Action) => void;
}

function Field({ one, answers, dispatch }: Props & { readonly one: ChoiceOption }) {
  const { choice, option, flag, key } = one;
  const value = answers.options[choice.id]?.[option.id] ?? '';
  const [typed, setTyped] = useState(value);
  useEffect(() => setTyped(value), [value]);
  const problem = typed === value ? undefined : problemOf(() => select(answers, key, typed));
  const give = (text: string): void => {
    setTyped(text);
    if (problemOf(() => select(answers, key, text)) === undefined)
      dispatch({ type: 'choose', key, value: text });
  };
  const common = { id: flag, 'aria-describedby': `${flag}-help` } as const;
  return (
    <div class="field">
      <label for={flag}>{said(option.title)}</label>
      {option.choices ? (
        <select {...common} value={value} onChange={({ currentTarget }) => give(currentTarget.value)}>
          {option.choices.map((text) => (
            <option key={text} value={text}>
              {text || say`none`}
            </option>
          ))}
        </select>
      ) : (
        <input
          {...common}
          value={typed}
          autocomplete="off"
          spellcheck={false}
          maxLength={500}
          aria-invalid={problem !== undefined}
          onInput={({ currentTarget }) => give(currentTarget.value)}
        />
      )}
      <p id={`${flag}-help`} class={problem ? 'problem' : 'quiet'}>
        {problem ?? said(option.help)}
      </p>
    </div>
  );
}

/** Whether a choice has options without a default: it is chosen once they are given. */
export const needsMore = (choice: Choice): boolean =>
  choice.options?.some(({ required }) => required) ?? false;

/** The options that a choice cannot do without: it becomes the answer as soon as all of them can be used. */
export function Required({
  axis,
  choice,
  answers,
  dispatch,
}: Props & { readonly axis: Axis; readonly choice: Choice }) {
  const [typed, setTyped] = useState<Readonly<Record<string, string>>>({});
  const give = (key: string, text: string): void => {
    const options = { ...typed, [key]: text };
    setTyped(options);
    if (problemOf(() => select(answers, axis.key, choice.id, options)) === undefined)
      dispatch({ type: 'choose', key: axis.key, value: choice.id, options });
  };
  return (
    <div class="options">
      {optionsOf([choice])
        .filter(({ option }) => option.required)
        .map(({ option, flag, key }) => {
          const text = typed[key];
          const problem =
            text === undefined ? undefined : option.check?.(text, {}, answers, factsOf(answers));
          return (
            <div key={key} class="field">
              <label for={flag}>{said(option.title)}</label>
              <input
                id={flag}
                required
                value={text ?? ''}
                autocomplete="off"
                spellcheck={false}
                maxLength={500}
                aria-invalid={problem !== undefined}
                aria-describedby={`${flag}-help`}
                onInput={({ currentTarget }) => give(key, currentTarget.value)}
              />
              <p id={`${flag}-help`} class={problem ? 'problem' : 'quiet'}>
                {problem ?? said(option.help)}
              </p>
            </div>
          );
        })}
    </div>
  );
}

export function Options({ choice, answers, dispatch }: Props & { readonly choice: Choice }) {
  const all = optionsOf([choice]);
  const field = (one: ChoiceOption) => (
    <Field key={one.key} one={one} answers={answers} dispatch={dispatch} />
  );
  const rest = all.filter(({ option }) => !option.asked);
  return (
    <div class="options">
      {all.filter(({ option }) => option.asked).map(field)}
      {rest.length > 0 ? (
        <details>
          <summary>{say`More options of ${said(choice.title)}`}</summary>
          {rest.map(field)}
        </details>
      ) : null}
    </div>
  );
}
