import type { Catalogue } from '../catalogue-type.ts';

/** Errors of the system, and ours that nobody expected. */
export const system: Catalogue = {
  'This is a fault of django-cloud {0}. Please report the lines above, with the command that you ran.':
    'Esto es un error de django-cloud {0}. Por favor, comunica las líneas de arriba junto con el comando que diste.',
  '{0}: {1} ({2}, {3}). Fix that, and run the command again.':
    '{0}: {1} ({2}, {3}). Corrígelo y repite el comando.',
  '{0}: {1}. Fix that, and run the command again.': '{0}: {1}. Corrígelo y repite el comando.',
  'permission denied': 'permiso denegado',
  'it is in use by another program': 'otro programa lo está usando',
  'your quota of this disk is used up': 'tu cuota de este disco está agotada',
  'that name already exists': 'ya hay algo con ese nombre',
  'the disk reports an error': 'el disco informa de un error',
  'a folder is where a file belongs': 'hay una carpeta donde debe haber un archivo',
  'the symbolic links form a loop': 'los enlaces forman un círculo',
  'too many files are open': 'hay demasiados archivos abiertos',
  'the name is too long for the file system': 'el nombre es demasiado largo para el sistema de archivos',
  'it does not exist, or was removed meanwhile': 'no está, o fue borrado entretanto',
  'the disk is full': 'el disco está lleno',
  'a file is where a folder belongs': 'hay un archivo donde debe haber una carpeta',
  'the folder is not empty': 'la carpeta no está vacía',
  'the system does not allow it': 'el sistema no lo permite',
  'the network file system is gone': 'la carpeta de otra máquina ya no está',
  'it lies on another file system': 'está en otro sistema de archivos',
};
