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
  checks: ({ after: { project } }) => [
    {
      call: 'checks.pages_installed',
      title: { en: 'The app "pages" is installed', es: 'La aplicación «pages» está instalada' },
      problem: {
        en: `INSTALLED_APPS does not have "pages": add it in ${project}/settings.py.`,
        es: `En INSTALLED_APPS falta "pages": añádela en ${project}/settings.py.`,
      },
    },
    {
      call: 'checks.home_routed',
      title: { en: 'An address leads to its first page', es: 'Una dirección lleva a su primera página' },
      problem: {
        en: `No pattern in ${project}/urls.py leads from "/" to a view: include "pages.urls".`,
        es: `En ${project}/urls.py ningún patrón lleva de "/" a una vista: incluye "pages.urls".`,
      },
    },
    {
      call: 'checks.migrated',
      title: { en: 'The database is migrated', es: 'La base de datos está migrada' },
      problem: {
        en: 'Migrations that the database has not seen: {migrations}. Run: python manage.py migrate',
        es: 'La base de datos no tiene estas migraciones: {migrations}. Ejecuta: python manage.py migrate',
      },
    },
    {
      call: 'checks.home_served',
      title: { en: 'runserver serves the page', es: 'runserver sirve la página' },
      problem: {
        en: 'GET / gave {answer}. Start "python manage.py runserver", open the page, and read what it prints.',
        es: 'GET / dio {answer}. Inicia «python manage.py runserver», abre la página y lee lo que imprime.',
      },
    },
  ],
} satisfies Lesson;
