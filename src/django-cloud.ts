#!/usr/bin/env node
// The own command. It runs before anything newer than the oldest Node that people have: no syntax of ours is loaded yet.
import module from 'node:module';
import { nodeProblem } from './commands/node-version.ts';

const problem = nodeProblem('django-cloud', process.versions.node);
if (problem === undefined) {
  module.enableCompileCache?.();
  // Not awaited: the built command is CommonJS, which has no await here. What is thrown ends the process all the same, and
  // what never ends must not look like a success.
  process.exitCode = 1;
  import('./cli/main.ts').then(async ({ main }) => {
    process.exitCode = await main(process.argv.slice(2));
  });
} else {
  console.error(problem);
  process.exitCode = 1;
}
