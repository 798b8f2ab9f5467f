import type { Text } from './language.ts';

/**
 * What Python says of a text that it does not understand, as a pattern, and how a class hears it; `{0}` is the pattern's
 * first group. Sources: Parser/tokenizer, Grammar/python.gram and Parser/pegen_errors.c of CPython 3.11 to 3.14.
 */
export const SYNTAX: readonly (readonly [pattern: string, text: Text])[] = [
  [
    'unterminated triple-quoted',
    { en: 'three quotes are open until the end', es: 'hay tres comillas sin cerrar hasta el final' },
  ],
  ['unterminated (?:f-|t-)?string literal', { en: 'a quote is open', es: 'hay una comilla sin cerrar' }],
  ["^'?(.)'? was never closed", { en: '"{0}" is never closed', es: 'no se cierra «{0}»' }],
  [
    "closing parenthesis '(.)' does not match",
    {
      en: '"{0}" closes what was opened by another bracket',
      es: '«{0}» cierra lo que abrió otro paréntesis',
    },
  ],
  ["unmatched '(.)'", { en: '"{0}" closes nothing', es: '«{0}» no cierra nada' }],
  ['forgot a comma', { en: 'a comma or a quote is missing', es: 'falta una coma o una comilla' }],
  ["expected ':'", { en: 'a colon is missing at the end', es: 'faltan los dos puntos al final' }],
  [
    'expected an indented block after (.+?) on line (\\d+)',
    { en: 'nothing is indented below line {1} ({0})', es: 'no hay nada sangrado bajo la línea {1} ({0})' },
  ],
  [
    'unexpected indent',
    { en: 'the line begins too far to the right', es: 'la línea empieza demasiado a la derecha' },
  ],
  [
    'unindent does not match',
    { en: 'the line begins at no level that is open', es: 'la línea no empieza en ningún nivel abierto' },
  ],
  [
    'inconsistent use of tabs',
    {
      en: 'tabs and blanks are mixed before the text',
      es: 'se mezclan tabuladores y espacios antes del texto',
    },
  ],
  [
    "invalid character '(.+)'",
    {
      en: '"{0}" is no character of Python: typographic quotes come from a copied text',
      es: '«{0}» no es un carácter de Python: las comillas tipográficas vienen de un texto copiado',
    },
  ],
  [
    'invalid non-printable character',
    {
      en: 'an invisible character is in it, from a copied text',
      es: 'contiene un carácter invisible, de un texto copiado',
    },
  ],
  [
    "'await' outside",
    { en: '"await" is only possible in "async def"', es: '«await» solo es posible dentro de «async def»' },
  ],
  [
    'outside (?:async )?function',
    {
      en: 'it stands outside of its function: the indentation is lost',
      es: 'está fuera de su función: se perdió el sangrado',
    },
  ],
  [
    'cannot assign to',
    {
      en: 'one "=" where two are meant, or a quote is missing',
      es: 'un «=» donde se quieren dos, o falta una comilla',
    },
  ],
  [
    'null bytes|utf-8|codec|encoding',
    { en: 'it is not stored as text in UTF-8', es: 'no está guardado como texto en UTF-8' },
  ],
  ['unexpected EOF|was never closed', { en: 'it ends too early', es: 'termina demasiado pronto' }],
  [
    'unexpected character after line continuation',
    {
      en: 'a backslash stands in the middle of the line',
      es: 'hay una barra invertida en mitad de la línea',
    },
  ],
  ['invalid syntax', { en: 'something is missing here, or too much', es: 'aquí falta algo, o sobra' }],
];
