/**
 * What `yo` does with a command line, in the environment of any version and with the generators of this checkout, for a
 * terminal: `node yeoman-driver.ts django-cloud shop --defaults`, with the folder of yeoman-environment in ENVIRONMENT.
 */
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

const { createEnv } = await import(pathToFileURL(join(process.env.ENVIRONMENT!, 'dist/index.js')).href);
const env = createEnv();
env.register(join(import.meta.dirname, '../../generators/app/index.ts'), { namespace: 'django-cloud:app' });
const words = process.argv.slice(2);
// As yo's parser does it: what does not begin with a dash is an argument.
const options = Object.fromEntries(
  words.filter((word) => word.startsWith('--')).map((word) => [word.slice(2), true]),
);
await env.run(
  words.filter((word) => !word.startsWith('-')),
  options,
);
