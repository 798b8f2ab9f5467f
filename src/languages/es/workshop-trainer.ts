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
  'Say who is in which lab and since when, from the pushed repositories, else the local ones; also as status.html.':
    'Decir quién está en qué lab y desde cuándo, según los repositorios a los que se hizo push, o si no los locales; también en status.html.',
  'With --status: judge everybody’s lab by your own copy of the checks, with this Python, which has the project’s packages. It runs what participants wrote.':
    'Con --status: evaluar el lab de cada cual con tu propia copia de las comprobaciones, con este Python, que tiene los paquetes del proyecto. Ejecuta lo que escribieron los participantes.',
  'With --status: print progress as Moodle, Canvas or what reads GitHub Classroom’s lists imports it, or the roster as Classroom 50 does: moodle, canvas, github, classroom50.':
    'Con --status: imprimir el progreso tal como lo importan Moodle, Canvas o lo que lee las listas de GitHub Classroom, o la lista de participantes como la importa Classroom 50: moodle, canvas, github, classroom50.',
  'Not listed, because nothing in the roster says who they are there: {0}':
    'No están en la lista, porque nada en la lista de participantes dice quiénes son allí: {0}',
  '--python {0}: it does not start, or has no Django. Give the Python of a virtual environment with the project’s packages, such as solutions/.venv/bin/python.':
    '--python {0}: no se inicia, o no tiene Django. Indica el Python de un entorno virtual con los paquetes del proyecto, como solutions/.venv/bin/python.',
  '--csv {0}: unknown format. Choose one of: {1}.': '--csv {0}: no existe esa forma. Elige una de: {1}.',
  'no commit yet': 'aún sin commits',
  'since {0}': 'desde {0}',
  '{0}: there is no class yet. Make it first: django-cloud workshop':
    '{0}: todavía no hay una clase. Créala antes: django-cloud workshop',
  'it has no branch': 'no tiene ninguna rama',
  'it cannot be read. Give the path of a Python file, from this file on.':
    'no se puede leer. Indica la ruta de un archivo de Python, en relación con este archivo.',
  'it has no check. Write functions such as "def check_title() -> str | None:", which return None when all is well, else the cause.':
    'no tiene ninguna comprobación. Escribe funciones como "def check_title() -> str | None:", que devuelven None si todo está bien, y si no la causa.',
  'going to a lab': 'ir a un lab',
  'preparing a lab': 'preparar un lab',
};
