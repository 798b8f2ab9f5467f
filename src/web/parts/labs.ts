/** The part of the workshop's page: what writes YAML; the labs' templates are put beside it by the build. */
import { stringify } from 'yaml';
import type { Parts } from './registry.ts';

declare const djangoCloudPart: (name: 'labs', part: Parts['labs']) => void;
declare const djangoCloudLabs: Parts['labs']['templates'];
djangoCloudPart('labs', { templates: djangoCloudLabs, stringify });
