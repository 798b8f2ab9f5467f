import type { Catalogue } from '../catalogue-type.ts';

/** What stands for a value in help and usage lines, and how counts are told. */
export const placeholders: Catalogue = {
  flags: 'opciones',
  FILE: 'ARCHIVO',
  FOLDER: 'CARPETA',
  FORM: 'FORMATO',
  MODULE: 'MÓDULO',
  NAME: 'NOMBRE',
  'NAME=VALUE': 'NOMBRE=VALOR',
  PATH: 'RUTA',
  '/PATH': '/RUTA',
  PLATFORM: 'PLATAFORMA',
  VALUE: 'VALOR',
  '{0} {1}': '{1}: {0}',
};
