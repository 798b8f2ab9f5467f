/** What the page's parts bring, as source code: templates, translations and messages, each in two pieces. */

import { messages } from '../../src/generated/es/messages.ts';
import { locks } from '../../src/generated/locks.ts';
import { templates } from '../../src/generated/templates.ts';
import type { Catalogue } from '../../src/languages/catalogue-type.ts';
import type { Template } from '../../src/plan/plan.ts';
import { areasOf } from '../../src/web/needed.ts';
import { firstAnswers } from '../../src/web/selection.ts';

/** The area of the labs' templates, which only the workshop's page needs. */
export const LABS = 'labs';

type Text = Pick<Template, 'contents' | 'render'>;

/** A text as source: functions of compiled templates name nothing outside of themselves. */
const textSource = ({ contents, render }: Text): string =>
  render ? String(render) : `contents: ${JSON.stringify(contents)}`;

/** What nobody has chosen yet: what the first preview is planned from. */
const FIRST = firstAnswers('en');
const FIRST_AREAS: ReadonlySet<string> = new Set(areasOf(FIRST));
const isFirst = (area: string): boolean => FIRST_AREAS.has(area);

export function templatesSource(areas: readonly string[]): string {
  const sources = areas.map((area) => {
    const files = (templates[area] ?? []).map(
      (one) => `{ path: ${JSON.stringify(one.path)}, executable: ${one.executable}, ${textSource(one)} }`,
    );
    return `${JSON.stringify(area)}: [${files.join(',\n')}]`;
  });
  return `{${sources.join(',\n')}}`;
}

function translationsSource(language: 'es', areas: readonly string[]): string {
  const sources = areas.map((area) => {
    const texts = (templates[area] ?? []).flatMap(({ path, translations }) => {
      const text = translations?.[language];
      return text ? [`${JSON.stringify(path)}: { ${textSource(text)} }`] : [];
    });
    return `${JSON.stringify(area)}: {${texts.join(',\n')}}`;
  });
  return `{${sources.join(',\n')}}`;
}

/**
 * Whether a script says a message: its longest piece between values stands in it, as source code has it. What is not found
 * comes with the rest, a moment later.
 */
function says(script: string, key: string): boolean {
  const pieces = key.split(/\{\d+\}/).sort((a, b) => b.length - a.length);
  const [piece = ''] = pieces;
  return [piece, piece.replaceAll('`', '\\`'), JSON.stringify(piece).slice(1, -1)].some((text) =>
    script.includes(text),
  );
}

/** Messages in two: those that a script says, and the others. */
export function dividedBy(script: string): readonly [Catalogue, Catalogue] {
  const entries = Object.entries(messages);
  const first = entries.filter(([key]) => says(script, key));
  const known = new Set(first.map(([key]) => key));
  return [Object.fromEntries(first), Object.fromEntries(entries.filter(([key]) => !known.has(key)))];
}

const call = (name: string, members: Readonly<Record<string, string>>): string =>
  `djangoCloudPart(${JSON.stringify(name)}, {${Object.entries(members)
    .map(([key, source]) => `${key}: ${source}`)
    .join(', ')}});`;

/**
 * The parts from which projects are planned, as scripts.
 *
 * @param page the page's own script: what it says comes first
 */
export function planningParts(page: string): Readonly<Record<string, string>> {
  const areas = Object.keys(templates).filter((area) => area !== LABS);
  const [first, later] = [areas.filter(isFirst), areas.filter((area) => !isFirst(area))];
  const { [FIRST.django]: lock, ...laterLocks } = locks;
  const [said, others] = dividedBy(page);
  return {
    project: call('project', {
      templates: templatesSource(first),
      locks: JSON.stringify({ [FIRST.django]: lock }),
      later: JSON.stringify([...later, ...Object.keys(laterLocks)]),
    }),
    rest: call('rest', { templates: templatesSource(later), locks: JSON.stringify(laterLocks) }),
    es: call('es', { messages: JSON.stringify(said), translations: translationsSource('es', first) }),
    'es-rest': call('es-rest', {
      messages: JSON.stringify(others),
      translations: translationsSource('es', [...later, LABS]),
    }),
  };
}
