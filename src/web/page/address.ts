/** The address that has the choice. Writing it takes the browser longer than planning a project: the preview is painted first. */
import { useLayoutEffect } from 'preact/hooks';

/** Puts a fragment into the address after the next paint, unless somebody has changed the address by then. */
export function useAddress(fragment: string): void {
  useLayoutEffect(() => {
    const { hash } = location;
    if (hash === `#${fragment}`) return;
    let timer: ReturnType<typeof setTimeout>;
    const write = (): void => {
      // An address that was opened meanwhile is followed, and not put back.
      if (location.hash === hash) history.replaceState(null, '', `#${fragment}`);
    };
    const frame = requestAnimationFrame(() => {
      timer = setTimeout(write);
    });
    return () => {
      cancelAnimationFrame(frame);
      clearTimeout(timer);
    };
  }, [fragment]);
}
