import { MIGRATED, tests } from '../common-checks.ts';
import { withGap } from '../gap.ts';
import type { Lesson } from '../lesson.ts';

/** Whatever a course begins with: a project whose first app is nowhere named yet, on the development server. */
export default {
  id: 'first-page',
  teaches: ({ before }) => before === undefined,
  title: () => ({ en: 'The first page', es: 'La primera página' }),
  start(solution, { after: { project } }) {
    const settings = withGap(solution, `${project}/settings.py`, [['    "pages",\n', '']]);
    return withGap(settings, `${project}/urls.py`, [
      ['import include, path', 'import path'],
      ['    path("", include("pages.urls")),\n', ''],
    ]);
  },
  minutes: 30,
  needs: () => ({
    en: 'Python, a terminal, an editor and git; no Django yet.',
    es: 'Python, un terminal, un editor y git; aún nada de Django.',
  }),
  checks: ({ after: { project } }) => [
    {
      id: 'installed',
      call: 'app_installed',
      args: ['pages'],
      title: { en: 'The app "pages" is installed', es: 'La aplicación «pages» está instalada' },
      way: {
        en: `Add "pages" to INSTALLED_APPS in ${project}/settings.py.`,
        es: `Añade "pages" a INSTALLED_APPS en ${project}/settings.py.`,
      },
    },
    {
      id: 'routed',
      call: 'home_routed',
      title: { en: 'An address leads to its first page', es: 'Una dirección lleva a su primera página' },
      way: {
        en: `In ${project}/urls.py, include "pages.urls" under the empty path.`,
        es: `En ${project}/urls.py, incluye "pages.urls" bajo la ruta vacía.`,
      },
    },
    MIGRATED,
    {
      id: 'served',
      call: 'home_served',
      args: ['name="author"'],
      title: { en: 'The guestbook is the first page', es: 'El libro de visitas es la primera página' },
      way: {
        en: 'Start "python manage.py runserver", open the page, and read what it prints.',
        es: 'Inicia «python manage.py runserver», abre la página y lee lo que imprime.',
      },
      after: ['installed', 'routed', 'migrated'],
    },
    tests(['tests.test_pages'], ['installed', 'routed', 'served']),
  ],
  hints: ({ after: { project } }) => [
    {
      en: 'A project knows an app only when it is named in two places. Which of them does the check call missing?',
      es: 'Un proyecto solo conoce una aplicación si se nombra en dos sitios. ¿Cuál de ellos falta según la comprobación?',
    },
    {
      en: `Its name goes into a list in ${project}/settings.py, and its addresses into one in ${project}/urls.py.`,
      es: `Su nombre va en una lista de ${project}/settings.py, y sus direcciones en otra de ${project}/urls.py.`,
    },
    {
      en: 'The names are "pages" and "pages.urls"; the second one goes into include(), which must be imported. Then migrate.',
      es: 'Los nombres son "pages" y "pages.urls"; el segundo va en include(), que hay que importar. Después, migrate.',
    },
  ],
} satisfies Lesson;
