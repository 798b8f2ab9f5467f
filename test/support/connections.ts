import { once } from 'node:events';
import { Background, type Place } from './processes.ts';

/**
 * Asks a database's client for a number ten times a second, until the most is asked for: one client, since to start one
 * costs the machine more than the question.
 *
 * @param client reads statements from its standard input
 */
export function watched(
  client: readonly string[],
  question: string,
  place: Place,
): { readonly most: () => Promise<number> } {
  const watch = new Background(client, place, 'ordinary', 'pipe');
  const { stdin } = watch.child;
  stdin?.on('error', () => undefined);
  const ask = setInterval(() => stdin?.write(`${question};\n`), 100);
  return {
    async most() {
      clearInterval(ask);
      const closed = once(watch.child, 'close');
      stdin?.end();
      await closed;
      return Math.max(...watch.stdout.trim().split('\n').map(Number));
    },
  };
}
