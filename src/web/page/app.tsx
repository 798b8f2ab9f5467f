import { useEffect, useMemo, useReducer, useState } from 'preact/hooks';
import { LANGUAGES } from '../../languages/language.ts';
import { say, speak } from '../../languages/say.ts';
import { fragmentOf } from '../link.ts';
import { useAddress } from './address.ts';
import { Choices } from './choices.tsx';
import { loadPart, usePlanning } from './loading.ts';
import { Notices } from './notices.tsx';
import { Opening } from './opening.tsx';
import { planned } from './planned.ts';
import { Presets } from './presets.tsx';
import { Preview } from './preview.tsx';
import { firstState, type PageLanguage, reduce } from './state.ts';
import { Take } from './take.tsx';
import { Workshop } from './workshop.tsx';

const LANGUAGE_IDS = Object.keys(LANGUAGES) as readonly PageLanguage[];

/** The whole page. @param language the first one */
export function App({ language }: { readonly language: PageLanguage }) {
  const [state, dispatch] = useReducer(reduce, language, firstState);
  const [isWorkshop, setWorkshop] = useState(false);
  const { isReady, isWhole } = usePlanning(state.answers, state.language);
  speak(state.language);
  const files = useMemo(() => planned(state.answers), [state.answers, isReady]);
  const fragment = fragmentOf(state.answers);

  useEffect(() => {
    document.documentElement.lang = state.language;
  }, [state.language]);
  useAddress(fragment);
  useEffect(() => {
    const follow = ({ newURL }: HashChangeEvent): void =>
      dispatch({ type: 'follow', fragment: new URL(newURL).hash });
    addEventListener('hashchange', follow);
    return () => removeEventListener('hashchange', follow);
  }, []);

  const speakIn = async (id: PageLanguage): Promise<void> => {
    // Both at once: the present choice may need all that its language says.
    const parts = id === 'en' ? [] : ([id, `${id}-rest`] as const);
    await Promise.all(parts.map((part) => loadPart(part).catch(() => undefined)));
    dispatch({ type: 'speak', language: id });
  };
  return (
    <>
      <header class="top">
        <div>
          <p class="brand">django-cloud</p>
          <h1>{say`See the project before it exists`}</h1>
          <p class="quiet">{say`Choose, look at every file, take it with you. Nothing leaves this page.`}</p>
        </div>
        <fieldset class="languages">
          <legend class="hidden">{say`Language`}</legend>
          {LANGUAGE_IDS.map((id) => (
            <button
              key={id}
              type="button"
              lang={id}
              aria-pressed={state.language === id}
              onClick={() => void speakIn(id)}
            >
              {LANGUAGES[id]}
            </button>
          ))}
        </fieldset>
      </header>
      <main data-ready={isReady} data-whole={isWhole} data-files={files.length} data-choice={fragment}>
        <section class="choices" aria-labelledby="choices">
          <h2 id="choices">{say`Choices`}</h2>
          <Presets dispatch={dispatch} />
          <Notices notes={state.notes} problem={state.problem} />
          <Choices answers={state.answers} dispatch={dispatch} />
          <Opening opened={state.opened} answers={state.answers} dispatch={dispatch} />
          <p class="jump">
            <button type="button" onClick={() => document.getElementById('result')?.scrollIntoView()}>
              {say`See the project: ${files.length} files`}
            </button>
          </p>
        </section>
        <div class="result" id="result">
          <nav class="views" aria-label={say`Views`}>
            <button type="button" aria-pressed={!isWorkshop} onClick={() => setWorkshop(false)}>
              {say`Project`}
            </button>
            <button type="button" aria-pressed={isWorkshop} onClick={() => setWorkshop(true)}>
              {say`A workshop of it`}
            </button>
          </nav>
          {isWorkshop ? (
            <Workshop answers={state.answers} language={state.language} isReady={isWhole} />
          ) : (
            <>
              <Take answers={state.answers} isReady={isReady} />
              <Preview state={state} files={files} isReady={isReady} isWhole={isWhole} dispatch={dispatch} />
            </>
          )}
        </div>
      </main>
    </>
  );
}
