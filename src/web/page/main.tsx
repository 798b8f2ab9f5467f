/** Begins the page: takes parts over, finds the language, and shows it. */
import { render } from 'preact';
import { languageOf } from '../../languages/language.ts';
import { answersOfFragment } from '../link.ts';
import { receive } from '../parts/registry.ts';
import { shared } from '../parts/shared.ts';
import { problemOf } from '../selection.ts';
import { App } from './app.tsx';
import { keepOffline, loadPart } from './loading.ts';

Object.assign(globalThis, {
  djangoCloudShared: shared,
  djangoCloudPart(...part: Parameters<typeof receive>) {
    receive(...part);
    dispatchEvent(new Event('part'));
  },
});

/** That of the link, else the browser's. */
function firstLanguage(): 'en' | 'es' {
  let linked: string | undefined;
  problemOf(() => {
    linked = answersOfFragment(location.hash)?.language;
    if (linked === undefined && location.hash.includes('=')) linked = 'en';
  });
  return languageOf(linked ?? navigator.language) ?? 'en';
}

const language = firstLanguage();
// Its messages are a part; what cannot be loaded is said in English.
const loaded = language === 'en' ? Promise.resolve() : loadPart(language).catch(() => undefined);
loaded.then(() => {
  const page = document.getElementById('page');
  if (!page) return;
  page.replaceChildren();
  render(<App language={language} />, page);
  keepOffline();
});
