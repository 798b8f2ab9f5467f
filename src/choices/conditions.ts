import type { Condition } from './choice.ts';

/** Where a platform hands over services under names of its own, which the project must turn into its variables. */
export const withBindings: Condition = (_answers, { hasBindings }) => hasBindings;

/** Where the project has the files of the example app. */
export const withExample: Condition = (_answers, facts) => facts.hasExample;

/** Where it has not. */
export const withoutExample: Condition = (_answers, facts) => !facts.hasExample;
