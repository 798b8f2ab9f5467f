import type { Catalogue } from '../catalogue-type.ts';

/** Errors of the system, and ours that nobody expected. */
export const system: Catalogue = {
  'This is a fault of django-cloud {0}. Please report the lines above, with the command that you gave.':
    'Esto es un error de django-cloud {0}. Por favor, comunica las líneas de arriba junto con el comando que diste.',
  '{0}: {1} ({2}, {3}). Mend that, and call the command again.':
    '{0}: {1} ({2}, {3}). Corrígelo y repite el comando.',
  '{0}: {1}. Mend that, and call the command again.': '{0}: {1}. Corrígelo y repite el comando.',
  'it may not be read or written by you': 'no tienes permiso para leerlo o escribirlo',
  'another program is using it': 'otro programa lo está usando',
  'your quota of this disk is used up': 'tu cuota de este disco está agotada',
  'something of that name is there already': 'ya hay algo con ese nombre',
  'the disk reports an error': 'el disco informa de un error',
  'a folder is where a file belongs': 'hay una carpeta donde debe haber un archivo',
  'links lead in a circle': 'los enlaces forman un círculo',
  'too many files are open': 'hay demasiados archivos abiertos',
  'the name is too long for the file system': 'el nombre es demasiado largo para el sistema de archivos',
  'it is not there, or was removed meanwhile': 'no está, o fue borrado entretanto',
  'the disk is full': 'el disco está lleno',
  'a file is where a folder belongs': 'hay un archivo donde debe haber una carpeta',
  'the folder is not empty': 'la carpeta no está vacía',
  'the system does not allow it': 'el sistema no lo permite',
  'the folder of another machine is gone': 'la carpeta de otra máquina ya no está',
  'it lies on another file system': 'está en otro sistema de archivos',
};
