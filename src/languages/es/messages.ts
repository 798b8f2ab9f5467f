import { texts } from '../../generated/es.ts';
import type { Catalogue } from '../catalogue-type.ts';
import { adopt } from './adopt.ts';
import { answers } from './answers.ts';
import { beginnings } from './beginnings.ts';
import { change } from './change.ts';
import { choices } from './choices.ts';
import { command } from './command.ts';
import { completion } from './completion.ts';
import { contractRows } from './contract-rows.ts';
import { explain } from './explain.ts';
import { extras } from './extras.ts';
import { labs } from './labs.ts';
import { placeholders } from './placeholders.ts';
import { plugins } from './plugins.ts';
import { rehearsal } from './rehearsal.ts';
import { services } from './services.ts';
import { strayWord } from './stray-word.ts';
import { summary } from './summary.ts';
import { system } from './system.ts';
import { trust } from './trust.ts';
import { web } from './web.ts';
import { workshop } from './workshop.ts';
import { workshopClass } from './workshop-class.ts';
import { workshopTrainer } from './workshop-trainer.ts';

/** What is said while a command runs, by area, and by choice; no text is in two of them. */
export const MESSAGES: readonly Catalogue[] = [
  adopt,
  answers,
  beginnings,
  change,
  choices,
  command,
  completion,
  contractRows,
  explain,
  extras,
  labs,
  placeholders,
  plugins,
  rehearsal,
  services,
  strayWord,
  summary,
  system,
  web,
  trust,
  workshop,
  workshopClass,
  workshopTrainer,
  ...texts,
];

export const messages: Catalogue = Object.assign({}, ...MESSAGES);
