/** What projects of others are adopted for in tests. */
import type { AdoptedShape } from './adopted-shapes.ts';

export const TARGETS = [
  {
    id: 'wsgi',
    title: 'WSGI',
    flags: ['--server', 'gunicorn', '--platform', 'onprem'],
    switchTo: 'uvicorn',
    entry: 'wsgi',
  },
  {
    id: 'asgi',
    title: 'ASGI',
    flags: ['--server', 'uvicorn', '--platform', 'onprem'],
    switchTo: 'gunicorn',
    entry: 'asgi',
  },
  {
    id: 'cloudfoundry',
    title: 'Cloud Foundry',
    flags: ['--server', 'gunicorn', '--platform', 'cloudfoundry'],
    switchTo: 'hypercorn',
    entry: 'wsgi',
  },
  {
    id: 'codeengine',
    title: 'Code Engine',
    flags: ['--server', 'daphne', '--platform', 'codeengine'],
    switchTo: 'gunicorn',
    entry: 'asgi',
  },
] as const;

export type Target = (typeof TARGETS)[number];

/** The targets that a shape is rehearsed for: one in turn, that of its own entry point where it is about one; one of each kind; or every one. */
export function targetsOf(shape: AdoptedShape, number: number, every: boolean): readonly Target[] {
  if (every) return TARGETS;
  const kinds = shape.bothEntries ? ['wsgi', 'asgi'] : [shape.entry];
  return kinds.map((kind) => {
    const fitting = TARGETS.filter(({ entry }) => !kind || entry === kind);
    return fitting[number % fitting.length]!;
  });
}
