import type { Catalogue } from '../catalogue-type.ts';

/** `django-cloud completion`. */
export const completion: Catalogue = {
  'Print a script with which a shell completes these commands, flags and values.':
    'Imprime un script con el que una shell completa estos comandos, opciones y valores.',
  'Prints a script for bash, zsh or fish, with which the shell completes commands, flags and their values. Its first lines say where it goes.':
    'Imprime un script para bash, zsh o fish, con el que la shell completa comandos, opciones y sus valores. Sus primeras líneas dicen dónde va.',
  'completion {0}: unexpected argument. Usage: django-cloud completion SHELL':
    'completion {0}: sobra una palabra. Uso: django-cloud completion SHELL',
  'completion: missing argument: SHELL. Choose one of: {0}.':
    'completion: falta decir para qué shell. Elige una de: {0}.',
  'completion {0}: unknown shell.{1} Choose one of: {2}.':
    'completion {0}: no existe esa shell.{1} Elige una de: {2}.',
};
