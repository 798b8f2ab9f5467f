import type { Catalogue } from '../catalogue-type.ts';

/** Errors of the system, and ours that nobody expected. */
export const system: Catalogue = {
  'This is a fault of django-cloud {0}: {1}. Please report it with {2}, which has version, command and stack.':
    'Esto es un error de django-cloud {0}: {1}. Por favor, comunícalo junto con {2}, que contiene la versión, el comando y la traza.',
  'This is a fault of django-cloud {0}: {1} ({2}). Please report this line, with the command that you gave.':
    'Esto es un error de django-cloud {0}: {1} ({2}). Por favor, comunica esta línea junto con el comando que diste.',
  '{0}: no temporary folder can be made there: {1}. Set TMPDIR to a folder that you may write.':
    '{0}: no se puede crear ahí una carpeta temporal: {1}. Pon en TMPDIR una carpeta en la que puedas escribir.',
  '{0}: it is {1} where a file belongs. Remove it.': '{0}: hay {1} donde debe haber un archivo. Bórralo.',
  'adopt: the project cannot be read within {0} s.': 'adopt: el proyecto no se puede leer en {0} s.',
  '{0}: {1}: nothing copies so much. Have the ignore files leave out what is no part of the project, or move it away.':
    '{0}: {1}: nada copia tanto. Haz que los archivos de exclusión dejen fuera lo que no es parte del proyecto, o muévelo a otro sitio.',
  'a pipe': 'una tubería',
  'a socket': 'un socket',
  'a device': 'un dispositivo',
  '{0}: it has {1}, and {2} are the most that is read of such a file.':
    '{0}: tiene {1}, y de un archivo así se leen como mucho {2}.',
  'it is nested deeper than {0} levels': 'está anidado a más de {0} niveles',
  'more than {0} files and folders': 'más de {0} archivos y carpetas',
  'folders deeper than {0} levels': 'carpetas a más de {0} niveles de profundidad',
  'git printed more than {0} MiB': 'git imprimió más de {0} MiB',
  'git took longer than {0} s': 'git tardó más de {0} s',
  '{0}: "{1}" is no name for a filter, and cannot be switched off':
    '{0}: "{1}" no es un nombre para un filtro, y no se puede desactivar',
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
