import type { Catalogue } from '../catalogue-type.ts';
import { cloudfoundryPages } from './cloudfoundry-pages.ts';
import { codeenginePages } from './codeengine-pages.ts';
import { MESSAGES } from './messages.ts';
import { onpremPages } from './onprem-pages.ts';
import { project } from './project.ts';
import { servicesPages } from './services-pages.ts';

/** What templates that people read say: they are translated when they are compiled, so that no command loads this half. */
export const DOCUMENT_TEXTS: readonly Catalogue[] = [
  cloudfoundryPages,
  codeenginePages,
  onpremPages,
  project,
  servicesPages,
];

/** Spanish, by area; no text is in two of them. */
export const AREAS: readonly Catalogue[] = [...MESSAGES, ...DOCUMENT_TEXTS];

export const spanish: Catalogue = Object.assign({}, ...AREAS);
