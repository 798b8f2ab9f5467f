import type { Catalogue } from '../catalogue-type.ts';

/** What of a project is executed, said before it is. */
export const trust: Catalogue = {
  '{0}: what is there was not made here. {1} runs code of it as you: {2}.':
    '{0}: lo que hay ahí no se creó aquí. {1} ejecuta código suyo con tu cuenta: {2}.',
  'Execute: {0} Go on?': 'Ejecutar: {0} ¿Continuar?',
  '{0}: nothing was run, and nothing was written.': '{0}: no se ejecutó ni se escribió nada.',
  'the tool that wrote its lock, which may build the packages that it names':
    'la herramienta que escribió su archivo de bloqueo, que puede construir los paquetes que nombra',
  'the packages of its requirements are installed, which may run code of theirs, into its environment':
    'se instalan en su entorno los paquetes de sus requisitos, lo que puede ejecutar código de ellos',
  'the projects of the participants, by the checks of their labs':
    'los proyectos de los participantes, mediante las comprobaciones de sus laboratorios',
  'its manage.py and settings, and its server': 'su manage.py, sus ajustes y su servidor',
  'the packages of its requirements are installed, which may run code of theirs':
    'se instalan los paquetes de sus requisitos, lo que puede ejecutar código de ellos',
  'its manage.py, settings and start commands, in a copy':
    'su manage.py, sus ajustes y sus comandos de inicio, en una copia',
};
