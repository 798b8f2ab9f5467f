import { presets } from '../../answers/presets.ts';
import { say } from '../../languages/say.ts';
import type { Action } from './state.ts';

/** Sets of answers to begin with. */
export function Presets({ dispatch }: { readonly dispatch: (action: Action) => void }) {
  return (
    <fieldset class="presets">
      <legend>{say`Begin with`}</legend>
      <ul>
        {presets().map(({ id, title, help }) => (
          <li key={id}>
            <button
              type="button"
              onClick={() => dispatch({ type: 'preset', id })}
              aria-describedby={`preset-${id}`}
            >
              {title}
            </button>
            <span class="quiet" id={`preset-${id}`}>
              {help}
            </span>
          </li>
        ))}
      </ul>
    </fieldset>
  );
}
