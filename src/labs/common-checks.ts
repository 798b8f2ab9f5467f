import type { LabCheck } from './lesson.ts';

/** Checks that several lessons have. */
export const MIGRATED: LabCheck = {
  id: 'migrated',
  call: 'migrated',
  title: { en: 'The database is migrated', es: 'La base de datos está migrada' },
  way: { en: 'Run: python manage.py migrate', es: 'Ejecuta: python manage.py migrate' },
};

export const COLLECTED: LabCheck = {
  id: 'collected',
  call: 'collected',
  title: { en: 'Static files can be collected', es: 'Los archivos estáticos se pueden reunir' },
  way: {
    en: 'Run: python manage.py collectstatic --noinput',
    es: 'Ejecuta: python manage.py collectstatic --noinput',
  },
};

/**
 * The tests of the project that belong to a lesson; all of them where none is named.
 *
 * @param after the checks whose failure makes tests fail
 */
export function tests(modules: readonly string[], after: readonly string[] = []): LabCheck {
  const command = ['python manage.py test', ...modules].join(' ');
  return {
    id: 'tests',
    call: 'tests_pass',
    args: modules,
    title: { en: "The project's own tests pass", es: 'Las pruebas del propio proyecto pasan' },
    way: { en: `Run: ${command}`, es: `Ejecuta: ${command}` },
    after,
  };
}
