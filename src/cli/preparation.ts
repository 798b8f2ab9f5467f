/** What reads flags and asks questions, as one module: what only prints does not load it, and it loads nothing that writes. */
export { prepare } from '../commands/render.ts';
export { checkRun } from '../commands/run.ts';
