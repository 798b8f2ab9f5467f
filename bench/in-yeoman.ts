/**
 * Runs a built generator in Yeoman's environment, as a program does, and says on standard error how many milliseconds it
 * took from the call to the end: without the start of `yo`, which takes ten times as long and is the same for all.
 *
 *   node bench/in-yeoman.ts NAME WORD… [--FLAG…]     flags without values
 */
import { join } from 'node:path';
import { createEnv } from 'yeoman-environment';

const [name = 'app', ...words] = process.argv.slice(2);
const env = createEnv();
const namespace = `django-cloud:${name}`;
env.register(join(import.meta.dirname, `../dist/generators/${name}/index.js`), { namespace });
const flags = words.filter((word) => word.startsWith('--')).map((flag) => [flag.slice(2), true] as const);
const args = words.filter((word) => !word.startsWith('--'));
const started = performance.now();
await env.run([namespace, ...args], Object.fromEntries(flags));
console.error(`took ${performance.now() - started}`);
