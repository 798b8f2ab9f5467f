import { AXES } from '../../src/choices/axes.ts';
import { LANGUAGES } from '../../src/languages/language.ts';

/** Names are the same in every language: those of products, of which choices are called after. */
export const NAMES: ReadonlySet<string> = new Set([
  'runserver',
  ...AXES.flatMap(({ title, choices }) => [title, ...choices.map((choice) => choice.title)]),
  'CPU',
  '<div><dt>Django</dt><dd>{{ about.django }}</dd></div>',
  '<div><dt>Python</dt><dd>{{ about.python }}</dd></div>',
  '**<%- title %>**: [docs/<%- id %>.md](docs/<%- id %>.md).',
  'Cloud Foundry app manifest, version 1',
  'SAP BTP',
  'cloud.gov',
  'Tanzu',
  'GitHub',
  'Terraform',
  // What stands for a value in help.
  'HOST',
  'I/N',
  'LAB',
  'N',
  'URL',
  Object.keys(LANGUAGES).join('|'),
  'wsgi|asgi',
]);

/** Rows of tables that hold nothing but values. */
export const isRowOfValues = (text: string): boolean =>
  text.startsWith('|') && !/\p{L}{2}/u.test(text.replaceAll(/<%-.*?%>|`[^`]*`/g, ''));

/** Whether a text must be translated. */
export const isTranslated = (text: string): boolean => !NAMES.has(text) && !isRowOfValues(text);
