/** Commands that change no answers, in the order of `--help`. */
export const OTHER_COMMANDS = [
  'adopt',
  'undo',
  'explain',
  'rehearse',
  'workshop',
  'web',
  'completion',
  'new-plugin',
  'lock-plugin',
  'test-plugin',
] as const;
export type OtherCommand = (typeof OTHER_COMMANDS)[number];
