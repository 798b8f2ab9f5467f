/** The options of a choice: their values are checked while they are typed, with the reasons that flags have. */
import { useEffect, useState } from 'preact/hooks';
import type { Answers, Choice } from '../../choices/choice.ts';
import { type ChoiceOption, optionsOf } from '../../choices/chosen.ts';
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
