/** What renders and changes projects, as one module: what only prints does not load it. */
export { carryOut } from './carry-out.ts';
export { prepare } from './render.ts';
export { checkRun } from './run.ts';
