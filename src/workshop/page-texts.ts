import type { Text } from '../labs/language.ts';
import { Telling } from '../labs/telling.ts';
import type { Workshop } from './workshop-file.ts';

/** Of what language a page is. */
export type PageLanguage = Pick<Workshop, 'language'> & Partial<Pick<Workshop, 'translations'>>;

/** A text of a page. */
export const pageText = ({ language, translations }: PageLanguage, name: keyof typeof PAGE_TEXTS): string =>
  new Telling(language, translations).tell(PAGE_TEXTS[name]);

/** The code of a page's language. */
export const pageLanguage = ({ language, translations }: PageLanguage): string =>
  translations?.language ?? language;

/** The texts of the instructor's page. */
export const PAGE_TEXTS = {
  person: { en: 'Participant', es: 'Participante' },
  table: { en: 'Table', es: 'Mesa' },
  repository: { en: 'Repository', es: 'Repositorio' },
  server: { en: 'Server', es: 'Servidor' },
  address: { en: 'Addresses', es: 'Direcciones' },
  names: { en: 'Names on platforms', es: 'Nombres en las plataformas' },
  filter: { en: 'Filter', es: 'Filtrar' },
  hint: { en: 'Name, repository, server …', es: 'Nombre, repositorio, servidor…' },
  shown: { en: 'shown', es: 'visibles' },
  of: { en: 'of', es: 'de' },
  sort: { en: 'Sort by', es: 'Ordenar por' },
  clone: { en: 'To clone', es: 'Para clonar' },
  left: { en: 'has left', es: 'ha dejado el curso' },
  begin: { en: 'To begin', es: 'Para empezar' },
  read: { en: 'Then read', es: 'Después, lee' },
  handouts: { en: 'A sheet for each participant:', es: 'Una hoja para cada participante:' },
  at: { en: 'As of', es: 'A fecha de' },
  lab: { en: 'Lab', es: 'Lab' },
  done: { en: 'Done', es: 'Hechos' },
  since: { en: 'Since', es: 'Desde' },
  last: { en: 'Last commit', es: 'Último commit' },
  commits: { en: 'Commits', es: 'Commits' },
  red: { en: 'What is red', es: 'Qué está en rojo' },
  withheld: {
    en: 'Participants do not have them yet.',
    es: 'Los participantes todavía no las tienen.',
  },
  released: { en: 'Participants have them by now.', es: 'Los participantes ya las tienen.' },
  solutions: { en: 'The solutions are in the folder', es: 'Las soluciones están en la carpeta' },
} as const satisfies Readonly<Record<string, Text>>;
