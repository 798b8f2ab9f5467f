import { ANSWER_FLAGS } from '../flags/answer-flags.ts';
import type { Flag } from '../flags/flag.ts';
import { OWN_FLAGS, SHARED_FLAGS } from './flags.ts';
import { wrapped } from './text.ts';

function head(flag: Flag): string {
  const value = flag.placeholder ? ` ${flag.placeholder}` : '';
  return `${flag.short ? `-${flag.short}, ` : ''}--${flag.name}${value}`;
}

function section(title: string, flags: readonly Flag[], width: number): string {
  const lines = flags.map((flag) => `  ${head(flag)}\n${wrapped(flag.help, width, '      ')}`);
  return `${title}\n${lines.join('\n')}`;
}

/** The text of `--help`, wrapped to the terminal. @param width columns */
export function help(width: number): string {
  return `${[
    'Usage: django-cloud [NAME [FOLDER]] [flags]',
    wrapped(
      'Renders a Django project that starts on a production server, into FOLDER (default: a new folder called NAME). What no flag answers is asked; without a terminal it takes its default.',
      width,
      '',
    ),
    section('Answers:', ANSWER_FLAGS, width),
    section('What happens:', [...SHARED_FLAGS, ...OWN_FLAGS], width),
    'Examples:\n  django-cloud mysite --defaults --run\n  django-cloud mysite --interface asgi --database postgresql\n  django-cloud --list',
  ].join('\n\n')}\n`;
}
