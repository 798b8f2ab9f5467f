import { texts } from '../../generated/es-pages.ts';
import type { Catalogue } from '../catalogue-type.ts';
import { MESSAGES } from './messages.ts';
import { project } from './project.ts';
import { servicesPages } from './services-pages.ts';

/** What templates that people read say: they are translated when they are compiled, so that no command loads this half. */
export const DOCUMENT_TEXTS: readonly Catalogue[] = [project, servicesPages, ...texts];

/** Spanish, by area; no text is in two of them. */
export const AREAS: readonly Catalogue[] = [...MESSAGES, ...DOCUMENT_TEXTS];

export const spanish: Catalogue = Object.assign({}, ...AREAS);
