/** What a trainer's translations lack. */
import { Telling } from '../labs/telling.ts';
import { isDocument } from '../languages/documents.ts';
import type { ClassRecord } from './class-record.ts';
import { COMMIT_WORDS } from './commits.ts';
import { labsFor } from './making.ts';
import { PAGE_TEXTS } from './page-texts.ts';
import { placesOf } from './solutions.ts';
import type { Workshop } from './workshop-file.ts';

/**
 * The documents and pages of the projects themselves, which stay in English under translations of a trainer's: later commands
 * of the generator merge them with what it renders. None where the class is in a language of ours.
 */
export function englishOf(workshop: Workshop, record: ClassRecord): readonly string[] {
  const { language, translations, solutions = 'class', labs } = record.course;
  if (!translations) return [];
  const files = placesOf(workshop, record)
    .flatMap((owner) => labsFor(owner, labs, { language, solutions, translations }))
    .flatMap(({ start, solution }) => [...start, ...solution]);
  const paths = files
    .filter(({ path, origin }) => isDocument(path) && origin !== 'labs')
    .map(({ path }) => path);
  return [...new Set(paths)].sort();
}

/** The texts of a class that have no translation, in the order in which they are met; none where it is in a language of ours. */
export function untranslatedOf(workshop: Workshop, record: ClassRecord): readonly string[] {
  const { language, translations, solutions = 'class', labs } = record.course;
  if (!translations) return [];
  const telling = new Telling(language, translations);
  const editions = [labs, ...record.corrections.map((correction) => correction.labs)];
  for (const owner of placesOf(workshop, record))
    for (const edition of editions)
      labsFor(owner, edition, { language, solutions, translations }, { telling });
  for (const word of COMMIT_WORDS) telling.word(word, (text) => text);
  for (const text of Object.values(PAGE_TEXTS)) telling.tell(text);
  return [...telling.missing];
}
