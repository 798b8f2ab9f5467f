/** A class as it comes to a course: 30 people with the names that people have, at eight tables, which have four places. */
import { platforms, servers } from '../../src/choices/catalog.ts';
import type { Language } from '../../src/languages/language.ts';
import { WORKSHOP } from './workshop.ts';

export const NAMES = [
  ...['María José Núñez', 'Zoë Łukasz', 'Íñigo Ruiz', 'José Ángel Peña', 'Begoña Muñoz', 'Çağla Öztürk'],
  ...[
    '李雷',
    'محمد علي',
    'Søren Ærø',
    'Straße Groß',
    "Máire O'Neil",
    'Ana López',
    'Ana López',
    'Ñusta Quispe',
  ],
];

/** The servers of one place. */
export interface Pair {
  readonly wsgi: string;
  readonly asgi: string;
}

const speaking = (kind: string): readonly string[] =>
  servers.filter((one) => one.interface === kind && !one.teaching && !one.systemPackages).map(({ id }) => id);

/** Four places out of the servers that need nothing of the system. */
function usualPlaces(): readonly Pair[] {
  const [wsgi, asgi] = [speaking('wsgi'), speaking('asgi')];
  return [0, 1, 2, 3].map((index) => ({
    wsgi: wsgi[index % wsgi.length] ?? '',
    asgi: asgi[index % asgi.length] ?? '',
  }));
}

/** What a trainer writes. @param answers beside the platforms, as YAML @param people fewer, where the class is not the subject */
export function classOfThirty(
  language: Language,
  places: readonly Pair[] = usualPlaces(),
  answers = 'project: shop',
  people = 30,
) {
  const rows = Array.from(
    { length: people },
    (_, index) =>
      `"${NAMES[index] ?? `Participante ${index}`}",p${index}@example.com,Mesa ${(index % 8) + 1}`,
  );
  const clouds = platforms.filter(({ ephemeralDisk }) => ephemeralDisk).map(({ id }) => id);
  const rotation = places.map(({ wsgi, asgi }) => `{ wsgi: ${wsgi}, asgi: ${asgi} }`).join(', ');
  const text = WORKSHOP.replace('language: en', `language: ${language}`).replace(
    '{ project: shop }',
    `{ ${answers}, platforms: [${clouds.join(', ')}] }`,
  );
  return {
    places,
    roster: `nombre completo,correo,mesa\n${rows.join('\n')}\n`,
    workshop: `${text}rotation: [${rotation}]\n`,
  };
}
