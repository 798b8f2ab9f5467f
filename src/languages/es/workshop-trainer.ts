import type { Catalogue } from '../catalogue-type.ts';

/** What a trainer does before a class and during it: a first file, playing the labs through, who is where. */
export const workshopTrainer: Catalogue = {
  'Play all labs of each place through on this machine: each start must fail its checks, each solution must pass. Installs packages and starts servers in a temporary folder.':
    'Recorrer todos los labs de cada puesto en esta máquina: cada comienzo debe fallar sus comprobaciones, cada solución debe pasarlas. Instala paquetes e inicia servidores en una carpeta temporal.',
  '{0} is missing': 'falta {0}',
  '{0} is missing; labs go without': 'falta {0}; los labs funcionan sin él',
  ok: 'bien',
  WRONG: 'MAL',
  'place {0}, {1}: {2}; the start is {3} ({4} s), the solution {5} ({6} s)':
    'puesto {0}, {1}: {2}; el comienzo está {3} ({4} s), la solución {5} ({6} s)',
  '--rehearse: it starts servers as Linux and macOS do. Run it in WSL.':
    '--rehearse: inicia servidores como lo hacen Linux y macOS. Ejecútalo en WSL.',
  'lacking here: {0}': 'falta aquí: {0}',
  '{0}: {1} labs of {2} places played through in {3} s, {4} wrong.':
    '{0}: {1} labs de {2} puestos recorridos en {3} s, {4} mal.',
  '{0} is written. Put the people into {1}, and run: django-cloud workshop {2}':
    '{0} está escrito. Pon a las personas en {1}, y ejecuta: django-cloud workshop {2}',
  'Columns that are known, whatever their order and what else there is:':
    'Columnas que se conocen, en cualquier orden y con otras entre ellas:',
  'Domain on {0}: below which all apps of the class are; empty for the platform’s own':
    'Dominio en {0}: bajo el que están todas las apps de la clase; vacío para el de la plataforma',
  'Rotation, {0}: the servers that tables meet in turn':
    'Rotación, {0}: los servidores que les tocan a las mesas por turno',
  'playing the labs through': 'se recorrían los labs',
  'Print SQL that makes a database and an account for each seat on that server, with the address of each.':
    'Imprimir el SQL que crea en ese servidor una base de datos y una cuenta para cada puesto, con la dirección de cada una.',
  '--databases {0}: it must be the host of the database server as participants reach it, such as db.example.com or db.example.com:5432.':
    '--databases {0}: debe ser el host del servidor de bases de datos tal como lo alcanzan los participantes, como db.example.com o db.example.com:5432.',
  '--databases: no lab of this class has a database server. Choose one in "answers", such as "database: {0}".':
    '--databases: ningún lab de esta clase tiene un servidor de bases de datos. Elige uno en "answers", como "database: {0}".',
  'going to a lab': 'ir a un lab',
  'preparing a lab': 'preparar un lab',
};
