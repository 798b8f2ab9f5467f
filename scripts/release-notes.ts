/** Prints the changelog's section of the version that a tag names, as the notes of its release. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { releaseNotes } from './package/release-notes.ts';

const root = join(import.meta.dirname, '..');
const read = (path: string): string => readFileSync(join(root, path), 'utf8');
const [tag = ''] = process.argv.slice(2);
process.stdout.write(releaseNotes(tag, JSON.parse(read('package.json')).version, read('CHANGELOG.md')));
