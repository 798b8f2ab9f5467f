import { marked, say } from '../languages/say.ts';
import type { Option } from './choice.ts';

/** What stands behind "Copyright (c)": no year of its own, for the same answers give the same project in every year. */
export const holder = {
  id: 'holder',
  title: marked('copyright holder'),
  help: marked('Whose the copyright is, with a year or without one: "2026 Ada Lovelace".'),
  asked: true,
  fallback: ({ project = '' }) => `the authors of ${project}`,
  check: (value) =>
    /^[\p{L}\p{N}][^\p{C}\p{Zl}\p{Zp}]{0,99}$/u.test(value)
      ? undefined
      : say`it must be one line of up to 100 characters that begins with a letter or a digit.`,
} as const satisfies Option;
