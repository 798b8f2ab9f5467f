import type { Catalogue } from '../catalogue-type.ts';
import { adopt } from './adopt.ts';
import { answers } from './answers.ts';
import { beginnings } from './beginnings.ts';
import { change } from './change.ts';
import { choices } from './choices.ts';
import { cloudfoundryPages } from './cloudfoundry-pages.ts';
import { cloudfoundryRules } from './cloudfoundry-rules.ts';
import { codeenginePages } from './codeengine-pages.ts';
import { codeengineRules } from './codeengine-rules.ts';
import { command } from './command.ts';
import { completion } from './completion.ts';
import { extras } from './extras.ts';
import { labs } from './labs.ts';
import { onpremPages } from './onprem-pages.ts';
import { onpremRules } from './onprem-rules.ts';
import { placeholders } from './placeholders.ts';
import { project } from './project.ts';
import { rehearsal } from './rehearsal.ts';
import { services } from './services.ts';
import { servicesPages } from './services-pages.ts';
import { strayWord } from './stray-word.ts';
import { summary } from './summary.ts';
import { system } from './system.ts';
import { workshop } from './workshop.ts';
import { workshopClass } from './workshop-class.ts';
import { workshopTrainer } from './workshop-trainer.ts';

/** Spanish, by area; no text is in two of them. */
export const AREAS: readonly Catalogue[] = [
  adopt,
  answers,
  beginnings,
  change,
  choices,
  cloudfoundryPages,
  cloudfoundryRules,
  codeenginePages,
  codeengineRules,
  command,
  completion,
  extras,
  labs,
  onpremPages,
  onpremRules,
  placeholders,
  project,
  rehearsal,
  services,
  servicesPages,
  strayWord,
  summary,
  system,
  workshop,
  workshopClass,
  workshopTrainer,
];

export const spanish: Catalogue = Object.assign({}, ...AREAS);
