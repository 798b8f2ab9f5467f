/** Loads the parts of the page that are needed later: classic scripts of its own folder, nothing else. */
import { useEffect, useState } from 'preact/hooks';
import { brought, type Parts } from '../parts/registry.ts';

type Policy = { createScriptURL: (name: string) => string };

const FILES: readonly string[] = ['es.js', 'labs.js', 'highlight.js', 'worker.js'];

/** The one way in which this page makes an address of a script, where the browser asks for one. */
const policy: Policy = (
  globalThis as unknown as { trustedTypes?: { createPolicy: (name: string, rules: Policy) => Policy } }
).trustedTypes?.createPolicy('django-cloud', {
  createScriptURL(name) {
    if (FILES.includes(name)) return name;
    throw new TypeError(`${name} is no script of this page.`);
  },
}) ?? { createScriptURL: (name) => name };

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

/** Lets the browser keep the page for when there is no network, where it may: on https and on loopback. */
export function keepOffline(): void {
  if (!location.protocol.startsWith('http') || !('serviceWorker' in navigator)) return;
  const start = (): void =>
    void navigator.serviceWorker.register(policy.createScriptURL('worker.js')).catch(() => undefined);
  if (document.readyState === 'complete') start();
  else addEventListener('load', start, { once: true });
}
