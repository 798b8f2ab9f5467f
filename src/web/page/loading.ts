/** Loads the parts of the page that are needed later: classic scripts of its own folder, nothing else. */
import { useEffect, useState } from 'preact/hooks';
import type { Answers } from '../../choices/choice.ts';
import type { Language } from '../../languages/language.ts';
import { brought, type Parts } from '../parts/registry.ts';
import { isPlannable, missingParts } from './planned.ts';

type Policy = { createScriptURL: (name: string) => string };

const FILES: readonly string[] = ['rest', 'es', 'es-rest', 'labs', 'highlight', 'merge', 'worker'].map(
  (name) => `${name}.js`,
);

/** The one way in which this page makes an address of a script, where the browser asks for one. */
const policy: Policy = (
  globalThis as unknown as { trustedTypes?: { createPolicy: (name: string, rules: Policy) => Policy } }
).trustedTypes?.createPolicy('django-cloud', {
  createScriptURL(name) {
    if (FILES.includes(name)) return name;
    throw new TypeError(`${name} is no script of this page.`);
  },
}) ?? { createScriptURL: (name) => name };

/** When a part is asked for again that could not be loaded, in milliseconds. */
const RETRY = 3000;

const loading = new Map<keyof Parts, Promise<void>>();

/** Loads a part once. */
export function loadPart(name: keyof Parts): Promise<void> {
  if (brought[name]) return Promise.resolve();
  const known = loading.get(name);
  if (known) return known;
  const made = new Promise<void>((resolve, reject) => {
    const script = document.createElement('script');
    script.src = policy.createScriptURL(`${name}.js`);
    script.onload = () => resolve();
    script.onerror = () => {
      loading.delete(name);
      reject(new Error(`${name}.js`));
    };
    document.head.append(script);
  });
  loading.set(name, made);
  return made;
}

/** A part for who needs it: undefined until it is there. @param wanted whether to load it */
export function usePart<Name extends keyof Parts>(name: Name, wanted = true): Parts[Name] | undefined {
  const [part, setPart] = useState(brought[name]);
  useEffect(() => {
    const look = (): void => setPart(() => brought[name]);
    addEventListener('part', look);
    // The page's own templates come by themselves.
    if (wanted && name !== 'project') loadPart(name).catch(() => undefined);
    look();
    return () => removeEventListener('part', look);
  }, [name, wanted]);
  return part as Parts[Name] | undefined;
}

/**
 * Loads everything that plans are made from: first what the present answers need, then, once their preview is there, the rest.
 *
 * @returns whether the answers can be planned, and whether all others can be, too
 */
export function usePlanning(answers: Answers, language: Language): { isReady: boolean; isWhole: boolean } {
  const [, setCount] = useState(0);
  const isReady = isPlannable(answers);
  const isSpanish = [language, answers.language].includes('es');
  const parts: readonly (keyof Parts)[] = isReady
    ? ['rest', ...(isSpanish ? (['es', 'es-rest'] as const) : [])]
    : missingParts(answers);
  const wanted = parts.filter((part) => !brought[part]).join(' ');
  useEffect(() => {
    const look = (): void => setCount((count) => count + 1);
    addEventListener('part', look);
    // What came before anybody listened.
    look();
    return () => removeEventListener('part', look);
  }, []);
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout>;
    const again = (): void => {
      clearTimeout(timer);
      timer = setTimeout(load, RETRY);
    };
    const load = (): void => {
      for (const part of wanted.split(' ').filter(Boolean)) loadPart(part as keyof Parts).catch(again);
    };
    // Between a paint and the next choice: what was asked for is shown first.
    timer = setTimeout(load);
    return () => clearTimeout(timer);
  }, [wanted]);
  return { isReady, isWhole: isReady && parts.every((part) => brought[part]) };
}

/** Lets the browser keep the page for when there is no network, where it may: on https and on loopback. */
export function keepOffline(): void {
  if (!location.protocol.startsWith('http') || !('serviceWorker' in navigator)) return;
  const start = (): void =>
    void navigator.serviceWorker.register(policy.createScriptURL('worker.js')).catch(() => undefined);
  if (document.readyState === 'complete') start();
  else addEventListener('load', start, { once: true });
}
