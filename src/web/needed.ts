/** What a plan needs of the page's parts: areas of templates, the lock of a Django line, translations. Pure. */
import type { Answers } from '../choices/choice.ts';
import { chosen } from '../choices/chosen.ts';

/** The areas of templates that a plan of these answers looks into. */
export function areasOf(answers: Answers): readonly string[] {
  const areas = chosen(answers);
  const shared = areas.flatMap(({ choice }) => choice.shares ?? []);
  return [
    ...new Set([
      'project',
      ...(answers.adopted ? ['adopted'] : []),
      ...shared,
      ...areas.map(({ area }) => area),
    ]),
  ];
}

/** The parts of the page that a plan needs beside the first one. */
export type NeededPart = 'rest' | 'es' | 'es-rest';

/**
 * The parts that a plan of these answers needs, beside the one with which the page begins.
 *
 * @param later areas and Django lines that are not in the first part
 */
export function neededParts(answers: Answers, later: ReadonlySet<string>): readonly NeededPart[] {
  const isFirst = ![...areasOf(answers), answers.django].some((one) => later.has(one));
  const isTranslated = answers.language === 'es';
  return [
    ...(isFirst ? [] : (['rest'] as const)),
    ...(isTranslated ? (['es'] as const) : []),
    ...(isTranslated && !isFirst ? (['es-rest'] as const) : []),
  ];
}
