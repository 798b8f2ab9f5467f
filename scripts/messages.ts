/**
 * Writes the PO files of all languages: texts that are said and are not there yet, with an empty translation; nothing that is
 * said no more. `npm run messages -- fr français` begins a language, in one file. With `--check` it writes nothing, and fails
 * where it would.
 */
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { updated } from './languages/placed.ts';
import { root } from './languages/texts.ts';

const words = process.argv.slice(2).filter((word) => word !== '--check');
const [language, name] = words;
if (words.length > 0 && !(language && /^[a-z]{2,3}$/.test(language) && name)) {
  console.error(
    'Usage: npm run messages [-- LANGUAGE NAME [--check]], such as: npm run messages -- fr français',
  );
  process.exit(2);
}

let differing = 0;
for (const [path, text] of updated(language && name ? { language, name } : undefined)) {
  const file = join(root, path);
  const before = existsSync(file) ? readFileSync(file, 'utf8') : undefined;
  if (before === text) continue;
  differing += 1;
  console.log(`${path}: ${text === undefined ? 'nothing is left' : 'differs'}`);
  if (process.argv.includes('--check')) continue;
  if (text === undefined) rmSync(file);
  else writeFileSync(file, text);
}
if (process.argv.includes('--check') && differing > 0) {
  console.error('Run: npm run messages');
  process.exit(1);
}
