import { code as spanish } from './es/code.ts';

/** What the code of a project says, by language and template. Only `npm run generate` reads it. */
export const CODE: Readonly<Record<string, Readonly<Record<string, Readonly<Record<string, string>>>>>> = {
  es: spanish,
};
