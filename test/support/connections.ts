import { Background, type Place } from './processes.ts';

/** Runs a command that prints a number ten times a second, until the most is asked for. */
export function watched(count: readonly string[], place: Place): { readonly most: () => Promise<number> } {
  const watch = new Background(['sh', '-c', 'while "$@"; do sleep 0.1; done', 'sh', ...count], place);
  return {
    async most() {
      await watch.stop('SIGKILL');
      return Math.max(...watch.stdout.trim().split('\n').map(Number));
    },
  };
}
