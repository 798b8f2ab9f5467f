import { added } from '../additions/additions.ts';
import * as generated from '../generated/choices.ts';
import type { Database, Service } from './backing.ts';
import type {
  Disclosure,
  Editor,
  ExampleApp,
  Hardening,
  Licence,
  TestRunner,
  UserModel,
} from './beginning.ts';
import type { Choice, DjangoLine, Platform, PythonLine, Server, StaticFiles } from './choice.ts';
import { offeredOf, teachingOf } from './teaching.ts';

/** By title: all are ASCII, which a collator would sort the same, and loading one takes longer than planning a project. */
function byTitle(a: Choice, b: Choice): number {
  return a.title.toLowerCase() < b.title.toLowerCase() ? -1 : 1;
}

/** What is offered: the default first, then what takes its place, then by title, so that every list has one order. */
function ordered<T extends Choice & { readonly default?: boolean; readonly preferred?: boolean }>(
  choices: readonly T[],
): readonly T[] {
  const rank = ({ default: first = false, preferred = false }: T): number =>
    2 * Number(first) + Number(preferred);
  return offeredOf(choices).sort((a, b) => rank(b) - rank(a) || byTitle(a, b));
}

export const servers: readonly Server[] = ordered<Server>([
  ...generated.servers,
  ...added<Server>('servers'),
]);
export const platforms: readonly Platform[] = ordered<Platform>([
  ...generated.platforms,
  ...added<Platform>('platforms'),
]);
export const staticFiles: readonly StaticFiles[] = ordered<StaticFiles>(generated.static);
export const databases: readonly Database[] = ordered<Database>(generated.databases);
export const services: readonly Service[] = ordered<Service>([
  ...generated.services,
  ...added<Service>('services'),
]);
export const djangoLines: readonly DjangoLine[] = ordered<DjangoLine>(generated.django);
export const pythonLines: readonly PythonLine[] = ordered<PythonLine>(generated.python);
export const examples: readonly ExampleApp[] = ordered<ExampleApp>(generated.examples);
export const userModels: readonly UserModel[] = ordered<UserModel>(generated.users);
export const testRunners: readonly TestRunner[] = ordered<TestRunner>(generated.tests);
export const licences: readonly Licence[] = ordered<Licence>(generated.licenses);
export const disclosures: readonly Disclosure[] = ordered<Disclosure>(generated.disclosures);
export const hardenings: readonly Hardening[] = ordered<Hardening>(generated.hardenings);
export const editors: readonly Editor[] = ordered<Editor>(generated.editors);

/** The choice of that id; undefined when there is none. */
export function findChoice<T extends Choice>(choices: readonly T[], id: string): T | undefined {
  return [...choices, ...teachingOf(choices)].find((choice) => choice.id === id);
}

/** The choice of that id. @throws Error when there is none: answers are validated before they come here. */
export function choiceOf<T extends Choice>(choices: readonly T[], id: string): T {
  const found = findChoice(choices, id);
  if (!found) throw new Error(`No choice has the id "${id}".`);
  return found;
}
