import { useEffect, useMemo, useReducer, useState } from 'preact/hooks';
import { LANGUAGES } from '../../languages/language.ts';
import { say, speak } from '../../languages/say.ts';
import { fragmentOf } from '../link.ts';
import { useAddress } from './address.ts';
import { Choices } from './choices.tsx';
import { loadPart, usePart } from './loading.ts';
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
  const project = usePart('project');
  speak(state.language);
  // A link in Spanish needs the Spanish part, whatever the page speaks.
  const spanish = usePart('es', state.answers.language === 'es');
  const isReady = project !== undefined && (state.answers.language !== 'es' || spanish !== undefined);
  const files = useMemo(() => (isReady ? planned(state.answers) : []), [state.answers, isReady]);
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
    if (id !== 'en') await loadPart(id).catch(() => undefined);
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
      <main data-ready={isReady} data-files={files.length} data-choice={fragment}>
        <section class="choices" aria-labelledby="choices">
          <h2 id="choices">{say`Choices`}</h2>
          <Presets dispatch={dispatch} />
          <Notices notes={state.notes} problem={state.problem} />
          <Choices answers={state.answers} dispatch={dispatch} />
          <Opening opened={state.opened} answers={state.answers} dispatch={dispatch} />
        </section>
        <div class="result">
          <nav class="views" aria-label={say`Views`}>
            <button type="button" aria-pressed={!isWorkshop} onClick={() => setWorkshop(false)}>
              {say`Project`}
            </button>
            <button type="button" aria-pressed={isWorkshop} onClick={() => setWorkshop(true)}>
              {say`A workshop of it`}
            </button>
          </nav>
          {isWorkshop ? (
            <Workshop answers={state.answers} language={state.language} isReady={isReady} />
          ) : (
            <>
              <Take answers={state.answers} isReady={isReady} />
              <Preview state={state} files={files} isReady={isReady} dispatch={dispatch} />
            </>
          )}
        </div>
      </main>
    </>
  );
}
